// SPDX-License-Identifier: Apache-2.0
#include "core/report/chart/trace.hpp"

#include "core/progress/statistics/number_words.hpp"
#include "core/report/chart/marks.hpp"

#include <cairo.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace attune {

namespace {

constexpr double left_margin = 28;
constexpr double bottom_margin = 22;
constexpr double top_margin = 14;

bool has_minutes(const Trace& trace) {
    return !trace.points.empty() && std::all_of(trace.points.begin(), trace.points.end(), [](const TracePoint& p) {
        return p.minute.has_value();
    });
}

/// Positions of a trace in its area: shared by drawing and hit test.
struct TracePlan {
    Area plot;
    bool by_minute = false;
    double final_x = 1;                               ///< last value of the axis
    std::vector<std::optional<Spot>> spots;           ///< one per point
    std::optional<std::size_t> first, peak, last;

    TracePlan(const Area& area, const Trace& trace, TextFace& face)
        : by_minute{has_minutes(trace)} {
        const double right = trace.settled ? face.measure(trace.settled_label, TextRole::chart).width + 12 : 16;
        plot = {area.x + left_margin, area.y + top_margin, std::max(area.width - left_margin - right, 40.0),
                std::max(area.height - top_margin - bottom_margin, 30.0)};
        set_length(trace);
        for (std::size_t index = 0; index < trace.points.size(); ++index)
            add(trace, index);
    }

    [[nodiscard]] double place_x(double x) const {
        const double start = by_minute ? 0 : 1;
        return plot.x + plot.width * (x - start) / std::max(final_x - start, 1.0);
    }
    [[nodiscard]] double place_level(const Trace& trace, double level) const {
        const double share = (std::clamp(level, trace.min, trace.max) - trace.min) / (trace.max - trace.min);
        return plot.bottom() - plot.height * share;
    }

private:
    void set_length(const Trace& trace) {
        if (!by_minute) {
            final_x = std::max(static_cast<double>(trace.points.size()), 2.0);
            return;
        }
        double longest = trace.session_minutes;
        for (const TracePoint& point : trace.points)
            longest = std::max(longest, *point.minute);
        final_x = std::max(std::ceil(longest / 10) * 10, 10.0);
    }
    void add(const Trace& trace, std::size_t index) {
        const TracePoint& point = trace.points[index];
        if (!point.level) {
            spots.emplace_back();
            return;
        }
        const double x = by_minute ? *point.minute : static_cast<double>(index + 1);
        spots.emplace_back(Spot{place_x(x), place_level(trace, *point.level)});
        if (!first)
            first = index;
        if (!peak || *point.level > *trace.points[*peak].level)
            peak = index;
        last = index;
    }
};

double crisp(double at) { return std::floor(at) + 0.5; }

class TraceDrawing {
public:
    TraceDrawing(cairo_t* cairo, const Area& area, const Trace& trace, const ChartPalette& palette, TextFace& face)
        : cairo_{cairo},
          area_{area},
          trace_{trace},
          palette_{palette},
          face_{face},
          plan_{area, trace, face},
          colour_{palette.series[static_cast<std::size_t>(std::clamp(trace.slot, 0, 4))]} {}

    void draw() {
        draw_zone();
        draw_levels();
        draw_axis();
        draw_current();
        draw_course();
        draw_spans();
        draw_labels();
    }

private:
    enum class Place { beside, beside_high, before_high, above, below };

    void draw_zone() {
        if (!trace_.settled)
            return;
        const double y = plan_.place_level(trace_, *trace_.settled);
        set_colour(cairo_, palette_.information_tint);
        cairo_rectangle(cairo_, plan_.plot.x, y, plan_.plot.width, plan_.plot.bottom() - y);
        cairo_fill(cairo_);
        stroke_dashed({plan_.plot.x, y}, {plan_.plot.right(), y}, palette_.muted, 3);
        const Area size = face_.measure(trace_.settled_label, TextRole::chart);
        face_.draw(cairo_, trace_.settled_label, TextRole::chart,
                   {plan_.plot.right() + 6, y - size.height / 2}, palette_.muted);
    }

    void stroke_dashed(Spot from, Spot to, const Colour& colour, double dash) {
        const std::array<double, 2> dashes{dash, dash};
        cairo_save(cairo_);
        set_colour(cairo_, colour);
        cairo_set_line_width(cairo_, 1);
        cairo_set_dash(cairo_, dashes.data(), 2, 0);
        cairo_move_to(cairo_, crisp(from.x), crisp(from.y));
        cairo_line_to(cairo_, crisp(to.x), crisp(to.y));
        cairo_stroke(cairo_);
        cairo_restore(cairo_);
    }

