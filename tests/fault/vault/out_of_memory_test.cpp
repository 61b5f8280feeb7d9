// SPDX-License-Identifier: Apache-2.0
#include "core/vault/connection.hpp"
#include "core/vault/vault_opening.hpp"
#include "tests/fault/child_process.hpp"
#include "tests/unit/error_kind.hpp"
#include "tests/unit/vault/raw_vault.hpp"
#include "tests/unit/vault_fixture.hpp"

#include <gtest/gtest.h>

#include <iostream>

namespace attune {
namespace {

/// How far a session gets when the database may take `extra` bytes more than it has now. The exit status: 0
/// all went well, 1 it was told that memory is short, 2 another error.
int session_with(const TestVault& test, const RawVault& raw, std::int64_t extra) {
    return in_a_fork([&] {
        sqlite3_hard_heap_limit64(sqlite3_memory_used() + extra);
        const Thrown thrown = thrown_by([&] {
            const auto vault = open_vault(
                {.folder = test.path(), .user = TestVault::user, .surroundings = test.surroundings()},
                [&](const Keyring& keyring, const Member& member) {
                    return std::move(*open_slot(keyring, member, SlotKind::passphrase, raw.slot_key));
                });
            Change change{vault->database()};
            Statement{vault->database(), "INSERT INTO thing (a) VALUES (?1)"}
                .bind(std::string(20'000, 'm'))
                .run();
            change.record({.action = "thing.add", .object = "thing", .object_id = 1, .fields = "a"});
            change.commit();
            vault->checkpoint();
        });
        if (thrown.kind && thrown != ErrorKind::no_memory)
            std::cerr << thrown << '\n';
        return !thrown.kind ? 0 : thrown == ErrorKind::no_memory ? 1 : 2;
    });
}

TEST(OutOfMemoryTest, WhereverItRunsOutTheSessionEndsWithAWordAndTheVaultIsWhole) {
    TestVault test;
    test.database().execute("CREATE TABLE thing (id INTEGER PRIMARY KEY, a TEXT NOT NULL) STRICT");
    test.close();
    const RawVault raw{test};
    int short_of_memory = 0;
    int points = 0;
    bool went_well = false;
    for (std::int64_t extra = 0; !went_well && points < 600; extra += 1536, ++points) {
        const int result = session_with(test, raw, extra);
        ASSERT_TRUE(result == 0 || result == 1) << "status " << result << " with " << extra << " bytes";
        short_of_memory += result == 1 ? 1 : 0;
        went_well = result == 0;
    }

    EXPECT_TRUE(went_well);
    EXPECT_GT(short_of_memory, 50);
    RecordProperty("points", points);
    test.open();
    EXPECT_TRUE(test.vault().verify_all({}).empty());
    EXPECT_EQ(query_integer(test.database(), "SELECT count(*) FROM thing"),
              query_integer(test.database(), "SELECT count(*) FROM audit WHERE action = 'thing.add'"));
}

} // namespace
} // namespace attune
