// SPDX-License-Identifier: Apache-2.0
#include "core/report/chart/card_drawing.hpp"

#include "core/report/chart/marks.hpp"

#include <cairo.h>

#include <cmath>
#include <numbers>

namespace attune {

namespace {

double crisp(double at) { return std::floor(at) + 0.5; }

void round_box(cairo_t* cairo, const Area& box, double radius) {
    const double pi = std::numbers::pi;
    cairo_new_path(cairo);
    cairo_arc(cairo, box.right() - radius, box.y + radius, radius, -pi / 2, 0);
    cairo_arc(cairo, box.right() - radius, box.bottom() - radius, radius, 0, pi / 2);
    cairo_arc(cairo, box.x + radius, box.bottom() - radius, radius, pi / 2, pi);
    cairo_arc(cairo, box.x + radius, box.y + radius, radius, pi, 3 * pi / 2);
    cairo_close_path(cairo);
}

} // namespace

void draw_card(cairo_t* cairo, const Area& box, const std::vector<std::string>& lines, const ChartPalette& palette,
               TextFace& face) {
    round_box(cairo, {crisp(box.x), crisp(box.y), std::floor(box.width), std::floor(box.height)}, 5);
    set_colour(cairo, palette.base);
    cairo_fill_preserve(cairo);
    set_colour(cairo, palette.dark ? palette.muted : palette.axis);
    cairo_set_line_width(cairo, 1);
    cairo_stroke(cairo);
    double y = box.y + 6;
    for (std::size_t index = 0; index < lines.size(); ++index) {
        const TextRole role = index == 0 ? TextRole::chart_strong : TextRole::chart;
        const bool is_last = index + 1 == lines.size() && index > 0;
        face.draw(cairo, lines[index], role, {box.x + 9, y}, is_last ? palette.muted : palette.text);
        y += face.measure(lines[index], role).height;
    }
}

} // namespace attune