    void draw_levels() {
        for (const double level : {trace_.min, (trace_.min + trace_.max) / 2, trace_.max}) {
            const double y = crisp(plan_.place_level(trace_, level));
            draw_level_line(y, level);
            const std::string text = number_words(level);
            const Area size = face_.measure(text, TextRole::chart);
            face_.draw(cairo_, text, TextRole::chart, {plan_.plot.x - 6, y - size.height / 2}, palette_.muted,
                       TextEdge::right);
        }
    }

    // The names of brackets stand on the line of the highest level, which stops around them.
    void draw_level_line(double y, double level) {
        set_colour(cairo_, level == trace_.min ? palette_.axis : palette_.grid);
        cairo_set_line_width(cairo_, 1);
        cairo_move_to(cairo_, plan_.plot.x, y);
        for (const TraceSpan& span : trace_.spans) {
            if (level != trace_.max || !is_drawn(span))
                continue;
            const double middle = (plan_.spots[span.first]->x + plan_.spots[span.last]->x) / 2;
            const double half = face_.measure(span.label, TextRole::chart).width / 2 + 6;
            cairo_line_to(cairo_, middle - half, y);
            cairo_move_to(cairo_, middle + half, y);
        }
        cairo_line_to(cairo_, plan_.plot.right(), y);
        cairo_stroke(cairo_);
    }

    [[nodiscard]] bool is_drawn(const TraceSpan& span) const {
        return span.first < plan_.spots.size() && span.last < plan_.spots.size() && plan_.spots[span.first] &&
               plan_.spots[span.last];
    }

    void draw_axis() {
        const double start = plan_.by_minute ? 0 : 1;
        double step = plan_.by_minute ? 10 : 1;
        while ((plan_.final_x - start) / step * 56 > plan_.plot.width)
            step *= 2;
        for (double x = start; x <= plan_.final_x + 1e-9; x += step) {
            const double at = crisp(plan_.place_x(x));
            set_colour(cairo_, palette_.axis);
            cairo_move_to(cairo_, at, plan_.plot.bottom());
            cairo_line_to(cairo_, at, plan_.plot.bottom() + 4);
            cairo_stroke(cairo_);
            const std::string text = plan_.by_minute ? (x == 0 ? "0" : fmt::format("{} min", x))
                                                     : (x == 1 ? "row 1" : fmt::format("{}", x));
            face_.draw(cairo_, text, TextRole::chart, {at, plan_.plot.bottom() + 5}, palette_.muted,
                       TextEdge::centre);
        }
    }

    void draw_current() {
        if (!trace_.current || *trace_.current >= plan_.spots.size() || !plan_.spots[*trace_.current])
            return;
        const Spot at = *plan_.spots[*trace_.current];
        stroke_dashed(at, {at.x, plan_.plot.bottom()}, palette_.accent, 2);
        if (trace_.current != plan_.peak && trace_.current != plan_.last)
            label(*trace_.current, number_words(*trace_.points[*trace_.current].level), TextRole::chart, palette_.text,
                  Place::above);
    }

    void draw_course() {
        set_colour(cairo_, colour_);
        cairo_set_line_width(cairo_, 2);
        cairo_set_line_join(cairo_, CAIRO_LINE_JOIN_ROUND);
        bool joined = false;
        for (const auto& spot : plan_.spots) {
            if (spot)
                joined ? cairo_line_to(cairo_, spot->x, spot->y) : cairo_move_to(cairo_, spot->x, spot->y);
            joined = spot.has_value();
        }
        cairo_stroke(cairo_);
        for (const auto& spot : plan_.spots)
            if (spot)
                draw_mark(cairo_, MarkShape::disc, *spot, 7, colour_, palette_.base);
    }

    void draw_spans() {
        for (const TraceSpan& span : trace_.spans)
            if (is_drawn(span))
                draw_span(span, crisp(plan_.spots[span.first]->x), crisp(plan_.spots[span.last]->x));
    }

    void draw_span(const TraceSpan& span, double from, double to) {
        const double y = crisp(plan_.plot.y);
        const Area size = face_.measure(span.label, TextRole::chart);
        const bool fits = to - from > size.width + 16;
        const double middle = (from + to) / 2;
        set_colour(cairo_, palette_.axis);
        cairo_set_line_width(cairo_, 1);
        cairo_move_to(cairo_, from, y + 5);
        cairo_line_to(cairo_, from, y);
        cairo_line_to(cairo_, fits ? middle - size.width / 2 - 6 : to, y);
        if (fits)
            cairo_move_to(cairo_, middle + size.width / 2 + 6, y);
        cairo_line_to(cairo_, to, y);
        cairo_line_to(cairo_, to, y + 5);
        cairo_stroke(cairo_);
        const Area box{middle - size.width / 2, fits ? y - size.height / 2 : y - size.height - 1, size.width,
                       size.height};
        // Brackets close to each other: the name that would touch the one before is left to the numbers below.
        if (is_taken(box))
            return;
        taken_.push_back(box);
        face_.draw(cairo_, span.label, TextRole::chart, {box.x, box.y}, palette_.muted);
    }

