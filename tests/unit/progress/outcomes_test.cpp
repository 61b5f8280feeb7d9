// SPDX-License-Identifier: Apache-2.0
#include "core/progress/statistics/outcomes.hpp"

#include <gtest/gtest.h>

namespace attune {
namespace {

ChangeRules phq9() {
    return {.better = Better::lower,
            .threshold = ReliableThreshold{.points = 6},
            .line = ClinicalLine{.value = 10, .clinical = ClinicalLine::Clinical::at_or_above}};
}

OutcomeRow row(std::optional<double> first, std::optional<double> last, std::size_t scores = 2) {
    OutcomeRow made;
    if (first)
        made.first = ChangeEnd{.value = *first, .compared = {}};
    if (last)
        made.last = ChangeEnd{.value = *last, .compared = {}};
    made.scores = scores;
    made.rules = phq9();
    return made;
}

TEST(OutcomesTest, WilsonIntervalsAgreeWithThePublishedOnes) {
    // Newcombe 1998, table I, method 3: 81/263, 15/148, 0/20, 1/29.
    const auto check = [](std::size_t hits, std::size_t of, double lower, double upper) {
        const Proportion made = wilson_proportion(hits, of);
        EXPECT_NEAR(*made.lower, lower, 5e-5) << hits << " of " << of;
        EXPECT_NEAR(*made.upper, upper, 5e-5) << hits << " of " << of;
    };
    check(81, 263, 0.2553, 0.3662);
    check(15, 148, 0.0624, 0.1605);
    check(0, 20, 0, 0.1611);
    check(1, 29, 0.0061, 0.1718);
    EXPECT_EQ(wilson_proportion(20, 20).upper, 1);
    EXPECT_FALSE(wilson_proportion(0, 0).share);
}

TEST(OutcomesTest, EveryEpisodeIsCountedOrLeftOutWithAReason) {
    std::vector<OutcomeRow> rows{row(16, 9),  row(16, 10), row(12, 8), row(8, 14), row(9, 3),
                                 row(15, 15), row(16, {}, 0), row(16, 16, 1), row(20, 5)};
    rows[8].comparable = OutcomeRow::Comparable::no;
    OutcomeRow unjudged = row(18, 4);
    unjudged.rules.threshold.reset();
    OutcomeRow no_line = row(18, 4);
    no_line.rules.line.reset();
    rows.push_back(unjudged);
    rows.push_back(no_line);

    const PracticeOutcomes outcomes = practice_outcomes(rows);

    EXPECT_EQ(outcomes.episodes, 11U);
    EXPECT_EQ(outcomes.reliable_improvement.proportion.numerator, 4U);
    EXPECT_EQ(outcomes.reliable_improvement.proportion.denominator, 7U);
    EXPECT_EQ(outcomes.deterioration.proportion.numerator, 1U);
    EXPECT_EQ(outcomes.no_reliable_change.proportion.numerator, 2U);
    EXPECT_EQ(outcomes.recovery.proportion.numerator, 3U) << "16-9, 12-8 and the one without a threshold";
    EXPECT_EQ(outcomes.recovery.proportion.denominator, 5U);
    EXPECT_EQ(outcomes.reliable_recovery.proportion.numerator, 1U);
    EXPECT_EQ(outcomes.reliable_recovery.proportion.denominator, 4U);
    using Reason = OutcomeExclusion;
    EXPECT_EQ(outcomes.reliable_recovery.exclusions,
              (std::map<Reason, std::size_t>{{Reason::no_score, 1}, {Reason::one_score, 1}, {Reason::not_comparable, 1},
                                             {Reason::no_threshold, 1}, {Reason::no_cut_off, 1}, {Reason::not_at_caseness, 2}}));
    for (const OutcomeRate* rate : {&outcomes.reliable_improvement, &outcomes.recovery, &outcomes.reliable_recovery,
                                    &outcomes.deterioration, &outcomes.no_reliable_change})
        EXPECT_EQ(rate->proportion.denominator + rate->excluded(), outcomes.episodes);
}

TEST(OutcomesTest, PairRatesCountFinishedCoursesWithFourScores) {
    const std::vector<PairOutcomeRow> rows{
        {.client = 1, .scores = {16, 8, 14, 6}, .thresholds = {}, .attended_appointments = 8},
        {.client = 2, .scores = {12, 9, 9, 7}, .thresholds = {}, .attended_appointments = 8},
        {.client = 3, .scores = {9, 4, 7, 3}, .thresholds = {}, .attended_appointments = 2},
        {.client = 4, .scores = {12, 18, 10, 9}, .thresholds = {}, .attended_appointments = 5},
        {.client = 5, .scores = {16, 8, 14, {}}, .thresholds = {}, .attended_appointments = 5},
        {.client = 6, .scores = {16, 8, 14, 6}, .thresholds = {}, .attended_appointments = 1}};

    const PairOutcomes outcomes = pair_outcomes(rows);

    EXPECT_EQ(outcomes.recovery.proportion.numerator, 2U);
    EXPECT_EQ(outcomes.recovery.proportion.denominator, 3U);
    EXPECT_EQ(outcomes.reliable_recovery.proportion.numerator, 1U);
    EXPECT_EQ(outcomes.reliable_improvement.proportion.numerator, 2U);
    EXPECT_EQ(outcomes.reliable_improvement.proportion.denominator, 4U);
    EXPECT_EQ(outcomes.reliable_deterioration.proportion.numerator, 1U);
    EXPECT_EQ(exclusion_words(outcomes.recovery), "1 not at caseness at the start, 1 with fewer than two treatment "
                                                  "appointments, 1 with a score of the pair missing");
}

TEST(OutcomesTest, WhatRatesCannotSayStandsBesideThem) {
    std::vector<OutcomeRow> rows{row(16, 9), row(16, {}, 0), row(16, {}, 0)};
    rows[2].client = 7;
    const std::string few = outcome_caution_words(practice_outcomes(rows));

    EXPECT_NE(few.find("do not show what caused"), std::string::npos);
    EXPECT_NE(few.find("1 episode is counted"), std::string::npos);
    EXPECT_NE(few.find("Fewer than half of 3 episodes"), std::string::npos);
    EXPECT_NE(few.find("The 3 episodes are those of 2 clients: who came again counts again."), std::string::npos);
}

} // namespace
} // namespace attune
