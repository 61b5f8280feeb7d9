// SPDX-License-Identifier: Apache-2.0
#include "core/vault/vault.hpp"

#include "core/vault/connection.hpp"
#include "core/vault/file_ops.hpp"
#include "core/vault/migration.hpp"
#include "tests/unit/error_kind.hpp"
#include "tests/unit/vault/folder_image.hpp"
#include "tests/unit/vault/raw_vault.hpp"
#include "tests/unit/vault_fixture.hpp"

#include <gtest/gtest.h>

#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

namespace attune {
namespace {

Passphrase good() {
    return Passphrase{std::string{TestVault::passphrase}};
}

void add_row(Database& database, std::string_view text) {
    Change change{database};
    Statement{database, "INSERT INTO thing (a) VALUES (?1)"}.bind(text).run();
    change.record(
        {.action = "thing.add", .object = "thing", .object_id = database.last_row_id(), .fields = "a"});
    change.commit();
}

class VaultTest : public testing::Test {
protected:
    Thrown open_thrown(Passphrase passphrase = good()) {
        return thrown_by([&] {
            static_cast<void>(
                Vault::open(test_.path(), TestVault::user, std::move(passphrase), test_.surroundings()));
        });
    }
    /// Opening must fail with `kind`, and leave vault and state folder as they were.
    void expect_refused(ErrorKind kind) {
        const FolderImage before = image_of(test_.folder.path());
        const Thrown thrown = open_thrown();
        EXPECT_EQ(thrown, kind);
        EXPECT_EQ(image_of(test_.folder.path()), before) << "a failed opening changed something: " << thrown;
    }
    void with_rows() {
        test_.database().execute(
            "CREATE TABLE IF NOT EXISTS thing (id INTEGER PRIMARY KEY, a TEXT NOT NULL) STRICT");
        add_row(test_.database(), "one");
        add_row(test_.database(), "two");
    }
    TestVault test_;
};

TEST_F(VaultTest, OpensAgainWithWhatWasWritten) {
    with_rows();

    test_.reopen();

    EXPECT_EQ(query_text(test_.database(), "SELECT group_concat(a) FROM thing"), "one,two");
    EXPECT_EQ(test_.vault().practice(), TestVault::practice);
    EXPECT_EQ(test_.vault().user_name(), TestVault::user);
    EXPECT_EQ(test_.vault().user_credentials(), "MSc");
    EXPECT_EQ(test_.vault().name_of(test_.vault().user()), "Dr Ana Kovač, MSc");
    EXPECT_EQ(test_.vault().id().size(), 32U);
}

TEST_F(VaultTest, ClosesToOneDatabaseFileThatOnlyTheUserCanRead) {
    with_rows();
    test_.close();

    for (const auto& [name, content] : image_of(test_.path())) {
        struct stat about {};
        ASSERT_EQ(::stat((test_.path() / name).c_str(), &about), 0);
        EXPECT_EQ(about.st_mode & 077U, 0U) << name;
        EXPECT_TRUE(name == "keyring" || name == "vault.db" || name == "lock" || name == "attachments")
            << name;
    }
}

TEST_F(VaultTest, TheCardNeedsNoSecret) {
    const VaultCard card = Vault::card(test_.path());

    EXPECT_EQ(card.practice, TestVault::practice);
    EXPECT_EQ(card.users, std::vector<std::string>{TestVault::user});
    EXPECT_EQ(card.vault_id, test_.vault().id());
}

TEST_F(VaultTest, AWrongPassphraseIsToldAsSuchAndChangesNothing) {
    test_.close();
    const FolderImage before = image_of(test_.folder.path());

    EXPECT_EQ(open_thrown(Passphrase{std::string{"not the right one at all"}}), ErrorKind::wrong_passphrase);
    EXPECT_EQ(image_of(test_.folder.path()), before);
}

TEST_F(VaultTest, AnUnknownUserIsToldWhoThereIs) {
    test_.close();

    const Thrown thrown = thrown_by(
        [&] { static_cast<void>(Vault::open(test_.path(), "Somebody", good(), test_.surroundings())); });

    EXPECT_EQ(thrown, ErrorKind::not_found);
    EXPECT_NE(thrown.message.find(TestVault::user), std::string::npos);
}

TEST_F(VaultTest, AFolderWithoutKeyringIsNoVault) {
    EXPECT_EQ(thrown_by([&] { static_cast<void>(Vault::card(test_.folder / "nowhere")); }),
              ErrorKind::vault_missing);
    EXPECT_EQ(thrown_by([&] { static_cast<void>(Vault::card(test_.folder.path())); }),
              ErrorKind::vault_missing);
    test_.close();
    std::filesystem::remove(test_.path() / "keyring");
    expect_refused(ErrorKind::vault_missing);
}

TEST_F(VaultTest, ASecondOpeningIsToldWhoHoldsTheVault) {
    const Thrown thrown = open_thrown();

    EXPECT_EQ(thrown, ErrorKind::vault_busy);
    EXPECT_NE(thrown.message.find("process " + std::to_string(::getpid())), std::string::npos) << thrown;
}

TEST_F(VaultTest, AMissingOrEmptyDatabaseIsDamage) {
    test_.close();
    std::filesystem::rename(test_.path() / "vault.db", test_.folder / "aside");
    expect_refused(ErrorKind::vault_damaged);
    replace_file(test_.path() / "vault.db", "");
    expect_refused(ErrorKind::vault_damaged);
    replace_file(test_.path() / "vault.db", std::string(64 << 10, 'x'));
    expect_refused(ErrorKind::vault_damaged);
}

TEST_F(VaultTest, ADatabaseOfAnotherVaultIsDamage) {
    TestVault other;
    other.close();
    test_.close();
    std::filesystem::copy_file(other.path() / "vault.db", test_.path() / "vault.db",
                               std::filesystem::copy_options::overwrite_existing);
    expect_refused(ErrorKind::vault_damaged);
}

TEST_F(VaultTest, ANewerSchemaIsRefused) {
    test_.close();
    RawVault{test_}.database()->execute(
        ("PRAGMA user_version = " + std::to_string(newest_schema() + 1)).c_str());
    expect_refused(ErrorKind::vault_newer);
}

TEST_F(VaultTest, ALinkInPlaceOfAFileIsRefused) {
    test_.close();
    std::filesystem::rename(test_.path() / "vault.db", test_.folder / "elsewhere.db");
    std::filesystem::create_symlink(test_.folder / "elsewhere.db", test_.path() / "vault.db");
    expect_refused(ErrorKind::no_permission);
}

/// Runs `attempt` as a user without rights and returns the kind of its error (0: none). Root may read
/// everything, so the vault is given to nobody, and nobody tries.
template<typename Attempt>
int kind_as_nobody(const std::filesystem::path& folder, Attempt&& attempt) {
    const pid_t child = ::fork();
    if (child == 0) {
        static_cast<void>(::chmod(folder.parent_path().c_str(), 0777));
        bool ready = true;
        if (::getuid() == 0) {
            ready = ::chown(folder.c_str(), 65534, 65534) == 0;
            for (const auto& entry : std::filesystem::recursive_directory_iterator{folder.parent_path()})
                ready = ready && ::chown(entry.path().c_str(), 65534, 65534) == 0;
            ready = ready && ::setuid(65534) == 0;
        }
        const Thrown thrown = thrown_by(attempt);
        ::_exit(!ready ? 99 : static_cast<int>(thrown.kind.value_or(ErrorKind{})));
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 98;
}

TEST_F(VaultTest, WithoutPermissionForAFileOrTheFolderItSaysSo) {
    test_.close();
    const int no_permission = static_cast<int>(ErrorKind::no_permission);
    const auto attempt = [&] { test_.open(); };
    EXPECT_EQ(kind_as_nobody(test_.path(), attempt), 0);
    for (const char* name : {"vault.db", "keyring", "lock"}) {
        ASSERT_EQ(::chmod((test_.path() / name).c_str(), 0), 0);
        EXPECT_EQ(kind_as_nobody(test_.path(), attempt), no_permission) << name;
        ASSERT_EQ(::chmod((test_.path() / name).c_str(), 0600), 0);
    }
    ASSERT_EQ(::chmod((test_.path() / "vault.db").c_str(), 0400), 0);
    EXPECT_EQ(kind_as_nobody(test_.path(), attempt), no_permission) << "read only file";
    ASSERT_EQ(::chmod((test_.path() / "vault.db").c_str(), 0600), 0);
    for (const mode_t mode : {0500U, 0400U, 0U}) {
        ASSERT_EQ(::chmod(test_.path().c_str(), mode), 0);
        EXPECT_EQ(kind_as_nobody(test_.path(), attempt), no_permission) << "folder " << mode;
    }
    ASSERT_EQ(::chmod(test_.path().c_str(), 0700), 0);
    EXPECT_EQ(kind_as_nobody(test_.path(), attempt), 0);
}

TEST_F(VaultTest, MakingOneWhereNothingMayBeWrittenSaysSo) {
    std::filesystem::create_directory(test_.folder / "closed");
    ASSERT_EQ(::chmod((test_.folder / "closed").c_str(), 0500), 0);
    const int kind = kind_as_nobody(test_.folder / "closed", [&] {
        static_cast<void>(Vault::create(
            test_.folder / "closed" / "A.attune",
            {.practice = "Lime", .user = "Ana", .credentials = "", .cost = KeyCost{std::size_t{64} << 20, 2}},
            good(), test_.surroundings()));
    });

    EXPECT_EQ(kind, static_cast<int>(ErrorKind::no_permission));
}

TEST_F(VaultTest, CreatingOverSomethingIsRefused) {
    const auto create = [&](const std::filesystem::path& folder, const char* passphrase, KeyCost cost) {
        static_cast<void>(
            Vault::create(folder, {.practice = "Lime Tree", .user = "Ana", .credentials = "", .cost = cost},
                          Passphrase{std::string{passphrase}}, test_.surroundings()));
    };
    const KeyCost floor{std::size_t{64} << 20, 2};

    EXPECT_EQ(thrown_by([&] { create(test_.path(), TestVault::passphrase, floor); }),
              ErrorKind::vault_exists);
    EXPECT_EQ(
        thrown_by([&] { create(test_.folder / "no" / "such" / "A.attune", TestVault::passphrase, floor); }),
        ErrorKind::vault_missing);
    EXPECT_EQ(thrown_by([&] { create(test_.folder / "B.attune", "short", floor); }), ErrorKind::bad_input);
    EXPECT_EQ(thrown_by([&] {
                  create(test_.folder / "B.attune", TestVault::passphrase, {std::size_t{1} << 20, 1});
              }),
              ErrorKind::bad_input);
    EXPECT_FALSE(std::filesystem::exists(test_.folder / "B.attune"));
}

TEST_F(VaultTest, TheRecoverySheetOpensItUntilItIsReplaced) {
    const std::string second = test_.vault().replace_recovery();
    test_.close();

    EXPECT_EQ(thrown_by([&] {
                  static_cast<void>(Vault::open_with_recovery(test_.path(), TestVault::user,
                                                              test_.recovery_code, test_.surroundings()));
              }),
              ErrorKind::wrong_passphrase);
    const auto vault = Vault::open_with_recovery(test_.path(), TestVault::user, second, test_.surroundings());
    EXPECT_EQ(query_integer(vault->database(),
                            "SELECT count(*) FROM audit WHERE action = 'vault.open_with_recovery'"),
              1);
}

TEST_F(VaultTest, ChangingThePassphraseLeavesTheDatabaseAsItIs) {
    test_.vault().checkpoint();
    const std::string before = file_sha256(test_.path() / "vault.db");
    constexpr const char* next = "seven otters under a lamp";

    EXPECT_EQ(thrown_by([&] {
                  test_.vault().change_passphrase(Passphrase{std::string{"this is not the old one"}},
                                                  Passphrase{std::string{next}});
              }),
              ErrorKind::wrong_passphrase);
    EXPECT_EQ(thrown_by([&] { test_.vault().change_passphrase(good(), Passphrase{std::string{"short"}}); }),
              ErrorKind::bad_input);
    test_.vault().change_passphrase(good(), Passphrase{std::string{next}});

    EXPECT_EQ(file_sha256(test_.path() / "vault.db"), before);
    EXPECT_FALSE(std::filesystem::exists(test_.path() / "vault.db-wal") &&
                 std::filesystem::file_size(test_.path() / "vault.db-wal") > 0);
    test_.close();
    EXPECT_EQ(open_thrown(), ErrorKind::wrong_passphrase);
    EXPECT_FALSE(open_thrown(Passphrase{std::string{next}}).kind);
}

TEST_F(VaultTest, WhoOpensWithTheSheetSetsANewPassphraseOnce) {
    test_.close();
    constexpr const char* next = "seven otters under a lamp";
    auto vault =
        Vault::open_with_recovery(test_.path(), TestVault::user, test_.recovery_code, test_.surroundings());
    EXPECT_TRUE(vault->opening().with_recovery);

    EXPECT_EQ(thrown_by([&] { vault->set_passphrase(Passphrase{std::string{"short"}}); }), ErrorKind::bad_input);
    vault->set_passphrase(Passphrase{std::string{next}});

    EXPECT_EQ(thrown_by([&] { vault->set_passphrase(good()); }), ErrorKind::wrong_passphrase);
    vault.reset();
    EXPECT_EQ(open_thrown(), ErrorKind::wrong_passphrase);
    EXPECT_FALSE(open_thrown(Passphrase{std::string{next}}).kind);
}

TEST_F(VaultTest, WhoOpensWithThePassphraseMustGiveItToChangeIt) {
    EXPECT_FALSE(test_.vault().opening().with_recovery);
    EXPECT_EQ(
        thrown_by([&] { test_.vault().set_passphrase(Passphrase{std::string{"seven otters under a lamp"}}); }),
        ErrorKind::wrong_passphrase);
}

TEST_F(VaultTest, AUsedSheetIsRememberedUntilThereIsANewOne) {
    EXPECT_FALSE(test_.vault().opening().recovery_sheet_used);
    test_.close();
    Vault::open_with_recovery(test_.path(), TestVault::user, test_.recovery_code, test_.surroundings()).reset();
    test_.open();
    EXPECT_TRUE(test_.vault().opening().recovery_sheet_used);
    test_.reopen();
    EXPECT_TRUE(test_.vault().opening().recovery_sheet_used) << "the second opening after it";

    static_cast<void>(test_.vault().replace_recovery());

    EXPECT_FALSE(test_.vault().opening().recovery_sheet_used);
    test_.reopen();
    EXPECT_FALSE(test_.vault().opening().recovery_sheet_used);
}

TEST_F(VaultTest, APipeInPlaceOfAFileDoesNotHoldTheProgram) {
    test_.close();
    std::filesystem::rename(test_.path() / "keyring", test_.folder / "aside");
    ASSERT_EQ(::mkfifo((test_.path() / "keyring").c_str(), 0600), 0);
    expect_refused(ErrorKind::vault_missing);
}

TEST_F(VaultTest, SignaturesHoldForTheMessageAndTheUserAlone) {
    const std::vector<unsigned char> message{1, 2, 3};
    const auto signature = test_.vault().sign(message);
    auto changed = signature;
    changed[10] ^= 1;

    EXPECT_TRUE(test_.vault().verify(test_.vault().user(), message, signature));
    EXPECT_FALSE(test_.vault().verify(test_.vault().user(), std::vector<unsigned char>{1, 2, 4}, signature));
    EXPECT_FALSE(test_.vault().verify(test_.vault().user(), message, changed));
    EXPECT_FALSE(test_.vault().verify(UserId{7}, message, signature));
    test_.reopen();
    EXPECT_TRUE(test_.vault().verify(test_.vault().user(), message, signature));
}

TEST_F(VaultTest, PrivateTextOpensForItsAuthorInItsPlaceAlone) {
    const Bytes sealed = test_.vault().seal_private("only mine", "note 1");

    EXPECT_EQ(test_.vault().open_private(sealed, "note 1"), "only mine");
    EXPECT_EQ(thrown_by([&] { static_cast<void>(test_.vault().open_private(sealed, "note 2")); }),
              ErrorKind::vault_damaged);
    for (std::size_t i = 0; i < sealed.size(); ++i) {
        Bytes changed = sealed;
        changed[i] ^= 0x40;
        EXPECT_EQ(thrown_by([&] { static_cast<void>(test_.vault().open_private(changed, "note 1")); }),
                  ErrorKind::vault_damaged)
            << i;
    }
    EXPECT_EQ(thrown_by([&] { static_cast<void>(test_.vault().open_private(Bytes(5), "note 1")); }),
              ErrorKind::vault_damaged);
}

TEST_F(VaultTest, AClosedVaultDoesNothingMore) {
    test_.vault().close();

    EXPECT_EQ(thrown_by([&] { static_cast<void>(test_.vault().sign({})); }), ErrorKind::internal);
    EXPECT_EQ(thrown_by([&] { static_cast<void>(test_.vault().database()); }), ErrorKind::internal);
    EXPECT_EQ(thrown_by([&] { static_cast<void>(test_.vault().seal_private("a", "b")); }),
              ErrorKind::internal);
    EXPECT_EQ(thrown_by([&] { test_.vault().checkpoint(); }), ErrorKind::internal);
    EXPECT_FALSE(open_thrown().kind);
}

TEST_F(VaultTest, ReportsWhatTheLastSessionLeft) {
    const Instant locked = test_.clock.now();
    EXPECT_FALSE(test_.vault().opening().anchor_missing); // made here: this machine has seen all of it
    EXPECT_FALSE(test_.vault().opening().last_locked);
    test_.close();
    test_.clock.advance(std::chrono::hours{1});
    test_.open();

    EXPECT_FALSE(test_.vault().opening().anchor_missing);
    EXPECT_FALSE(test_.vault().opening().recovered_from_crash);
    EXPECT_FALSE(test_.vault().opening().clock_went_back);
    EXPECT_EQ(test_.vault().opening().last_locked, locked);
}

TEST_F(VaultTest, AClockThatWentBackIsReportedAndAudited) {
    test_.close();
    test_.clock.set(Date{std::chrono::year{2026}, std::chrono::month{1}, std::chrono::day{1}});
    test_.open();

    EXPECT_TRUE(test_.vault().opening().clock_went_back);
    EXPECT_EQ(
        query_integer(test_.database(), "SELECT count(*) FROM audit WHERE action = 'vault.clock_went_back'"),
        1);
    EXPECT_TRUE(test_.vault().verify_all({}).empty());
}

TEST_F(VaultTest, VerificationOfAWholeVaultFindsNothingAndShowsProgress) {
    with_rows();
    double last = 0;
    bool rises = true;

    const auto problems = test_.vault().verify_all([&](double share) {
        rises = rises && share >= last;
        last = share;
        return true;
    });

    EXPECT_TRUE(problems.empty()) << problems.front().part << ": " << problems.front().message;
    EXPECT_TRUE(rises);
    EXPECT_EQ(last, 1.0);
}

TEST_F(VaultTest, TheWayToItMayHaveLinksAndAStrokeAtTheEnd) {
    test_.close();
    std::filesystem::create_directory(test_.folder / "real");
    std::filesystem::create_directory_symlink(test_.folder / "real", test_.folder / "way");
    const std::filesystem::path wanted = test_.folder / "way" / "Linked practice.attune" / "";
    auto made = Vault::create(
        wanted, {.practice = "Linked", .user = "Bo", .credentials = "", .cost = KeyCost{std::size_t{64} << 20, 2}},
        good(), test_.surroundings());
    made.vault.reset();

    EXPECT_EQ(Vault::open(wanted, "Bo", good(), test_.surroundings())->folder(),
              std::filesystem::canonical(test_.folder / "real" / "Linked practice.attune"));
}

TEST_F(VaultTest, VerificationWaitsForNoReaderAndSaysSo) {
    with_rows();
    const auto reader = test_.vault().reader();
    {
        Statement reading{*reader, "SELECT a FROM thing"};
        ASSERT_TRUE(reading.step());
        add_row(test_.database(), "three");
        const auto problems = test_.vault().verify_all({});
        ASSERT_EQ(problems.size(), 1U);
        EXPECT_NE(problems[0].message.find("background"), std::string::npos) << problems[0].message;
        EXPECT_NO_THROW(test_.vault().checkpoint());
    }
    EXPECT_TRUE(test_.vault().verify_all({}).empty());
}

} // namespace
} // namespace attune
