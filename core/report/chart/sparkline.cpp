// SPDX-License-Identifier: Apache-2.0
#include "core/report/chart/sparkline.hpp"

#include "core/report/chart/marks.hpp"

#include <cairo.h>

#include <algorithm>
#include <limits>
#include <numbers>

namespace attune {

namespace {

struct Range {
    double low = std::numeric_limits<double>::infinity();
    double high = -std::numeric_limits<double>::infinity();

    void take(double value) {
        low = std::min(low, value);
        high = std::max(high, value);
    }
};

Range range_of(const Sparkline& sparkline) {
    Range range;
    for (const auto& value : sparkline.values)
        if (value)
            range.take(*value);
    if (sparkline.cut_off)
        range.take(*sparkline.cut_off);
    return range;
}

void draw_cut_off(cairo_t* cairo, const Area& area, double y, const ChartPalette& palette) {
    const double dots[] = {1.5, 2.5};
    set_colour(cairo, palette.muted);
    cairo_set_line_width(cairo, 1);
    cairo_set_dash(cairo, dots, 2, 0);
    cairo_move_to(cairo, area.x, y);
    cairo_line_to(cairo, area.right(), y);
    cairo_stroke(cairo);
    cairo_set_dash(cairo, nullptr, 0, 0);
}

} // namespace

void draw_sparkline(cairo_t* cairo, const Area& area, const Sparkline& sparkline, const ChartPalette& palette) {
    const Range range = range_of(sparkline);
    if (!(range.low <= range.high))
        return;
    // 4 on every side keep the last mark and the line's width inside.
    const Area inner = area.grown(-4);
    const double spread = range.high - range.low;
    const auto place = [&](std::size_t index, double value) {
        const auto steps = static_cast<double>(std::max<std::size_t>(sparkline.values.size(), 2) - 1);
        const double at = sparkline.values.size() == 1 ? steps : static_cast<double>(index);
        return Spot{inner.x + inner.width * at / steps,
                    spread > 0 ? inner.bottom() - inner.height * (value - range.low) / spread
                               : inner.y + inner.height / 2};
    };
    cairo_save(cairo);
    if (sparkline.cut_off)
        draw_cut_off(cairo, area, place(0, *sparkline.cut_off).y, palette);
    const Colour& colour = palette.series[static_cast<std::size_t>(std::clamp(sparkline.slot, 0, 4))];
    set_colour(cairo, colour);
    cairo_set_line_width(cairo, 1.6);
    cairo_set_line_join(cairo, CAIRO_LINE_JOIN_ROUND);
    cairo_set_line_cap(cairo, CAIRO_LINE_CAP_ROUND);
    std::optional<Spot> last;
    bool joined = false;
    for (std::size_t index = 0; index < sparkline.values.size(); ++index) {
        const auto& value = sparkline.values[index];
        if (!value) {
            joined = false;
            continue;
        }
        last = place(index, *value);
        // A value alone between gaps shows as a dot, by the round cap of a line without length.
        joined ? cairo_line_to(cairo, last->x, last->y) : cairo_move_to(cairo, last->x, last->y);
        cairo_line_to(cairo, last->x, last->y);
        joined = true;
    }
    cairo_stroke(cairo);
    if (last) {
        cairo_arc(cairo, last->x, last->y, 3.2, 0, 2 * std::numbers::pi);
        cairo_fill(cairo);
    }
    cairo_restore(cairo);
}

void draw_sparkline(cairo_t* cairo, double width, double height, const std::vector<std::optional<double>>& values,
                    const ChartPalette& palette, int slot) {
    draw_sparkline(cairo, {0, 0, width, height}, {.values = values, .cut_off = std::nullopt, .slot = slot}, palette);
}

} // namespace attune
