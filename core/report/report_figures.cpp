// SPDX-License-Identifier: Apache-2.0
// The charts of a report.
#include "core/report/report_courses.hpp"
#include "core/report/report_parts.hpp"
#include "core/report/timeline_chart.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace attune {

namespace {

constexpr std::size_t panels_in_a_figure = 8; // a page, with the words around them

} // namespace

std::vector<Figure> course_figures(const Timeline& timeline, ChartAxis axis) {
    std::vector<std::vector<std::string>> groups;
    std::set<std::string> all;
    for (const TimelineGroup& group : timeline.groups) {
        std::vector<std::string> shown;
        for (const TimelinePanel& panel : group.panels) {
            all.insert(panel.series);
            if (std::any_of(panel.lines.begin(), panel.lines.end(), [](const auto& line) { return count_values(line) > 1; }))
                shown.push_back(panel.series);
        }
        for (std::size_t from = 0; from < shown.size(); from += panels_in_a_figure)
            groups.emplace_back(shown.begin() + static_cast<std::ptrdiff_t>(from),
                                shown.begin() + static_cast<std::ptrdiff_t>(std::min(from + panels_in_a_figure, shown.size())));
    }
    // Small groups share a figure: one axis shows best what went together.
    std::vector<Figure> figures;
    std::vector<std::string> together;
    const auto draw = [&] {
        if (together.empty())
            return;
        TimelineView view;
        view.axis = axis;
        view.hidden = all;
        for (const std::string& series : together)
            view.hidden.erase(series);
        Figure figure{.chart = chart_of(timeline, view).model, .alt = {}, .caption = {}, .height = 0};
        figure.height = 130 + 80 * static_cast<double>(figure.chart.panels.size());
        for (const ReportedCourse& course : courses_of(timeline))
            if (!view.hidden.contains(course.panel->series))
                figure.alt += (figure.alt.empty() ? "Chart. " : " ") +
                              fmt::format("{}: {}, {} {}.", course_name(course), way_words(course), course.comparable,
                                          course.comparable == 1 ? "value" : "values");
        figures.push_back(std::move(figure));
        together.clear();
    };
    for (const auto& group : groups) {
        if (together.size() + group.size() > panels_in_a_figure)
            draw();
        together.insert(together.end(), group.begin(), group.end());
    }
    draw();
    if (!figures.empty())
        figures.back().caption = std::string{timeline.events.empty() ? "" : "Diamonds are events; the table of events has them all. "} +
                                 "Hatched stretches are breaks. No line leads over a gap: a missed session, a break, a value "
                                 "not given, a form that changed, or a new episode; a cross below a panel is a measure that was due and not given.";
    return figures;
}

} // namespace attune
