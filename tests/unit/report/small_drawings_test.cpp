// SPDX-License-Identifier: Apache-2.0
#include "core/report/chart/ladder.hpp"
#include "core/report/chart/sparkline.hpp"
#include "core/report/chart/trace.hpp"

#include "tests/unit/report/picture.hpp"

#include <gtest/gtest.h>

namespace attune {
namespace {

TEST(SparklineTest, MarksTheLastValueOnly) {
    Picture picture{112, 28};

    draw_sparkline(picture.cairo(), 112, 28, {8, 6, 4}, light_palette());

    EXPECT_TRUE(picture.has(light_palette().series[0], 108, 24, 0));
    EXPECT_GT(picture.count(light_palette().series[0], {104, 20, 8, 8}), 15);
    EXPECT_LT(picture.count(light_palette().series[0], {0, 0, 8, 8}), 10);
}

TEST(SparklineTest, LeavesAGapOpen) {
    Picture picture{112, 28};

    draw_sparkline(picture.cairo(), 112, 28, {5, 5, std::nullopt, 5, 5}, light_palette());

    EXPECT_FALSE(picture.has(light_palette().series[0], 56, 14, 2));
    EXPECT_NE(picture.at(16, 14), "#ffffff");
}

TEST(SparklineTest, WithoutValuesNothingIsDrawn) {
    Picture picture{112, 28};

    draw_sparkline(picture.cairo(), 112, 28, {std::nullopt}, light_palette());
    draw_sparkline(picture.cairo(), 112, 28, {}, light_palette());

    EXPECT_EQ(picture.count(light_palette().base, {0, 0, 112, 28}), 112 * 28);
}

TEST(SparklineTest, ACutOffAloneIsALineWithoutADot) {
    Picture picture{112, 28};

    draw_sparkline(picture.cairo(), {0, 0, 112, 28}, {.values = {}, .cut_off = 10, .slot = 0}, light_palette());
    draw_sparkline(picture.cairo(), {0, 0, 112, 28}, {.values = {std::nullopt}, .cut_off = 10, .slot = 0}, light_palette());

    EXPECT_EQ(picture.count(light_palette().series[0], {0, 0, 112, 28}), 0);
}

TEST(LadderTest, RunsFromTheWorseEndToTheBetter) {
    Picture picture{336, 42};
    TextFace face;

    draw_ladder(picture.cairo(), {0, 0, 336, 42}, {.left = 10, .right = 0, .values = {9, 4, 1}, .slot = 0},
                light_palette(), face);

    // Ends stand 14 inside: 10 at 14, 0 at 322, so 1 is at 291.2 and 9 at 44.8.
    EXPECT_TRUE(picture.has(light_palette().series[0], 291, 10, 0));
    EXPECT_TRUE(picture.has(light_palette().base, 44, 10, 0));
    EXPECT_TRUE(picture.has(light_palette().series[0], 100, 10, 1));
    EXPECT_FALSE(picture.has(light_palette().series[0], 310, 10, 1));
}

Trace log_of(const std::vector<std::optional<double>>& levels) {
    Trace trace;
    double minute = 3;
    for (const auto& level : levels) {
        trace.points.push_back({minute, level});
        minute += 5;
    }
    trace.settled = 3;
    trace.session_minutes = 50;
    return trace;
}

TEST(TraceTest, SaysStartPeakAndEnd) {
    EXPECT_EQ(trace_words(log_of({2, 5, 3, 6, 2})), "Starts at 2, peak 6 at minute 18, end 2 at minute 23, 5 rows");
    EXPECT_EQ(trace_words(log_of({std::nullopt})), "No level yet");
    EXPECT_EQ(trace_words(log_of({4})), "Level 4 at minute 3, 1 row");
}

TEST(TraceTest, TintsTheSettledZoneAndDrawsTheCourse) {
    Picture picture{632, 148};
    TextFace face;
    const Trace trace = log_of({2, 8, std::nullopt, 8, 3});

    draw_trace(picture.cairo(), {0, 0, 632, 148}, trace, light_palette(), face);

    EXPECT_TRUE(picture.has(light_palette().information_tint, 500, 118, 0));
    EXPECT_TRUE(picture.has(light_palette().base, 500, 60, 0));
    EXPECT_GT(picture.count(light_palette().series[2], {28, 14, 200, 112}), 60);
}

/// What the words of a trace leave of the course's pixels and of the muted names, beside the same without words.
void expect_words_beside_the_course(const Trace& trace, double width, double height) {
    TextFace face;
    ChartPalette unnamed = light_palette();
    unnamed.text = unnamed.text.with_opacity(0);
    const Area area{0, 0, width, height};
    Picture named_picture{380, 180}, picture{380, 180};

    draw_trace(named_picture.cairo(), area, trace, light_palette(), face);
    draw_trace(picture.cairo(), area, trace, unnamed, face);

    const auto& course = light_palette().series[2];
    EXPECT_GT(named_picture.count(light_palette().text, area), 20);
    EXPECT_EQ(named_picture.count(course, area), picture.count(course, area)) << width << " x " << height;
    EXPECT_GE(named_picture.count(light_palette().muted, area), picture.count(light_palette().muted, area));
}

TEST(TraceTest, NoLabelCoversTheCourseOrTheNameOfTheZone) {
    Trace trace = log_of({2, 4, 6, 5, 4, 5, 5, 4, 4, 5, 6, 5, 4});
    trace.session_minutes = 70;
    for (const double width : {290.0, 320.0, 350.0, 380.0})
        for (const double height : {110.0, 130.0, 150.0, 180.0})
            expect_words_beside_the_course(trace, width, height);
}

TEST(TraceTest, APeakBelowTheNameOfItsCycleIsNamedBesideTheCourse) {
    Trace trace = log_of({4, 6, 8, 6, 5});
    trace.session_minutes = 60;
    for (std::size_t row = 0; const double minute : {3, 7, 11, 17, 23})
        trace.points[row++].minute = minute;
    trace.spans = {{.first = 2, .last = 4, .label = "Cycle 1"}};
    for (const double width : {282.0, 290.0, 320.0, 350.0, 380.0})
        for (const double height : {120.0, 130.0, 150.0, 180.0})
            expect_words_beside_the_course(trace, width, height);
}

TEST(TraceTest, ALogWithoutMinutesCountsItsRows) {
    Trace trace = log_of({2, 5, 3});
    trace.points[1].minute.reset();

    EXPECT_EQ(trace_words(trace), "Starts at 2, peak 5 in row 2, end 3 at minute 13, 3 rows");
}

} // namespace
} // namespace attune
