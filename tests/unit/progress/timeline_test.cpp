// SPDX-License-Identifier: Apache-2.0
#include "core/progress/timeline.hpp"

#include "core/progress/change.hpp"
#include "tests/unit/progress/course.hpp"

#include <gtest/gtest.h>

namespace attune {
namespace {

Register target_register() {
    Register made;
    made.id = "target";
    made.label = "Target";
    made.title_field = "name";
    Field opened;
    opened.id = "opened";
    opened.label = "Opened";
    Field closed = opened;
    closed.id = "closed";
    closed.label = "Closed";
    Field other = opened;
    other.id = "last_worked";
    other.label = "Last worked on";
    made.carried = {opened, closed, other};
    made.states = {{.id = "open", .label = "open", .open = true, .done = false, .transitions = {}},
                   {.id = "resolved", .label = "resolved", .open = false, .done = true, .transitions = {}}};
    return made;
}

RegisterEntry entry(const std::string& id, const std::string& name, const std::string& state) {
    RegisterEntry made;
    made.id = id;
    made.fields["name"] = Value{name};
    made.state = state;
    return made;
}

TEST(TimelineTest, AMissingValueStaysAGapAndIsNoZero) {
    const auto emdr = pack("emdr", {series("sud", "SUD", Better::lower)});

    const Timeline timeline = build_timeline(course(emdr, "emdr.sud", {8, std::nullopt, 4}));

    const TimelineLine& line = timeline.groups.at(0).panels.at(0).lines.at(0);
    ASSERT_EQ(line.points.size(), 3U);
    EXPECT_EQ(line.points[1].value, std::nullopt);
    EXPECT_EQ(line.points[2].value, 4.0);
}

TEST(TimelineTest, ChangeCountsFromWhatTheEntryCarries) {
    Series sud = series("sud", "SUD by target", Better::lower);
    sud.base = "first_sud0";
    auto emdr = pack("emdr", {sud});
    Register target;
    target.id = "target";
    target.title_field = "name";
    emdr->registers = {target};
    TimelineInput input = course(emdr, "emdr.sud", {5, 2}, "aa");
    RegisterEntry stairwell = entry("aa", "The stairwell", "open");
    stairwell.carried["first_sud0"] = Value{8};
    input.registers.entries["emdr.target"] = {stairwell};

    const TimelineLine line = build_timeline(input).groups.at(0).panels.at(0).lines.at(0);
    const auto first = change_at(line, Better::lower, 0);
    const auto last = change_since_start(line, Better::lower);

    ASSERT_TRUE(first && last);
    EXPECT_EQ(first->from, 8); // the first session brought it to 5
    EXPECT_EQ(first->to, 5);
    EXPECT_EQ(last->from, 8);
    EXPECT_EQ(last->to, 2);
    EXPECT_EQ(last->start.date, line.points[0].date);
}

TEST(TimelineTest, AMissedSessionBreaksTheLine) {
    const auto emdr = pack("emdr", {series("sud", "SUD", Better::lower)});
    TimelineInput input = course(emdr, "emdr.sud", {8, 6, 4});
    mark_missed(input, day(2026, 11, 20));

    const TimelineLine line = build_timeline(input).groups.at(0).panels.at(0).lines.at(0);

    EXPECT_EQ(line.points[1].break_before, Break::none);
    EXPECT_EQ(line.points[2].break_before, Break::missed_session);
}

TEST(TimelineTest, AMissedSessionDoesNotBreakWhatIsTakenNowAndThen) {
    const auto emdr = pack("emdr", {series("sud", "SUD", Better::lower)});
    TimelineInput input = course(emdr, "emdr.sud", {8, 6, 4, 2});
    std::erase_if(input.observations, [](const auto& each) { return each.number == 3; }); // came, and was not asked
    mark_missed(input, day(2026, 11, 20));

    const TimelineLine line = build_timeline(input).groups.at(0).panels.at(0).lines.at(0);

    ASSERT_EQ(line.points.size(), 3U);
    EXPECT_EQ(line.points[2].break_before, Break::none);
}

TEST(TimelineTest, APlannedSessionWithoutANoteBreaksNothing) {
    const auto emdr = pack("emdr", {series("sud", "SUD", Better::lower)});
    TimelineInput input = course(emdr, "emdr.sud", {8, 6});
    mark_missed(input, day(2026, 11, 14));
    input.sessions[1].attendance = Attendance::planned;

    EXPECT_EQ(build_timeline(input).groups.at(0).panels.at(0).lines.at(0).points[1].break_before, Break::none);
}

TEST(TimelineTest, APauseIsTwiceTheUsualDistanceAndBreaksTheLine) {
    const auto emdr = pack("emdr", {series("sud", "SUD", Better::lower)});
    TimelineInput input = course(emdr, "emdr.sud", {8, 6, 5, 4});
    input.sessions[3].date = input.observations[3].date = day(2026, 12, 22);

    const Timeline timeline = build_timeline(input);

    ASSERT_EQ(timeline.pauses.size(), 1U);
    EXPECT_EQ(timeline.pauses[0].last, day(2026, 11, 24));
    EXPECT_EQ(timeline.pauses[0].next, day(2026, 12, 22));
    EXPECT_EQ(timeline.groups.at(0).panels.at(0).lines.at(0).points[3].break_before, Break::pause);
}

TEST(TimelineTest, TwoWeeksBetweenWeeklySessionsAreNoPause) {
    std::vector<TimelineSession> sessions = weekly_sessions(4);
    sessions[3].date = day(2026, 12, 8);

    EXPECT_TRUE(find_pauses(sessions).empty());
}

TEST(TimelineTest, AChangedSeriesIsNeverJoinedToTheOldOne) {
    const auto first = pack("emdr", {series("sud", "SUD", Better::lower, 0, 10)});
    const auto second = pack("emdr", {series("sud", "SUD", Better::lower, 0, 100)});
    TimelineInput input = course(first, "emdr.sud", {8, 6, 40});
    input.observations[2].made_by = second;

    const TimelinePanel panel = build_timeline(input).groups.at(0).panels.at(0);

    EXPECT_EQ(panel.lines[0].points[1].break_before, Break::none);
    EXPECT_EQ(panel.lines[0].points[2].break_before, Break::series_changed);
    EXPECT_TRUE(panel.lines[0].points[2].is_first_of_meaning);
    EXPECT_EQ(panel.definition.max, 100);
}

TEST(TimelineTest, ANewVersionWithTheSameSeriesIsJoined) {
    const auto first = pack("emdr", {series("sud", "SUD", Better::lower)});
    const auto second = pack("emdr", {series("sud", "SUD by target", Better::lower)});
    TimelineInput input = course(first, "emdr.sud", {8, 6});
    input.observations[1].made_by = second;

    EXPECT_EQ(build_timeline(input).groups.at(0).panels.at(0).lines.at(0).points[1].break_before, Break::none);
}

TEST(TimelineTest, AnotherFormulaIsAnotherMeaning) {
    Series before = series("sud", "SUD", Better::lower);
    Series after = before;
    before.points = {{.block = {}, .per = {}, .when = {}, .value = Expression{"sud_last", nullptr}}};
    after.points = {{.block = {}, .per = {}, .when = {}, .value = Expression{"sud_worst", nullptr}}};

    EXPECT_FALSE(same_meaning(before, after));
    EXPECT_TRUE(same_meaning(before, before));
}

TEST(TimelineTest, ARegisterEntryIsOneLineWithItsTitleStateAndColour) {
    auto emdr = pack("emdr", {series("sud", "SUD by target", Better::lower), series("voc", "VoC", Better::higher)});
    emdr->registers = {target_register()};
    TimelineInput input = course(emdr, "emdr.sud", {8, 4}, "bb");
    const TimelineInput other = course(emdr, "emdr.voc", {2, 5}, "bb");
    const TimelineInput first = course(emdr, "emdr.sud", {9, 7}, "aa");
    input.observations.insert(input.observations.end(), other.observations.begin(), other.observations.end());
    input.observations.insert(input.observations.end(), first.observations.begin(), first.observations.end());
    input.registers.entries["emdr.target"] = {entry("aa", "The stairwell", "resolved"),
                                              entry("bb", "Phone call", "open")};

    const Timeline timeline = build_timeline(input);

    const auto& sud = timeline.groups.at(0).panels.at(0).lines;
    ASSERT_EQ(sud.size(), 2U);
    EXPECT_EQ(sud[0].title, "The stairwell");
    EXPECT_EQ(sud[0].state, "resolved");
    EXPECT_EQ(sud[1].title, "Phone call");
    EXPECT_EQ(sud[1].slot, timeline.groups.at(0).panels.at(1).lines.at(0).slot);
    EXPECT_NE(sud[0].slot, sud[1].slot);
}

TEST(TimelineTest, OpenedAndResolvedEntriesAndNewApproachesAreEvents) {
    auto emdr = pack("emdr", {series("sud", "SUD", Better::lower)});
    emdr->registers = {target_register()};
    TimelineInput input = course(emdr, "emdr.sud", {8, 4, 0}, "aa");
    RegisterEntry stairwell = entry("aa", "Stairwell", "resolved");
    stairwell.carried["opened"] = Value{day(2026, 11, 10)};
    stairwell.carried["closed"] = Value{day(2026, 11, 24)};
    stairwell.carried["last_worked"] = Value{day(2026, 11, 17)};
    input.registers.entries["emdr.target"] = {stairwell};
    input.sessions[1].approaches = {"EMDR", "CBT"};

    const Timeline timeline = build_timeline(input);

    std::vector<std::string> labels;
    for (const TimelineEvent& event : timeline.events)
        labels.push_back(format_date(event.date) + " " + event.label);
    EXPECT_EQ(labels, (std::vector<std::string>{"2026-11-10 Stairwell opened", "2026-11-10 EMDR starts",
                                                "2026-11-17 CBT starts", "2026-11-24 Stairwell resolved"}));
}

TEST(TimelineTest, AnEntrySetAsideSaysSo) {
    auto emdr = pack("emdr", {series("sud", "SUD", Better::lower)});
    emdr->registers = {target_register()};
    TimelineInput input = course(emdr, "emdr.sud", {8, 4}, "aa");
    RegisterEntry stairwell = entry("aa", "Stairwell", "open");
    stairwell.set_aside = true;
    input.registers.entries["emdr.target"] = {stairwell};

    EXPECT_EQ(build_timeline(input).groups.at(0).panels.at(0).lines.at(0).state, "set aside");
}

TEST(TimelineTest, MeasuresComeFirstAndTheHeadersOwnSeriesLast) {
    Series homework = series("homework", "Task completion", Better::higher);
    homework.group = "Session";
    Series depression = series("depression", "Depression", Better::lower);
    depression.group = "Measures";
    const auto header = pack("hdr", {homework, depression});
    const auto emdr = pack("emdr", {series("sud", "SUD", Better::lower)});
    TimelineInput input = course(header, "hdr.homework", {50});
    for (const auto& [made_by, id] : {std::pair{emdr, "emdr.sud"}, std::pair{header, "hdr.depression"}})
        input.observations.push_back(course(made_by, id, {5}).observations.front());

    const Timeline timeline = build_timeline(input);

    ASSERT_EQ(timeline.groups.size(), 3U);
    EXPECT_EQ(timeline.groups[0].title, "Measures");
    EXPECT_EQ(timeline.groups[1].title, "EMDR");
    EXPECT_EQ(timeline.groups[2].title, "Session");
}

TEST(TimelineTest, ASeriesWithoutAnyValueIsNotShown) {
    const auto emdr = pack("emdr", {series("sud", "SUD", Better::lower)});

    EXPECT_FALSE(build_timeline(course(emdr, "emdr.sud", {std::nullopt, std::nullopt})).has_values());
}

TEST(TimelineTest, OrdinalsCountAttendedSessionsOverEpisodes) {
    const auto emdr = pack("emdr", {series("sud", "SUD", Better::lower)});
    TimelineInput input = course(emdr, "emdr.sud", {8, 6, 5});
    mark_missed(input, day(2026, 11, 12));
    input.sessions.back().number = input.observations.back().number = 1; // a new episode counts anew

    const TimelineLine line = build_timeline(input).groups.at(0).panels.at(0).lines.at(0);

    EXPECT_EQ(line.points[0].ordinal, 1);
    EXPECT_EQ(line.points[2].ordinal, 3);
    EXPECT_EQ(line.points[2].number, 1);
}

} // namespace
} // namespace attune
