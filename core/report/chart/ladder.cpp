// SPDX-License-Identifier: Apache-2.0
#include "core/report/chart/ladder.hpp"

#include "core/progress/statistics/number_words.hpp"
#include "core/report/chart/marks.hpp"

#include <cairo.h>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace attune {

namespace {

constexpr double mark_radius = 3.75;

class LadderDrawing {
public:
    LadderDrawing(cairo_t* cairo, const Area& area, const Ladder& ladder, const ChartPalette& palette, TextFace& face)
        : cairo_{cairo},
          ladder_{ladder},
          palette_{palette},
          face_{face},
          left_{area.x + 14},
          width_{std::max(area.width - 28, 1.0)},
          axis_{area.y + 10},
          page_{area} {}

    void draw() {
        draw_scale();
        draw_course();
        draw_numbers();
    }

private:
    [[nodiscard]] double place(double value) const {
        const double low = std::min(ladder_.left, ladder_.right);
        const double high = std::max(ladder_.left, ladder_.right);
        return left_ + width_ * (std::clamp(value, low, high) - ladder_.left) / (ladder_.right - ladder_.left);
    }

    void draw_scale() {
        set_colour(cairo_, palette_.axis);
        cairo_set_line_width(cairo_, 1);
        cairo_move_to(cairo_, left_, std::floor(axis_) + 0.5);
        cairo_line_to(cairo_, left_ + width_, std::floor(axis_) + 0.5);
        const double low = std::min(ladder_.left, ladder_.right);
        const double high = std::max(ladder_.left, ladder_.right);
        const double step = high - low > 20 ? (high - low) / 10 : 1;
        for (int index = 0; low + index * step <= high + 1e-9; ++index) {
            const double x = std::floor(place(low + index * step)) + 0.5;
            cairo_move_to(cairo_, x, std::floor(axis_) - 3);
            cairo_line_to(cairo_, x, std::floor(axis_) + 4);
        }
        cairo_stroke(cairo_);
    }

    void draw_course() {
        if (ladder_.values.empty())
            return;
        const Colour& colour = palette_.series[static_cast<std::size_t>(std::clamp(ladder_.slot, 0, 4))];
        const auto [low, high] = std::minmax_element(ladder_.values.begin(), ladder_.values.end());
        set_colour(cairo_, colour);
        cairo_set_line_width(cairo_, 3);
        cairo_move_to(cairo_, place(*low), axis_ + 0.5);
        cairo_line_to(cairo_, place(*high), axis_ + 0.5);
        cairo_stroke(cairo_);
        for (const double value : ladder_.values) {
            cairo_arc(cairo_, place(value), axis_ + 0.5, mark_radius, 0, 2 * std::numbers::pi);
            set_colour(cairo_, palette_.base);
            cairo_fill_preserve(cairo_);
            set_colour(cairo_, colour);
            cairo_set_line_width(cairo_, 1.8);
            cairo_stroke(cairo_);
        }
        cairo_arc(cairo_, place(ladder_.values.back()), axis_ + 0.5, mark_radius + 1.2, 0, 2 * std::numbers::pi);
        cairo_fill(cairo_);
    }

    // The last rating first, then the first, the ends and the middle: who comes later gives way.
    void draw_numbers() {
        if (!ladder_.values.empty()) {
            draw_number(ladder_.values.back(), TextRole::chart_strong, palette_.text);
            draw_number(ladder_.values.front(), TextRole::chart, palette_.text);
        }
        draw_number(ladder_.left, TextRole::chart, palette_.text);
        draw_number(ladder_.right, TextRole::chart, palette_.text);
        const double middle = (ladder_.left + ladder_.right) / 2;
        if (middle == std::round(middle))
            draw_number(middle, TextRole::chart, palette_.text);
    }

    void draw_number(double value, TextRole role, const Colour& colour) {
        const std::string text = number_words(value);
        const Area size = face_.measure(text, role);
        double x = place(value) - size.width / 2;
        x = std::clamp(x, page_.x, std::max(page_.x, page_.right() - size.width));
        const Area box{x, axis_ + 11, size.width, size.height};
        if (std::any_of(taken_.begin(), taken_.end(), [&](const Area& other) { return other.meets(box.grown(2)); }))
            return;
        taken_.push_back(box);
        face_.draw(cairo_, text, role, {box.x, box.y}, colour);
    }

    cairo_t* cairo_;
    const Ladder& ladder_;
    const ChartPalette& palette_;
    TextFace& face_;
    double left_;
    double width_;
    double axis_;
    Area page_;
    std::vector<Area> taken_;
};

} // namespace

void draw_ladder(cairo_t* cairo, const Area& area, const Ladder& ladder, const ChartPalette& palette, TextFace& face) {
    if (ladder.left == ladder.right)
        return;
    cairo_save(cairo);
    LadderDrawing{cairo, area, ladder, palette, face}.draw();
    cairo_restore(cairo);
}

} // namespace attune
