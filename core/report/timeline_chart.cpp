// SPDX-License-Identifier: Apache-2.0
#include "core/report/timeline_chart.hpp"

#include "core/progress/change.hpp"
#include "core/progress/number_words.hpp"
#include "core/progress/wording.hpp"
#include "core/text/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace attune {

namespace {

constexpr std::size_t longest_name = 26;

class ChartMaker {
public:
    ChartMaker(const Timeline& timeline, const TimelineView& view)
        : timeline_{timeline},
          view_{view} {}

    TimelineChart make() {
        chart_.model.axis = view_.axis;
        for (const TimelineGroup& group : timeline_.groups)
            for (const TimelinePanel& panel : group.panels)
                if (!view_.hidden.contains(panel.series))
                    add_panels(panel);
        if (chart_.model.panels.empty())
            chart_.model.empty = timeline_.has_values() ? "No values in view. Choose a series at the left."
                                                        : "No values yet. They come from the notes.";
        add_events();
        add_pauses();
        return std::move(chart_);
    }

private:
    // A panel holds five lines at most, each with a slot of its own; the others get panels of their own.
    void add_panels(const TimelinePanel& panel) {
        const std::size_t first = chart_.model.panels.size();
        for (const TimelineLine& line : panel.lines)
            add_line(panel, line, first);
        const std::size_t count = chart_.model.panels.size() - first;
        for (std::size_t part = 0; part < count && count > 1; ++part)
            chart_.model.panels[first + part].title += fmt::format(" ({} of {})", part + 1, count);
    }

    void add_line(const TimelinePanel& panel, const TimelineLine& line, std::size_t first) {
        TimelineChart::Line way{.panel = &panel, .line = &line, .points = {}};
        ChartLine drawn{.name = shorten(line.title, longest_name), .last = {}, .slot = line.slot, .points = {}};
        for (std::size_t index = 0; index < line.points.size(); ++index) {
            const TimelinePoint& point = line.points[index];
            if (view_.from && point.date < *view_.from)
                continue;
            way.points.push_back(index);
            drawn.points.push_back({.x = place(point),
                                    .value = point.value,
                                    .joined = point.break_before == Break::none});
            if (point.value)
                drawn.last = value_words(*point.value, panel.definition);
        }
        if (drawn.last.empty())
            return;
        std::size_t at = first;
        while (at < chart_.model.panels.size() && has_slot(chart_.model.panels[at], drawn.slot))
            ++at;
        if (at == chart_.model.panels.size())
            open_panel(panel);
        grow_range(chart_.model.panels[at], panel.definition, drawn);
        chart_.model.panels[at].lines.push_back(std::move(drawn));
        chart_.lines[at].push_back(std::move(way));
    }

    static bool has_slot(const ChartPanel& panel, int slot) {
        return std::any_of(panel.lines.begin(), panel.lines.end(), [&](const auto& l) { return l.slot == slot; });
    }

    void open_panel(const TimelinePanel& panel) {
        const Series& series = panel.definition;
        chart_.model.panels.push_back({.title = series.label,
                                       .unit = unit_words(series),
                                       .min = series.has_range ? series.min : 0,
                                       .max = series.has_range ? series.max : 1,
                                       .bands = {},
                                       .cut_off = std::nullopt,
                                       .change = change_band(panel),
                                       .lines = {}});
        chart_.lines.emplace_back();
    }

    // Only where the series has a mark and one line: the band stands around the first value.
    static std::optional<ChartChangeBand> change_band(const TimelinePanel& panel) {
        if (!panel.definition.change_mark || panel.lines.size() != 1)
            return std::nullopt;
        const auto change = change_since_start(panel.lines.front(), panel.definition.better);
        if (!change)
            return std::nullopt;
        const double mark = *panel.definition.change_mark;
        return ChartChangeBand{.centre = change->from,
                               .half = mark,
                               .label = fmt::format("Start ± {}: unchanged", number_words(mark)),
                               .slot = panel.lines.front().slot};
    }

    // A count has no range of its own: it begins at 0 and ends at a round number above its highest value.
    static void grow_range(ChartPanel& drawn, const Series& series, const ChartLine& line) {
        if (series.has_range)
            return;
        for (const ChartPoint& point : line.points) {
            if (!point.value)
                continue;
            drawn.max = std::max(drawn.max, round_up(*point.value));
            if (*point.value < 0)
                drawn.min = std::min(drawn.min, -round_up(-*point.value));
        }
    }

    static double round_up(double value) {
        if (value <= 4)
            return std::max(2.0, std::ceil(value / 2) * 2);
        const double unit = std::pow(10.0, std::floor(std::log10(value)));
        for (const double factor : {1.0, 1.2, 1.6, 2.0, 3.0, 4.0, 6.0, 8.0, 10.0})
            if (value <= unit * factor + 1e-9)
                return unit * factor;
        return unit * 10;
    }

    [[nodiscard]] double place(const TimelinePoint& point) const {
        return view_.axis == ChartAxis::date ? day_number(point.date) : point.ordinal;
    }

    void add_events() {
        for (const TimelineEvent& event : timeline_.events) {
            const bool shown = event.kind == TimelineEventKind::register_entry ? view_.shows_registers
                                                                               : view_.shows_approaches;
            if (!shown || (view_.from && event.date < *view_.from))
                continue;
            const double x = view_.axis == ChartAxis::date ? day_number(event.date) : std::max(event.ordinal, 1);
            chart_.model.events.push_back({.x = x, .label = shorten(event.label, 2 * longest_name)});
        }
    }

    void add_pauses() {
        for (const TimelinePause& pause : timeline_.pauses) {
            if (view_.from && pause.next < *view_.from)
                continue;
            const int weeks = static_cast<int>(std::lround(days_between(pause.last, pause.next) / 7.0));
            ChartSpan span{.from = day_number(pause.last),
                           .to = day_number(pause.next),
                           .label = fmt::format("Break, {} weeks", weeks)};
            if (view_.axis == ChartAxis::session) {
                span.from = pause.last_ordinal;
                span.to = pause.next_ordinal;
            } else if (view_.from) {
                span.from = std::max(span.from, day_number(*view_.from));
            }
            chart_.model.spans.push_back(std::move(span));
        }
    }

    const Timeline& timeline_;
    const TimelineView& view_;
    TimelineChart chart_;
};

} // namespace

double day_number(Date date) {
    return static_cast<double>(std::chrono::sys_days{date}.time_since_epoch().count());
}

Date date_of_day_number(double day) {
    return std::chrono::sys_days{std::chrono::days{static_cast<int>(std::floor(day))}};
}

TimelineChart chart_of(const Timeline& timeline, const TimelineView& view) {
    return ChartMaker{timeline, view}.make();
}

} // namespace attune
