// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/vault/vault.hpp"
#include "gui/start/practice_shelf.hpp"

#include <exception>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace attune {

/// What the start page knows and can do: which practices there are, which one is chosen, and opening it.
///
/// Borrows the shelf. Opening derives a key, which takes about a second, so it runs on a thread of its own;
/// `deliver` (set by the view) brings the answer back to the main thread. One job at a time.
class StartViewModel {
public:
    StartViewModel(PracticeShelf& shelf, Surroundings surroundings);
    ~StartViewModel();
    StartViewModel(const StartViewModel&) = delete;
    StartViewModel& operator=(const StartViewModel&) = delete;

    [[nodiscard]] const std::vector<KnownPractice>& practices() const { return shelf_.practices(); }
    /// Reads the card of a folder, makes it the chosen one and puts it on the shelf. Throws what Vault::card
    /// throws; the choice then stands without a card and off the shelf.
    void choose(const std::filesystem::path& folder);
    /// The folder that is chosen, with or without a readable card.
    [[nodiscard]] const std::optional<std::filesystem::path>& chosen() const noexcept { return chosen_; }
    [[nodiscard]] const std::optional<VaultCard>& card() const noexcept { return card_; }
    void forget(const std::filesystem::path& folder) { shelf_.forget(folder); }
    [[nodiscard]] Date today() const { return surroundings_.clock->today(); }
    [[nodiscard]] const Surroundings& surroundings() const noexcept { return surroundings_; }

    enum class RolledBack { refuse, accept };
    /// Opens the chosen practice; answers through `on_open` or `on_failure`.
    void unlock(const std::string& user, Passphrase passphrase, RolledBack rolled_back = RolledBack::refuse);
    void unlock_with_recovery(const std::string& user, std::string code);
    /// Makes the demo practice with `make` (on the worker, which must not throw more than Error), then opens it.
    void open_demo(std::function<std::filesystem::path()> make, std::string passphrase);
    /// Makes a practice; answers through `on_create` or `on_failure`.
    void create(const std::filesystem::path& folder, const NewVault& what, Passphrase passphrase);
    /// Makes the practice `folder`, which must not exist, out of a backup; answers through `on_restore` or
    /// `on_failure`.
    void restore(const std::filesystem::path& backup, const std::filesystem::path& folder);
    [[nodiscard]] bool is_busy() const noexcept { return busy_; }

    /// Runs a function on the main thread; set by the view.
    std::function<void(std::function<void()>)> deliver;
    std::function<void(std::unique_ptr<Vault>)> on_open;
    std::function<void(Vault::Created)> on_create;
    std::function<void(const std::filesystem::path& folder)> on_restore;
    std::function<void(const std::exception&)> on_failure;

private:
    using Job = std::function<std::function<void()>()>;
    void run(Job job);
    void keep(const Vault& vault);
    void hand_over(std::unique_ptr<Vault> vault);

    PracticeShelf& shelf_;
    Surroundings surroundings_;
    std::optional<std::filesystem::path> chosen_;
    std::optional<VaultCard> card_;
    bool busy_ = false;
    std::shared_ptr<bool> alive_ = std::make_shared<bool>(true);
    std::jthread worker_;
};

/// Two different groups of a recovery code (from 0) that the user types back, chosen by its own characters.
[[nodiscard]] std::pair<std::size_t, std::size_t> groups_to_repeat(const std::string& code);
/// The groups of a code as written: "NFXE", "3TBX", …
[[nodiscard]] std::vector<std::string> recovery_groups(const std::string& code);
/// Whether what was typed is this group; any case, blanks ignored.
[[nodiscard]] bool is_group(const std::string& typed, const std::string& group);
/// What is printed or saved: practice, user, code and what it is for.
[[nodiscard]] std::string recovery_sheet_text(const std::string& practice, const std::string& user,
                                              const std::string& code, Date day);

} // namespace attune
