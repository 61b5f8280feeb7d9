// SPDX-License-Identifier: Apache-2.0
#include "gui/progress/client_view_choice.hpp"

#include "core/progress/change.hpp"
#include "core/progress/statistics/number_words.hpp"
#include "core/progress/statistics/reliable_change.hpp"
#include "core/progress/wording.hpp"
#include "core/report/chart/timeline_chart.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <utility>

namespace attune {

namespace {

std::string label_of(const TimelinePanel& panel, const TimelineLine& line) {
    return line.title.empty() ? panel.definition.label : panel.definition.label + ", " + line.title;
}

std::string with_band(const TimelinePoint& point, const Series& series) {
    const std::string value = value_words(*point.value, series);
    return point.band.name.empty() ? value : fmt::format("{} ({})", value, point.band.name);
}

std::string direction_words(Better better) {
    switch (better) {
    case Better::lower: return "Lower is better.";
    case Better::higher: return "Higher is better.";
    case Better::neither: break;
    }
    return "Neither high nor low is better in itself.";
}

/// How far, which way, and whether that is more than answers vary anyway.
std::string change_sentence(const SeriesChange& change, const TimelinePanel& panel) {
    if (change.size() == 0)
        return "The same as at the start.";
    const Series& series = panel.definition;
    std::string words = fmt::format("{} {} than at the start", number_words(change.size(), series.decimals),
                                    change.to > change.from ? "higher" : "lower");
    if (change.kind == ChangeKind::improvement)
        words += ": better";
    else if (change.kind == ChangeKind::worsening)
        words += ": harder than it was";
    words += ".";
    if (panel.measure && panel.measure->threshold && series.better != Better::neither)
        words += is_reliable(change.size(), *panel.measure->threshold)
                     ? " That is more than answers usually vary by themselves."
                     : " That is within what answers may vary by themselves.";
    return words;
}

/// Only the panel with the one line, without names along it.
ChartModel chart_with(const Timeline& timeline, const TimelinePanel& panel, const TimelineLine& line) {
    Timeline alone;
    alone.first = timeline.first;
    alone.last = timeline.last;
    alone.sessions = timeline.sessions;
    TimelinePanel one = panel;
    one.lines = {line};
    one.lines.front().title.clear();
    one.lines.front().slot = 0;
    alone.groups.push_back({.title = {}, .panels = {std::move(one)}});
    return chart_of(alone, {}).model;
}

} // namespace

std::vector<ClientViewLine> client_view_lines(const Timeline& timeline) {
    std::vector<ClientViewLine> lines;
    for (const TimelineGroup& group : timeline.groups)
        for (const TimelinePanel& panel : group.panels)
            for (const TimelineLine& line : panel.lines)
                if (count_values(line) > 0)
                    lines.push_back({label_of(panel, line), panel.series, line.key});
    return lines;
}

std::optional<ClientViewScreen> client_view_screen(const Timeline& timeline, const ClientViewLine& wanted) {
    const TimelinePanel* panel = timeline.find(wanted.series);
    if (panel == nullptr)
        return std::nullopt;
    const auto line = std::find_if(panel->lines.begin(), panel->lines.end(),
                                   [&](const TimelineLine& one) { return one.key == wanted.key; });
    const auto last = line == panel->lines.end() ? std::nullopt : last_value(*line);
    if (!last)
        return std::nullopt;
    const TimelinePoint& now = line->points[*last];
    ClientViewScreen screen{.title = label_of(*panel, *line),
                            .direction = direction_words(panel->definition.better),
                            .start = {},
                            .now = fmt::format("Now, on {}: {}.", day_words(now.date), with_band(now, panel->definition)),
                            .change = count_values(*line) == 1
                                          ? "One value so far: change can be seen from the second one on."
                                          : "The first one since a new start: change can be seen from the second one on.",
                            .chart = chart_with(timeline, *panel, *line),
                            .spoken = {}};
    if (const auto change = change_since_start(*line, panel->definition.better)) {
        screen.start = fmt::format("At the start, on {}: {}.", day_words(change->start.date),
                                   with_band(change->start, panel->definition));
        screen.change = change_sentence(*change, *panel);
    }
    screen.spoken = fmt::format("{}. {} {} {} {}", screen.title, screen.start, screen.now, screen.change, screen.direction);
    return screen;
}

} // namespace attune
