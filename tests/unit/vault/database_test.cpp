// SPDX-License-Identifier: Apache-2.0
#include "core/vault/connection.hpp"
#include "core/vault/database.hpp"
#include "tests/unit/error_kind.hpp"
#include "tests/unit/vault_fixture.hpp"

#include <gtest/gtest.h>

namespace attune {
namespace {

using namespace std::chrono;

enum class ThingId : std::int64_t {};

class DatabaseTest : public testing::Test {
protected:
    void SetUp() override {
        database_.execute("CREATE TABLE thing (id INTEGER PRIMARY KEY, a ANY, b ANY, c ANY, d ANY) STRICT");
    }
    std::int64_t things() { return query_integer(database_, "SELECT count(*) FROM thing"); }
    void add(std::string_view a) { Statement{database_, "INSERT INTO thing (a) VALUES (?1)"}.bind(a).run(); }

    TestVault test_;
    Database& database_ = test_.database();
};

TEST_F(DatabaseTest, KeepsEveryKindOfValue) {
    const Bytes bytes{0, 1, 255};
    const Instant instant{milliseconds{1'804'582'800'123}};
    Statement{database_, "INSERT INTO thing (id, a, b, c, d) VALUES (?1, ?2, ?3, ?4, ?5)"}
        .bind(ThingId{1}, std::string{"Łu\n\"x\""}, 2.5, bytes, 2027y / March / 3)
        .run();
    Statement{database_, "INSERT INTO thing (id, a, b, c, d) VALUES (?1, ?2, ?3, ?4, ?5)"}
        .bind(2, instant, TimeOfDay{605}, nullptr, std::optional<std::string>{})
        .run();

    Statement select{database_, "SELECT a, b, c, d FROM thing WHERE id = ?1"};
    ASSERT_TRUE(select.bind(1).step());
    EXPECT_EQ(select.text(0), "Łu\n\"x\"");
    EXPECT_EQ(select.real(1), 2.5);
    EXPECT_EQ(select.blob(2), bytes);
    EXPECT_EQ(select.date(3), 2027y / March / 3);
    ASSERT_TRUE(select.bind(ThingId{2}).step());
    EXPECT_EQ(select.instant(0), instant);
    EXPECT_EQ(select.integer(1), 605);
    EXPECT_TRUE(select.is_null(2));
    EXPECT_EQ(select.optional_date(3), std::nullopt);
    EXPECT_EQ(select.optional_integer(1), 605);
}

TEST_F(DatabaseTest, TellsEmptyTextAndEmptyBytesFromNothing) {
    Statement{database_, "INSERT INTO thing (a, b, c) VALUES (?1, ?2, ?3)"}
        .bind(std::string_view{}, Bytes{}, nullptr)
        .run();

    Statement select{database_, "SELECT a, b, c FROM thing"};
    ASSERT_TRUE(select.step());
    EXPECT_FALSE(select.is_null(0));
    EXPECT_FALSE(select.is_null(1));
    EXPECT_TRUE(select.is_null(2));
}

TEST_F(DatabaseTest, TheSameTextCanBeUsedTwiceAtOnce) {
    add("one");
    add("two");
    int rows = 0;

    Statement outer{database_, "SELECT id FROM thing"};
    while (outer.step()) {
        Statement inner{database_, "SELECT id FROM thing"};
        while (inner.step())
            ++rows;
    }

    EXPECT_EQ(rows, 4);
}

TEST_F(DatabaseTest, AStatementThatIsTakenUpAgainHasNoOldValues) {
    add("one");

    Statement insert{database_, "INSERT INTO thing (a) VALUES (?1)"};
    insert.run();

    EXPECT_EQ(query_integer(database_, "SELECT count(*) FROM thing WHERE a IS NULL"), 1);
}

TEST_F(DatabaseTest, ErrorsNameTheStatementAndNoValue) {
    const Thrown unknown = thrown_by([&] { Statement{database_, "SELECT nosuch FROM thing"}; });
    add("planted-value");
    database_.execute("CREATE UNIQUE INDEX one_a ON thing (a)");
    const Thrown twice = thrown_by([&] { add("planted-value"); });

    EXPECT_EQ(unknown, ErrorKind::internal);
    EXPECT_NE(unknown.message.find("nosuch"), std::string::npos);
    EXPECT_EQ(twice, ErrorKind::internal);
    EXPECT_NE(twice.message.find("thing.a"), std::string::npos);
    EXPECT_EQ(twice.message.find("planted-value"), std::string::npos);
}

TEST_F(DatabaseTest, ATriggerThatFreezesNotesIsItsOwnError) {
    database_.execute(
        "CREATE TRIGGER frozen BEFORE UPDATE ON thing BEGIN SELECT RAISE(ABORT, 'note_frozen: signed'); END");
    add("one");

    EXPECT_EQ(thrown_by([&] {
                  Statement{database_, "UPDATE thing SET a = 'two'"}.run();
              }),
              ErrorKind::note_frozen);
}

TEST_F(DatabaseTest, RefusesAValueOfMoreThanEightMebibytes) {
    EXPECT_EQ(thrown_by([&] { add(std::string((8 << 20) + 1, 'x')); }), ErrorKind::bad_input);
    add(std::string(5 << 20, 'x'));
    EXPECT_EQ(things(), 1);
}

TEST_F(DatabaseTest, DoubleQuotesAreNamesAndNeverText) {
    EXPECT_EQ(thrown_by([&] { database_.execute("SELECT \"nosuch\""); }), ErrorKind::internal);
}

TEST_F(DatabaseTest, AChangeIsKeptWithItsAuditRowOrNotAtAll) {
    const std::int64_t before = query_integer(database_, "SELECT max(seq) FROM audit");
    {
        Change change{database_};
        add("kept");
        change.record({.action = "thing.add", .object = "thing", .object_id = 1, .fields = "a"});
        change.commit();
    }
    {
        Change change{database_};
        add("given up");
        change.record({.action = "thing.add", .object = "thing", .object_id = 2, .fields = "a"});
    }

    EXPECT_EQ(things(), 1);
    EXPECT_EQ(query_integer(database_, "SELECT max(seq) FROM audit"), before + 1);
    EXPECT_TRUE(test_.vault().verify_all({}).empty());
}

TEST_F(DatabaseTest, AChangeWithoutARecordIsNotSaved) {
    const Thrown thrown = thrown_by([&] {
        Change change{database_};
        add("unaudited");
        change.commit();
    });

    EXPECT_EQ(thrown, ErrorKind::internal);
    EXPECT_EQ(things(), 0);
}

TEST_F(DatabaseTest, AnInnerChangeJoinsTheOuterOne) {
    {
        Change outer{database_};
        add("outer");
        {
            Change inner{database_};
            add("inner");
            inner.record({.action = "thing.add", .object = "thing", .object_id = 2, .fields = "a"});
            inner.commit();
        }
        outer.commit();
    }
    {
        Change outer{database_};
        Change inner{database_};
        add("lost");
        inner.record({.action = "thing.add", .object = "thing", .object_id = 3, .fields = "a"});
        inner.commit();
    }

    EXPECT_EQ(things(), 2);
}

TEST_F(DatabaseTest, AnInnerChangeThatIsGivenUpSpoilsTheOuterOne) {
    const Thrown thrown = thrown_by([&] {
        Change outer{database_};
        add("outer");
        outer.record({.action = "thing.add", .object = "thing", .object_id = 1, .fields = "a"});
        {
            Change inner{database_};
            add("inner");
        }
        outer.commit();
    });

    EXPECT_EQ(thrown, ErrorKind::internal);
    EXPECT_EQ(things(), 0);
}

TEST_F(DatabaseTest, EverySettingIsReadBackAndOneThatDiffersIsRefused) {
    EXPECT_NO_THROW(check_settings(database_, ConnectionUse::write));
    for (const char* change :
         {"PRAGMA foreign_keys = OFF", "PRAGMA temp_store = FILE", "PRAGMA secure_delete = OFF",
          "PRAGMA synchronous = NORMAL", "PRAGMA cell_size_check = OFF", "PRAGMA trusted_schema = ON",
          "PRAGMA recursive_triggers = OFF", "PRAGMA wal_autocheckpoint = 1000"}) {
        test_.reopen();
        test_.database().execute(change);

        EXPECT_EQ(thrown_by([&] { check_settings(test_.database(), ConnectionUse::write); }),
                  ErrorKind::internal)
            << change;
    }
}

TEST_F(DatabaseTest, EverySwitchAndLimitIsReadBack) {
    sqlite3* handle = database_.connection().handle();
    for (const int option : {SQLITE_DBCONFIG_DEFENSIVE, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION,
                             SQLITE_DBCONFIG_DQS_DML, SQLITE_DBCONFIG_DQS_DDL}) {
        int old = -1;
        sqlite3_db_config(handle, option, -1, &old);
        sqlite3_db_config(handle, option, old == 0 ? 1 : 0, nullptr);
        EXPECT_EQ(thrown_by([&] { check_settings(database_, ConnectionUse::write); }), ErrorKind::internal)
            << option;
        sqlite3_db_config(handle, option, old, nullptr);
    }
    sqlite3_limit(handle, SQLITE_LIMIT_LENGTH, 1 << 20);
    EXPECT_EQ(thrown_by([&] { check_settings(database_, ConnectionUse::write); }), ErrorKind::internal);
}

TEST_F(DatabaseTest, AReaderSeesWhatIsCommittedAndChangesNothing) {
    const std::unique_ptr<Database> reader = test_.vault().reader();
    {
        Change change{database_};
        add("one");
        change.record({.action = "thing.add", .object = "thing", .object_id = 1, .fields = "a"});
        EXPECT_EQ(query_integer(*reader, "SELECT count(*) FROM thing"), 0);
        change.commit();
    }

    EXPECT_EQ(query_integer(*reader, "SELECT count(*) FROM thing"), 1);
    EXPECT_EQ(thrown_by([&] { Statement{*reader, "DELETE FROM thing"}.run(); }), ErrorKind::no_permission);
    EXPECT_EQ(thrown_by([&] { Change change{*reader}; }), ErrorKind::internal);
}

} // namespace
} // namespace attune
