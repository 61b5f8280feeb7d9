// SPDX-License-Identifier: Apache-2.0
#include "core/progress/score_wording.hpp"

#include "tests/unit/progress/course.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <stdexcept>

namespace attune {
namespace {

ScoreStory phq9(const std::vector<double>& values) {
    ScoreStory story{.title = "PHQ-9", .min = 0, .max = 27};
    for (std::size_t index = 0; index < values.size(); ++index) {
        CourseScore score;
        score.day = std::chrono::sys_days{day(2026, 11, 10)} + std::chrono::days{7 * static_cast<int>(index)};
        score.session = static_cast<int>(index + 1);
        score.value = values[index];
        story.scores.push_back(score);
    }
    story.rules = {.better = Better::lower,
                   .threshold = ReliableThreshold{.points = 6, .source = "NHS Talking Therapies", .evidence = EvidenceTag::source},
                   .line = ClinicalLine{.value = 10,
                                        .clinical = ClinicalLine::Clinical::at_or_above,
                                        .source = "NHS Talking Therapies",
                                        .evidence = EvidenceTag::source}};
    story.band = "mild (5–9)";
    story.band_source = "Kroenke 2001";
    story.band_evidence = EvidenceTag::source;
    story.rater = "client";
    story.answered = "all 9 items answered";
    return story;
}

WhyRow row(const ScoreStory& story, const std::string& name) {
    const auto rows = score_why_rows(story, find_out(story));
    const auto found = std::find_if(rows.begin(), rows.end(), [&](const WhyRow& each) { return each.name == name; });
    if (found == rows.end())
        throw std::out_of_range{name};
    return *found;
}

TEST(ScoreWordingTest, EveryFigureComesWithItsRuleAndSource) {
    const ScoreStory story = phq9({18, 16, 15, 9});

    EXPECT_EQ(headline_words(find_out(story)), "Recovered, reliably improved");
    EXPECT_EQ(row(story, "Score").value, "9 of 27");
    EXPECT_EQ(row(story, "Score").reason, "1 December 2026, session 4, self-report, all 9 items answered.");
    EXPECT_EQ(row(story, "Band").value, "mild (5–9)");
    EXPECT_EQ(row(story, "Band").reason, "Self-report, not a diagnosis (Kroenke 2001; checked).");
    EXPECT_EQ(row(story, "Change").value, "18 to 9, recovered");
    EXPECT_EQ(row(story, "Change").reason,
              "9 points better since 10 November 2026; 6 or more is reliable (NHS Talking Therapies; checked). Was on the "
              "clinical side, now on the healthy side of the cut-off, clinical ≥ 10 (NHS Talking Therapies; checked).");
    EXPECT_EQ(row(story, "Own trend").value.find("next likely "), 0U);
    EXPECT_NE(row(story, "Own trend").reason.find("not a forecast of cure"), std::string::npos);
    EXPECT_EQ(score_caution_words(story, find_out(story)),
              "Recovered once so far. A second score on the healthy side confirms it. This does not show what caused the "
              "change.");
}

TEST(ScoreWordingTest, TooFewScoresSayHowManyAreMissing) {
    EXPECT_EQ(row(phq9({18}), "Change").value, "1 more value is needed");
    EXPECT_EQ(row(phq9({18}), "Own trend").value, "3 more scores are needed");
    EXPECT_EQ(row(phq9({18, 17, 16}), "Own trend").value, "1 more score is needed");
    EXPECT_EQ(row(phq9({18}), "Effect size").value, "not computed");
    EXPECT_EQ(headline_words(find_out(phq9({}))), "No score yet");
    EXPECT_EQ(headline_words(find_out(phq9({18}))), "One score so far");
    EXPECT_EQ(row(phq9({}), "Score").value, "1 value is needed");
    ScoreStory begun = phq9({18, 17, 16, 15, 14});
    begun.treatment_from = begun.scores[2].day;
    EXPECT_EQ(row(begun, "Effect size").value, "1 more score before treatment is needed");
    begun.treatment_from = begun.scores[4].day;
    EXPECT_EQ(row(begun, "Effect size").value, "2 more scores in treatment are needed");
    begun.scores.resize(1);
    EXPECT_EQ(row(begun, "Effect size").value, "2 more scores before treatment and 3 more in treatment are needed");
}

TEST(ScoreWordingTest, AnEffectSizeNamesItsPhasesAndABaselineThatImproved) {
    ScoreStory story = phq9({18, 19, 18, 12, 11, 9});
    story.treatment_from = story.scores[3].day;

    EXPECT_TRUE(row(story, "Effect size").value.starts_with("NAP 1 (.")) << row(story, "Effect size").value;
    EXPECT_NE(row(story, "Effect size").reason.find("no interval: 2 more points are needed"), std::string::npos);
    EXPECT_NE(row(story, "Effect size").reason.find("3 scores before treatment against 3 in it"), std::string::npos);
    EXPECT_EQ(row(story, "Effect size").reason.find("Tarlow"), std::string::npos);
    story.scores[1].value = 17;
    story.scores[2].value = 16;
    EXPECT_NE(row(story, "Effect size").reason.find("Tarlow 2017"), std::string::npos);
    story.pace = ScoreStory::Pace::rare;
    EXPECT_EQ(row(story, "Effect size").value, "not computed");
}

TEST(ScoreWordingTest, WithoutThresholdOrCutOffTheReasonSaysSo) {
    ScoreStory story = phq9({18, 9});
    story.rules.line.reset();
    EXPECT_EQ(row(story, "Change").value, "18 to 9, improved");
    EXPECT_NE(row(story, "Change").reason.find("No cut-off is known"), std::string::npos);
    story.rules.threshold.reset();
    EXPECT_EQ(row(story, "Change").value, "18 to 9");
    EXPECT_NE(row(story, "Change").reason.find("no threshold of reliable change is known"), std::string::npos);
    EXPECT_EQ(headline_words(find_out(story)), "No category: no threshold of reliable change is known");
    story.rules.better = Better::neither;
    EXPECT_NE(row(story, "Change").reason.find("Neither higher nor lower"), std::string::npos);
}

TEST(ScoreWordingTest, AttributedFiguresAreNotCalledCertain) {
    ScoreStory story = phq9({30, 20});
    story.rules.threshold = ReliableThreshold{.points = 8, .source = "Zahra 2014", .evidence = EvidenceTag::literature};
    story.important = ImportantThreshold{.amount = 20, .of = ImportantThreshold::Of::percent_of_start, .source = "Kounali 2022", .evidence = EvidenceTag::source};

    EXPECT_NE(row(story, "Change").reason.find("(Zahra 2014; attributed, still to be checked)"), std::string::npos);
    EXPECT_NE(row(story, "Change").reason.find("20 % of the start (Kounali 2022; checked): reached."), std::string::npos);
    EXPECT_NE(score_caution_words(story, find_out(story)).find("still to be checked by a clinician"), std::string::npos);
}

TEST(ScoreWordingTest, TheTrendStaysWithinTheScale) {
    const ScoreFindings falling = find_out(phq9({9, 4, 1, 0, 0}));

    ASSERT_TRUE(falling.next);
    EXPECT_GE(falling.next->lower, 0);
    EXPECT_EQ(row(phq9({9, 4, 1, 0, 0}), "Own trend").value.find("next likely 0–"), 0U);
}

TEST(ScoreWordingTest, SharesAreWrittenWithoutTheirZero) {
    EXPECT_EQ(share_words(.956), ".96");
    EXPECT_EQ(share_words(-.1), "−.10");
    EXPECT_EQ(share_words(1), "1");
    EXPECT_EQ(share_words(0), "0");
    EXPECT_EQ(share_words(10.5, 1), "10.5");
    EXPECT_EQ(share_words(-1.25), "−1.25");
}

TEST(ScoreWordingTest, EveryAlertHasItsWords) {
    for (int kind = 0; kind < 9; ++kind)
        EXPECT_FALSE(alert_words(static_cast<AlertKind>(kind)).empty());
}

} // namespace
} // namespace attune
