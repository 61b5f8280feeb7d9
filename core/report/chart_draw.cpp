// SPDX-License-Identifier: Apache-2.0
#include "core/report/card_drawing.hpp"
#include "core/report/chart.hpp"
#include "core/report/marks.hpp"

#include <cairo.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace attune {

namespace {

constexpr double mark_size = 7;

double crisp(double at) { return std::floor(at) + 0.5; }

class ChartDrawing {
public:
    ChartDrawing(cairo_t* cairo, const ChartLayout& layout, const ChartPalette& palette, TextFace& face)
        : cairo_{cairo},
          layout_{layout},
          palette_{palette},
          face_{face} {}

    void draw(const std::optional<ChartFocus>& focus) {
        set_colour(cairo_, palette_.base);
        cairo_rectangle(cairo_, 0, 0, layout_.page.width, layout_.page.height);
        cairo_fill(cairo_);
        if (layout_.empty)
            write(*layout_.empty);
        for (const PlacedPanel& panel : layout_.panels)
            draw_ground(panel);
        draw_breaks_and_events();
        for (const PlacedPanel& panel : layout_.panels)
            draw_panel(panel);
        draw_time_axis();
        if (focus)
            draw_focus(*focus);
    }

private:
    [[nodiscard]] const Colour& series(int slot) const {
        return palette_.series[static_cast<std::size_t>(std::clamp(slot, 0, 4))];
    }
    [[nodiscard]] const Colour& ink_of(const PlacedText& text) const {
        if (text.ink == Ink::series)
            return series(text.slot);
        return text.ink == Ink::muted ? palette_.muted : palette_.text;
    }

    void write(const PlacedText& text) {
        if (text.halo)
            face_.draw_with_halo(cairo_, text.text, text.role, {text.box.x, text.box.y}, ink_of(text),
                                 palette_.base);
        else
            face_.draw(cairo_, text.text, text.role, {text.box.x, text.box.y}, ink_of(text), TextEdge::left,
                       text.wrap);
    }

    void line(Spot from, Spot to, const Colour& colour, double width = 1) {
        set_colour(cairo_, colour);
        cairo_set_line_width(cairo_, width);
        cairo_move_to(cairo_, from.x, from.y);
        cairo_line_to(cairo_, to.x, to.y);
        cairo_stroke(cairo_);
    }

    void dashes(double on, double off) {
        const std::array<double, 2> pattern{on, off};
        cairo_set_dash(cairo_, pattern.data(), 2, 0);
    }
    void no_dashes() { cairo_set_dash(cairo_, nullptr, 0, 0); }

    // Bands, change band and grid: everything that lines may cover.
    void draw_ground(const PlacedPanel& panel) {
        for (const PlacedBand& band : panel.bands) {
            set_colour(cairo_, palette_.bands[static_cast<std::size_t>(std::clamp(band.strength, 0, 4))]);
            cairo_rectangle(cairo_, band.area.x, band.area.y, band.area.width, band.area.height);
            cairo_fill(cairo_);
        }
        if (panel.change)
            draw_change(*panel.change);
        if (panel.bands.empty())
            for (const PlacedTick& tick : panel.ticks)
                line({panel.plot.x, crisp(tick.at)}, {panel.plot.right(), crisp(tick.at)}, palette_.grid);
    }

    void draw_change(const PlacedChangeBand& change) {
        const Area& area = change.area;
        set_colour(cairo_, series(change.slot).with_opacity(0.10));
        cairo_rectangle(cairo_, area.x, area.y, area.width, area.height);
        cairo_fill(cairo_);
        dashes(1.5, 2.5);
        line({area.x, crisp(area.y)}, {area.right(), crisp(area.y)}, series(change.slot));
        line({area.x, crisp(area.bottom())}, {area.right(), crisp(area.bottom())}, series(change.slot));
        no_dashes();
    }

    void draw_breaks_and_events() {
        for (const PlacedSpan& span : layout_.spans)
            draw_span(span);
        for (const PlacedEvent& event : layout_.events) {
            dashes(3, 3);
            for (const PlacedPanel& panel : layout_.panels)
                line({crisp(event.x), panel.plot.y}, {crisp(event.x), panel.plot.bottom()}, palette_.events);
            no_dashes();
            draw_mark(cairo_, MarkShape::diamond, event.mark, 6.5, palette_.events, palette_.base);
            write(event.label);
        }
    }

