// SPDX-License-Identifier: Apache-2.0
#include "core/progress/statistics/expected_recovery_store.hpp"

#include "core/error.hpp"
#include "tests/unit/vault_fixture.hpp"

#include <gtest/gtest.h>

namespace attune {
namespace {

class ExpectedRecoveryStoreTest : public testing::Test {
protected:
    static std::vector<ExpectedRow> rows_of(const std::string& rows) {
        auto reading = read_expected_recovery("measure,start,session,mean,lower,upper,source,level\n" + rows);
        EXPECT_TRUE(reading.problems.empty());
        return reading.rows;
    }

    TestVault test_;
};

TEST_F(ExpectedRecoveryStoreTest, WhatWasLoadedIsThereAfterUnlocking) {
    ExpectedRecoveryStore{test_.vault()}.load(rows_of("phq-9,10-14,3,9.5,6,13,Invented 2020,.8\nphq-9,10-14,3,9.5,4,15,Invented 2020,\n"));

    const ExpectedRecovery table = ExpectedRecoveryStore{test_.reopen()}.read();

    const auto found = table.find("phq-9", "total", 12, 3);
    ASSERT_EQ(found.size(), 2U);
    EXPECT_EQ(found[0]->level, .8);
    EXPECT_EQ(found[0]->upper, 13);
    EXPECT_FALSE(found[1]->level);
    EXPECT_EQ(found[1]->source, "Invented 2020");
}

TEST_F(ExpectedRecoveryStoreTest, ANewTableTakesThePlaceOfTheOldOneOfItsMeasureOnly) {
    ExpectedRecoveryStore store{test_.vault()};
    store.load(rows_of("phq-9,10-14,3,9.5,6,13,Invented 2020,\ngad-7,10-14,3,9.5,6,13,Invented 2020,\n"));

    store.load(rows_of("phq-9,10-14,4,9,5,12,Invented 2021,\n"));

    EXPECT_TRUE(store.read().find("phq-9", "total", 12, 3).empty());
    EXPECT_EQ(store.read().find("phq-9", "total", 12, 4).size(), 1U);
    EXPECT_EQ(store.read().find("gad-7", "total", 12, 3).size(), 1U);
    store.remove("gad-7");
    EXPECT_FALSE(store.read().has_table("gad-7", "total"));
}

TEST_F(ExpectedRecoveryStoreTest, OneScoreOfAMeasureIsRemovedAlone) {
    ExpectedRecoveryStore store{test_.vault()};
    auto rows = rows_of("dass-21,10-14,3,9.5,6,13,Invented 2020,\n");
    for (const char* scale : {"anxiety", "stress"}) {
        rows.push_back(rows.front());
        rows.back().scale = scale;
    }
    store.load(rows);

    store.remove("dass-21", "stress");

    EXPECT_TRUE(store.read().has_table("dass-21", "anxiety"));
    EXPECT_TRUE(store.read().has_table("dass-21", "total"));
    EXPECT_FALSE(store.read().has_table("dass-21", "stress"));
    EXPECT_THROW(store.remove("dass-21", "stress"), Error);
}

TEST_F(ExpectedRecoveryStoreTest, NothingToLoadOrToRemoveIsSaid) {
    ExpectedRecoveryStore store{test_.vault()};

    EXPECT_THROW(store.load({}), Error);
    EXPECT_THROW(store.remove("phq-9"), Error);
    EXPECT_TRUE(store.read().is_empty());
}

} // namespace
} // namespace attune
