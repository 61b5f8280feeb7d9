// SPDX-License-Identifier: Apache-2.0
#include "core/report/chart/marks.hpp"

#include <cairo.h>

#include <numbers>

namespace attune {

MarkShape mark_of(int slot) {
    switch (slot) {
    case 1: return MarkShape::square;
    case 2: return MarkShape::triangle;
    case 3: return MarkShape::diamond;
    case 4: return MarkShape::ring;
    default: return MarkShape::disc;
    }
}

void set_colour(cairo_t* cairo, const Colour& colour) {
    cairo_set_source_rgba(cairo, colour.red, colour.green, colour.blue, colour.opacity);
}

void draw_mark(cairo_t* cairo, MarkShape shape, Spot centre, double size, const Colour& colour,
               const Colour& base) {
    const double half = size / 2;
    cairo_new_path(cairo);
    switch (shape) {
    case MarkShape::disc: cairo_arc(cairo, centre.x, centre.y, half + 0.5, 0, 2 * std::numbers::pi); break;
    case MarkShape::square: cairo_rectangle(cairo, centre.x - half, centre.y - half, size, size); break;
    case MarkShape::triangle:
        cairo_move_to(cairo, centre.x, centre.y - half - 1.5);
        cairo_line_to(cairo, centre.x + half + 1, centre.y + half);
        cairo_line_to(cairo, centre.x - half - 1, centre.y + half);
        cairo_close_path(cairo);
        break;
    case MarkShape::diamond:
        cairo_move_to(cairo, centre.x, centre.y - half - 1.5);
        cairo_line_to(cairo, centre.x + half + 1.5, centre.y);
        cairo_line_to(cairo, centre.x, centre.y + half + 1.5);
        cairo_line_to(cairo, centre.x - half - 1.5, centre.y);
        cairo_close_path(cairo);
        break;
    case MarkShape::ring:
        cairo_arc(cairo, centre.x, centre.y, half - 0.25, 0, 2 * std::numbers::pi);
        set_colour(cairo, base);
        cairo_fill_preserve(cairo);
        set_colour(cairo, colour);
        cairo_set_line_width(cairo, 1.8);
        cairo_set_dash(cairo, nullptr, 0, 0);
        cairo_stroke(cairo);
        return;
    }
    set_colour(cairo, colour);
    cairo_fill(cairo);
}

} // namespace attune
