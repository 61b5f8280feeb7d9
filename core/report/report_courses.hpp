// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/progress/change.hpp"
#include "core/progress/course_calendar.hpp"
#include "core/progress/statistics/reliable_change.hpp"
#include "core/progress/timeline.hpp"
#include "core/report/chart/timeline_chart.hpp"
#include "core/report/paper/document.hpp"

#include <optional>
#include <string>
#include <vector>

namespace attune {

/// What a report says of one line: where it began, where it is, and what the change means.
struct ReportedCourse {
    const TimelinePanel* panel = nullptr;
    const TimelineLine* line = nullptr;
    std::size_t values = 0;
    std::size_t comparable = 0;                ///< of them with the last one, from the start of the change on, and that one
    TimelinePoint first, last;                 ///< with values that may be compared; the same where there is one
    ChangeResult judged;                       ///< of measures: by their threshold and line
    std::optional<ImportantChange> important{}; ///< nothing: no difference is known that clients feel, or one value

    /// A measure, or a series of the notes for which its pack says from which size on a change counts.
    [[nodiscard]] bool is_measure() const noexcept {
        return panel->measure.has_value() || panel->definition.change_mark.has_value();
    }
    [[nodiscard]] std::optional<ReliableThreshold> threshold() const;
};

/// Courses of all lines that have a value, in the order of the timeline. Borrows it.
[[nodiscard]] std::vector<ReportedCourse> courses_of(const Timeline& timeline);
/// Those with two values at least; measures first, as they say most.
[[nodiscard]] std::vector<ReportedCourse> telling_courses(const Timeline& timeline);
/// Without the subscales of measures that have a total.
[[nodiscard]] std::vector<ReportedCourse> main_courses(const std::vector<ReportedCourse>& courses);
/// The timeline with these courses alone.
[[nodiscard]] Timeline only(const Timeline& timeline, const std::vector<ReportedCourse>& courses);

/// "PHQ-9"; with the line's title behind it.
[[nodiscard]] std::string course_name(const ReportedCourse& course);
/// The same for a reader who knows no instruments: "Low mood (PHQ-9)".
[[nodiscard]] std::string plain_course_name(const ReportedCourse& course);
/// "Low mood (PHQ-9)": of the panel, without the line's title.
[[nodiscard]] std::string plain_panel_name(const TimelinePanel& panel);
/// Whether it is known what to call it in plain words.
[[nodiscard]] bool has_plain_name(const ReportedCourse& course);

/// "18, moderately severe"
[[nodiscard]] std::string score_words(const ReportedCourse& course, const TimelinePoint& point);
/// "from 18, moderately severe to 9, mild"; "9, mild" where there is nothing to compare it with.
[[nodiscard]] std::string way_words(const ReportedCourse& course);
/// "9 points lower: reliable improvement, below the cut-off now"; for a reader who knows what that is.
[[nodiscard]] std::string expert_change(const ReportedCourse& course);
/// "Clearly better: a change of this size is more than chance."
[[nodiscard]] std::string plain_change(const ReportedCourse& course);
/// What the change was judged by, with its source, or why it cannot be judged; empty for what is no measure.
[[nodiscard]] std::string rule_words(const ReportedCourse& course);

/// Charts of everything that has two values, eight panels at most in each, which fill a page.
[[nodiscard]] std::vector<Figure> course_figures(const Timeline& timeline, ChartAxis axis);
/// Charts of what a view shows: on as many pages as it takes, the first below the head of a document.
[[nodiscard]] std::vector<Figure> chart_figures(const Timeline& timeline, const TimelineView& view);
/// What stands above the charts, in words: events, stretches and pauses, by date.
[[nodiscard]] Table event_table(const Timeline& timeline, const CourseCalendar& calendar);

enum class ValuesOf { measures, everything };
/// Values as a table.
[[nodiscard]] Table value_table(const Timeline& timeline, const CourseCalendar& calendar, ValuesOf values);

} // namespace attune