    [[nodiscard]] bool is_taken(const Area& box) const {
        return std::any_of(taken_.begin(), taken_.end(), [&](const Area& other) { return other.meets(box); });
    }

    void draw_labels() {
        if (!plan_.last)
            return;
        draw_label(*plan_.last, trace_.end_word, Place::beside);
        if (plan_.peak != plan_.last)
            draw_label(*plan_.peak, trace_.peak_word, Place::above);
    }

    void draw_label(std::size_t point, const std::string& word, Place wanted) {
        label(point, word + " " + number_words(*trace_.points[point].level), TextRole::chart_strong, palette_.text,
              wanted);
    }

    // Where it is wanted when nothing is there; else above the mark, below it, or beside it on either side.
    void label(std::size_t point, const std::string& text, TextRole role, const Colour& colour, Place wanted) {
        const Area size = face_.measure(text, role);
        Area box = box_at(point, size, Place::below);
        for (const Place place : {wanted, Place::above, Place::below, Place::beside_high, Place::beside, Place::before_high})
            if (const Area here = box_at(point, size, place); is_free(here)) {
                box = here;
                break;
            }
        taken_.push_back(box);
        face_.draw(cairo_, text, role, {box.x, box.y}, colour);
    }

    [[nodiscard]] Area box_at(std::size_t point, const Area& size, Place place) const {
        const Spot at = *plan_.spots[point];
        if (place == Place::beside)
            return {at.x + 8, at.y - size.height / 2, size.width, size.height};
        if (place == Place::beside_high)
            return {at.x + 8, at.y - size.height, size.width, size.height};
        if (place == Place::before_high)
            return {at.x - 8 - size.width, at.y - size.height, size.width, size.height};
        const double x = std::clamp(at.x - size.width / 2, area_.x, std::max(area_.x, area_.right() - size.width));
        return {x, place == Place::above ? at.y - 5 - size.height : at.y + 5, size.width, size.height};
    }

    [[nodiscard]] bool is_free(const Area& box) const {
        return area_.holds(box) && !is_taken(box) && !meets_course(box) && !meets_zone(box);
    }

    [[nodiscard]] bool meets_course(const Area& box) const {
        const auto& spots = plan_.spots;
        for (std::size_t index = 0; index < spots.size(); ++index) {
            if (spots[index] && box.grown(3.5).contains(*spots[index]))
                return true;
            if (index > 0 && spots[index - 1] && spots[index] && crosses(box, *spots[index - 1], *spots[index]))
                return true;
        }
        return false;
    }

    // The line above the settled zone, and its name beside the plot.
    [[nodiscard]] bool meets_zone(const Area& box) const {
        if (!trace_.settled)
            return false;
        const double y = plan_.place_level(trace_, *trace_.settled);
        if (box.y < y && y < box.bottom())
            return true;
        const Area size = face_.measure(trace_.settled_label, TextRole::chart);
        return box.meets({plan_.plot.right() + 6, y - size.height / 2, size.width, size.height});
    }

    cairo_t* cairo_;
    Area area_;
    const Trace& trace_;
    const ChartPalette& palette_;
    TextFace& face_;
    TracePlan plan_;
    Colour colour_;
    std::vector<Area> taken_;
};

std::string place_words(const Trace& trace, std::size_t index) {
    return trace.points[index].minute ? fmt::format("at minute {}", number_words(*trace.points[index].minute))
                                      : fmt::format("in row {}", index + 1);
}

} // namespace

void draw_trace(cairo_t* cairo, const Area& area, const Trace& trace, const ChartPalette& palette, TextFace& face) {
    if (!(trace.min < trace.max))
        return;
    cairo_save(cairo);
    TraceDrawing{cairo, area, trace, palette, face}.draw();
    cairo_restore(cairo);
}

std::vector<std::optional<Spot>> trace_spots(const Area& area, const Trace& trace, TextFace& face) {
    if (!(trace.min < trace.max))
        return std::vector<std::optional<Spot>>(trace.points.size());
    return TracePlan{area, trace, face}.spots;
}

std::string trace_words(const Trace& trace) {
    std::optional<std::size_t> first, peak, last;
    std::size_t rows = 0;
    for (std::size_t index = 0; index < trace.points.size(); ++index) {
        const auto& level = trace.points[index].level;
        if (!level)
            continue;
        ++rows;
        first = first.value_or(index);
        peak = peak && *trace.points[*peak].level >= *level ? *peak : index;
        last = index;
    }
    if (!last)
        return "No level yet";
    const auto level = [&](std::size_t index) { return number_words(*trace.points[index].level); };
    if (rows == 1)
        return fmt::format("Level {} {}, 1 row", level(*last), place_words(trace, *last));
    return fmt::format("Starts at {}, peak {} {}, end {} {}, {} rows", level(*first), level(*peak),
                       place_words(trace, *peak), level(*last), place_words(trace, *last), rows);
}

} // namespace attune
