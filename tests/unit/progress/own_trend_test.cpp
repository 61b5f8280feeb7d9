// SPDX-License-Identifier: Apache-2.0
// Vector T1 of the clinical specification, D4, and quantiles of Student's t against printed tables.
#include "core/progress/statistics/own_trend.hpp"

#include "core/progress/statistics/student_t.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <stdexcept>

namespace attune {
namespace {

const std::vector<TrendPoint> t1{{1, 18}, {2, 17}, {3, 15}, {4, 14}, {5, 12}};

TEST(OwnTrendTest, T1) {
    const auto line = fit_log_trend(t1);

    ASSERT_TRUE(line);
    EXPECT_NEAR(line->intercept, 18.6292, 5e-5);
    EXPECT_NEAR(line->slope, -3.5815, 5e-5);
    EXPECT_NEAR(line->residual_error, 0.8323, 5e-5);
    const TrendPrediction next = line->predict(6, 0.8);
    EXPECT_NEAR(next.estimate, 12.2121, 5e-5);
    EXPECT_NEAR(next.lower, 10.471, 5e-4);
    EXPECT_NEAR(next.upper, 13.953, 5e-4);
}

TEST(OwnTrendTest, T1LinearAndTheilSen) {
    const auto line = fit_linear_trend(t1);

    ASSERT_TRUE(line);
    EXPECT_NEAR(line->slope, -1.5, 1e-12);
    EXPECT_NEAR(line->intercept, 19.7, 1e-12);
    EXPECT_NEAR(line->residual_error, 0.3162, 5e-5);
    EXPECT_NEAR(*theil_sen_slope(t1), -1.5, 1e-12);
}

TEST(OwnTrendTest, StudentTAgreesWithPrintedTables) {
    EXPECT_NEAR(two_sided_t(.8, 2), 1.8856, 5e-5);
    EXPECT_NEAR(two_sided_t(.8, 3), 1.6377, 5e-5);
    EXPECT_NEAR(two_sided_t(.8, 4), 1.5332, 5e-5);
    EXPECT_NEAR(two_sided_t(.95, 1), 12.7062, 5e-5);
    EXPECT_NEAR(two_sided_t(.95, 10), 2.2281, 5e-5);
    EXPECT_NEAR(two_sided_t(.99, 30), 2.7500, 5e-5);
    EXPECT_NEAR(two_sided_t(.95, 1e6), 1.959966, 1e-6);
    // t with one degree is Cauchy, with two it has a closed form: two ways to check any probability.
    for (const double p : {.001, .2, .5, .77, .999}) {
        EXPECT_NEAR(student_t_quantile(p, 1), std::tan(std::acos(-1.0) * (p - .5)), 1e-9 * (1 + 1 / (p * (1 - p))));
        EXPECT_NEAR(student_t_quantile(p, 2), (2 * p - 1) / std::sqrt(2 * p * (1 - p)), 1e-9 * (1 + 1 / (p * (1 - p))));
    }
}

TEST(OwnTrendTest, StudentTRefusesWhatIsNoProbability) {
    for (const double p : {0.0, 1.0, -1.0, 2.0, std::numeric_limits<double>::quiet_NaN()})
        EXPECT_THROW((void)student_t_quantile(p, 3), std::invalid_argument);
    EXPECT_THROW((void)student_t_quantile(.5, 0), std::invalid_argument);
}

TEST(OwnTrendTest, TooFewPointsSayHowManyAreMissing) {
    const std::vector<TrendPoint> none;
    const std::vector<TrendPoint> three{{1, 18}, {2, 17}, {3, 15}};
    const std::vector<TrendPoint> two_sessions{{1, 18}, {1, 17}, {2, 15}, {2, 14}};

    EXPECT_EQ(trend_need(none).scores, 4U);
    EXPECT_EQ(trend_need(none).sessions, 3U);
    EXPECT_EQ(trend_need(three).scores, 1U);
    EXPECT_EQ(trend_need(two_sessions).scores, 0U);
    EXPECT_EQ(trend_need(two_sessions).sessions, 1U);
    EXPECT_FALSE(fit_log_trend(three));
    EXPECT_FALSE(fit_linear_trend(two_sessions));
    EXPECT_TRUE(trend_need(t1).is_met());
}

TEST(OwnTrendTest, PointsBeforeTheFirstSessionDoNotCount) {
    std::vector<TrendPoint> points = t1;
    points.push_back({0, 40});
    points.push_back({6, std::numeric_limits<double>::quiet_NaN()});

    EXPECT_NEAR(fit_log_trend(points)->slope, fit_log_trend(t1)->slope, 1e-12);
    EXPECT_EQ(fit_log_trend(points)->count, 5U);
}

TEST(OwnTrendTest, LevelScoresPredictThemselves) {
    const std::vector<TrendPoint> level{{1, 13}, {2, 13}, {3, 13}, {4, 13}};

    const TrendPrediction next = fit_log_trend(level)->predict(5);

    EXPECT_NEAR(next.lower, 13, 1e-9);
    EXPECT_NEAR(next.upper, 13, 1e-9);
}

TEST(OwnTrendTest, OneWildScoreHardlyMovesTheilSen) {
    const std::vector<TrendPoint> wild{{1, 18}, {2, 17}, {3, 16}, {4, 27}, {5, 14}};

    EXPECT_NEAR(*theil_sen_slope(wild), -1, 1e-12);
    EXPECT_FALSE(theil_sen_slope(std::vector<TrendPoint>{{1, 5}, {1, 6}}));
}

} // namespace
} // namespace attune
