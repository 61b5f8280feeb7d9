// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/unit/error_kind.hpp"
#include "tests/unit/manual_clock.hpp"
#include "tests/unit/vault_fixture.hpp"

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace attune {

/// What a user was told during a story, and may rely on from then on.
struct Told {
    bool made = false;               ///< the vault was made
    int saved = 0;                   ///< changes 1 … saved are safe
    int tried = 0;                   ///< changes 1 … tried were begun
    std::string passphrase;          ///< opens the vault
    std::string recovery_code;       ///< opens the vault; empty when not known
    std::vector<std::string> backups; ///< names in the folder of backups
    std::vector<Thrown> failures;
};

/// A practice on a disk that may fail: what its user does there, and what must hold afterwards. Everything lies
/// in one folder, so that it can be copied: the vault, the state beside it and the backups.
class VaultStory {
public:
    explicit VaultStory(std::filesystem::path root)
        : root_{std::move(root)} {}

    // Setting out, on a sound disk.
    /// A vault of the present schema with tables for the changes, closed.
    Told make_vault();
    /// The same as it was before the last migration.
    Told make_old_vault();

    // What the user does. Each returns normally when the disk fails, and notes it in `told`. `acknowledged` is
    // called whenever the user was told something.
    void create(Told& told);
    /// False when the vault does not open.
    bool open(Told& told);
    void save(Told& told, int times);
    void back_up(Told& told);
    void change_passphrase(Told& told);
    void replace_sheet(Told& told);
    void close(Told& told);
    /// The program ends here, without a word to the vault.
    void walk_away() { vault_.reset(); }
    std::function<void(const Told&)> acknowledged = [](const Told&) {};

    /// On a sound disk again: opens what is there and finds everything that was told. Returns what is wrong, in
    /// words; empty when all holds.
    [[nodiscard]] std::string judge(const Told& told);

    [[nodiscard]] std::filesystem::path folder() const { return root_ / "Test.attune"; }
    [[nodiscard]] std::filesystem::path backups() const { return root_ / "backups"; }

private:
    [[nodiscard]] Surroundings surroundings() const {
        return {.state_folder = root_ / "state", .clock = &clock_};
    }
    void attempt(Told& told, const std::function<void()>& step);
    void save_one(int number);
    [[nodiscard]] std::string judge_rows(const Told& told, Vault& vault) const;
    [[nodiscard]] std::string judge_backup(const Told& told, const std::filesystem::path& backup);

    std::filesystem::path root_;
    ManualClock clock_;
    std::unique_ptr<Vault> vault_;
};

} // namespace attune
