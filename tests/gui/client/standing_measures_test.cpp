// SPDX-License-Identifier: Apache-2.0
#include "gui/client/standing_measures.hpp"

#include "tests/unit/progress/measures.hpp"

#include <gtest/gtest.h>

namespace attune {
namespace {

TEST(StandingMeasuresTest, SayWhatAChangeMeansAndComeLatestFirst) {
    MeasureSeries older = low_mood({18, 17});
    older.measure = "older";
    older.title = "Older sheet";
    const auto lines = standing_measures({older, low_mood({18, 16, 12, 9})});

    ASSERT_EQ(lines.size(), 2U);
    EXPECT_EQ(lines[0].label, "Low mood");
    EXPECT_EQ(lines[0].first, "18");
    EXPECT_EQ(lines[0].last, "9");
    EXPECT_EQ(lines[0].state, "Recovered");
    EXPECT_EQ(lines[0].mark, Mark::good);
    EXPECT_EQ(lines[1].state, "Unchanged");
}

TEST(StandingMeasuresTest, OneScoreIsNoCourse) {
    EXPECT_TRUE(standing_measures({low_mood({18})}).empty());
}

TEST(StandingMeasuresTest, OnlyTheFirstScoreOfAMeasureStandsThere) {
    MeasureSeries subscale = low_mood({9, 8});
    subscale.scale = "sleep";

    EXPECT_EQ(standing_measures({low_mood({18, 16}), subscale}).size(), 1U);
}

} // namespace
} // namespace attune
