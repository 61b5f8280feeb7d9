// SPDX-License-Identifier: Apache-2.0
// Vectors JT1 to JT13 of the clinical specification, D2, by name.
#include "core/progress/statistics/important_change.hpp"
#include "core/progress/statistics/reliable_change.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace attune {
namespace {

using Clinical = ClinicalLine::Clinical;

ChangeRules published(Better better, double points, Clinical clinical, double value) {
    return {.better = better,
            .threshold = ReliableThreshold{.points = points},
            .line = ClinicalLine{.value = value, .clinical = clinical}};
}

const ChangeRules phq9 = published(Better::lower, 6, Clinical::at_or_above, 10);
const ChangeRules pcl5 = published(Better::lower, 15, Clinical::above, 28);
const ChangeRules ors = published(Better::higher, 5, Clinical::below, 25);
const ChangeFigures jt1{.reliability = .80, .sd = 7.5, .clinical_mean = 40, .healthy_mean = 60, .healthy_sd = 7.5};

std::optional<ChangeCategory> category(double from, double to, const ChangeRules& rules) {
    return judge_values(from, to, rules).category;
}

TEST(ReliableChangeTest, JT1) {
    const double error = standard_error_of_measurement(7.5, .80);
    const double difference = standard_error_of_difference(error);

    EXPECT_NEAR(error, 3.3541, 5e-5);
    EXPECT_NEAR(difference, 4.7434, 5e-5);
    EXPECT_NEAR(*reliable_change_index(32.5, 47.5, difference), 3.1623, 5e-5);
    EXPECT_NEAR(smallest_reliable_change(difference, Confidence::percent_95), 9.2971, 5e-5);
    EXPECT_EQ(criterion_value(Criterion::a, jt1, Better::higher), 55);
    EXPECT_EQ(criterion_value(Criterion::b, jt1, Better::higher), 45);
    EXPECT_EQ(criterion_value(Criterion::c, jt1, Better::higher), 50);
}

TEST(ReliableChangeTest, JT2) {
    ChangeRules rules{.better = Better::higher, .threshold = computed_threshold(jt1), .line = {}};

    rules.line = computed_line(50, Better::higher);
    EXPECT_EQ(category(32.5, 47.5, rules), ChangeCategory::improved);
    rules.line = computed_line(45, Better::higher);
    EXPECT_EQ(category(32.5, 47.5, rules), ChangeCategory::recovered);
}

TEST(ReliableChangeTest, JT3) {
    EXPECT_NEAR(criterion_c(40, 10, 60, 5), 53.3333, 5e-5);
}

TEST(ReliableChangeTest, JT4) {
    const ChangeFigures figures{.reliability = .95, .sd = 7.6};

    EXPECT_NEAR(standard_error_of_measurement(7.6, .95), 1.6994, 5e-5);
    EXPECT_NEAR(*difference_error(figures), 2.4033, 5e-5);
    EXPECT_NEAR(computed_threshold(figures)->points, 4.7105, 5e-5);
}

TEST(ReliableChangeTest, JT5) {
    // 11.58 is a published RCI, so that a change equal to it would count; these lie apart from it.
    const ChangeRules rdas = published(Better::higher, 11.58, Clinical::below, 47.31);

    EXPECT_EQ(category(40, 52, rdas), ChangeCategory::recovered);
    EXPECT_EQ(judge_values(40, 52, rdas).improvement, 12);
    EXPECT_EQ(category(36, 47, rdas), ChangeCategory::unchanged);
    EXPECT_EQ(judge_values(36, 47, rdas).now_side, ClinicalSide::clinical);
    EXPECT_EQ(category(40, 51, rdas), ChangeCategory::non_reliable_recovery);
    EXPECT_EQ(category(47, 48, rdas), ChangeCategory::non_reliable_recovery);
}

TEST(ReliableChangeTest, JT6) {
    const ChangeFigures des{.reliability = .85, .sd = 16.4};

    EXPECT_NEAR(standard_error_of_measurement(16.4, .85), 6.3517, 5e-5);
    EXPECT_NEAR(*difference_error(des), 8.9826, 5e-5);
    EXPECT_NEAR(computed_threshold(des)->points, 17.6060, 5e-5);
}

TEST(ReliableChangeTest, JT7PerfectReliability) {
    const ChangeFigures perfect{.reliability = 1, .sd = 7.5};
    const ChangeRules rules{.better = Better::higher, .threshold = computed_threshold(perfect), .line = {}};

    EXPECT_EQ(standard_error_of_measurement(7.5, 1), 0);
    EXPECT_EQ(computed_threshold(perfect)->points, 0);
    EXPECT_FALSE(reliable_change_index(10, 20, *difference_error(perfect)));
    EXPECT_EQ(computed_threshold(perfect)->source,
              "Jacobson & Truax 1991, computed; reliability 1: any difference counts as reliable");
    EXPECT_EQ(computed_threshold({.reliability = 0, .sd = 7.5})->source,
              "Jacobson & Truax 1991, computed; reliability 0: as if the scores were chance alone");
    EXPECT_EQ(computed_threshold({.reliability = .8, .sd = 7.5})->source, "Jacobson & Truax 1991, computed");
    EXPECT_EQ(category(10, 11, rules), ChangeCategory::improved);
    EXPECT_EQ(category(11, 10, rules), ChangeCategory::deteriorated);
    EXPECT_EQ(category(10, 10, rules), ChangeCategory::unchanged);
}

TEST(ReliableChangeTest, JT7InputErrorsAreAllToldInWords) {
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const auto problems = [](ChangeFigures figures) { return figure_problems(figures, Better::lower); };

    EXPECT_EQ(problems({.reliability = -.1, .sd = 0}).size(), 2U);
    EXPECT_NE(problems({.reliability = 1.2, .sd = 7})[0].find("reliability is 1.2"), std::string::npos);
    EXPECT_NE(problems({.reliability = .8, .sd = -3})[0].find("above 0"), std::string::npos);
    EXPECT_EQ(problems({.reliability = nan, .sd = nan, .clinical_mean = nan, .healthy_mean = nan, .healthy_sd = 0}).size(),
              5U);
    EXPECT_TRUE(problems({.reliability = 0, .sd = 1}).empty());
    EXPECT_TRUE(problems({.reliability = 1, .sd = 1}).empty());
    EXPECT_TRUE(problems({}).empty());
    for (const ChangeFigures& wrong : {ChangeFigures{.reliability = -.1, .sd = 7}, ChangeFigures{.reliability = 1.1, .sd = 7},
                                       ChangeFigures{.reliability = .8, .sd = 0}, ChangeFigures{.reliability = nan, .sd = 7}})
        EXPECT_FALSE(computed_threshold(wrong));
}

TEST(ReliableChangeTest, JT8) {
    const ChangeRules rules{.better = Better::lower, .threshold = computed_threshold({.reliability = {}, .sd = 7.5}), .line = {}};

    const ChangeResult result = judge_values(20, 5, rules);

    EXPECT_FALSE(difference_error({.reliability = {}, .sd = 7.5}));
    EXPECT_FALSE(result.category);
    EXPECT_EQ(result.gap, ChangeGap::no_threshold);
    EXPECT_EQ(result.improvement, 15);
}

TEST(ReliableChangeTest, JT9) {
    const ChangeFigures figures{.reliability = .80, .sd = 7.5};
    const ChangeRules rules{.better = Better::higher, .threshold = computed_threshold(figures), .line = {}};
    const double exactly = 1.96 * *difference_error(figures);

    EXPECT_NEAR(*reliable_change_index(30, 30 + exactly, *difference_error(figures)), 1.96, 1e-12);
    EXPECT_EQ(category(30, 30 + exactly, rules), ChangeCategory::unchanged);
    EXPECT_EQ(category(30, 30 + exactly + 1e-10, rules), ChangeCategory::unchanged);
    EXPECT_EQ(category(30, 30 + exactly + 1e-6, rules), ChangeCategory::improved);
}

TEST(ReliableChangeTest, JT10) {
    const ChangeFigures core10{.reliability = .90, .sd = 7.7, .clinical_mean = 19.7, .healthy_mean = 4.7, .healthy_sd = 4.8};

    EXPECT_NEAR(standard_error_of_measurement(7.7, .90), 2.4350, 5e-5);
    EXPECT_NEAR(*difference_error(core10), 3.4435, 5e-5);
    EXPECT_NEAR(computed_threshold(core10, Confidence::percent_95)->points, 6.7493, 5e-5);
    EXPECT_NEAR(computed_threshold(core10, Confidence::percent_90)->points, 5.6646, 5e-5);
    EXPECT_EQ(whole_point_change(computed_threshold(core10, Confidence::percent_90)->points), 6);
    const auto chosen = choose_criterion(core10, Better::lower);
    ASSERT_TRUE(chosen);
    EXPECT_EQ(chosen->criterion, Criterion::c);
    EXPECT_NEAR(chosen->value, 10.46, 5e-3);
    EXPECT_EQ(side_of(10, computed_line(chosen->value, Better::lower)), ClinicalSide::healthy);
    EXPECT_EQ(side_of(11, computed_line(chosen->value, Better::lower)), ClinicalSide::clinical);
}

TEST(ReliableChangeTest, JT11) {
    EXPECT_EQ(category(16, 10, phq9), ChangeCategory::improved);
    EXPECT_EQ(category(16, 9, phq9), ChangeCategory::recovered);
    EXPECT_EQ(category(12, 8, phq9), ChangeCategory::non_reliable_recovery);
    EXPECT_EQ(category(8, 14, phq9), ChangeCategory::deteriorated);
    EXPECT_EQ(category(9, 3, phq9), ChangeCategory::improved);
}

TEST(ReliableChangeTest, JT12) {
    EXPECT_EQ(category(35, 20, pcl5), ChangeCategory::recovered);
    EXPECT_EQ(category(35, 29, pcl5), ChangeCategory::unchanged);
    EXPECT_EQ(category(30, 15, pcl5), ChangeCategory::recovered);
    EXPECT_EQ(category(45, 30, pcl5), ChangeCategory::improved);
}

TEST(ReliableChangeTest, JT13) {
    EXPECT_EQ(category(20, 25, ors), ChangeCategory::recovered);
    EXPECT_EQ(category(22, 26, ors), ChangeCategory::non_reliable_recovery);
    EXPECT_EQ(category(26, 20, ors), ChangeCategory::deteriorated);
    EXPECT_EQ(category(25, 31, ors), ChangeCategory::improved);
}

TEST(ReliableChangeTest, WholePointChangeIsTheNextWholeNumberAboveK) {
    EXPECT_EQ(whole_point_change(9.2971), 10);
    EXPECT_EQ(whole_point_change(6), 7);
    EXPECT_EQ(whole_point_change(0), 1);
    EXPECT_EQ(whole_point_change(3 * 2.0000000000000004), 7);
}

TEST(ReliableChangeTest, LevelsHaveTheirConstants) {
    EXPECT_DOUBLE_EQ(smallest_reliable_change(2, Confidence::percent_95), 3.92);
    EXPECT_DOUBLE_EQ(smallest_reliable_change(2, Confidence::percent_90), 3.29);
    EXPECT_DOUBLE_EQ(smallest_reliable_change(2, Confidence::percent_80), 2.56);
}

TEST(ReliableChangeTest, TheCriterionFollowsWhatIsKnown) {
    const ChangeFigures no_norms{.reliability = {}, .sd = 5, .clinical_mean = 30};
    const ChangeFigures apart{.reliability = {}, .sd = 2, .clinical_mean = 30, .healthy_mean = 5, .healthy_sd = 2};
    const ChangeFigures norms_only{.reliability = {}, .sd = {}, .clinical_mean = {}, .healthy_mean = 5, .healthy_sd = 2};

    EXPECT_EQ(choose_criterion(no_norms, Better::lower)->criterion, Criterion::a);
    EXPECT_EQ(choose_criterion(no_norms, Better::lower)->value, 20);
    EXPECT_EQ(choose_criterion(apart, Better::lower)->criterion, Criterion::b);
    EXPECT_EQ(choose_criterion(apart, Better::lower)->value, 9);
    EXPECT_EQ(choose_criterion(norms_only, Better::lower)->criterion, Criterion::b);
    EXPECT_EQ(choose_criterion(jt1, Better::higher)->criterion, Criterion::c);
    EXPECT_FALSE(choose_criterion({}, Better::lower));
    EXPECT_FALSE(choose_criterion(jt1, Better::lower)) << "healthy means must be on the better side";
    EXPECT_FALSE(choose_criterion(jt1, Better::neither));
}

TEST(ReliableChangeTest, WithoutACutOffNobodyRecovers) {
    const ChangeRules rules{.better = Better::lower, .threshold = ReliableThreshold{.points = 6}, .line = {}};

    EXPECT_EQ(category(20, 2, rules), ChangeCategory::improved);
    EXPECT_EQ(category(20, 15, rules), ChangeCategory::unchanged);
    EXPECT_EQ(category(2, 20, rules), ChangeCategory::deteriorated);
}

TEST(ReliableChangeTest, AMissingEndOrDirectionGivesNoCategory) {
    const ChangeRules neutral{.better = Better::neither, .threshold = ReliableThreshold{.points = 6}, .line = {}};
    const double nan = std::numeric_limits<double>::quiet_NaN();

    EXPECT_EQ(judge_values({}, 5, phq9).gap, ChangeGap::no_base);
    EXPECT_EQ(judge_values(5, {}, phq9).gap, ChangeGap::no_latest);
    EXPECT_FALSE(judge_values(5, {}, phq9).improvement);
    EXPECT_EQ(judge_values(nan, 5, phq9).gap, ChangeGap::no_base);
    EXPECT_EQ(judge_values(20, 5, neutral).gap, ChangeGap::no_direction);
}

TEST(ReliableChangeTest, AThresholdOfNothingDoesNotTurnNoChangeIntoOne) {
    EXPECT_EQ(category(9, 9, published(Better::lower, 0, Clinical::at_or_above, 10)), ChangeCategory::unchanged);
}

TEST(ReliableChangeTest, TheCutOffMeetsTheRoundedScore) {
    // A prorated 9.6 is shown, banded and judged as 10; the change itself is not rounded.
    const ChangeResult result = judge_change(ChangeEnd{.value = 16, .compared = {}}, ChangeEnd{.value = 9.6, .compared = 10}, phq9);

    EXPECT_EQ(result.now_side, ClinicalSide::clinical);
    EXPECT_EQ(result.category, ChangeCategory::improved);
    EXPECT_NEAR(*result.improvement, 6.4, 1e-9);
}

TEST(ImportantChangeTest, PointsAndSharesOfTheStart) {
    const ImportantThreshold five{.amount = 5};
    const ImportantThreshold fifth{.amount = 20, .of = ImportantThreshold::Of::percent_of_start};

    EXPECT_EQ(important_change(16, 11, Better::lower, five), ImportantChange::better);
    EXPECT_EQ(important_change(16, 12, Better::lower, five), ImportantChange::none);
    EXPECT_EQ(important_change(11, 16, Better::lower, five), ImportantChange::worse);
    EXPECT_EQ(important_change(40, 52, Better::higher, fifth), ImportantChange::better);
    EXPECT_EQ(important_change(15, 12, Better::lower, fifth), ImportantChange::better);
    EXPECT_EQ(important_change(16, 13, Better::lower, fifth), ImportantChange::none);
    EXPECT_FALSE(important_change(0, 3, Better::lower, fifth));
    EXPECT_FALSE(important_change({}, 3, Better::lower, five));
    EXPECT_FALSE(important_change(1, 9, Better::neither, five));
}

TEST(ImportantChangeTest, ResponseAndRemissionOfThePhq9) {
    EXPECT_TRUE(treatment_response(16, 8)->response);
    EXPECT_FALSE(treatment_response(16, 8)->remission);
    EXPECT_FALSE(treatment_response(16, 9)->response);
    EXPECT_TRUE(treatment_response(16, 4)->remission);
    EXPECT_FALSE(treatment_response(16, 5)->remission);
    EXPECT_FALSE(treatment_response(0, 0)->response);
    EXPECT_FALSE(treatment_response(16, {}));
}

} // namespace
} // namespace attune
