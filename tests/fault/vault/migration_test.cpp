// SPDX-License-Identifier: Apache-2.0
#include "core/vault/migration.hpp"

#include "core/vault/audit_trail.hpp"
#include "core/vault/connection.hpp"
#include "tests/fault/child_process.hpp"
#include "tests/unit/error_kind.hpp"
#include "tests/unit/vault/raw_vault.hpp"
#include "tests/unit/vault_fixture.hpp"

#include <gtest/gtest.h>

#include <csignal>
#include <map>

namespace attune {
namespace {

/// Every migration that the program has, and two of the kind that is still to come: a table rebuilt with its
/// rows.
std::vector<Migration> with_later_ones() {
    std::vector<Migration> all{all_migrations().begin(), all_migrations().end()};
    const int next = newest_schema() + 1;
    all.push_back(
        {next, "later",
         "CREATE TABLE later (id INTEGER PRIMARY KEY, a TEXT NOT NULL) STRICT;\n"
         "INSERT INTO later (a) VALUES ('one'), ('two; with a semicolon');\n"
         "CREATE TRIGGER later_kept BEFORE DELETE ON later BEGIN SELECT RAISE(ABORT, 'kept'); END;\n"});
    all.push_back(
        {next + 1, "later_rebuilt",
         "CREATE TABLE later_new (id INTEGER PRIMARY KEY, a TEXT NOT NULL, b INTEGER NOT NULL) STRICT;\n"
         "INSERT INTO later_new SELECT id, a, length(a) FROM later;\n"
         "DROP TRIGGER later_kept;\n"
         "DROP TABLE later;\n"
         "ALTER TABLE later_new RENAME TO later;\n-- the end\n"});
    return all;
}

std::string schema_text(Database& database) {
    return query_text(database, "SELECT group_concat(sql, char(10)) FROM (SELECT sql FROM sqlite_schema "
                                "WHERE sql IS NOT NULL ORDER BY name)");
}

/// A database of its own under a vault's key, with its audit trail.
class MigrationTest : public testing::Test {
protected:
    void SetUp() override {
        test_.close();
        raw_ = std::make_unique<RawVault>(test_);
    }
    struct Open {
        std::unique_ptr<Database> database;
        std::unique_ptr<AuditTrail> audit;
    };
    Open open(const std::filesystem::path& file) {
        Open opened;
        if (!std::filesystem::exists(file))
            replace_file(file, "");
        opened.database = open_database(file, database_key_text(raw_->vault_key, raw_->keyring.database_salt),
                                        ConnectionUse::write);
        opened.audit = std::make_unique<AuditTrail>(*opened.database,
                                                    derive_subkey(raw_->vault_key, KeyPurpose::audit_mac),
                                                    raw_->keyring.vault_id, test_.clock);
        if (schema_of(*opened.database) == 0)
            opened.audit->start();
        else
            opened.audit->load_head();
        opened.database->set_audit(opened.audit.get());
        return opened;
    }
    TestVault test_;
    std::unique_ptr<RawVault> raw_;
};

TEST_F(MigrationTest, KilledAtAnyStatementTheSchemaIsOneVersionOrTheNextAndNeverBetween) {
    const std::vector<Migration> all = with_later_ones();
    std::map<int, std::string> schema_at;
    int statements = 0;
    {
        const Open whole = open(test_.folder / "whole.db");
        schema_at[0] = schema_text(*whole.database);
        for (const Migration& one : all) {
            migrate(*whole.database, {&one, 1}, [&](std::string_view) { ++statements; });
            schema_at[one.number] = schema_text(*whole.database);
        }
    }
    ASSERT_GT(statements, 15);
    for (int at = 1; at <= statements; ++at) {
        const std::filesystem::path file = test_.folder / "killed.db";
        for (const char* suffix : {"", "-wal", "-shm"})
            std::filesystem::remove(file.string() + suffix);

        const int ended = in_a_fork([&] {
            const Open opened = open(file);
            int count = 0;
            migrate(*opened.database, all, [&](std::string_view) {
                if (++count == at)
                    ::raise(SIGKILL);
            });
            return 0;
        });

        ASSERT_EQ(ended, 128 + SIGKILL) << "statement " << at;
        const Open opened = open(file);
        ASSERT_EQ(schema_text(*opened.database), schema_at[schema_of(*opened.database)])
            << "statement " << at;
        migrate(*opened.database, all);
        ASSERT_EQ(schema_text(*opened.database), schema_at[all.back().number]) << "statement " << at;
        ASSERT_TRUE(opened.audit->check(1, [](std::int64_t) { return true; }).empty()) << "statement " << at;
        ASSERT_EQ(query_integer(*opened.database, "SELECT sum(b) FROM later"), 24);
    }
}

TEST_F(MigrationTest, AStatementThatFailsLeavesTheVersionBefore) {
    const Migration bad{newest_schema() + 1, "bad",
                        "CREATE TABLE half (a TEXT);\nINSERT INTO nosuch VALUES (1);\n"};
    const Open opened = open(raw_->file);
    const std::string before = schema_text(*opened.database);

    EXPECT_EQ(thrown_by([&] { migrate(*opened.database, {&bad, 1}); }), ErrorKind::internal);

    EXPECT_EQ(schema_text(*opened.database), before);
    EXPECT_EQ(schema_of(*opened.database), newest_schema());
}

TEST_F(MigrationTest, AnswersToAlertsAndHalfWrittenOnesComeToGoByTheClientAndNoneIsLost) {
    constexpr std::size_t before = 7;
    std::filesystem::remove(raw_->file);
    const Open opened = open(raw_->file);
    Database& database = *opened.database;
    migrate(database, all_migrations().first(before));
    Change change{database};
    for (const char* client : {"4", "5"})
        Statement{database, "INSERT INTO client (id, record_number, given_name, family_name, preferred_name, list_name, sort_key, "
                            "search_text, pronouns, phone, email, address, emergency_contact, remarks) "
                            "VALUES (?1, ?1, 'Given', 'Family', '', 'Family, Given', x'00', '', '', '', '', '', '', '')"}
            .bind(client)
            .run();
    database.execute("INSERT INTO measure_version (id, hash, pack, measure, version, xml) VALUES (1, replace(hex(zeroblob(32)), "
                     "'00', 'ab'), 'measures', 'phq-9', '1.0.0', '')");
    database.execute("INSERT INTO response (id, uid, client, episode, measure, measure_version, day, rater, about, language, "
                     "revision, state, register_entry, entered_at) VALUES (312, 'abcdefabcdefabcdefabcdefabcdefab', 5, NULL, "
                     "'phq-9', 1, '2027-03-01', 'client', '', 'en', 1, 'counts', '', 0)");
    database.execute("INSERT INTO alert_answer (client, alert, measure, scale, response, considered, words, author, "
                     "answered_at) VALUES (4, 'AL3', 'phq-9', 'danger', 312, 'risk', 'Safe.', 1, 0)");
    database.execute("INSERT INTO setting (key, value) VALUES ('caseload.draft.312.total.AL1', 'Half'), "
                     "('caseload.draft.77.total.AL1', 'Of nobody'), ('caseload.leading.5', 'phq-9')");
    change.record({.action = "test", .object = "test", .object_id = 0, .fields = ""});
    change.commit();

    migrate(database, all_migrations());

    EXPECT_EQ(query_text(database, "SELECT client || ' ' || alert || ' ' || words FROM alert_answer"), "4 AL3 Safe.");
    EXPECT_EQ(query_text(database, "SELECT group_concat(key, ' ') FROM (SELECT key FROM setting ORDER BY key)"),
              "caseload.draft.5.312.total.AL1 caseload.draft.77.total.AL1 caseload.leading.5");
    EXPECT_EQ(thrown_by([&] { database.execute("DELETE FROM alert_answer"); }), ErrorKind::note_frozen);
}

TEST_F(MigrationTest, AnOldVaultIsBackedUpBeforeItIsBroughtUpToDate) {
    if (newest_schema() < 2)
        return; // there is no older version yet
    std::filesystem::remove(raw_->file);
    {
        const Open old = open(raw_->file);
        migrate(*old.database, all_migrations().first(1));
        Change change{*old.database};
        Statement{*old.database, "INSERT INTO vault (one, vault_id, created_at) VALUES (1, ?1, 0)"}
            .bind(raw_->keyring.vault_id)
            .run();
        change.record({.action = "vault.create", .object = "vault", .object_id = 1, .fields = ""});
        change.commit();
    }
    const Surroundings fresh{.state_folder = test_.folder / "fresh", .clock = &test_.clock};

    const auto vault =
        Vault::open(test_.path(), TestVault::user, Passphrase{std::string{TestVault::passphrase}}, fresh);

    EXPECT_EQ(schema_of(vault->database()), newest_schema());
    const std::filesystem::path backup = vault->opening().backup_before_migration;
    ASSERT_TRUE(std::filesystem::exists(backup / "manifest"));
    const auto old =
        open_database(backup / "vault.db", database_key_text(raw_->vault_key, raw_->keyring.database_salt),
                      ConnectionUse::check_file);
    EXPECT_EQ(schema_of(*old), 1);
    EXPECT_TRUE(vault->verify_all({}).empty());
}

} // namespace
} // namespace attune
