// SPDX-License-Identifier: Apache-2.0
#include "core/progress/panel_story.hpp"
#include "tests/unit/progress/measures.hpp"

#include <gtest/gtest.h>

namespace attune {
namespace {

Timeline timeline_of(MeasureSeries measure, int sessions = 8) {
    TimelineInput input;
    input.sessions = weekly_sessions(sessions);
    input.measures.push_back(std::move(measure));
    return build_timeline(input);
}

TEST(PanelStoryTest, TellsWhatTheScoresOfALineComeTo) {
    const Timeline timeline = timeline_of(low_mood({18, 16, std::nullopt, 12, 9}));
    const TimelinePanel& panel = timeline.groups.at(0).panels.at(0);

    const auto story = story_of(panel, panel.lines.at(0));

    ASSERT_TRUE(story);
    EXPECT_EQ(story->band, "some (5–9)");
    const ScoreFindings findings = find_out(*story);
    EXPECT_EQ(findings.change.category, ChangeCategory::recovered);
    EXPECT_EQ(findings.counting, 4U);
    EXPECT_FALSE(findings.effect) << "nobody said when treatment began";
}

TEST(PanelStoryTest, ScoresBeforeTreatmentAreTheBaseline) {
    const Timeline timeline = timeline_of(low_mood({18, 17, 18, 14, 12, 9}));
    const TimelinePanel& panel = timeline.groups.at(0).panels.at(0);

    const auto story = story_of(panel, panel.lines.at(0), day(2026, 12, 1));
    ASSERT_TRUE(story);
    const auto effect = find_out(*story).effect;

    ASSERT_TRUE(effect);
    EXPECT_EQ(effect->nap, 1.0);
}

TEST(PanelStoryTest, WhatWasAnsweredInAnotherVersionIsNotCounted) {
    MeasureSeries measure = low_mood({18, 17, 12, 11});
    measure.points[2].version = measure.points[3].version = "second";
    const Timeline timeline = timeline_of(std::move(measure));
    const TimelinePanel& panel = timeline.groups.at(0).panels.at(0);

    const auto story = story_of(panel, panel.lines.at(0));

    ASSERT_TRUE(story);
    ASSERT_EQ(story->scores.size(), 2U);
    EXPECT_EQ(find_out(*story).change.category, ChangeCategory::unchanged);
}

TEST(PanelStoryTest, ASeriesOfTheNotesHasNone) {
    TimelinePanel panel;
    TimelineLine line;
    line.points.push_back({.date = day(2026, 11, 10), .number = 1, .value = 3});

    EXPECT_FALSE(story_of(panel, line));
}

} // namespace
} // namespace attune
