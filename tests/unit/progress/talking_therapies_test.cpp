// SPDX-License-Identifier: Apache-2.0
// Vectors N1 to N11 of the clinical specification, D3, by name.
#include "core/progress/statistics/talking_therapies.hpp"

#include <gtest/gtest.h>

#include <ostream>

namespace attune {
namespace {

enum class Case { no, yes };
enum class Recovery { no, yes, reliable };

struct Vector {
    const char* name;
    PairScores scores;
    Case at_start;
    Recovery recovery;
    PairChange change;
};

void PrintTo(const Vector& vector, std::ostream* stream) {
    *stream << vector.name;
}

class TalkingTherapiesTest : public testing::TestWithParam<Vector> {};

TEST_P(TalkingTherapiesTest, HasItsCategories) {
    const Vector& expected = GetParam();

    const auto result = judge_pair(expected.scores);

    ASSERT_TRUE(result);
    EXPECT_EQ(result->case_at_start, expected.at_start == Case::yes);
    EXPECT_EQ(result->recovery, expected.recovery != Recovery::no);
    EXPECT_EQ(result->reliable_recovery, expected.recovery == Recovery::reliable);
    EXPECT_EQ(result->change, expected.change);
}

constexpr auto better = PairChange::reliable_improvement;
constexpr auto worse = PairChange::reliable_deterioration;
constexpr auto none = PairChange::no_reliable_change;

INSTANTIATE_TEST_SUITE_P(Clinical, TalkingTherapiesTest,
                         testing::Values(Vector{"N1", {16, 8, 14, 6}, Case::yes, Recovery::reliable, better},
                                         Vector{"N2", {12, 9, 9, 7}, Case::yes, Recovery::yes, none},
                                         Vector{"N3", {20, 13, 15, 12}, Case::yes, Recovery::no, better},
                                         Vector{"N4", {9, 4, 7, 3}, Case::no, Recovery::no, better},
                                         Vector{"N5", {12, 18, 10, 9}, Case::yes, Recovery::no, worse},
                                         Vector{"N6", {18, 11, 8, 13}, Case::yes, Recovery::no, none},
                                         Vector{"N7", {10, 4, 8, 8}, Case::yes, Recovery::no, better},
                                         Vector{"N8", {9, 3, 8, 7}, Case::yes, Recovery::reliable, better},
                                         Vector{"N9", {10, 9, 7, 7}, Case::yes, Recovery::yes, none},
                                         Vector{"N10", {16, 10, 4, 8}, Case::yes, Recovery::no, none}),
                         [](const auto& vector) { return std::string{vector.param.name}; });

TEST(TalkingTherapiesPairTest, N11) {
    EXPECT_FALSE(judge_pair({.depression_first = 16, .depression_last = 8, .anxiety_first = 14, .anxiety_last = {}}));
}

TEST(TalkingTherapiesPairTest, AnyMissingScoreLeavesNoCategory) {
    EXPECT_FALSE(judge_pair({{}, 8, 14, 6}));
    EXPECT_FALSE(judge_pair({16, {}, 14, 6}));
    EXPECT_FALSE(judge_pair({16, 8, {}, 6}));
}

TEST(TalkingTherapiesPairTest, TheDisorderSpecificMeasureCountsWhenBothItsScoresAreThere) {
    const PairThresholds pcl5{.anxiety_caseness = 32, .anxiety_change = 10};

    const ChosenPair specific = choose_pair({16, 8, 14, 6}, {16, 8, 40, 20}, pcl5);
    EXPECT_EQ(specific.anxiety, ChosenPair::Anxiety::disorder_specific);
    EXPECT_TRUE(judge_pair(specific.scores, specific.thresholds)->reliable_recovery);

    const ChosenPair fallback = choose_pair({16, 8, 14, 6}, {16, 8, 40, {}}, pcl5);
    EXPECT_EQ(fallback.anxiety, ChosenPair::Anxiety::gad7);
    EXPECT_EQ(fallback.thresholds.anxiety_caseness, 8);
}

} // namespace
} // namespace attune