    void draw_span(const PlacedSpan& span) {
        if (span.hatched)
            for (const PlacedPanel& panel : layout_.panels)
                hatch({span.from, panel.plot.y, span.to - span.from, panel.plot.height});
        const double y = crisp(span.bracket);
        // Where the name stands on the bracket, the bracket gives way.
        const bool is_interrupted = span.label && !span.hatched;
        const double name_from = is_interrupted ? std::min(span.label->box.x - 3, span.to) : span.to;
        const double name_to = is_interrupted ? span.label->box.right() + 3 : span.to;
        line({crisp(span.from), y}, {crisp(name_from), y}, palette_.axis);
        if (name_to < span.to)
            line({crisp(name_to), y}, {crisp(span.to), y}, palette_.axis);
        line({crisp(span.from), y - 3}, {crisp(span.from), y + 4}, palette_.axis);
        line({crisp(span.to), y - 3}, {crisp(span.to), y + 4}, palette_.axis);
        if (span.label)
            write(*span.label);
    }

    void hatch(const Area& area) {
        cairo_save(cairo_);
        cairo_rectangle(cairo_, area.x, area.y, area.width, area.height);
        cairo_clip(cairo_);
        set_colour(cairo_, palette_.hatch);
        cairo_set_line_width(cairo_, 1);
        // Lines of all panels lie in one pattern, as if it ran behind them.
        const double step = 8;
        for (double at = std::floor((area.x + area.y) / step) * step; at < area.right() + area.bottom(); at += step) {
            cairo_move_to(cairo_, at - area.y, area.y);
            cairo_line_to(cairo_, at - area.bottom(), area.bottom());
        }
        cairo_stroke(cairo_);
        cairo_restore(cairo_);
    }

    void draw_panel(const PlacedPanel& panel) {
        write(panel.title);
        write(panel.unit);
        const double axis = crisp(panel.plot.x - 1);
        line({axis, panel.plot.y}, {axis, panel.plot.bottom()}, palette_.axis);
        for (const PlacedTick& tick : panel.ticks)
            if (tick.label)
                write(*tick.label);
        for (const PlacedBand& band : panel.bands)
            if (band.label)
                write(*band.label);
        if (panel.cut_off)
            line({panel.plot.x, crisp(*panel.cut_off)}, {panel.plot.right(), crisp(*panel.cut_off)}, palette_.text);
        for (const PlacedLine& course : panel.lines)
            draw_course(course);
        if (panel.cut_off_label)
            write(*panel.cut_off_label);
        if (panel.change)
            write(panel.change->label);
        for (const PlacedLine& course : panel.lines)
            draw_marks(course);
        for (const PlacedLine& course : panel.lines)
            if (course.label)
                write(*course.label);
    }

    void draw_course(const PlacedLine& course) {
        set_colour(cairo_, series(course.slot));
        cairo_set_line_width(cairo_, 2);
        cairo_set_line_join(cairo_, CAIRO_LINE_JOIN_ROUND);
        if (course.dashed)
            course.slot == 3 ? dashes(8, 4) : dashes(3, 3);
        // One path per run: a gap is where the pen is lifted.
        for (const auto& run : course.runs) {
            if (run.size() < 2)
                continue;
            cairo_move_to(cairo_, run.front().x, run.front().y);
            for (std::size_t index = 1; index < run.size(); ++index)
                cairo_line_to(cairo_, run[index].x, run[index].y);
            cairo_stroke(cairo_);
        }
        no_dashes();
    }

    void draw_marks(const PlacedLine& course) {
        const MarkShape shape = mark_of(course.slot);
        if (course.has_marks) {
            for (const auto& spot : course.points)
                if (spot)
                    draw_mark(cairo_, shape, *spot, mark_size, series(course.slot), palette_.base);
        } else if (course.last) {
            draw_mark(cairo_, shape, *course.points[*course.last], mark_size, series(course.slot), palette_.base);
        }
    }

    void draw_time_axis() {
        if (layout_.panels.empty())
            return;
        const Area& plot = layout_.panels.back().plot;
        const double y = crisp(plot.bottom());
        line({plot.x - 1, y}, {plot.right(), y}, palette_.axis);
        for (const PlacedTick& tick : layout_.ticks) {
            line({crisp(tick.at), y}, {crisp(tick.at), y + 5}, palette_.axis);
            if (tick.label)
                write(*tick.label);
        }
        if (layout_.axis_name)
            write(*layout_.axis_name);
        if (layout_.remark)
            write(*layout_.remark);
    }

