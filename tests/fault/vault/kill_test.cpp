// SPDX-License-Identifier: Apache-2.0
#include "core/vault/connection.hpp"
#include "tests/fault/child_process.hpp"
#include "tests/unit/vault_fixture.hpp"

#include <gtest/gtest.h>

#include <random>

namespace attune {
namespace {

constexpr int kills = 100;

/// Every change writes two rows of known content, so that half a change would show.
constexpr const char* first_row =
    "INSERT INTO thing (id, a) VALUES (?1, 'a' || ?1 || substr(hex(zeroblob(1500)), 1, 1500 + ?1 % 700))";
constexpr const char* second_row = "INSERT INTO other (thing_id, b) VALUES (?1, 'b' || ?1)";

TEST(KillTest, NoSavedChangeIsLostAndNoneIsHalfThereAfterAHundredKills) {
    TestVault test;
    test.clock.set(SystemClock{}.now());
    test.database().execute(
        "CREATE TABLE thing (id INTEGER PRIMARY KEY, a TEXT NOT NULL) STRICT; "
        "CREATE TABLE other (thing_id INTEGER NOT NULL REFERENCES thing, b TEXT NOT NULL) STRICT");
    std::mt19937 random{20270309};
    std::int64_t acknowledged = 0;
    std::int64_t next = 1;
    int recovered = 0;
    for (int round = 0; round < kills; ++round) {
        test.close();
        {
            ChildProcess writer{{ATTUNE_VAULT_WRITER, test.path().string(), (test.folder / "state").string(),
                                 TestVault::user, std::to_string(next), first_row, second_row}};
            ASSERT_EQ(writer.line(), "ready") << "round " << round;
            const int wanted = static_cast<int>(random() % 40);
            for (int i = 0; i < wanted; ++i)
                acknowledged = std::stoll(writer.line());
            // Somewhere inside the save that is under way.
            const auto until = std::chrono::steady_clock::now() + std::chrono::microseconds{random() % 700};
            while (std::chrono::steady_clock::now() < until) {
            }
            writer.kill();
            for (std::string line = writer.line(); !line.empty();
                 line = writer.line()) // said, and not read before
                acknowledged = std::stoll(line);
        }
        test.clock.set(SystemClock{}.now());
        ASSERT_NO_THROW(test.open()) << "round " << round;
        recovered += test.vault().opening().recovered_from_crash ? 1 : 0;
        Database& database = test.database();
        const std::int64_t last = query_integer(database, "SELECT coalesce(max(id), 0) FROM thing");
        ASSERT_GE(last, acknowledged) << "lost in round " << round;
        ASSERT_LE(last, acknowledged + 1) << "round " << round;
        ASSERT_EQ(query_integer(database, "SELECT count(*) FROM thing"), last);
        ASSERT_EQ(query_integer(
                      database,
                      "SELECT count(*) FROM other o JOIN thing t ON t.id = o.thing_id AND o.b = 'b' || t.id "
                      "AND t.a = 'a' || t.id || substr(hex(zeroblob(1500)), 1, 1500 + t.id % 700)"),
                  last);
        ASSERT_EQ(query_integer(database, "SELECT count(*) FROM audit WHERE action = 'thing.add'"), last);
        if (round % 10 == 9) {
            const auto problems = test.vault().verify_all({});
            ASSERT_TRUE(problems.empty()) << problems.front().part << ": " << problems.front().message;
        }
        next = last + 1;
        acknowledged = last;
    }
    EXPECT_GT(recovered, kills / 2) << "hardly any kill hit an open vault";
    RecordProperty("kills", kills);
    RecordProperty("rows", static_cast<int>(next - 1));
}

} // namespace
} // namespace attune
