// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/vault/vault.hpp"
#include "tests/unit/manual_clock.hpp"
#include "tests/unit/temp_folder.hpp"

#include <filesystem>
#include <memory>
#include <string>
#include <utility>

namespace attune {

/// A real vault in a temporary folder, open, with the whole schema and one user, at the lowest key cost that
/// a vault may have (about 50 ms).
///
///     TestVault test;
///     ClientStore clients{test.database()};
///     test.clock.set(2027y / March / 10);
///     test.reopen();                       // stores that borrow the old database must be made anew
class TestVault {
public:
    static constexpr const char* practice = "Lime Tree Practice";
    static constexpr const char* user = "Dr Ana Kovač";
    static constexpr const char* passphrase = "orbit velvet seven kettles";

    TestVault() {
        Vault::Created made = Vault::create(
            path(),
            {.practice = practice, .user = user, .credentials = "MSc", .cost = KeyCost{std::size_t{64} << 20, 2}},
            Passphrase{std::string{passphrase}}, surroundings());
        vault_ = std::move(made.vault);
        recovery_code = std::move(made.recovery_code);
    }

    [[nodiscard]] Vault& vault() { return *vault_; }
    [[nodiscard]] Database& database() { return vault_->database(); }
    [[nodiscard]] std::filesystem::path path() const { return folder / "Test.attune"; }
    [[nodiscard]] Surroundings surroundings() const {
        return {.state_folder = folder / "state", .clock = &clock};
    }

    /// Locks and lets go.
    void close() { vault_.reset(); }
    /// Opens again what was closed.
    Vault& open() {
        vault_ = Vault::open(path(), user, Passphrase{std::string{passphrase}}, surroundings());
        return *vault_;
    }
    /// Locks and unlocks.
    Vault& reopen() {
        close();
        return open();
    }

    TempFolder folder{TempFolder::Place::memory};
    ManualClock clock;
    std::string recovery_code;

private:
    std::unique_ptr<Vault> vault_;
};

} // namespace attune