    void draw_focus(const ChartFocus& focus) {
        const PlacedLine& course = layout_.panels[focus.point.panel].lines[focus.point.line];
        if (!course.points[focus.point.point])
            return;
        const Spot at = *course.points[focus.point.point];
        draw_mark(cairo_, mark_of(course.slot), at, mark_size, series(course.slot), palette_.base);
        cairo_new_path(cairo_);
        cairo_arc(cairo_, at.x, at.y, 7.5, 0, 2 * std::numbers::pi);
        set_colour(cairo_, palette_.accent);
        cairo_set_line_width(cairo_, 2);
        cairo_stroke(cairo_);
        if (!focus.card.empty())
            draw_card(cairo_, place_card(layout_, focus, face_), focus.card, palette_, face_);
    }

    cairo_t* cairo_;
    const ChartLayout& layout_;
    const ChartPalette& palette_;
    TextFace& face_;
};

bool covers_line(const PlacedLine& course, const Area& box) {
    for (const auto& run : course.runs) {
        if (run.size() == 1 && box.contains(run.front()))
            return true;
        for (std::size_t index = 1; index < run.size(); ++index)
            if (crosses(box, run[index - 1], run[index]))
                return true;
    }
    return false;
}

} // namespace

void draw_chart(cairo_t* cairo, const ChartLayout& layout, const ChartPalette& palette, TextFace& face,
                const std::optional<ChartFocus>& focus) {
    cairo_save(cairo);
    cairo_set_line_cap(cairo, CAIRO_LINE_CAP_BUTT);
    ChartDrawing{cairo, layout, palette, face}.draw(focus);
    cairo_restore(cairo);
}

Area place_card(const ChartLayout& layout, const ChartFocus& focus, TextFace& face) {
    double width = 0;
    double height = 12;
    for (std::size_t index = 0; index < focus.card.size(); ++index) {
        const Area size = face.measure(focus.card[index], index == 0 ? TextRole::chart_strong : TextRole::chart);
        width = std::max(width, size.width);
        height += size.height;
    }
    width += 18;
    const PlacedLine& course = layout.panels[focus.point.panel].lines[focus.point.line];
    const Spot at = course.points[focus.point.point].value_or(Spot{});
    constexpr double beside = 13;
    // Close to the point first, then farther up and down.
    std::vector<Spot> corners;
    for (const double away : {2.0, 26.0, 60.0, 110.0, 170.0})
        for (const double y : {at.y + away, at.y - height - away})
            for (const double x : {at.x - beside - width, at.x + beside, at.x - width / 2})
                if (x != at.x - width / 2 || away > beside)
                    corners.push_back({x, y});
    std::optional<Area> fallback;
    for (const Spot corner : corners) {
        const Area box{corner.x, corner.y, width, height};
        if (!layout.page.holds(box.grown(1)))
            continue;
        if (!covers_line(course, box.grown(3)))
            return box;
        fallback = fallback.value_or(box);
    }
    if (fallback)
        return *fallback;
    return {std::clamp(at.x + beside, 0.0, std::max(0.0, layout.page.width - width)),
            std::clamp(at.y + beside, 0.0, std::max(0.0, layout.page.height - height)), width, height};
}

std::optional<PointRef> hit_test(const ChartLayout& layout, Spot spot, double reach) {
    std::optional<PointRef> nearest;
    double best = reach;
    for (std::size_t panel = 0; panel < layout.panels.size(); ++panel) {
        for (std::size_t line = 0; line < layout.panels[panel].lines.size(); ++line) {
            const auto& points = layout.panels[panel].lines[line].points;
            for (std::size_t point = 0; point < points.size(); ++point) {
                if (!points[point])
                    continue;
                const double distance = std::hypot(points[point]->x - spot.x, points[point]->y - spot.y);
                if (distance <= best) {
                    best = distance;
                    nearest = PointRef{panel, line, point};
                }
            }
        }
    }
    return nearest;
}

std::optional<std::size_t> hit_event(const ChartLayout& layout, Spot spot) {
    for (std::size_t index = 0; index < layout.events.size(); ++index) {
        const PlacedEvent& event = layout.events[index];
        const Area mark{event.mark.x - 6, event.mark.y - 7, 12, 14};
        if (mark.contains(spot) || event.label.box.contains(spot))
            return index;
    }
    return std::nullopt;
}

} // namespace attune
