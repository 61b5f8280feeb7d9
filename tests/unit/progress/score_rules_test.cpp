// SPDX-License-Identifier: Apache-2.0
// What the shipped measures say about change, as the statistics take it.
#include "core/progress/statistics/score_rules.hpp"

#include "core/measure/instrument_reader.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <fstream>
#include <iterator>

namespace attune {
namespace {

std::shared_ptr<const Instrument> shipped(const std::string& id) {
    std::ifstream file{std::string{ATTUNE_SOURCE_DIR} + "/plugins/measures/measures/" + id + ".xml", std::ios::binary};
    const std::string xml{std::istreambuf_iterator<char>{file}, {}};
    auto read = read_instrument(xml, id + ".xml", "measures");
    if (!read.result)
        throw std::runtime_error{id + ": " + (read.problems.empty() ? "not read" : read.problems[0].message)};
    return read.result;
}

const ScoreScale& total(const Instrument& instrument) {
    return instrument.scales[instrument.find_scale("total").value()];
}

TEST(ScoreRulesTest, Phq9GoesByThePublishedFigures) {
    const auto phq9 = shipped("phq-9");

    const ChangeRules rules = change_rules(total(*phq9), {});

    ASSERT_TRUE(rules.threshold && rules.line);
    EXPECT_EQ(rules.better, Better::lower);
    EXPECT_EQ(rules.threshold->points, 6);
    EXPECT_EQ(rules.threshold->origin, ReliableThreshold::Origin::published);
    EXPECT_EQ(rules.threshold->source, "NHS Talking Therapies");
    EXPECT_EQ(line_words(*rules.line), "≥ 10");
    EXPECT_EQ(judge_values(16, 9, rules).category, ChangeCategory::recovered);
    EXPECT_EQ(important_threshold(total(*phq9), {})->amount, 5);
}

TEST(ScoreRulesTest, ThePracticesPickGoesFirst) {
    const auto pcl5 = shipped("pcl-5");
    ScoringContext context;

    EXPECT_EQ(change_rules(total(*pcl5), context).threshold->points, 15);
    EXPECT_EQ(line_words(*change_rules(total(*pcl5), context).line), "> 28") << "never the screening cut-off";
    context.picks["total/reliable"] = "marx-18";
    EXPECT_EQ(change_rules(total(*pcl5), context).threshold->points, 18);
}

TEST(ScoreRulesTest, TheCutOffFollowsTheAge) {
    const auto ors = shipped("ors");
    const auto line_at = [&](int age) {
        ScoringContext context;
        context.age_years = age;
        return line_words(*change_rules(total(*ors), context).line);
    };

    EXPECT_EQ(line_at(30), "< 25");
    EXPECT_EQ(line_at(15), "< 28");
    EXPECT_EQ(line_at(8), "< 32");
}

TEST(ScoreRulesTest, AComputedThresholdStaysComputed) {
    const auto des = shipped("des-ii");

    const ChangeRules rules = change_rules(total(*des), {});

    ASSERT_TRUE(rules.threshold);
    EXPECT_EQ(rules.threshold->origin, ReliableThreshold::Origin::computed);
    EXPECT_EQ(rules.threshold->points, 17.6);
    EXPECT_FALSE(rules.line) << "several clinical groups: which one fits is not guessed";
}

TEST(ScoreRulesTest, OwnFiguresMakeAThresholdWhereNoneIsPublished) {
    const auto ecr = shipped("ecr-rs");
    const ScoreScale& avoidance = ecr->scales[ecr->find_scale("avoidance").value()];

    EXPECT_FALSE(change_rules(avoidance, {}).threshold);
    const ChangeRules own = change_rules(avoidance, {}, {.reliability = .8, .sd = 1.2});
    ASSERT_TRUE(own.threshold);
    EXPECT_NEAR(own.threshold->points, 1.96 * 1.2 * std::sqrt(2 * (1 - .8)), 1e-9);
}

TEST(ScoreRulesTest, NormsThatDisagreeStayUnused) {
    ScoreScale scale;
    scale.id = "total";
    scale.norms = {{.id = "a", .group = Norm::Group::clinical, .mean = 20, .sd = 7, .reliability = .9, .reliability_kind = "alpha", .citation = {}},
                   {.id = "b", .group = Norm::Group::clinical, .mean = {}, .sd = {}, .reliability = .8, .reliability_kind = "retest", .citation = {}},
                   {.id = "c", .group = Norm::Group::healthy, .mean = 5, .sd = 4, .reliability = {}, .reliability_kind = {}, .citation = {}}};

    EXPECT_EQ(norm_figures(scale).reliability, .8) << "retest before alpha";
    EXPECT_EQ(norm_figures(scale).sd, 7);
    ASSERT_TRUE(change_rules(scale, {}).line);
    EXPECT_NEAR(change_rules(scale, {}).line->value, (4.0 * 20 + 7 * 5) / 11, 1e-9);
    scale.norms.push_back({.id = "d", .group = Norm::Group::clinical, .mean = 25, .sd = 9, .reliability = {}, .reliability_kind = {}, .citation = {}});
    EXPECT_FALSE(norm_figures(scale).sd);
    EXPECT_FALSE(change_rules(scale, {}).threshold);
    scale.better = Better::neither;
    EXPECT_FALSE(change_rules(scale, {}, {.reliability = .8, .sd = 7}).threshold);
}

} // namespace
} // namespace attune
