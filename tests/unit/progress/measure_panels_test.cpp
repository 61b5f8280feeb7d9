// SPDX-License-Identifier: Apache-2.0
#include "core/progress/measure_panels.hpp"
#include "core/progress/panel_story.hpp"
#include "core/progress/wording.hpp"

#include "tests/unit/progress/measures.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace attune {
namespace {

Timeline timeline_of(MeasureSeries measure, int sessions = 8) {
    TimelineInput input;
    input.sessions = weekly_sessions(sessions);
    input.measures.push_back(std::move(measure));
    return build_timeline(input);
}

const TimelineLine& only_line(const Timeline& timeline) {
    return timeline.groups.at(0).panels.at(0).lines.at(0);
}

TEST(MeasurePanelsTest, AMeasureIsASeriesOfItsOwnWithItsBandsAndCutOff) {
    const Timeline timeline = timeline_of(low_mood({18, 12, 9}));

    ASSERT_NE(timeline.find("measure.mood-9.total"), nullptr);
    const TimelinePanel& panel = *timeline.find("measure.mood-9.total");
    EXPECT_EQ(timeline.groups.at(0).title, "Measures");
    ASSERT_TRUE(panel.measure);
    EXPECT_EQ(panel.measure->bands.size(), 3U);
    ASSERT_TRUE(panel.measure->line);
    EXPECT_EQ(panel.measure->line->value, 10.0);
    EXPECT_EQ(panel.lines.at(0).points.at(2).number, 3);
    EXPECT_EQ(panel.lines.at(0).points.at(2).response, ResponseId{3});
}

TEST(MeasurePanelsTest, AnotherVersionRecallPeriodOrLanguageIsNeverJoined) {
    MeasureSeries measure = low_mood({18, 16, 14, 12});
    measure.points[1].version = measure.points[2].version = measure.points[3].version = "second";
    measure.points[2].recall = measure.points[3].recall = "past week";
    measure.points[2].version = measure.points[3].version = "third";
    measure.points[3].language = "es";

    const TimelineLine line = only_line(timeline_of(measure));

    EXPECT_EQ(line.points[1].break_before, Break::series_changed);
    EXPECT_EQ(line.points[2].break_before, Break::recall_changed);
    EXPECT_EQ(line.points[3].break_before, Break::language_changed);
}

TEST(MeasurePanelsTest, ChangeCountsFromTheFirstScoreOfTheSameVersion) {
    MeasureSeries measure = low_mood({18, 4, 12});
    measure.points[1].version = measure.points[2].version = "second";

    const Timeline timeline = timeline_of(measure);
    const auto& panel = timeline.groups.at(0).panels.at(0);

    EXPECT_EQ(card_words(panel, panel.lines[0], 1)[2], "first value of another version");
    EXPECT_EQ(card_words(panel, panel.lines[0], 2)[2], "8 above the start: reliable worsening");
}

TEST(MeasurePanelsTest, AnEpisodeHasAStartOfItsOwnAndBreaksTheLine) {
    MeasureSeries measure = low_mood({17, 2, 3, 9});
    measure.points[0].episode = measure.points[1].episode = EpisodeId{1};
    measure.points[2].episode = measure.points[3].episode = EpisodeId{2};
    measure.points[3].language = "es";

    const Timeline timeline = timeline_of(measure);
    const auto& panel = timeline.groups.at(0).panels.at(0);
    const TimelineLine& line = panel.lines.at(0);

    EXPECT_EQ(line.points[2].break_before, Break::episode_changed);
    EXPECT_EQ(card_words(panel, line, 1)[2], "15 below the start: reliable improvement");
    EXPECT_EQ(card_words(panel, line, 2)[2], "first value of this episode");
    EXPECT_EQ(card_words(panel, line, 3)[2], "first value in another language");
}

TEST(MeasurePanelsTest, AnotherRaterOrPersonIsAnotherLine) {
    MeasureSeries measure = low_mood({18, 16, 14, 12});
    measure.points[1].rater = "parent";
    measure.points[2].about = "partner";
    measure.points[3].rater = "parent";

    const Timeline timeline = timeline_of(measure);
    const auto& lines = timeline.groups.at(0).panels.at(0).lines;

    ASSERT_EQ(lines.size(), 3U);
    EXPECT_EQ(lines[0].title, "");
    EXPECT_EQ(lines[1].title, "Parent");
    EXPECT_EQ(lines[1].points.size(), 2U);
    EXPECT_EQ(lines[2].title, "Partner");
    EXPECT_NE(lines[0].slot, lines[1].slot);
}

TEST(MeasurePanelsTest, AMeasureThatWasDueAndNotGivenIsSaidInWordsAndCountsNowhereElse) {
    MeasureSeries measure = low_mood({18, 16, 14, 12});
    measure.points[2] = {.date = measure.points[2].date, .rater = "client", .is_missed = true};

    const Timeline timeline = timeline_of(measure);
    const TimelinePanel& panel = timeline.groups.at(0).panels.at(0);
    const TimelineLine& line = panel.lines.at(0);

    ASSERT_EQ(panel.lines.size(), 1U);
    ASSERT_TRUE(line.points.at(2).is_missed);
    EXPECT_EQ(line.points[2].number, 3);
    EXPECT_EQ(card_words(panel, line, 2),
              (std::array<std::string, 3>{"24 November, session 3", "Low mood due 24 November, not given",
                                          "a gap: no line leads over it"}));
    EXPECT_EQ(card_words(panel, line, 3)[2], "6 below the start: reliable improvement");
    EXPECT_EQ(course_words(panel, line), "Low mood: From 18 on 10 November to 12 on 1 December, 3 sessions, lower is "
                                         "better, 1 time due and not given");
    EXPECT_EQ(missed_words(panel, line, 1), "");
    const auto story = story_of(panel, line);
    ASSERT_TRUE(story);
    EXPECT_EQ(story->scores.size(), 3U) << "what was not answered is no score that lacks a value";
}

TEST(MeasurePanelsTest, AScoreThatWasNotGivenIsAGapAndTellsNothingOfItsVersion) {
    MeasureSeries measure = low_mood({18, std::nullopt, 14});
    measure.points[1] = {};
    measure.points[1].date = day(2026, 11, 17);

    const TimelineLine line = only_line(timeline_of(measure));

    EXPECT_FALSE(line.points[1].value);
    EXPECT_EQ(line.points[2].break_before, Break::none);
}

TEST(MeasurePanelsTest, OfTwoScoresOnOneDayTheLaterOneCounts) {
    MeasureSeries measure = low_mood({18, 15, 12});
    measure.points[1].date = measure.points[0].date;

    const TimelineLine line = only_line(timeline_of(measure));

    ASSERT_EQ(line.points.size(), 2U);
    EXPECT_EQ(line.points[0].value, 15.0);
    EXPECT_EQ(line.points[0].response, ResponseId{2});
}

TEST(MeasurePanelsTest, WhatIsNoNumberIsAGap) {
    MeasureSeries measure = low_mood({18, 12});
    measure.points[1].value = std::numeric_limits<double>::quiet_NaN();

    EXPECT_FALSE(only_line(timeline_of(measure)).points[1].value);
}

TEST(MeasurePanelsTest, AMeasureWithoutAnyScoreIsNotShown) {
    EXPECT_TRUE(timeline_of(low_mood({std::nullopt})).groups.empty());
    EXPECT_TRUE(timeline_of(low_mood({})).groups.empty());
}

TEST(MeasurePanelsTest, TheCardSaysBandAndWhetherTheChangeIsReliable) {
    const Timeline timeline = timeline_of(low_mood({18, 13, 12}));
    const auto& panel = timeline.groups.at(0).panels.at(0);

    EXPECT_EQ(card_words(panel, panel.lines[0], 0),
              (std::array<std::string, 3>{"10 November, session 1", "Low mood 18, much", "start"}));
    EXPECT_EQ(card_words(panel, panel.lines[0], 1)[2], "5 below the start: not reliable, 6 are needed");
    EXPECT_EQ(card_words(panel, panel.lines[0], 2)[2], "6 below the start: reliable improvement");
}

TEST(MeasurePanelsTest, AComputedThresholdMustBePassedAndNotOnlyMet) {
    MeasureSeries measure = low_mood({18, 12});
    measure.threshold->origin = ReliableThreshold::Origin::computed;

    const Timeline timeline = timeline_of(measure);
    const auto& panel = timeline.groups.at(0).panels.at(0);

    EXPECT_EQ(card_words(panel, panel.lines[0], 1)[2], "6 below the start: not reliable, more than 6 are needed");
}

TEST(MeasurePanelsTest, TheHeadersListOfTotalsIsNotDrawnTwice) {
    Series noted = series("mood", "Low mood, as noted", Better::lower, 0, 27);
    noted.group = "Measures";
    TimelineInput input = course(pack("hdr", {noted}), "hdr.mood", {18, 12.33});
    input.measures.push_back(low_mood({18, 12 + 1.0 / 3}));
    TimelineInput more = input;
    more.observations[1].value = 11;

    EXPECT_EQ(build_timeline(input).groups.at(0).panels.size(), 1U);
    EXPECT_EQ(build_timeline(more).groups.at(0).panels.size(), 2U);
}

TEST(MeasurePanelsTest, HappeningsAndLevelsOfCareStandOnTheTimeline) {
    TimelineInput input;
    input.sessions = weekly_sessions(6);
    input.happenings = {{day(2026, 11, 20), std::nullopt, Happening::Kind::medication, "Sertraline 50 mg"},
                        {day(2026, 11, 25), day(2026, 12, 2), Happening::Kind::life_event, "Moving house"},
                        {day(2026, 12, 3), day(2026, 12, 7), Happening::Kind::pause, "Holiday"}};
    input.care = {{day(2026, 11, 1), std::nullopt, "Outpatient"}};

    const Timeline timeline = build_timeline(input);

    ASSERT_EQ(timeline.stretches.size(), 2U);
    EXPECT_EQ(timeline.stretches[0].label, "Outpatient");
    EXPECT_EQ(timeline.stretches[0].first_ordinal, 0);
    EXPECT_EQ(timeline.stretches[1].label, "Moving house");
    ASSERT_EQ(timeline.pauses.size(), 1U);
    EXPECT_EQ(timeline.pauses[0].label, "Holiday");
    const auto medicine = std::find_if(timeline.events.begin(), timeline.events.end(), [](const TimelineEvent& e) {
        return e.kind == TimelineEventKind::medication;
    });
    ASSERT_NE(medicine, timeline.events.end());
    EXPECT_EQ(medicine->ordinal, 2);
}

TEST(MeasurePanelsTest, ABreakThatWasWrittenDownNamesTheOneFoundFromTheDates) {
    TimelineInput input;
    input.sessions = weekly_sessions(3);
    input.sessions.push_back({.date = day(2027, 1, 5), .number = 4, .attendance = Attendance::attended, .approaches = {}});
    input.happenings = {{day(2026, 12, 20), day(2027, 1, 3), Happening::Kind::pause, "Winter break"}};

    const Timeline timeline = build_timeline(input);

    ASSERT_EQ(timeline.pauses.size(), 1U);
    EXPECT_EQ(timeline.pauses[0].label, "Winter break");
    EXPECT_EQ(timeline.pauses[0].next, day(2027, 1, 5));
}

} // namespace
} // namespace attune
