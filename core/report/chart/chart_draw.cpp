// SPDX-License-Identifier: Apache-2.0
#include "core/report/chart/card_drawing.hpp"
#include "core/report/chart/chart.hpp"
#include "core/report/chart/marks.hpp"

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
        for (const PlacedPanel& panel : layout_.panels)
            for (const PlacedLine& course : panel.lines)
                if (course.has_marks)
                    for (const auto& [point, at] : course.missed)
                        draw_missed(at, series(course.slot));
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
        const std::array<double, 2> pattern = course.slot == 3 ? std::array{8.0, 4.0} : std::array{3.0, 3.0};
        // One path per run: a gap is where the pen is lifted.
        for (const auto& run : course.runs)
            if (run.size() > 1)
                stroke_run(run, pattern.data(), course.dashed ? 2 : 0);
        cairo_set_antialias(cairo_, CAIRO_ANTIALIAS_DEFAULT);
        no_dashes();
    }

    // Cairo works out where a path crosses itself, which costs more the longer the path is: long runs are stroked in
    // pieces that share a segment, so that no joint shows. Their points lie so close that the shape of a joint and the
    // finest grey of an edge cannot be seen; a chart that is panned has 16 ms.
    void stroke_run(const std::vector<Spot>& run, const double* pattern, int dashes_in_pattern) {
        constexpr std::size_t piece = 8;
        constexpr std::size_t short_run = 64;
        const bool is_long = run.size() > short_run;
        const std::size_t step = is_long ? piece : run.size();
        cairo_set_line_join(cairo_, is_long ? CAIRO_LINE_JOIN_BEVEL : CAIRO_LINE_JOIN_ROUND);
        cairo_set_antialias(cairo_, is_long ? CAIRO_ANTIALIAS_FAST : CAIRO_ANTIALIAS_DEFAULT);
        double before = 0; // length of the line up to the piece: dashes go on where they were
        for (std::size_t first = 0; first + 1 < run.size(); first += step) {
            const std::size_t last = std::min(first + step + 1, run.size() - 1);
            cairo_set_dash(cairo_, pattern, dashes_in_pattern, before);
            cairo_move_to(cairo_, run[first].x, run[first].y);
            for (std::size_t index = first + 1; index <= last; ++index)
                cairo_line_to(cairo_, run[index].x, run[index].y);
            cairo_stroke(cairo_);
            for (std::size_t index = first; index < std::min(first + step, run.size() - 1); ++index)
                before += std::hypot(run[index + 1].x - run[index].x, run[index + 1].y - run[index].y);
        }
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

    /// A small cross on a ground of its own: nothing that could be taken for a value, nor for a tick of the axis.
    void draw_missed(Spot at, const Colour& colour) {
        constexpr double arm = 2.8;
        set_colour(cairo_, palette_.base);
        cairo_rectangle(cairo_, at.x - arm - 1, at.y - arm, 2 * arm + 2, 2 * arm + 1);
        cairo_fill(cairo_);
        line({at.x - arm, at.y - arm}, {at.x + arm, at.y + arm}, colour, 1.4);
        line({at.x - arm, at.y + arm}, {at.x + arm, at.y - arm}, colour, 1.4);
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
        const auto place = course.spot(focus.point.point);
        if (!place)
            return;
        const Spot at = *place;
        if (course.points[focus.point.point])
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

} // namespace

void draw_chart(cairo_t* cairo, const ChartLayout& layout, const ChartPalette& palette, TextFace& face,
                const std::optional<ChartFocus>& focus) {
    cairo_save(cairo);
    cairo_set_line_cap(cairo, CAIRO_LINE_CAP_BUTT);
    ChartDrawing{cairo, layout, palette, face}.draw(focus);
    cairo_restore(cairo);
}

} // namespace attune
