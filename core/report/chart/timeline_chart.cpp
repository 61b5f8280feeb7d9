// SPDX-License-Identifier: Apache-2.0
#include "core/report/chart/timeline_chart.hpp"

#include "core/report/chart/shared_scale.hpp"
#include "core/report/chart/timeline_surroundings.hpp"

#include "core/progress/change.hpp"
#include "core/progress/statistics/number_words.hpp"
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
        chart_.model.window = view_.window;
        for (const TimelineGroup& group : timeline_.groups)
            for (const TimelinePanel& panel : group.panels)
                if (!view_.hidden.contains(panel.series))
                    add_panels(panel);
        if (view_.scale != TimelineScale::own)
            share_scale(chart_, view_.scale);
        if (chart_.model.panels.empty())
            chart_.model.empty = timeline_.has_values() ? "No values in view. Choose a series at the left."
                                                        : "No values yet. They come from the notes.";
        add_surroundings(timeline_, view_, chart_.model);
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
        bool has_value = false;
        for (std::size_t index = 0; index < line.points.size(); ++index) {
            const TimelinePoint& point = line.points[index];
            if (!view_.shows(point.date))
                continue;
            way.points.push_back(index);
            drawn.points.push_back({.x = place(point),
                                    .value = point.value,
                                    .joined = point.break_before == Break::none,
                                    .is_missed = point.is_missed});
            has_value = has_value || point.value;
            if (point.value && is_in_window(drawn.points.back().x))
                drawn.last = value_words(*point.value, panel.definition);
        }
        if (!has_value)
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

    [[nodiscard]] bool is_in_window(double x) const {
        return !view_.window || (x >= view_.window->first && x <= view_.window->final);
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
                                       .bands = bands_of(panel),
                                       .cut_off = panel.measure && panel.measure->drawn_line()
                                                      ? std::optional{panel.measure->drawn_line()->value}
                                                      : std::nullopt,
                                       .change = change_band(panel),
                                       .lines = {}});
        chart_.lines.emplace_back();
    }

    // Published bands are whole points ("0 to 4, 5 to 9"): what lies between two is shared by both.
    static std::vector<ChartBand> bands_of(const TimelinePanel& panel) {
        std::vector<ChartBand> bands;
        if (!panel.measure)
            return bands;
        const auto& given = panel.measure->bands;
        for (std::size_t index = 0; index < given.size(); ++index) {
            const double low = index == 0 ? panel.definition.min : (given[index - 1].to + given[index].from) / 2;
            const double high = index + 1 == given.size() ? panel.definition.max
                                                          : (given[index].to + given[index + 1].from) / 2;
            bands.push_back({.low = low, .high = high, .name = given[index].name});
        }
        return bands;
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
