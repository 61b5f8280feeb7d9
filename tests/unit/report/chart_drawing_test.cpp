// SPDX-License-Identifier: Apache-2.0
#include "core/report/chart/chart.hpp"

#include "tests/unit/report/example_chart.hpp"
#include "tests/unit/report/picture.hpp"

#include <gtest/gtest.h>

namespace attune {
namespace {

class ChartDrawingTest : public testing::Test {
protected:
    void draw(const ChartPalette& palette, const std::optional<ChartFocus>& focus = std::nullopt) {
        draw_chart(picture_.cairo(), layout_, palette, face_, focus);
    }

    TextFace face_;
    ChartLayout layout_ = lay_out(example_chart(), 648, 634, face_);
    Picture picture_{648, 634};
};

TEST_F(ChartDrawingTest, LinesAndMarksStandWhereTheLayoutSays) {
    draw(light_palette());

    for (const PlacedPanel& panel : layout_.panels) {
        for (const PlacedLine& course : panel.lines) {
            const Colour& colour = light_palette().series[static_cast<std::size_t>(course.slot)];
            for (const auto& run : course.runs)
                for (std::size_t index = 1; index < run.size(); ++index)
                    EXPECT_TRUE(picture_.has(colour, (run[index - 1].x + run[index].x) / 2,
                                             (run[index - 1].y + run[index].y) / 2));
            for (const auto& spot : course.points) {
                if (spot) {
                    EXPECT_TRUE(picture_.has(colour, spot->x, spot->y, 4));
                }
            }
        }
    }
}

TEST_F(ChartDrawingTest, NothingIsDrawnOverAGap) {
    draw(light_palette());

    const PlacedLine& scores = layout_.panels[0].lines[0];
    const Spot before = *scores.points[4];
    const Spot after = *scores.points[6];
    const Colour& colour = light_palette().series[0];

    EXPECT_FALSE(picture_.has(colour, (before.x + after.x) / 2, (before.y + after.y) / 2));
}

TEST_F(ChartDrawingTest, BreaksAreHatchedInEveryPanel) {
    draw(light_palette());

    for (const PlacedPanel& panel : layout_.panels) {
        const Area hatched{layout_.spans[0].from + 2, panel.plot.y + 4, 60, panel.plot.height - 8};
        const Area plain{layout_.spans[0].to + 6, panel.plot.y + 4, 10, panel.plot.height - 8};
        EXPECT_GT(picture_.count(light_palette().hatch, hatched), 30);
        EXPECT_LT(picture_.count(light_palette().hatch, plain), 15);
    }
}

TEST_F(ChartDrawingTest, DarkDrawingsTakeTheDarkTokens) {
    draw(dark_palette());

    const Spot last = *layout_.panels[1].lines[1].points[2];

    EXPECT_EQ(picture_.at(2, 300), "#2d2d2d");
    EXPECT_TRUE(picture_.has(dark_palette().series[1], last.x, last.y));
}

TEST_F(ChartDrawingTest, TheFocusedPointHasARingAndACard) {
    const ChartFocus focus{{1, 1, 2}, {"2 March, session 13", "SUD 1, Phone call", "8 below the start: improvement"}};
    draw(light_palette(), focus);

    const Spot at = *layout_.panels[1].lines[1].points[2];
    const Area card = place_card(layout_, focus, face_);

    EXPECT_TRUE(picture_.has(light_palette().accent, at.x, at.y - 7.5));
    EXPECT_GT(picture_.count(light_palette().text, card), 40);
}

} // namespace
} // namespace attune
