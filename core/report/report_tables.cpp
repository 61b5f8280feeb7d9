// SPDX-License-Identifier: Apache-2.0
// The tables of a report.
#include "core/progress/wording.hpp"
#include "core/report/report_courses.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

namespace attune {

Table event_table(const Timeline& timeline, const CourseCalendar& calendar) {
    Table table;
    table.columns = {{"When", {}}, {"What", {}}};
    std::vector<std::tuple<Date, std::string, std::string>> happened;
    for (const TimelineEvent& event : timeline.events)
        happened.emplace_back(event.date, calendar.day(event.date), event.label);
    const auto period = [&](Date first, const std::optional<Date>& last) {
        return last ? fmt::format("{} to {}", calendar.day(first), calendar.day(*last)) : "from " + calendar.day(first);
    };
    for (const TimelineStretch& stretch : timeline.stretches)
        happened.emplace_back(stretch.first, period(stretch.first, stretch.last), stretch.label);
    for (const TimelinePause& pause : timeline.pauses)
        happened.emplace_back(pause.last, "between " + calendar.day(pause.last) + " and " + calendar.day(pause.next),
                              pause.label.empty() ? "no session" : "no session: " + pause.label);
    std::stable_sort(happened.begin(), happened.end(),
                     [](const auto& one, const auto& other) { return std::get<Date>(one) < std::get<Date>(other); });
    for (auto& [date, when, what] : happened)
        table.rows.push_back({std::move(when), std::move(what)});
    return table;
}

Table value_table(const Timeline& timeline, const CourseCalendar& calendar, ValuesOf values) {
    Table table;
    table.columns = {{"When", {}},
                     {"Session", DocumentColumn::Edge::end},
                     {"Measure or rating", {}},
                     {"Score", DocumentColumn::Edge::end},
                     {"Band", {}}};
    bool has_bands = false;
    for (const TimelineGroup& group : timeline.groups)
        for (const TimelinePanel& panel : group.panels)
            for (const TimelineLine& line : panel.lines)
                for (const TimelinePoint& point : line.points) {
                    if (!point.value || (values == ValuesOf::measures && !panel.measure))
                        continue;
                    has_bands = has_bands || !point.band.name.empty();
                    table.rows.push_back({calendar.day(point.date), point.number ? fmt::format("{}", *point.number) : "–",
                                          line.title.empty() ? panel.definition.label : panel.definition.label + ", " + line.title,
                                          value_words(*point.value, panel.definition), point.band.name});
                }
    if (!has_bands) {
        table.columns.pop_back();
        for (auto& row : table.rows)
            row.pop_back();
    }
    return table;
}

} // namespace attune
