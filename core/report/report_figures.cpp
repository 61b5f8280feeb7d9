// SPDX-License-Identifier: Apache-2.0
// The charts of a report.
#include "core/report/chart/timeline_chart.hpp"
#include "core/report/report_courses.hpp"
#include "core/report/report_parts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace attune {

namespace {

constexpr std::size_t panels_in_a_figure = 8;   // a page, with the words around them
constexpr std::size_t panels_under_a_title = 6; // the same below the head of a document

using SeriesIds = std::set<std::string>;

/// Series that share a figure, `first` of them in the first. Groups stay together where they can, and small ones share:
/// one axis shows best what went together.
std::vector<SeriesIds> parts_of(const Timeline& timeline, const SeriesIds& shown, std::size_t first) {
    std::vector<SeriesIds> parts(1);
    std::size_t room = first;
    const auto next = [&] {
        if (!parts.back().empty())
            parts.emplace_back();
        room = panels_in_a_figure;
    };
    for (const TimelineGroup& group : timeline.groups) {
        const auto size = static_cast<std::size_t>(std::count_if(
            group.panels.begin(), group.panels.end(), [&](const TimelinePanel& panel) { return shown.contains(panel.series); }));
        if (size > room && size <= panels_in_a_figure)
            next();
        for (const TimelinePanel& panel : group.panels) {
            if (!shown.contains(panel.series))
                continue;
            if (room == 0)
                next();
            parts.back().insert(panel.series);
            --room;
        }
    }
    return parts;
}

std::string alt_words(const Timeline& timeline, const SeriesIds& shown) {
    std::string words;
    for (const ReportedCourse& course : courses_of(timeline))
        if (shown.contains(course.panel->series))
            words += (words.empty() ? "Chart. " : " ") +
                     fmt::format("{}: {}, {} {}.", course_name(course), way_words(course), course.comparable,
                                 course.comparable == 1 ? "value" : "values");
    return words;
}

std::vector<Figure> figures_of(const Timeline& timeline, const TimelineView& view, const SeriesIds& shown, std::size_t first) {
    std::vector<Figure> figures;
    for (const SeriesIds& part : parts_of(timeline, shown, first)) {
        TimelineView one = view;
        for (const TimelineGroup& group : timeline.groups)
            for (const TimelinePanel& panel : group.panels)
                if (!part.contains(panel.series))
                    one.hidden.insert(panel.series);
        Figure figure{.chart = chart_of(timeline, one).model, .alt = alt_words(timeline, part), .caption = {}, .height = 0};
        if (figure.chart.panels.empty())
            continue;
        figure.height = 130 + 80 * static_cast<double>(figure.chart.panels.size());
        figures.push_back(std::move(figure));
    }
    if (!figures.empty())
        figures.back().caption = std::string{timeline.events.empty() ? "" : "Diamonds are events; the table of events has them all. "} +
                                 "Hatched stretches are breaks. No line leads over a gap: a missed session, a break, a value "
                                 "not given, a form that changed, or a new episode; a cross below a panel is a measure that was due and not given.";
    return figures;
}

} // namespace

std::vector<Figure> course_figures(const Timeline& timeline, ChartAxis axis) {
    SeriesIds shown;
    for (const TimelineGroup& group : timeline.groups)
        for (const TimelinePanel& panel : group.panels)
            if (std::any_of(panel.lines.begin(), panel.lines.end(), [](const auto& line) { return count_values(line) > 1; }))
                shown.insert(panel.series);
    TimelineView view;
    view.axis = axis;
    return figures_of(timeline, view, shown, panels_in_a_figure);
}

std::vector<Figure> chart_figures(const Timeline& timeline, const TimelineView& view) {
    const TimelineChart chart = chart_of(timeline, view);
    SeriesIds shown;
    for (const auto& panel : chart.lines)
        for (const TimelineChart::Line& line : panel)
            shown.insert(line.panel->series);
    if (view.scale != TimelineScale::own) // one panel for all
        return {Figure{.chart = chart.model, .alt = alt_words(timeline, shown), .caption = {}, .height = 0}};
    return figures_of(timeline, view, shown, panels_under_a_title);
}

} // namespace attune
