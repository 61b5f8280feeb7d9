// SPDX-License-Identifier: Apache-2.0
#include "cli/context.hpp"

#include "cli/passphrase_source.hpp"
#include "core/modality/shipped_packs.hpp"

namespace attune::cli {
namespace {

std::string user_of(const VaultCard& card, const std::optional<std::string>& wanted) {
    if (wanted)
        return *wanted;
    if (card.users.size() == 1)
        return card.users.front();
    std::string names;
    for (const auto& name : card.users)
        names += (names.empty() ? "" : ", ") + name;
    throw WrongUse{"this practice has several users: give --user NAME, one of " + names};
}

} // namespace

Practice::Practice(std::unique_ptr<Vault> opened, std::unique_ptr<TemplateShelf> packs)
    : vault{std::move(opened)},
      shelf{std::move(packs)},
      clients{vault->database(), vault->clock()},
      episodes{vault->database()},
      notes{*vault, *shelf} {}

Practice Context::open(const std::filesystem::path& folder) const {
    try {
        const VaultCard card = Vault::card(folder);
        const std::string name = user_of(card, user);
        return Practice{Vault::open(folder, name, read_passphrase(passphrase_file, "Passphrase of " + name),
                                    usual_surroundings()),
                        shelf()};
    } catch (const Error& error) {
        throw CannotOpen{error};
    }
}

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
