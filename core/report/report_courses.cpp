// SPDX-License-Identifier: Apache-2.0
#include "core/report/report_courses.hpp"

#include <algorithm>
#include <set>

namespace attune {

namespace {

constexpr std::string_view total_scale = "total";

} // namespace

std::vector<ReportedCourse> courses_of(const Timeline& timeline) {
    std::vector<ReportedCourse> courses;
    for (const TimelineGroup& group : timeline.groups)
        for (const TimelinePanel& panel : group.panels)
            for (const TimelineLine& line : panel.lines) {
                const auto last = last_value(line);
                if (!last)
                    continue;
                ReportedCourse course{.panel = &panel, .line = &line, .values = count_values(line),
                                      .comparable = count_since_start(line), .first = {}, .last = line.points[*last], .judged = {}};
                const auto change = change_since_start(line, panel.definition.better);
                course.first = change ? change->start : course.last;
                if (course.is_measure()) {
                    const std::optional<ChangeEnd> base =
                        change ? std::optional{ChangeEnd{.value = *course.first.value, .compared = {}}} : std::nullopt;
                    course.judged = judge_change(base, ChangeEnd{.value = *course.last.value, .compared = {}},
                                                 {.better = panel.definition.better,
                                                  .threshold = course.threshold(),
                                                  .line = panel.measure ? panel.measure->line : std::nullopt});
                    if (change && panel.measure && panel.measure->important)
                        course.important = important_change(course.first.value, course.last.value,
                                                            panel.definition.better, *panel.measure->important);
                }
                courses.push_back(std::move(course));
            }
    return courses;
}

std::optional<ReliableThreshold> ReportedCourse::threshold() const {
    if (panel->measure)
        return panel->measure->threshold;
    if (!panel->definition.change_mark)
        return std::nullopt;
    return ReliableThreshold{.points = *panel->definition.change_mark,
                             .source = panel->definition.source,
                             .evidence = panel->definition.evidence};
}

std::string course_name(const ReportedCourse& course) {
    return course.line->title.empty() ? course.panel->definition.label
                                      : course.panel->definition.label + ", " + course.line->title;
}

std::vector<ReportedCourse> main_courses(const std::vector<ReportedCourse>& courses) {
    std::set<std::string> with_total;
    for (const ReportedCourse& course : courses)
        if (course.panel->measure && course.panel->measure->scale == total_scale)
            with_total.insert(course.panel->measure->measure);
    std::vector<ReportedCourse> kept = courses;
    std::erase_if(kept, [&](const ReportedCourse& course) {
        const auto& measure = course.panel->measure;
        return measure && measure->scale != total_scale && with_total.contains(measure->measure);
    });
    return kept;
}

Timeline only(const Timeline& timeline, const std::vector<ReportedCourse>& courses) {
    std::set<std::string> kept;
    for (const ReportedCourse& course : courses)
        kept.insert(course.panel->series);
    Timeline made = timeline;
    for (TimelineGroup& group : made.groups)
        std::erase_if(group.panels, [&](const TimelinePanel& panel) { return !kept.contains(panel.series); });
    return made;
}

std::vector<ReportedCourse> telling_courses(const Timeline& timeline) {
    std::vector<ReportedCourse> courses = courses_of(timeline);
    std::erase_if(courses, [](const ReportedCourse& course) { return course.values < 2; });
    std::stable_partition(courses.begin(), courses.end(), [](const ReportedCourse& course) { return course.is_measure(); });
    return courses;
}

} // namespace attune
