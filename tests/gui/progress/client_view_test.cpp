// SPDX-License-Identifier: Apache-2.0
#include "gui/progress/client_view_choice.hpp"

#include "tests/unit/progress/measures.hpp"

#include <gtest/gtest.h>

namespace attune {
namespace {

/// Low mood by a measure, and two targets with names from the record.
Timeline course_of(const std::vector<std::optional<double>>& mood) {
    const auto emdr = pack("emdr", {series("sud", "SUD by target", Better::lower)});
    TimelineInput input = course(emdr, "emdr.sud", {8, 5, 2}, "aa");
    const TimelineInput other = course(emdr, "emdr.sud", {9, 6}, "bb");
    input.observations.insert(input.observations.end(), other.observations.begin(), other.observations.end());
    input.measures = {low_mood(mood)};
    return build_timeline(input);
}

ClientViewScreen mood_screen(const std::vector<std::optional<double>>& mood) {
    const Timeline timeline = course_of(mood);
    for (const ClientViewLine& line : client_view_lines(timeline))
        if (line.label == "Low mood")
            return client_view_screen(timeline, line).value();
    ADD_FAILURE() << "no line for the measure";
    return {};
}

TEST(ClientViewTest, SaysStartAndNowInPlainWords) {
    const ClientViewScreen screen = mood_screen({18, 15, 9});

    EXPECT_EQ(screen.title, "Low mood");
    EXPECT_EQ(screen.start, "At the start, on 10 November: 18 (much).");
    EXPECT_EQ(screen.now, "Now, on 24 November: 9 (some).");
    EXPECT_EQ(screen.change, "9 lower than at the start: better. That is more than answers usually vary by themselves.");
    EXPECT_EQ(screen.direction, "Lower is better.");
}

TEST(ClientViewTest, ASmallChangeIsNotMadeMoreThanItIs) {
    EXPECT_EQ(mood_screen({18, 15}).change,
              "3 lower than at the start: better. That is within what answers may vary by themselves.");
    EXPECT_EQ(mood_screen({15, 18}).change,
              "3 higher than at the start: harder than it was. That is within what answers may vary by themselves.");
    EXPECT_EQ(mood_screen({15, 15}).change, "The same as at the start.");
    EXPECT_EQ(mood_screen({15}).change, "One value so far: change can be seen from the second one on.");
    EXPECT_TRUE(mood_screen({15}).start.empty());
}

TEST(ClientViewTest, TheStartIsThatOfTheEpisode) {
    MeasureSeries mood = low_mood({17, 2, 3, 9});
    mood.points[0].episode = mood.points[1].episode = EpisodeId{1};
    mood.points[2].episode = mood.points[3].episode = EpisodeId{2};
    TimelineInput input;
    input.measures = {mood};
    const auto shown = [&] { return client_view_screen(build_timeline(input), {"Low mood", "measure.mood-9.total", ""}).value(); };

    EXPECT_EQ(shown().start, "At the start, on 24 November: 3 (little).");
    EXPECT_EQ(shown().now, "Now, on 1 December: 9 (some).");
    EXPECT_EQ(shown().change, "6 higher than at the start: harder than it was. That is more than answers usually vary by themselves.");

    input.measures[0].points.pop_back();
    EXPECT_EQ(shown().start, "");
    EXPECT_EQ(shown().change, "The first one since a new start: change can be seen from the second one on.");
}

TEST(ClientViewTest, HoldsOneLineAndNothingElseOfTheRecord) {
    Timeline timeline = course_of({18, 15, 9});
    timeline.events.push_back({.date = day(2026, 11, 17), .kind = TimelineEventKind::life_event, .label = "A quarrel at home", .key = {}});

    const auto screen = client_view_screen(timeline, {"SUD by target", "emdr.sud", "aa"});

    ASSERT_TRUE(screen);
    ASSERT_EQ(screen->chart.panels.size(), 1U);
    ASSERT_EQ(screen->chart.panels[0].lines.size(), 1U);
    EXPECT_TRUE(screen->chart.events.empty());
    EXPECT_TRUE(screen->chart.spans.empty());
    EXPECT_EQ(screen->chart.panels[0].lines[0].points.size(), 3U);
}

TEST(ClientViewTest, WhatIsNotThereIsNotShown) {
    const Timeline timeline = course_of({18});

    EXPECT_FALSE(client_view_screen(timeline, {"", "emdr.voc", ""}));
    EXPECT_FALSE(client_view_screen(timeline, {"", "emdr.sud", "zz"}));
    EXPECT_TRUE(client_view_lines(Timeline{}).empty());
}

} // namespace
} // namespace attune
