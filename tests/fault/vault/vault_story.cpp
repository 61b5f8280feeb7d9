// SPDX-License-Identifier: Apache-2.0
#include "tests/fault/vault/vault_story.hpp"

#include "core/vault/audit_trail.hpp"
#include "core/vault/connection.hpp"
#include "core/vault/migration.hpp"
#include "tests/unit/vault/raw_vault.hpp"

#include <algorithm>

namespace attune {
namespace {

constexpr const char* second_passphrase = "seven otters under a lamp";
constexpr const char* tables = "CREATE TABLE thing (id INTEGER PRIMARY KEY, a TEXT NOT NULL) STRICT; "
                               "CREATE TABLE other (thing_id INTEGER NOT NULL REFERENCES thing) STRICT";

NewVault what() {
    return {.practice = TestVault::practice,
            .user = TestVault::user,
            .credentials = "",
            .cost = KeyCost{std::size_t{64} << 20, 2}};
}

} // namespace

void VaultStory::attempt(Told& told, const std::function<void()>& step) {
    try {
        step();
    } catch (const Error& error) {
        told.failures.push_back({error.kind(), error.what()});
    }
}

Told VaultStory::make_vault() {
    Told told;
    create(told);
    vault_->database().execute(tables);
    close(told);
    return told;
}

Told VaultStory::make_old_vault() {
    Told told = make_vault();
    const RawVault raw{folder()};
    std::filesystem::remove(raw.file);
    make_file(raw.file);
    const auto database = raw.database();
    AuditTrail audit{*database, derive_subkey(raw.vault_key, KeyPurpose::audit_mac), raw.keyring.vault_id, clock_};
    audit.start();
    database->set_audit(&audit);
    migrate(*database, all_migrations().first(all_migrations().size() - 1));
    Change change{*database};
    Statement{*database, "INSERT INTO vault (one, vault_id, created_at) VALUES (1, ?1, 0)"}
        .bind(raw.keyring.vault_id)
        .run();
    change.record({.action = "vault.create", .object = "vault", .object_id = 1, .fields = ""});
    change.commit();
    database->execute(tables);
    std::filesystem::remove_all(root_ / "state"); // it remembers the other database
    return told;
}

void VaultStory::create(Told& told) {
    attempt(told, [&] {
        Vault::Created made =
            Vault::create(folder(), what(), Passphrase{std::string{TestVault::passphrase}}, surroundings());
        vault_ = std::move(made.vault);
        told.made = true;
        told.passphrase = TestVault::passphrase;
        told.recovery_code = made.recovery_code;
        acknowledged(told);
    });
}

bool VaultStory::open(Told& told) {
    attempt(told, [&] {
        vault_ = Vault::open(folder(), TestVault::user, Passphrase{std::string{told.passphrase}}, surroundings());
    });
    return vault_ != nullptr;
}

void VaultStory::save_one(int number) {
    Database& database = vault_->database();
    Change change{database};
    Statement{database, "INSERT INTO thing (id, a) VALUES (?1, 'a' || ?1 || hex(zeroblob(900)))"}.bind(number).run();
    Statement{database, "INSERT INTO other (thing_id) VALUES (?1)"}.bind(number).run();
    change.record({.action = "thing.add", .object = "thing", .object_id = number, .fields = "a"});
    change.commit();
}

void VaultStory::save(Told& told, int times) {
    for (int i = 0; i < times; ++i) {
        const int number = told.saved + 1;
        told.tried = std::max(told.tried, number); // it may be there or not after a failure, whole
        const std::size_t failures = told.failures.size();
        attempt(told, [&] { save_one(number); });
        if (told.failures.size() > failures) // the user tries again
            attempt(told, [&] {
                if (query_integer(vault_->database(), ("SELECT count(*) FROM thing WHERE id = " +
                                                       std::to_string(number)).c_str()) == 0)
                    save_one(number);
                else // told as failed and kept all the same would be half a lie
                    throw Error{ErrorKind::internal, "a change that failed is there"};
            });
        if (told.failures.size() > failures + 1)
            continue;
        told.saved = number;
        acknowledged(told);
    }
}

void VaultStory::back_up(Told& told) {
    attempt(told, [&] {
        told.backups.push_back(vault_->backup(backups()).filename().string());
        acknowledged(told);
    });
}

void VaultStory::change_passphrase(Told& told) {
    attempt(told, [&] {
        vault_->change_passphrase(Passphrase{std::string{told.passphrase}},
                                  Passphrase{std::string{second_passphrase}});
        told.passphrase = second_passphrase;
        acknowledged(told);
    });
}

void VaultStory::replace_sheet(Told& told) {
    attempt(told, [&] {
        told.recovery_code = vault_->replace_recovery();
        acknowledged(told);
    });
}

void VaultStory::close(Told& told) {
    attempt(told, [&] { vault_->close(); });
    vault_.reset();
}

std::string VaultStory::judge_rows(const Told& told, Vault& vault) const {
    Database& database = vault.database();
    const std::int64_t rows = query_integer(database, "SELECT count(*) FROM thing");
    if (rows < told.saved)
        return std::to_string(told.saved) + " changes were told as saved and " + std::to_string(rows) + " are there";
    if (rows > told.tried)
        return "more is there than was ever tried";
    for (const char* part : {"SELECT max(id) FROM thing", "SELECT count(*) FROM other JOIN thing ON id = thing_id",
                             "SELECT count(*) FROM thing WHERE a = 'a' || id || hex(zeroblob(900))",
                             "SELECT count(*) FROM audit WHERE action = 'thing.add'"})
        if (query_integer(database, part) != rows)
            return std::string{"half a change is there: "} + part;
    return {};
}

std::string VaultStory::judge_backup(const Told& told, const std::filesystem::path& backup) {
    const std::filesystem::path place = root_ / "Restored.attune";
    const Surroundings elsewhere{.state_folder = root_ / "elsewhere", .clock = &clock_};
    restore_backup(backup, place);
    std::string passphrase = TestVault::passphrase;
    const auto open = [&] { return Vault::open(place, TestVault::user, Passphrase{std::move(passphrase)}, elsewhere); };
    std::unique_ptr<Vault> restored;
    try {
        restored = open();
    } catch (const Error&) { // it was made after the passphrase was changed
        passphrase = told.passphrase;
        restored = open();
    }
    restored.reset();
    std::filesystem::remove_all(place);
    std::filesystem::remove_all(root_ / "elsewhere");
    return {};
}

std::string VaultStory::judge(const Told& told) try {
    vault_.reset();
    if (!told.made)
        return std::filesystem::exists(folder()) ? "a vault is there whose sheet nobody has seen" : "";
    auto vault = Vault::open(folder(), TestVault::user, Passphrase{std::string{told.passphrase}}, surroundings());
    if (std::string wrong = told.tried > 0 ? judge_rows(told, *vault) : std::string{}; !wrong.empty())
        return wrong;
    if (const auto problems = vault->verify_all({}); !problems.empty())
        return problems.front().part + ": " + problems.front().message;
    vault.reset();
    if (!told.recovery_code.empty())
        Vault::open_with_recovery(folder(), TestVault::user, told.recovery_code, surroundings()).reset();
    for (const std::string& name : told.backups)
        if (!std::filesystem::exists(backups() / name))
            return "the backup that was told is not there";
    std::error_code none;
    for (const auto& entry : std::filesystem::directory_iterator{backups(), none})
        if (!entry.path().filename().string().starts_with('.'))
            if (std::string wrong = judge_backup(told, entry.path()); !wrong.empty())
                return wrong;
    return {};
} catch (const std::exception& error) {
    return error.what();
}

} // namespace attune
