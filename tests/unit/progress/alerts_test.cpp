// SPDX-License-Identifier: Apache-2.0
// Vectors A-1 to A-6 of the clinical specification, D4, by name, and each alert's own edges.
#include "core/progress/statistics/alerts.hpp"

#include "tests/unit/progress/course.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace attune {
namespace {

using Values = std::vector<std::optional<double>>;

/// PHQ-9 once a session: k 6, clinical from 10.
AlertInput phq9(const Values& values) {
    AlertInput input{.measure = "phq-9", .scale = "total"};
    for (std::size_t index = 0; index < values.size(); ++index) {
        ScorePoint score;
        score.id = static_cast<std::int64_t>(index + 1);
        score.day = std::chrono::sys_days{day(2027, 1, 4)} + std::chrono::days{7 * static_cast<int>(index)};
        score.session = static_cast<int>(index + 1);
        score.value = values[index];
        input.scores.push_back(score);
    }
    input.rules = {.better = Better::lower,
                   .threshold = ReliableThreshold{.points = 6},
                   .line = ClinicalLine{.value = 10, .clinical = ClinicalLine::Clinical::at_or_above}};
    return input;
}

/// What the course raised, score by score, each judged by what was known then.
std::vector<Alert> raised_in_turn(const AlertInput& input) {
    std::vector<Alert> alerts;
    const auto add = [&](const AlertInput& so_far) {
        const auto now = current_alerts(so_far);
        alerts.insert(alerts.end(), now.begin(), now.end());
    };
    AlertInput so_far = input;
    so_far.scores.clear();
    so_far.alliance.clear();
    for (const ScorePoint& score : input.scores) {
        so_far.scores.push_back(score);
        if (score.value)
            add(so_far);
    }
    so_far.scores.clear();
    for (const AllianceScore& score : input.alliance) {
        so_far.alliance.push_back(score);
        if (score.value)
            add(so_far);
    }
    return alerts;
}

/// "AL1@2 AL2@2": code and session of every alert.
std::string raised(const AlertInput& input) {
    std::string words;
    for (const Alert& alert : raised_in_turn(input))
        words += (words.empty() ? "" : " ") + std::string{alert_code(alert.kind)} + "@" +
                 (alert.session ? std::to_string(*alert.session) : "–");
    return words;
}

bool is_off(const AlertInput& input, AlertKind kind, AlertOffReason reason) {
    const auto off = alerts_off(input);
    return std::any_of(off.begin(), off.end(), [&](const AlertOff& one) { return one.kind == kind && one.reason == reason; });
}

TEST(AlertTest, A_1) {
    EXPECT_EQ(raised(phq9({12, 15})), "AL5@2");
    EXPECT_EQ(raised_in_turn(phq9({12, 15}))[0].figure, -3);
}

TEST(AlertTest, A_2) {
    EXPECT_EQ(raised(phq9({12, 18})), "AL1@2 AL2@2");
}

TEST(AlertTest, A_3) {
    EXPECT_EQ(raised(phq9({18, 12, 18})), "AL2@3");
}

TEST(AlertTest, A_4) {
    EXPECT_EQ(raised(phq9({16, 15, 17, 14, 15, 13})), "AL8@4 AL8@5 AL4@6");
}

TEST(AlertTest, A_5) {
    EXPECT_EQ(raised(phq9({18, 9, 8})), "AL9@3");
}

TEST(AlertTest, A_6) {
    const AlertInput input = phq9({20, 13, 13, 13, 13});

    EXPECT_EQ(raised(input), "AL8@5");
    EXPECT_NEAR(*raised_in_turn(input)[0].figure, 0, 1e-12);
    EXPECT_EQ(raised_in_turn(input)[0].limit, .75);
}

TEST(AlertTest, LevelsAreThoseOfD4) {
    EXPECT_EQ(raised_in_turn(phq9({12, 18}))[0].level, AlertLevel::red);
    EXPECT_EQ(raised_in_turn(phq9({12, 18}))[1].level, AlertLevel::red);
    EXPECT_EQ(raised_in_turn(phq9({12, 15}))[0].level, AlertLevel::amber);
    EXPECT_EQ(raised_in_turn(phq9({18, 9, 8}))[0].level, AlertLevel::green);
    EXPECT_EQ(current_alerts(phq9({20, 13, 13, 13, 13}))[0].level, AlertLevel::info);
    EXPECT_EQ(current_alerts(phq9({16, 15, 17, 14, 15, 13}))[0].level, AlertLevel::amber);
}

TEST(AlertTest, AScoreAloneAndNullNeverFire) {
    EXPECT_EQ(raised(phq9({27})), "");
    EXPECT_EQ(raised(phq9({{}, {}, {}})), "");
    EXPECT_EQ(raised(phq9({12, {}, {}})), "");
    EXPECT_EQ(raised(phq9({})), "");
    EXPECT_TRUE(current_alerts(phq9({})).empty());
    AlertInput late = phq9({14});
    late.scores[0].session = 9;
    EXPECT_EQ(raised(late), "") << "one score shows no lack of change";
}

TEST(AlertTest, EarlyWorseningEndsWithSessionFour) {
    EXPECT_EQ(raised(phq9({12, 12, 12, 15})), "AL5@4");
    AlertInput fifth = phq9({12, 15});
    fifth.scores[1].session = 5;
    EXPECT_EQ(raised(fifth), "");
    EXPECT_EQ(raised(phq9({12, 14})), "");
}

TEST(AlertTest, NoChangeNeedsAClinicalStartAndItsSession) {
    AlertInput input = phq9({16, 14});
    input.scores[1].session = 6;
    EXPECT_EQ(raised(input), "AL4@6");
    input.no_change_session = 7;
    EXPECT_EQ(raised(input), "");
    AlertInput healthy = phq9({9, 8});
    healthy.scores[1].session = 6;
    EXPECT_EQ(raised(healthy), "");
    EXPECT_EQ(no_change_session_of("gad-7"), 4);
    EXPECT_EQ(no_change_session_of("phq-9"), 6);
}

TEST(AlertTest, ALevelCourseIsOneAlertAtATime) {
    EXPECT_EQ(raised(phq9({14, 14, 14, 14, 14, 14, 14})), "AL8@4 AL8@5 AL4@6 AL4@7");
}

TEST(AlertTest, WithoutAThresholdWhatNeedsOneIsOffAndSaysSo) {
    AlertInput input = phq9({10, 20, 22, 22, 22, 22});
    input.rules.threshold.reset();

    EXPECT_EQ(raised(input), "");
    for (const AlertKind kind : {AlertKind::deterioration, AlertKind::sharp_rise, AlertKind::no_change,
                                 AlertKind::early_worsening, AlertKind::plateau, AlertKind::healthy})
        EXPECT_TRUE(is_off(input, kind, AlertOffReason::no_threshold)) << alert_code(kind);
}

TEST(AlertTest, WithoutACutOffOnlyNoChangeAndHealthyAreOff) {
    AlertInput input = phq9({18, 9, 8, 8, 8, 8});
    input.rules.line.reset();

    EXPECT_TRUE(is_off(input, AlertKind::no_change, AlertOffReason::no_cut_off));
    EXPECT_TRUE(is_off(input, AlertKind::healthy, AlertOffReason::no_cut_off));
    EXPECT_FALSE(is_off(input, AlertKind::plateau, AlertOffReason::no_cut_off));
    EXPECT_EQ(raised(input), "AL8@5 AL8@6");
}

TEST(AlertTest, WithoutSessionNumbersWhatCountsSessionsIsOff) {
    AlertInput input = phq9({12, 18});
    for (ScorePoint& score : input.scores)
        score.session.reset();

    EXPECT_EQ(raised(input), "AL1@– AL2@–");
    EXPECT_TRUE(is_off(input, AlertKind::plateau, AlertOffReason::no_sessions));
    EXPECT_TRUE(is_off(input, AlertKind::outside_expected, AlertOffReason::no_table));
    EXPECT_TRUE(is_off(input, AlertKind::alliance_drop, AlertOffReason::no_alliance));
}

TEST(AlertTest, AllianceFallsByItsOwnRules) {
    AlertInput input = phq9({});
    const auto score = [](const char* measure, std::int64_t id, std::optional<double> total) {
        return alliance_score(measure, id, day(2027, 1, static_cast<unsigned>(id)), static_cast<int>(id), total);
    };
    input.alliance = {score("srs", 1, 38), score("srs", 2, 36), score("srs", 3, 36.1)};
    EXPECT_EQ(raised(input), "AL7@2");
    input.alliance = {score("wai-sr", 1, 48), score("wai-sr", 2, 43), score("wai-sr", 3, {}), score("wai-sr", 4, 37)};
    EXPECT_EQ(raised(input), "AL7@4") << "43 to 37 is 0.5 of 12 items";
    EXPECT_EQ(current_alerts(input).size(), 1U);
    input.alliance = {score("csq", 1, 40), score("csq", 2, 1)};
    EXPECT_EQ(raised(input), "");
}

TEST(AlertTest, OutsideExpectedGoesByTheTablesLimits) {
    const ExpectedRecovery table{{{.measure = "phq-9", .start_low = 15, .start_high = 19, .session = 2, .mean = 14, .lower = 9, .upper = 17, .level = .8, .source = "Invented 2020"},
                                  {.measure = "phq-9", .start_low = 15, .start_high = 19, .session = 2, .mean = 14, .lower = 7, .upper = 19, .level = .9, .source = "Invented 2020"},
                                  {.measure = "phq-9", .start_low = 15, .start_high = 19, .session = 3, .mean = 13, .lower = 8, .upper = 16, .source = "Invented 2021"}}};
    AlertInput input = phq9({16, 18, 17});
    input.expected = &table;

    const auto alerts = raised_in_turn(input);
    ASSERT_EQ(alerts.size(), 2U);
    EXPECT_EQ(alerts[0].kind, AlertKind::outside_expected);
    EXPECT_EQ(alerts[0].level, AlertLevel::amber);
    EXPECT_EQ(alerts[0].limit, 17);
    EXPECT_EQ(alerts[1].level, AlertLevel::red) << "a table without a level gives its own failure limit";
    EXPECT_EQ(alerts[1].note, "Invented 2021");
    input.scores[1].value = 20;
    EXPECT_EQ(raised_in_turn(input)[0].kind, AlertKind::outside_expected) << "the most serious first";
    EXPECT_EQ(raised_in_turn(input)[0].level, AlertLevel::red);
    input.scores[1].value = 17;
    input.scores[2].value = 4;
    EXPECT_EQ(raised(input), "") << "better than expected is no failure";
}

TEST(AlertTest, ForScoresWhereHigherIsBetterTheLowerLimitFails) {
    const ExpectedRecovery table{{{.measure = "ors", .start_low = 15, .start_high = 20, .session = 2, .mean = 24, .lower = 18, .upper = 30, .source = "Invented 2020"}}};
    AlertInput input = phq9({18, 16});
    input.measure = "ors";
    input.rules = {.better = Better::higher, .threshold = ReliableThreshold{.points = 5}, .line = {}};
    input.expected = &table;

    EXPECT_EQ(raised(input), "AL6@2");
}

TEST(AlertTest, IsNamedByTheCodesOfTheSpecification) {
    EXPECT_EQ(alert_code(AlertKind::deterioration), "AL1");
    EXPECT_EQ(alert_code(AlertKind::alliance_drop), "AL7");
    EXPECT_EQ(alert_code(AlertKind::healthy), "AL9");
}

} // namespace
} // namespace attune
