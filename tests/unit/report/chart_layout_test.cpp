// SPDX-License-Identifier: Apache-2.0
#include "core/report/chart/chart.hpp"

#include "tests/unit/report/example_chart.hpp"

#include <gtest/gtest.h>

namespace attune {
namespace {

std::vector<PlacedText> all_texts(const ChartLayout& layout) {
    std::vector<PlacedText> texts;
    const auto add = [&](const std::optional<PlacedText>& text) {
        if (text)
            texts.push_back(*text);
    };
    for (const PlacedPanel& panel : layout.panels) {
        texts.push_back(panel.title);
        texts.push_back(panel.unit);
        for (const PlacedTick& tick : panel.ticks)
            add(tick.label);
        for (const PlacedBand& band : panel.bands)
            add(band.label);
        for (const PlacedLine& line : panel.lines)
            add(line.label);
        add(panel.cut_off_label);
        if (panel.change)
            texts.push_back(panel.change->label);
    }
    for (const PlacedEvent& event : layout.events)
        texts.push_back(event.label);
    for (const PlacedSpan& span : layout.spans)
        add(span.label);
    for (const PlacedTick& tick : layout.ticks)
        add(tick.label);
    return texts;
}

/// Texts that touch each other, and texts that leave the page.
std::vector<std::string> collisions(const ChartLayout& layout) {
    std::vector<std::string> found;
    const auto texts = all_texts(layout);
    for (std::size_t one = 0; one < texts.size(); ++one) {
        if (!layout.page.holds(texts[one].box))
            found.push_back(texts[one].text + " leaves the page");
        for (std::size_t other = one + 1; other < texts.size(); ++other)
            // A line's height has air above and below the letters.
            if (texts[one].box.grown(-1.5).meets(texts[other].box.grown(-1.5)))
                found.push_back(texts[one].text + " meets " + texts[other].text);
    }
    return found;
}

TEST(ChartLayoutTest, EveryValueStandsWhereItsAxesSay) {
    TextFace face;
    const ChartModel model = example_chart();
    const ChartLayout layout = lay_out(model, 648, 634, face);

    for (std::size_t panel = 0; panel < model.panels.size(); ++panel) {
        const PlacedPanel& placed = layout.panels[panel];
        for (std::size_t at = 0; at < model.panels[panel].lines.size(); ++at) {
            const ChartLine& source = model.panels[panel].lines[at];
            for (std::size_t point = 0; point < source.points.size(); ++point) {
                const auto& spot = placed.lines[at].points[point];
                ASSERT_EQ(spot.has_value(), source.points[point].value.has_value());
                if (!spot)
                    continue;
                const double share = (placed.plot.bottom() - spot->y) / placed.plot.height;
                EXPECT_NEAR(placed.min + share * (placed.max - placed.min), *source.points[point].value, 1e-9);
                const double along = (spot->x - placed.plot.x) / placed.plot.width;
                EXPECT_NEAR(layout.first + along * (layout.final - layout.first), source.points[point].x, 1e-6);
            }
        }
    }
}

TEST(ChartLayoutTest, PanelsShareOneTimeAxis) {
    TextFace face;
    const ChartLayout layout = lay_out(example_chart(), 648, 634, face);

    EXPECT_EQ(layout.panels[0].plot.x, layout.panels[1].plot.x);
    EXPECT_EQ(layout.panels[0].plot.width, layout.panels[1].plot.width);
    EXPECT_LT(layout.panels[0].plot.bottom(), layout.panels[1].title.box.y);
}

TEST(ChartLayoutTest, NoTextTouchesAnotherOrLeavesThePageAtAnySize) {
    for (const double body : {40.0 / 3.0, 40.0 / 3.0 * 1.6}) {
        TextFace face{"Noto Sans", body};
        for (const double width : {420.0, 560.0, 648.0, 900.0, 1600.0})
            EXPECT_EQ(collisions(lay_out(example_chart(), width, 634, face)), std::vector<std::string>{})
                << "width " << width << ", text " << body;
    }
}

TEST(ChartLayoutTest, LabelsOfLinesThatEndTogetherDoNotTouch) {
    ChartModel model;
    std::vector<ChartLine> lines;
    for (int slot = 0; slot < 5; ++slot)
        lines.push_back(line("Target number " + std::to_string(slot), "2", slot,
                             {{on(2027, 1, 4), 5.0 + slot}, {on(2027, 3, 1), 2}}));
    model.panels.push_back(panel("SUD", 0, 10, lines));
    TextFace face;

    const ChartLayout layout = lay_out(model, 648, 300, face);

    EXPECT_EQ(collisions(layout), std::vector<std::string>{});
    EXPECT_TRUE(layout.panels[0].lines[0].label.has_value());
}

TEST(ChartLayoutTest, NoLineLeadsOverAGapOrABreak) {
    TextFace face;
    const ChartLayout layout = lay_out(example_chart(), 648, 634, face);

    const PlacedLine& scores = layout.panels[0].lines[0];

    ASSERT_EQ(scores.runs.size(), 3U);
    EXPECT_EQ(scores.runs[0].size(), 4U);
    EXPECT_EQ(scores.runs[1].size(), 1U);
    EXPECT_EQ(scores.runs[2].size(), 2U);
}

TEST(ChartLayoutTest, ManyEventsJoinInsteadOfOverlapping) {
    ChartModel model = example_chart();
    for (unsigned number = 1; number <= 12; ++number)
        model.events.push_back({on(2027, 1, number), "Something that happened"});
    TextFace face;

    const ChartLayout layout = lay_out(model, 648, 634, face);

    std::size_t told = 0;
    for (const PlacedEvent& event : layout.events)
        told += event.events.size();
    EXPECT_EQ(told, model.events.size());
    EXPECT_EQ(collisions(layout), std::vector<std::string>{});
}

TEST(ChartLayoutTest, TheScaleShowsItsEndsAndTheCutOff) {
    TextFace face;
    const ChartLayout layout = lay_out(example_chart(), 648, 634, face);

    std::vector<std::string> labels;
    for (const PlacedTick& tick : layout.panels[0].ticks)
        labels.push_back(tick.label->text);

    EXPECT_EQ(labels.front(), "0");
    EXPECT_EQ(labels.back(), "27");
    EXPECT_NE(std::find(labels.begin(), labels.end(), "10"), labels.end());
}

TEST(ChartLayoutTest, NoPanelIsLowerThanSeventyTwo) {
    ChartModel model;
    for (int index = 0; index < 8; ++index)
        model.panels.push_back(panel("Panel", 0, 10, {line("", "2", 0, {{on(2027, 1, 4), 5}, {on(2027, 3, 1), 2}})}));
    TextFace face;

    const ChartLayout layout = lay_out(model, 648, 300, face);

    for (const PlacedPanel& placed : layout.panels)
        EXPECT_GE(placed.plot.height, 72);
    EXPECT_NEAR(layout.page.height, least_chart_height(model, face), 8);
}

TEST(ChartLayoutTest, ThousandsOfPointsAreThinnedWithoutLosingPeaks) {
    ChartModel model;
    ChartLine many = line("", "5", 0, {});
    for (int index = 0; index < 5000; ++index)
        many.points.push_back({.x = static_cast<double>(index), .value = index == 2503 ? 10.0 : 4.0 + index % 3, .joined = true});
    model.panels.push_back(panel("Many", 0, 10, {many}));
    TextFace face;

    const ChartLayout layout = lay_out(model, 648, 300, face);

    const PlacedLine& drawn = layout.panels[0].lines[0];
    ASSERT_EQ(drawn.runs.size(), 1U);
    EXPECT_LE(static_cast<double>(drawn.runs[0].size()), layout.panels[0].plot.width * 4 + 8);
    EXPECT_FALSE(drawn.has_marks);
    double highest = layout.page.height;
    for (const Spot spot : drawn.runs[0])
        highest = std::min(highest, spot.y);
    EXPECT_EQ(highest, layout.panels[0].plot.y);
}

TEST(ChartLayoutTest, OneSingleValueStandsAloneInThePlot) {
    ChartModel model;
    model.panels.push_back(panel("SUD", 0, 10, {line("", "6", 0, {{on(2027, 1, 4), 6}})}));
    TextFace face;

    const ChartLayout layout = lay_out(model, 648, 300, face);

    EXPECT_TRUE(layout.panels[0].plot.grown(1).contains(*layout.panels[0].lines[0].points[0]));
    EXPECT_EQ(collisions(layout), std::vector<std::string>{});
}

TEST(ChartLayoutTest, WithoutPanelsTheSentenceStandsInTheMiddle) {
    ChartModel model;
    model.empty = "No values yet.";
    TextFace face;

    const ChartLayout layout = lay_out(model, 648, 300, face);

    ASSERT_TRUE(layout.empty);
    EXPECT_TRUE(layout.page.holds(layout.empty->box));
}

TEST(ChartCardTest, StandsInsideThePageBesideThePointAndOverNoPartOfItsLine) {
    TextFace face;
    const ChartLayout layout = lay_out(example_chart(), 648, 634, face);
    const std::vector<std::string> words{"16 February, session 12", "Low mood 10, much", "8 below the start"};

    for (std::size_t panel = 0; panel < layout.panels.size(); ++panel) {
        for (std::size_t at = 0; at < layout.panels[panel].lines.size(); ++at) {
            const PlacedLine& course = layout.panels[panel].lines[at];
            for (std::size_t point = 0; point < course.points.size(); ++point) {
                if (!course.points[point])
                    continue;
                const Area card = place_card(layout, {{panel, at, point}, words}, face);
                EXPECT_TRUE(layout.page.holds(card));
                EXPECT_FALSE(card.contains(*course.points[point]));
                for (const auto& run : course.runs)
                    for (std::size_t index = 1; index < run.size(); ++index)
                        EXPECT_FALSE(crosses(card, run[index - 1], run[index]));
            }
        }
    }
}

TEST(ChartHitTest, FindsThePointUnderThePointerAndNothingFarFromAny) {
    TextFace face;
    const ChartLayout layout = lay_out(example_chart(), 648, 634, face);
    const Spot target = *layout.panels[1].lines[1].points[2];

    EXPECT_EQ(hit_test(layout, {target.x + 3, target.y - 3}), (PointRef{1, 1, 2}));
    EXPECT_EQ(hit_test(layout, {layout.panels[1].plot.x + 100, layout.panels[1].plot.bottom() - 8}), std::nullopt);
}

TEST(ChartHitTest, FindsEventsByMarkAndWords) {
    TextFace face;
    const ChartLayout layout = lay_out(example_chart(), 648, 634, face);

    EXPECT_EQ(hit_event(layout, layout.events[1].mark), 1U);
    EXPECT_EQ(hit_event(layout, {layout.events[1].label.box.right() - 2, layout.events[1].mark.y}), 1U);
    EXPECT_EQ(hit_event(layout, {2, 2}), std::nullopt);
}

TEST(GeometryTest, ALineThroughACornerCrossesAndOnePastItDoesNot) {
    const Area area{10, 10, 20, 20};

    EXPECT_TRUE(crosses(area, {0, 0}, {40, 40}));
    EXPECT_TRUE(crosses(area, {15, 15}, {16, 16}));
    EXPECT_FALSE(crosses(area, {0, 25}, {15, 45}));
    EXPECT_FALSE(crosses(area, {0, 5}, {40, 5}));
}

} // namespace
} // namespace attune
