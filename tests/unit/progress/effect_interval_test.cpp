// SPDX-License-Identifier: Apache-2.0
// Intervals of the Tau family, against figures worked out by hand and against every order that could have been.
#include "core/progress/score_wording.hpp"
#include "core/progress/statistics/effect_size.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace attune {
namespace {

const PhaseData v1{{20, 20, 26, 25, 22, 23}, {28, 25, 24, 27, 30, 30, 29}, Better::higher};
const PhaseData v3{{1, 2, 3, 4, 5}, {6, 7, 8, 9, 10}, Better::higher};
const PhaseData v4{{2, 3, 5, 3}, {4, 5, 5, 7, 6}, Better::higher};
const PhaseData v5{{18, 16, 17, 18}, {17, 15, 16, 12, 11, 9}, Better::lower};

void expect_interval(const std::optional<EffectInterval>& interval, double lower, double upper) {
    ASSERT_TRUE(interval);
    EXPECT_NEAR(interval->lower, lower, 5e-5);
    EXPECT_NEAR(interval->upper, upper, 5e-5);
}

/// S_AB, S_A and S_B of the first `m` and the rest of `values`, counted pair by pair.
struct CountedSums {
    double ab = 0, a = 0, b = 0;
};
CountedSums sums_of(const std::vector<double>& values, std::size_t m) {
    CountedSums sums;
    for (std::size_t i = 0; i < values.size(); ++i)
        for (std::size_t j = i + 1; j < values.size(); ++j) {
            const double way = values[j] > values[i] ? 1 : values[j] < values[i] ? -1 : 0;
            (j < m ? sums.a : i < m ? sums.ab : sums.b) += way;
        }
    return sums;
}

/// What `take` gives for every order of `values`, equal ones told apart.
template <class Take> std::vector<double> over_all_orders(const std::vector<double>& values, std::size_t m, Take take) {
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::vector<double> found;
    do {
        std::vector<double> shuffled;
        for (const std::size_t at : order)
            shuffled.push_back(values[at]);
        found.push_back(take(sums_of(shuffled, m)));
    } while (std::next_permutation(order.begin(), order.end()));
    return found;
}

double mean_square(const std::vector<double>& values) { // the mean itself is 0: for every order there is its reverse
    return std::inner_product(values.begin(), values.end(), values.begin(), 0.0) / static_cast<double>(values.size());
}

TEST(EffectIntervalTest, TauTakesTheIntervalOfNap) {
    expect_interval(effect_size(v1)->tau_interval, 2 * .5973 - 1, 2 * .9860 - 1);
    EXPECT_EQ(effect_size(v3)->tau_interval.upper, 1);
}

TEST(EffectIntervalTest, TauUAgreesWithFiguresWorkedOutByHand) {
    expect_interval(effect_size(v1)->tau_u_interval, .043232, 1); // Var 2166·42/468 + 492/18 = 221.7179, SE .354528
    expect_interval(effect_size(v3)->tau_u_interval, -.215971, 1); // Var 275/3 + 300/18 = 108.3333, SE .416333
    expect_interval(effect_size(v5)->tau_u_interval, .082946, 1); // Var 86.4 + 138/18 = 94.0667, SE .404117
}

TEST(EffectIntervalTest, VariantsCountTheVarianceOfTheTrendsTheyUse) {
    expect_interval(effect_size(v4)->tau_u_b_interval, .183944, 1);    // Var 63.8889 + 282/18 = 79.5556, D 30
    expect_interval(effect_size(v4)->tau_u_both_interval, .047092, 1); // and 138/18 more: 87.2222, D 36
}

TEST(EffectIntervalTest, BaselineCorrectedTauHasTheErrorOfTarlow) {
    expect_interval(effect_size(v4)->corrected_tau_interval, -1, .300151); // τ −.5, SE √(2/9 · ¾) = .408248
    EXPECT_FALSE(effect_size(v5)->corrected_tau_interval) << "at τ = 1 the formula claims certainty";
}

TEST(EffectIntervalTest, VariancesAreThoseOfEveryOrderThatCouldHaveBeen) {
    const std::vector<double> values{1, 2, 2, 3, 5, 5, 5}; // ties within and across
    const auto between = over_all_orders(values, 3, [](const CountedSums& sums) { return sums.ab; });
    EXPECT_NEAR(mean_square(between), variance_between({1, 2, 2}, {3, 5, 5, 5}), 1e-9);
    const auto within = over_all_orders(values, values.size(), [](const CountedSums& sums) { return sums.a; });
    EXPECT_NEAR(mean_square(within), variance_within(values), 1e-9);
}

TEST(EffectIntervalTest, PartsDoNotCovarySoTheirVariancesAddUp) {
    const std::vector<double> values{1, 2, 3, 4, 5, 6, 7};
    const double a = variance_within({1, 2, 3});
    const double b = variance_within({1, 2, 3, 4});
    const double ab = variance_between({1, 2, 3}, {4, 5, 6, 7});
    const auto less_a = over_all_orders(values, 3, [](const CountedSums& sums) { return sums.ab - sums.a; });
    EXPECT_NEAR(mean_square(less_a), ab + a, 1e-9);
    const auto both = over_all_orders(values, 3, [](const CountedSums& sums) { return sums.ab - sums.a + sums.b; });
    EXPECT_NEAR(mean_square(both), ab + a + b, 1e-9);
}

TEST(EffectIntervalTest, FromTheLeastPointsOnAboutOneInTwentyLiesOutside) {
    const std::vector<double> values{1, 2, 3, 4, 5, 6, 7, 8};
    ASSERT_EQ(values.size(), tau_interval_min_points);
    const double error = std::sqrt(variance_between({1, 2, 3, 4}, {5, 6, 7, 8}) + variance_within({1, 2, 3, 4}));
    const auto all = over_all_orders(values, 4, [](const CountedSums& sums) { return sums.ab - sums.a; });
    const auto outside = std::count_if(all.begin(), all.end(), [&](double s) { return std::abs(s) > 1.959964 * error; });
    const double share = static_cast<double>(outside) / static_cast<double>(all.size());
    EXPECT_GT(share, .02);
    EXPECT_LT(share, .08);
}

TEST(EffectIntervalTest, WhereNoIntervalCanBeDefendedWordsSayWhy) {
    const EffectSize few = effect_size({{1, 3, 2}, {4, 2, 5}, Better::higher}).value();
    EXPECT_FALSE(few.tau_u_interval);
    EXPECT_FALSE(few.corrected_tau_interval);
    EXPECT_EQ(interval_words(few, few.tau_u_interval), "no interval: 2 more points are needed");
    const EffectSize equal = effect_size({{7, 7, 7, 7}, {7, 7, 7, 7}, Better::higher}).value();
    EXPECT_FALSE(equal.tau_u_interval);
    EXPECT_FALSE(equal.corrected_tau_interval);
    EXPECT_EQ(interval_words(equal, equal.tau_u_interval), "no interval: the pairs do not vary");
    EXPECT_EQ(interval_words(equal, EffectInterval{-.25, 1}), "95 % interval −.25 to 1");
}

TEST(EffectIntervalTest, AnIndexBeyondOneStaysInsideItsInterval) {
    const EffectSize beyond = effect_size({{5, 4, 3, 2}, {6, 7, 8, 9}, Better::higher}).value();
    ASSERT_NEAR(beyond.tau_u, 22.0 / 16, 1e-9);
    ASSERT_TRUE(beyond.tau_u_interval);
    EXPECT_NEAR(beyond.tau_u_interval->upper, beyond.tau_u, 1e-9);
    EXPECT_LT(beyond.tau_u_interval->lower, 1);
}

} // namespace
} // namespace attune
