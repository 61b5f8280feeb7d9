// SPDX-License-Identifier: Apache-2.0
#include "core/report/chart/timeline_chart.hpp"

#include "core/report/chart/chart.hpp"
#include "tests/unit/progress/measures.hpp"

#include <gtest/gtest.h>

namespace attune {
namespace {

TEST(TimelineChartTest, EveryPointLeadsBackToItsPlaceInTheCourse) {
    const Timeline timeline = build_timeline(
        course(pack("emdr", {series("sud", "SUD", Better::lower)}), "emdr.sud", {8, std::nullopt, 4, 3}));

    TimelineView view;
    view.from = day(2026, 11, 17);
    const TimelineChart chart = chart_of(timeline, view);

    ASSERT_EQ(chart.lines.size(), 1U);
    EXPECT_EQ(chart.lines[0][0].points, (std::vector<std::size_t>{1, 2, 3}));
    EXPECT_EQ(chart.model.panels[0].lines[0].points[1].value, 4.0);
    EXPECT_EQ(chart.lines[0][0].line->points[2].value, 4.0);
}

TEST(TimelineChartTest, ASixthLineOpensASecondPanel) {
    const auto emdr = pack("emdr", {series("sud", "SUD by target", Better::lower)});
    TimelineInput input;
    for (int index = 0; index < 7; ++index) {
        const std::string key = std::string(32, static_cast<char>('a' + index));
        const TimelineInput one = course(emdr, "emdr.sud", {8, 4}, key);
        input.sessions = one.sessions;
        input.observations.insert(input.observations.end(), one.observations.begin(), one.observations.end());
        RegisterEntry entry;
        entry.id = key;
        input.registers.entries["emdr.target"].push_back(entry);
    }

    const Timeline timeline = build_timeline(input);
    const TimelineChart chart = chart_of(timeline, {});

    ASSERT_EQ(chart.model.panels.size(), 2U);
    EXPECT_EQ(chart.model.panels[0].lines.size(), 5U);
    EXPECT_EQ(chart.model.panels[1].lines.size(), 2U);
    EXPECT_EQ(chart.model.panels[1].title, "SUD by target (2 of 2)");
}

TEST(TimelineChartTest, HiddenSeriesAndEventsStayOut) {
    const Timeline timeline =
        build_timeline(course(pack("emdr", {series("sud", "SUD", Better::lower)}), "emdr.sud", {8, 4}));

    const TimelineChart shown = chart_of(timeline, {});
    TimelineView view;
    view.hidden = {"emdr.sud"};
    view.hidden_events = {TimelineEventKind::approach};
    const TimelineChart hidden = chart_of(timeline, view);

    EXPECT_EQ(shown.model.panels.size(), 1U);
    EXPECT_EQ(shown.model.events.size(), 1U);
    EXPECT_TRUE(hidden.model.panels.empty());
    EXPECT_TRUE(hidden.model.events.empty());
    EXPECT_EQ(hidden.model.empty, "No values in view. Choose a series at the left.");
}

TEST(TimelineChartTest, BySessionTheAxisCountsSessionsAndNotDays) {
    TimelineInput input = course(pack("emdr", {series("sud", "SUD", Better::lower)}), "emdr.sud", {8, 6, 4});
    input.sessions[2].date = input.observations[2].date = day(2027, 2, 2);

    const Timeline timeline = build_timeline(input);
    TimelineView view;
    view.axis = ChartAxis::session;
    const TimelineChart chart = chart_of(timeline, view);

    EXPECT_EQ(chart.model.panels[0].lines[0].points[2].x, 3);
    EXPECT_EQ(chart.model.spans.at(0).from, 2);
    EXPECT_EQ(chart.model.spans.at(0).label, "Break, 11 weeks");
}

TEST(TimelineChartTest, ACountBeginsAtZeroAndEndsAtARoundNumber) {
    Series sets = series("sets", "Sets per session", Better::neither);
    sets.has_range = false;
    const Timeline timeline = build_timeline(course(pack("emdr", {sets}), "emdr.sets", {3, 11}));

    const TimelineChart chart = chart_of(timeline, {});

    EXPECT_EQ(chart.model.panels[0].min, 0);
    EXPECT_EQ(chart.model.panels[0].max, 12);
}

TEST(TimelineChartTest, AMarkOfTheSeriesBecomesABandAroundTheStart) {
    Series depression = series("depression", "Depression", Better::lower, 0, 27);
    depression.change_mark = 6;
    const Timeline timeline = build_timeline(course(pack("hdr", {depression}), "hdr.depression", {18, 9}));

    const TimelineChart chart = chart_of(timeline, {});

    ASSERT_TRUE(chart.model.panels[0].change);
    EXPECT_EQ(chart.model.panels[0].change->centre, 18);
    EXPECT_EQ(chart.model.panels[0].change->half, 6);
}

TEST(TimelineChartTest, NoLineLeadsOverAMeasureThatWasDueAndNotGivenAndItsPlaceCanBePointedAt) {
    MeasureSeries measure = low_mood({18, 16, 14, 12, 10});
    measure.points[2] = {.date = measure.points[2].date, .rater = "client", .is_missed = true};
    TimelineInput input;
    input.sessions = weekly_sessions(5);
    input.measures.push_back(std::move(measure));
    const Timeline timeline = build_timeline(input);
    TextFace face{"Noto Sans", 13};
    for (const ChartAxis axis : {ChartAxis::date, ChartAxis::session}) {
        TimelineView view;
        view.axis = axis;
        const ChartLayout layout = lay_out(chart_of(timeline, view).model, 700, 300, face);

        const PlacedPanel& panel = layout.panels.at(0);
        const PlacedLine& line = panel.lines.at(0);
        ASSERT_EQ(line.runs.size(), 2U) << "before it and behind it";
        EXPECT_EQ(line.runs[0].size(), 2U);
        EXPECT_EQ(line.runs[1].size(), 2U);
        EXPECT_LT(line.runs[0].back().x, line.runs[1].front().x);
        ASSERT_EQ(line.missed.size(), 1U);
        const auto& [point, at] = line.missed[0];
        EXPECT_EQ(point, 2U);
        EXPECT_NEAR(at.x, (line.points[1]->x + line.points[3]->x) / 2, 0.1);
        EXPECT_GT(at.y, panel.plot.bottom()) << "where no value can stand";
        EXPECT_FALSE(line.points[2]);
        EXPECT_EQ(hit_test(layout, at), (PointRef{0, 0, 2}));
        EXPECT_TRUE(layout.page.holds(place_card(layout, {{0, 0, 2}, {"Low mood due 24 November, not given"}}, face)));
    }
}

} // namespace
} // namespace attune
