// SPDX-License-Identifier: Apache-2.0
#include "gui/start/start_view_model.hpp"

#include "core/error.hpp"
#include "gui/workspace/date_words.hpp"

#include <algorithm>
#include <cctype>
#include <utility>

namespace attune {

StartViewModel::StartViewModel(PracticeShelf& shelf, Surroundings surroundings)
    : shelf_{shelf},
      surroundings_{std::move(surroundings)} {}

StartViewModel::~StartViewModel() { *alive_ = false; }

void StartViewModel::choose(const std::filesystem::path& folder) {
    chosen_ = folder;
    card_.reset();
    const VaultCard card = Vault::card(folder);
    std::error_code unknown; // as an opened vault names its folder, so that the shelf has it once
    const auto whole = std::filesystem::canonical(folder, unknown);
    chosen_ = unknown ? folder : whole;
    card_ = card;
    const auto& known = shelf_.practices();
    if (std::ranges::find(known, *chosen_, &KnownPractice::folder) == known.end())
        shelf_.remember({.folder = *chosen_, .name = card.practice, .opened = {}});
}

/// `job` runs on the worker and returns what is to be done on the main thread.
void StartViewModel::run(Job job) {
    busy_ = true;
    worker_ = std::jthread{[this, alive = alive_, job = std::move(job), bring = deliver] {
        auto answer = std::make_shared<std::function<void()>>();
        try {
            *answer = job();
        } catch (const std::exception&) {
            *answer = [this, failure = std::current_exception()] {
                try {
                    std::rethrow_exception(failure);
                } catch (const std::exception& caught) {
                    on_failure(caught);
                }
            };
        }
        bring([this, alive, answer] {
            if (!*alive)
                return;
            busy_ = false;
            (*answer)();
        });
    }};
}

void StartViewModel::keep(const Vault& vault) {
    shelf_.remember({.folder = vault.folder(), .name = vault.practice(), .opened = surroundings_.clock->now()});
}

void StartViewModel::unlock(const std::string& user, Passphrase passphrase, RolledBack rolled_back) {
    auto secret = std::make_shared<Passphrase>(std::move(passphrase)); // std::function wants to be copied
    run([this, folder = chosen_.value(), user, secret, rolled_back]() -> std::function<void()> {
        const auto open = rolled_back == RolledBack::accept ? &Vault::open_rolled_back : &Vault::open;
        auto vault = std::make_shared<std::unique_ptr<Vault>>(open(folder, user, std::move(*secret), surroundings_));
        return [this, vault] { hand_over(std::move(*vault)); };
    });
}

void StartViewModel::unlock_with_recovery(const std::string& user, std::string code) {
    run([this, folder = chosen_.value(), user, code = std::move(code)]() -> std::function<void()> {
        auto vault = std::make_shared<std::unique_ptr<Vault>>(
            Vault::open_with_recovery(folder, user, code, surroundings_));
        return [this, vault] { hand_over(std::move(*vault)); };
    });
}

void StartViewModel::open_demo(std::function<std::filesystem::path()> make, std::string passphrase) {
    run([this, make = std::move(make), passphrase = std::move(passphrase)]() -> std::function<void()> {
        const std::filesystem::path folder = make();
        const VaultCard card = Vault::card(folder);
        auto vault = std::make_shared<std::unique_ptr<Vault>>(
            Vault::open(folder, card.users.at(0), Passphrase{std::string{passphrase}}, surroundings_));
        return [this, vault] { hand_over(std::move(*vault)); };
    });
}

namespace {

/// The words of the vault speak of a practice in use; here it is the copy that is wrong.
void restore_or_say_why(const std::filesystem::path& backup, const std::filesystem::path& folder) {
    if (!std::filesystem::exists(backup / "manifest"))
        throw Error{ErrorKind::bad_input, "This folder is not a backup. The name of a backup ends in "
                                          "\".attune-backup\"; choose that folder."};
    try {
        restore_backup(backup, folder);
    } catch (const Error& failure) {
        if (failure.kind() != ErrorKind::vault_damaged && failure.kind() != ErrorKind::keyring_damaged &&
            failure.kind() != ErrorKind::vault_missing)
            throw;
        throw Error{ErrorKind::bad_input, "Part of this backup is missing or was changed after it was made. "
                                          "Nothing was restored. Choose another backup."};
    }
}

} // namespace

void StartViewModel::restore(const std::filesystem::path& backup, const std::filesystem::path& folder) {
    run([this, backup, folder]() -> std::function<void()> {
        restore_or_say_why(backup, folder);
        return [this, folder] { on_restore(folder); };
    });
}

void StartViewModel::create(const std::filesystem::path& folder, const NewVault& what, Passphrase passphrase) {
    auto secret = std::make_shared<Passphrase>(std::move(passphrase));
    run([this, folder, what, secret]() -> std::function<void()> {
        auto created = std::make_shared<Vault::Created>(
            Vault::create(folder, what, std::move(*secret), surroundings_));
        return [this, created] {
            keep(*created->vault);
            on_create(std::move(*created));
        };
    });
}

void StartViewModel::hand_over(std::unique_ptr<Vault> vault) {
    keep(*vault);
    on_open(std::move(vault));
}

std::vector<std::string> recovery_groups(const std::string& code) {
    std::vector<std::string> groups{""};
    for (const char letter : code) {
        if (letter == ' ' || letter == '-' || letter == '\n')
            groups.emplace_back();
        else
            groups.back() += letter;
    }
    std::erase(groups, std::string{});
    return groups;
}

std::pair<std::size_t, std::size_t> groups_to_repeat(const std::string& code) {
    const std::size_t count = recovery_groups(code).size();
    if (count < 2)
        return {0, 0};
    std::size_t mix = 0;
    for (const char letter : code)
        mix = mix * 31 + static_cast<unsigned char>(letter);
    const std::size_t first = mix % (count / 2);
    const std::size_t second = count / 2 + (mix / 7) % (count - count / 2);
    return {first, second};
}

bool is_group(const std::string& typed, const std::string& group) {
    std::string bare;
    for (const char letter : typed)
        if (std::isspace(static_cast<unsigned char>(letter)) == 0 && letter != '-')
            bare += static_cast<char>(std::toupper(static_cast<unsigned char>(letter)));
    return bare == group;
}

std::string recovery_sheet_text(const std::string& practice, const std::string& user, const std::string& code,
                                Date day) {
    std::string lines = "Attune recovery sheet\n\nPractice: " + practice + "\nName: " + user +
                        "\nMade on: " + long_date(day) + "\n\n";
    int column = 0;
    for (const std::string& group : recovery_groups(code))
        lines += group + (++column % 3 == 0 ? "\n" : "   ");
    return lines + "\n\nWhoever holds this sheet can open the practice without the passphrase. Keep it where you\n"
                   "keep your keys to the practice, not beside the computer.\n";
}

} // namespace attune
