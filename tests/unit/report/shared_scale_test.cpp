// SPDX-License-Identifier: Apache-2.0
#include "core/report/chart/chart.hpp"
#include "core/report/chart/timeline_chart.hpp"

#include "tests/unit/progress/measures.hpp"

#include <gtest/gtest.h>

namespace attune {
namespace {

MeasureSeries well_being(const std::vector<std::optional<double>>& values) {
    MeasureSeries made = low_mood(values);
    made.measure = "well-5";
    made.title = "Well-being";
    made.max = 100;
    made.better = Better::higher;
    made.bands.clear();
    return made;
}

Timeline timeline_of(std::vector<MeasureSeries> measures) {
    TimelineInput input;
    input.sessions = weekly_sessions(8);
    input.measures = std::move(measures);
    return build_timeline(input);
}

TEST(SharedScaleTest, EverySeriesIsDrawnInPercentOfItsOwnRange) {
    const Timeline timeline = timeline_of({low_mood({27, std::nullopt, 9}), well_being({25, 50, 75})});
    const TimelineChart chart = chart_of(timeline, {.scale = TimelineScale::shared_as_measured});

    ASSERT_EQ(chart.model.panels.size(), 1U);
    const ChartPanel& panel = chart.model.panels[0];
    EXPECT_EQ(panel.unit, "0 to 100 % of each range, as measured");
    ASSERT_EQ(panel.lines.size(), 2U);
    EXPECT_EQ(panel.lines[0].points[0].value, 100.0);
    EXPECT_FALSE(panel.lines[0].points[1].value);
    EXPECT_NEAR(*panel.lines[0].points[2].value, 33.333, 0.001);
    EXPECT_EQ(panel.lines[0].last, "9");
    EXPECT_EQ(panel.lines[1].points[2].value, 75.0);
    EXPECT_EQ(chart.model.remark, "Lower is better: Low mood. Higher is better: Well-being.");
}

TEST(SharedScaleTest, OnlyWithTheWordForItIsALineTurnedOver) {
    const Timeline timeline = timeline_of({low_mood({27, 9}), well_being({25, 75})});
    const TimelineChart chart = chart_of(timeline, {.scale = TimelineScale::shared_up_better});
    const ChartPanel& panel = chart.model.panels.at(0);

    EXPECT_EQ(panel.unit, "0 to 100 % of each range, up is better");
    EXPECT_EQ(panel.lines[0].name, "Low mood, turned over");
    EXPECT_EQ(panel.lines[0].points[0].value, 0.0);
    EXPECT_EQ(panel.lines[1].name, "Well-being");
    EXPECT_EQ(panel.lines[1].points[0].value, 25.0);
    EXPECT_EQ(chart.model.remark, "Higher is better: Well-being. Turned over, so that up is better: Low mood.");
}

TEST(SharedScaleTest, ASixthLineIsRefusedInWords) {
    std::vector<MeasureSeries> measures;
    for (int index = 0; index < 6; ++index) {
        measures.push_back(low_mood({20, 10}));
        measures.back().measure += std::to_string(index);
        measures.back().title += " " + std::to_string(index + 1);
    }

    const Timeline timeline = timeline_of(std::move(measures));
    const TimelineChart chart = chart_of(timeline, {.scale = TimelineScale::shared_as_measured});

    ASSERT_EQ(chart.model.panels.at(0).lines.size(), 5U);
    EXPECT_EQ(chart.refused, (std::vector<std::string>{"Low mood 6: five lines share this axis already"}));
    EXPECT_NE(chart.model.remark.find("Not drawn here: Low mood 6"), std::string::npos);
    std::set<int> slots;
    for (const ChartLine& line : chart.model.panels[0].lines)
        slots.insert(line.slot);
    EXPECT_EQ(slots.size(), 5U);
}

TEST(SharedScaleTest, ACountWithoutARangeIsRefusedInWords) {
    Series sets = series("sets", "Sets per session", Better::neither);
    sets.has_range = false;
    const Timeline timeline = build_timeline(course(pack("emdr", {sets}), "emdr.sets", {8, 6}));

    const TimelineChart chart = chart_of(timeline, {.scale = TimelineScale::shared_as_measured});

    EXPECT_TRUE(chart.model.panels.empty());
    EXPECT_EQ(chart.refused, (std::vector<std::string>{"Sets per session: it has no range of its own"}));
}

TEST(SharedScaleTest, TheRemarkStandsBelowTheAxisInsideThePage) {
    const Timeline timeline = timeline_of({low_mood({27, 9}), well_being({25, 75})});
    const TimelineChart chart = chart_of(timeline, {.scale = TimelineScale::shared_as_measured});
    TextFace face;

    for (const double width : {320.0, 882.0}) {
        const ChartLayout layout = lay_out(chart.model, width, 300, face);
        ASSERT_TRUE(layout.remark);
        EXPECT_TRUE(layout.page.holds(layout.remark->box)) << width;
        EXPECT_GE(layout.remark->box.y, layout.ticks.at(0).label->box.bottom()) << width;
    }
}

TEST(SharedScaleTest, MeasuresKeepBandsCutOffAndChangeBandInPanelsOfTheirOwn) {
    const Timeline timeline = timeline_of({low_mood({18, 9})});
    const TimelineChart chart = chart_of(timeline, {});
    const ChartPanel& panel = chart.model.panels.at(0);

    ASSERT_EQ(panel.bands.size(), 3U);
    EXPECT_EQ(panel.bands[0].low, 0);
    EXPECT_EQ(panel.bands[0].high, 4.5);
    EXPECT_EQ(panel.bands[2].high, 27);
    EXPECT_EQ(panel.cut_off, 10.0);
    ASSERT_TRUE(panel.change);
    EXPECT_EQ(panel.change->centre, 18);
    EXPECT_EQ(panel.change->label, "Start ± 6: unchanged");
}

TEST(SharedScaleTest, StretchesHaveABracketAndHatchNothing) {
    TimelineInput input;
    input.sessions = weekly_sessions(8);
    input.measures = {low_mood({18, 9, 8, 7, 6, 5, 4, 3})};
    input.care = {{day(2026, 11, 1), day(2026, 11, 24), "Day clinic"}, {day(2026, 11, 25), std::nullopt, "Outpatient"}};
    input.happenings = {{day(2026, 11, 12), day(2026, 12, 12), Happening::Kind::medication, "Sertraline 50 mg"}};
    const Timeline timeline = build_timeline(input);
    TextFace face;

    const ChartLayout layout = lay_out(chart_of(timeline, {}).model, 882, 400, face);

    ASSERT_EQ(layout.spans.size(), 3U);
    for (const PlacedSpan& span : layout.spans) {
        EXPECT_FALSE(span.hatched);
        ASSERT_TRUE(span.label);
        EXPECT_TRUE(layout.page.holds(span.label->box)) << span.label->text;
        EXPECT_GE(span.from, layout.panels[0].plot.x);
        EXPECT_LE(span.to, layout.panels[0].plot.right());
    }
    EXPECT_EQ(layout.spans[0].label->text, "Day clinic");
    EXPECT_EQ(layout.spans[0].bracket, layout.spans[2].bracket);
    EXPECT_NE(layout.spans[0].bracket, layout.spans[1].bracket);
}

} // namespace
} // namespace attune
