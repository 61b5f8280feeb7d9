// SPDX-License-Identifier: Apache-2.0
#include "core/vault/anchor.hpp"
#include "core/vault/audit_trail.hpp"
#include "tests/unit/error_kind.hpp"
#include "tests/unit/vault/flip.hpp"
#include "tests/unit/vault/folder_image.hpp"
#include "tests/unit/vault/raw_vault.hpp"
#include "tests/unit/vault_fixture.hpp"

#include <gtest/gtest.h>

namespace attune {
namespace {

class AuditTest : public testing::Test {
protected:
    void SetUp() override {
        for (int i = 0; i < 20; ++i)
            view(i);
    }
    void view(int id) {
        Change change{test_.database()};
        change.record({.action = "thing.view", .object = "thing", .object_id = id, .fields = ""});
        change.commit();
    }
    Thrown open_thrown() {
        return thrown_by([&] { test_.open(); });
    }
    void expect_refused(ErrorKind kind, const char* attack) {
        const FolderImage before = image_of(test_.folder.path());
        const Thrown thrown = open_thrown();
        EXPECT_EQ(thrown, kind) << attack;
        EXPECT_EQ(image_of(test_.folder.path()), before) << attack;
    }
    void copy(const std::filesystem::path& from, const std::filesystem::path& to) {
        std::filesystem::copy(from, to,
                              std::filesystem::copy_options::recursive |
                                  std::filesystem::copy_options::overwrite_existing);
    }
    TestVault test_;
};

TEST_F(AuditTest, TheProgramItselfCannotChangeTheTrail) {
    for (const char* sql :
         {"UPDATE audit SET action = 'x'", "DELETE FROM audit", "DELETE FROM audit WHERE seq = 3",
          "INSERT OR REPLACE INTO audit SELECT * FROM audit WHERE seq = 3",
          "INSERT INTO audit SELECT seq + 100, at, uptime_ms, user, action, object, object_id, fields, mac "
          "FROM audit WHERE seq = 3"})
        EXPECT_EQ(thrown_by([&] { Statement{test_.database(), sql}.run(); }), ErrorKind::internal) << sql;
    EXPECT_TRUE(test_.vault().verify_all({}).empty());
}

TEST_F(AuditTest, AnEditedFieldIsFoundWhicheverItIs) {
    test_.close();
    const RawVault raw{test_};
    std::filesystem::copy_file(test_.path() / "vault.db", test_.folder / "good.db");
    for (const char* field : {"at = at + 1", "uptime_ms = uptime_ms + 1", "user = 2", "action = 'thing.add'",
                              "object = 'client'", "object_id = 77", "fields = 'a'", "mac = zeroblob(32)"}) {
        raw.tamper(("UPDATE audit SET " + std::string{field} + " WHERE seq = 7").c_str());

        expect_refused(ErrorKind::vault_damaged, field);

        const Thrown thrown = open_thrown();
        EXPECT_NE(thrown.message.find("row 7 "), std::string::npos) << thrown;
        std::filesystem::copy_file(test_.folder / "good.db", test_.path() / "vault.db",
                                   std::filesystem::copy_options::overwrite_existing);
    }
    EXPECT_FALSE(open_thrown().kind);
}

TEST_F(AuditTest, ADeletedRowIsFound) {
    test_.close();
    RawVault{test_}.tamper("DELETE FROM audit WHERE seq = 9");
    expect_refused(ErrorKind::vault_damaged, "delete");
}

TEST_F(AuditTest, ADeletedRowWithTheOthersMovedUpIsFound) {
    test_.close();
    RawVault{test_}.tamper("DELETE FROM audit WHERE seq = 9; UPDATE audit SET seq = seq - 1 WHERE seq > 9");
    expect_refused(ErrorKind::vault_rolled_back, "delete and renumber");
}

TEST_F(AuditTest, AnInsertedRowIsFound) {
    test_.close();
    RawVault{test_}.tamper("INSERT INTO audit SELECT (SELECT max(seq) + 1 FROM audit), at, uptime_ms, user, "
                           "action, object, object_id, fields, mac "
                           "FROM audit WHERE seq = 3");
    expect_refused(ErrorKind::vault_damaged, "insert");
}

TEST_F(AuditTest, TwoRowsThatChangedPlacesAreFound) {
    test_.close();
    RawVault{test_}.tamper("UPDATE audit SET seq = -1 WHERE seq = 8; UPDATE audit SET seq = 8 WHERE seq = 9; "
                           "UPDATE audit SET seq = 9 WHERE seq = -1");
    expect_refused(ErrorKind::vault_damaged, "swap");
}

TEST_F(AuditTest, ACutTailIsFound) {
    test_.close();
    RawVault{test_}.tamper("DELETE FROM audit WHERE seq > (SELECT max(seq) - 3 FROM audit)");
    expect_refused(ErrorKind::vault_rolled_back, "cut tail");
}

TEST_F(AuditTest, AWholeOldDatabaseIsFound) {
    test_.close();
    std::filesystem::copy_file(test_.path() / "vault.db", test_.folder / "old.db");
    test_.open();
    view(21);
    test_.close();
    std::filesystem::copy_file(test_.folder / "old.db", test_.path() / "vault.db",
                               std::filesystem::copy_options::overwrite_existing);
    expect_refused(ErrorKind::vault_rolled_back, "old database");
}

TEST_F(AuditTest, AWholeOldVaultIsFoundAndCanBeAccepted) {
    test_.close();
    copy(test_.path(), test_.folder / "old");
    test_.open();
    static_cast<void>(test_.vault().replace_recovery());
    test_.close();
    std::filesystem::remove_all(test_.path());
    copy(test_.folder / "old", test_.path());
    expect_refused(ErrorKind::vault_rolled_back, "old vault");

    auto vault = Vault::open_rolled_back(
        test_.path(), TestVault::user, Passphrase{std::string{TestVault::passphrase}}, test_.surroundings());

    EXPECT_EQ(query_integer(vault->database(),
                            "SELECT count(*) FROM audit WHERE action = 'vault.accept_roll_back'"),
              1);
    vault.reset();
    EXPECT_FALSE(open_thrown().kind); // and is not asked again
}

TEST_F(AuditTest, AnOldKeyringAloneIsFound) {
    std::filesystem::copy_file(test_.path() / "keyring", test_.folder / "old");
    test_.vault().change_passphrase(Passphrase{std::string{TestVault::passphrase}},
                                    Passphrase{std::string{"seven otters under a lamp"}});
    test_.close();
    std::filesystem::copy_file(test_.folder / "old", test_.path() / "keyring",
                               std::filesystem::copy_options::overwrite_existing);
    expect_refused(ErrorKind::vault_rolled_back, "old keyring");
}

TEST_F(AuditTest, AForkWithAsManyRowsIsFound) {
    test_.close();
    copy(test_.path(), test_.folder / "fork.attune");
    copy(test_.folder / "state", test_.folder / "state-of-the-other");
    test_.open();
    view(21);
    test_.close();
    {
        const auto fork = Vault::open(
            test_.folder / "fork.attune", TestVault::user, Passphrase{std::string{TestVault::passphrase}},
            {.state_folder = test_.folder / "state-of-the-other", .clock = &test_.clock});
        for (int i = 0; i < 3; ++i) {
            Change change{fork->database()};
            change.record({.action = "thing.view", .object = "thing", .object_id = 50 + i, .fields = ""});
            change.commit();
        }
    }
    std::filesystem::copy_file(test_.folder / "fork.attune" / "vault.db", test_.path() / "vault.db",
                               std::filesystem::copy_options::overwrite_existing);
    expect_refused(ErrorKind::vault_rolled_back, "fork");
}

TEST_F(AuditTest, AForgedAnchorCountsAsMissing) {
    const std::string id = test_.vault().id();
    test_.close();
    const std::filesystem::path anchor = test_.folder / "state" / "anchors" / id;
    const std::string whole = read_file(anchor, 1 << 16);
    const RawVault raw{test_};
    const SecretBytes key = derive_subkey(raw.vault_key, KeyPurpose::anchor_mac);
    const AnchorStore store{test_.folder / "state", id, key};
    EXPECT_EQ(store.read(raw.keyring).finding, AnchorStore::Finding::read);
    for (std::size_t i = 0; i < whole.size(); ++i) {
        flip(anchor, i);
        EXPECT_EQ(store.read(raw.keyring).finding, AnchorStore::Finding::unreadable) << i;
        flip(anchor, i);
    }
    flip(anchor, 40);
    test_.open();
    EXPECT_TRUE(test_.vault().opening().anchor_missing);
}

TEST_F(AuditTest, VerificationNamesTheRow) {
    test_.database().execute(
        "DROP TRIGGER audit_is_never_updated; UPDATE audit SET fields = 'x' WHERE seq = 5");

    const auto problems = test_.vault().verify_all({});

    ASSERT_EQ(problems.size(), 1U);
    EXPECT_EQ(problems[0].part, "audit");
    EXPECT_NE(problems[0].message.find("row 5 "), std::string::npos);
}

} // namespace
} // namespace attune
