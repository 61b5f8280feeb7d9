// SPDX-License-Identifier: Apache-2.0
#include "cli/context.hpp"

#include "core/caseload/note_alerts_desk.hpp"

#include "cli/passphrase_source.hpp"
#include "cli/warnings.hpp"
#include "core/modality/shipped_packs.hpp"

namespace attune::cli {
Practice::Practice(std::unique_ptr<Vault> opened, std::unique_ptr<TemplateShelf> at_hand)
    : vault{std::move(opened)},
      shelf{std::move(at_hand)},
      native{shelf->packs()},
      pack_store{*vault},
      packs{pack_store, *shelf, &native},
      clients{vault->database(), vault->clock()},
      episodes{vault->database()},
      notes{*vault, *shelf} {
    notes.ask_alerts_of(std::make_unique<NoteAlertsDesk>(*vault, *shelf));
}

std::string Context::user_of(const std::filesystem::path& folder) const {
    VaultCard card;
    try {
        card = Vault::card(folder);
    } catch (const Error& error) {
        throw CannotOpen{error};
    }
    if (user)
        return *user;
    if (card.users.size() == 1)
        return card.users.front();
    std::string names;
    for (const auto& name : card.users)
        names += (names.empty() ? "" : ", ") + name;
    throw WrongUse{"this practice has several users: give --user NAME, one of " + names};
}

std::unique_ptr<Vault> Context::open_vault(const std::filesystem::path& folder) const {
    const std::string name = user_of(folder);
    try {
        return open_vault(folder, read_secret(passphrase_file, "Passphrase of " + name));
    } catch (const Error& error) { // the file of the passphrase
        throw CannotOpen{error};
    }
}

std::unique_ptr<Vault> Context::open_vault(const std::filesystem::path& folder, Passphrase passphrase) const {
    try {
        warn_of_dangers(folder);
        auto vault = Vault::open(folder, user_of(folder), std::move(passphrase), usual_surroundings());
        warn_of_used_sheet(*vault);
        return vault;
    } catch (const Error& error) {
        throw CannotOpen{error};
    }
}

Practice Context::open(const std::filesystem::path& folder) const { return Practice{open_vault(folder), shelf()}; }

std::unique_ptr<TemplateShelf> Context::shelf() const {
    std::vector<std::filesystem::path> folders = attune::pack_folders();
    folders.insert(folders.end(), pack_folders.begin(), pack_folders.end());
    return std::make_unique<TemplateShelf>(read_packs(folders));
}

Date day_from(const std::string& text, const char* option) {
    if (const auto day = parse_date(text))
        return *day;
    throw WrongUse{std::string{option} + " takes a day as 2027-03-09"};
}

} // namespace attune::cli
