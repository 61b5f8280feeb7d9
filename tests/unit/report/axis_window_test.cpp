// SPDX-License-Identifier: Apache-2.0
#include "core/report/chart/axis_window.hpp"
#include "core/report/chart/chart.hpp"
#include "core/report/chart/timeline_chart.hpp"

#include "tests/unit/progress/measures.hpp"
#include "tests/unit/report/example_chart.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace attune {
namespace {

constexpr AxisWindow whole{0, 100};
constexpr double no_number = std::numeric_limits<double>::quiet_NaN();

TEST(AxisWindowTest, ZoomingKeepsThePlaceUnderThePointer) {
    const AxisWindow closer = zoomed({0, 100}, 0.5, 25, whole, ChartAxis::date);

    EXPECT_EQ(closer, (AxisWindow{12.5, 62.5}));
    EXPECT_EQ(zoomed(closer, 4, 25, whole, ChartAxis::date), whole);
}

TEST(AxisWindowTest, ZoomingStopsAtTheLeast) {
    const AxisWindow least = zoomed({40, 60}, 0.01, 50, whole, ChartAxis::date);

    EXPECT_EQ(least.final - least.first, 14);
    EXPECT_EQ(zoomed({40, 60}, 0.01, 50, whole, ChartAxis::session).final - 49, 2);
}

TEST(AxisWindowTest, PanningStopsAtTheEnds) {
    EXPECT_EQ(panned({40, 60}, 10, whole), (AxisWindow{50, 70}));
    EXPECT_EQ(panned({40, 60}, 1000, whole), (AxisWindow{80, 100}));
    EXPECT_EQ(panned({40, 60}, -1000, whole), (AxisWindow{0, 20}));
}

TEST(AxisWindowTest, WhatIsNoNumberChangesNothing) {
    const AxisWindow window{40, 60};

    EXPECT_EQ(panned(window, no_number, whole), window);
    EXPECT_EQ(zoomed(window, no_number, 50, whole, ChartAxis::date), window);
    EXPECT_EQ(zoomed(window, 0, 50, whole, ChartAxis::date), window);
    EXPECT_EQ(zoomed(window, 0.5, no_number, whole, ChartAxis::date), window);
    EXPECT_EQ(kept_inside({no_number, 3}, whole, ChartAxis::date), whole);
    EXPECT_EQ(kept_inside({60, 40}, whole, ChartAxis::date), whole);
    EXPECT_EQ(kept_inside({50, 50}, whole, ChartAxis::date), whole);
}

/// The example chart, seen from 1 December to 2 February.
ChartModel zoomed_example() {
    ChartModel model = example_chart();
    model.window = AxisWindow{on(2026, 12, 1), on(2027, 2, 2)};
    return model;
}

TEST(AxisWindowTest, AWindowFillsThePlotAndWhatLiesOutsideHasNoPlace) {
    TextFace face;
    const ChartLayout layout = lay_out(zoomed_example(), 882, 457, face);
    const PlacedPanel& panel = layout.panels[0];
    const PlacedLine& line = panel.lines[0];

    EXPECT_EQ(layout.first, on(2026, 12, 1));
    EXPECT_EQ(layout.final, on(2027, 2, 2));
    EXPECT_FALSE(line.points[1]);
    ASSERT_TRUE(line.points[2]);
    EXPECT_NEAR(line.points[2]->x, panel.plot.x, 0.1);
    EXPECT_NEAR(line.points[6]->x, panel.plot.right(), 0.1);
    EXPECT_FALSE(line.points[7]);
    EXPECT_EQ(line.last, 6U);
    for (const auto& run : line.runs)
        for (const Spot spot : run) {
            EXPECT_GE(spot.x, panel.plot.x - 0.1);
            EXPECT_LE(spot.x, panel.plot.right() + 0.1);
        }
}

TEST(AxisWindowTest, ALineThatLeavesTheWindowIsDrawnUpToItsEdge) {
    ChartModel model;
    model.panels.push_back(panel("One", 0, 10, {line("", "", 0, {{0, 0.0}, {100, 10.0}})}));
    model.window = AxisWindow{25, 75};
    TextFace face;

    const ChartLayout layout = lay_out(model, 882, 300, face);
    const PlacedLine& placed = layout.panels[0].lines[0];

    ASSERT_EQ(placed.runs.size(), 1U);
    EXPECT_NEAR(placed.runs[0].front().y, place_value(layout.panels[0], 2.5), 0.1);
    EXPECT_NEAR(placed.runs[0].back().y, place_value(layout.panels[0], 7.5), 0.1);
    EXPECT_FALSE(placed.last);
}

TEST(AxisWindowTest, AGapStaysAGapWhenItsEndsLieOutsideTheWindow) {
    ChartModel model;
    ChartLine broken = line("", "", 0, {{0, 0.0}, {100, 10.0}});
    broken.points[1].joined = false;
    model.panels.push_back(panel("One", 0, 10, {broken}));
    model.window = AxisWindow{25, 75};
    TextFace face;

    EXPECT_TRUE(lay_out(model, 882, 300, face).panels[0].lines[0].runs.empty());
}

TEST(AxisWindowTest, EventsOutsideTheWindowAreNotShown) {
    TextFace face;
    const ChartLayout layout = lay_out(zoomed_example(), 882, 457, face);

    ASSERT_EQ(layout.events.size(), 2U);
    EXPECT_EQ(layout.events[0].label.text, "EMDR starts");
    EXPECT_EQ(layout.events[1].label.text, "Stairwell resolved");
}

TEST(AxisWindowTest, WeeksInAWindowBeginOnMondaysAndMoveWithIt) {
    ChartModel model = example_chart();
    model.window = AxisWindow{on(2026, 12, 2), on(2027, 1, 15)};
    TextFace face;
    const ChartLayout before = lay_out(model, 882, 457, face);
    model.window = AxisWindow{on(2026, 12, 4), on(2027, 1, 17)};
    const ChartLayout after = lay_out(model, 882, 457, face);

    EXPECT_EQ(before.ticks.at(0).value, on(2026, 12, 7));
    EXPECT_EQ(after.ticks.at(0).value, on(2026, 12, 7));
}

TEST(AxisWindowTest, NoNumbersHugeNumbersAndNoWidthHarmNothing) {
    ChartModel model;
    const double huge = std::numeric_limits<double>::max();
    model.panels.push_back(panel("One", 0, 10, {line("", "1", 0, {{0, no_number}, {1, huge}, {2, -huge}, {no_number, 3.0}, {4, 1.0}})}));
    model.panels.push_back(panel("No range", no_number, no_number, {line("", "1", 0, {{0, 1.0}})}));
    TextFace face;

    for (const double width : {0.0, 1.0, 882.0}) {
        const ChartLayout layout = lay_out(model, width, width, face);
        const PlacedLine& placed = layout.panels[0].lines[0];
        EXPECT_FALSE(placed.points[0]);
        EXPECT_EQ(placed.points[1]->y, layout.panels[0].plot.y);
        EXPECT_EQ(placed.points[2]->y, layout.panels[0].plot.bottom());
        EXPECT_FALSE(placed.points[3]);
        EXPECT_EQ(placed.last, 4U);
    }
}

TEST(AxisWindowTest, TheZoomedTimelineNamesTheLastValueInView) {
    TimelineInput input;
    input.sessions = weekly_sessions(8);
    input.measures.push_back(low_mood({18, 17, 15, 12, 10, 9, 8, 4}));
    const Timeline timeline = build_timeline(input);
    TimelineView view;
    view.window = AxisWindow{day_number(day(2026, 11, 10)), day_number(day(2026, 12, 2))};

    const TimelineChart chart = chart_of(timeline, view);

    EXPECT_EQ(chart.model.panels.at(0).lines.at(0).last, "12");
    EXPECT_EQ(chart.lines.at(0).at(0).points.size(), 8U);
}

} // namespace
} // namespace attune
