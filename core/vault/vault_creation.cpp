// SPDX-License-Identifier: Apache-2.0
#include "core/error.hpp"
#include "core/text/text.hpp"
#include "core/vault/key_cost.hpp"
#include "core/vault/migration.hpp"
#include "core/vault/process.hpp"
#include "core/vault/random_id.hpp"
#include "core/vault/recovery_sheet.hpp"
#include "core/vault/vault_opening.hpp"
#include "core/vault/vault_state.hpp"

#include <sodium.h>

#include <array>
#include <utility>

namespace attune {
namespace {

/// A hidden folder beside the one that is wanted, with a name that nobody else takes.
std::filesystem::path in_the_making(const std::filesystem::path& final_folder) {
    std::array<unsigned char, 4> bytes{};
    randombytes_buf(bytes.data(), bytes.size());
    std::string name{"."};
    name += final_folder.filename().string();
    name += ".new-";
    name += to_hex(bytes);
    return final_folder.parent_path() / name;
}

NewVault checked(NewVault what, const Passphrase& passphrase) {
    what.practice = tidy_name(what.practice);
    what.user = tidy_name(what.user);
    what.credentials = tidy_name(what.credentials);
    std::string problems;
    for (const auto& [text, name] :
         {std::pair{what.practice, "practice's name"}, std::pair{what.user, "user's name"},
          std::pair{what.credentials, "user's credentials"}}) {
        if (text_problem(text) || text.find('\n') != std::string::npos)
            problems +=
                std::string{problems.empty() ? "" : "; "} + "the " + name + " must be one line of plain text";
        if (length_in_characters(text) > 200)
            problems +=
                std::string{problems.empty() ? "" : "; "} + "the " + name + " may have 200 characters";
    }
    if (what.practice.empty() || what.user.empty())
        problems += std::string{problems.empty() ? "" : "; "} + "the practice and its user need a name";
    if (what.cost && !is_acceptable(*what.cost))
        problems += std::string{problems.empty() ? "" : "; "} +
                    "the key cost must be from 64 MiB / 2 passes to 2 GiB / 20";
    if (!problems.empty())
        throw Error{ErrorKind::bad_input, problems};
    require_good_passphrase(passphrase, what.practice, what.user);
    return what;
}

Keyring first_keyring(const NewVault& what, const Passphrase& passphrase, Instant now,
                      const SecretBytes& vault_key, const MemberSecrets& secrets, const SecretBytes& code) {
    Keyring keyring;
    keyring.vault_id = random_id();
    keyring.practice = what.practice;
    keyring.created = now;
    randombytes_buf(keyring.database_salt.data(), keyring.database_salt.size());
    Member owner;
    owner.id = UserId{1};
    owner.name = what.user;
    owner.credentials = what.credentials;
    owner.role = "owner";
    owner.joined = now;
    owner.box_key = secrets.box_public();
    owner.sign_key = secrets.sign_public();
    owner.cost = what.cost ? *what.cost : calibrated_cost(this_machine());
    randombytes_buf(owner.salt.data(), owner.salt.size());
    owner.passphrase_slot = seal_slot(keyring, owner.id, SlotKind::passphrase, secrets,
                                      derive_slot_key(passphrase, owner.salt, owner.cost));
    owner.recovery_slot =
        seal_slot(keyring, owner.id, SlotKind::recovery, secrets, recovery_slot_key(keyring, owner.id, code));
    owner.vault_keys.emplace(keyring.epoch, seal_vault_key(owner.box_key, vault_key));
    keyring.members.push_back(std::move(owner));
    sign_members(keyring, UserId{1}, secrets);
    return keyring;
}

/// Makes the database with its whole schema and closes it again.
void make_database(const std::filesystem::path& file, const Keyring& keyring, const SecretBytes& vault_key,
                   const Clock& clock) {
    make_file(file); // SQLite would take its mode from the umask
    const auto database =
        open_database(file, database_key_text(vault_key, keyring.database_salt), ConnectionUse::write);
    AuditTrail audit{*database, derive_subkey(vault_key, KeyPurpose::audit_mac), keyring.vault_id, clock};
    audit.set_user(1);
    audit.start();
    database->set_audit(&audit);
    migrate(*database, all_migrations());
    Change change{*database};
    Statement{*database, "INSERT INTO vault (one, vault_id, created_at) VALUES (1, ?1, ?2)"}
        .bind(keyring.vault_id, keyring.created)
        .run();
    change.record({.action = "vault.create", .object = "vault", .object_id = 1, .fields = ""});
    change.commit();
}

} // namespace

Vault::Created Vault::create(const std::filesystem::path& wanted_folder, const NewVault& wanted,
                             Passphrase passphrase, const Surroundings& surroundings) {
    prepare_process();
    const NewVault what = checked(wanted, passphrase);
    const std::filesystem::path folder = with_file_errors([&] { return real_path(wanted_folder); });
    std::error_code unreadable;
    if (std::filesystem::exists(std::filesystem::symlink_status(folder, unreadable)))
        throw Error{ErrorKind::vault_exists,
                    "\"" + folder.string() + "\" exists already: choose another name"};
    FolderInTheMaking making{in_the_making(folder)};
    const SecretBytes vault_key = SecretBytes::random(32);
    const SecretBytes code = SecretBytes::random(recovery_bytes);
    MemberSecrets secrets = MemberSecrets::random();
    const Keyring keyring =
        first_keyring(what, passphrase, surroundings.clock->now(), vault_key, secrets, code);
    make_database(making.path() / "vault.db", keyring, vault_key, *surroundings.clock);
    make_folder(making.path() / "attachments");
    replace_file(making.path() / "lock", "");
    replace_file(making.path() / "keyring",
                 write_keyring(keyring, derive_subkey(vault_key, KeyPurpose::keyring_mac)));
    making.move_to(folder);
    Created created;
    created.vault = open_vault({.folder = folder, .user = what.user, .surroundings = surroundings},
                               [&secrets](const Keyring&, const Member&) { return std::move(secrets); });
    created.vault->state_->opening.anchor_missing = false; // this machine has seen all of it
    created.recovery_code = write_recovery_code(code);
    making.keep(); // not before: a vault whose sheet nobody has seen would only stand in the way
    return created;
}

} // namespace attune
