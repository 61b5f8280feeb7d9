// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/progress/change.hpp"
#include "core/progress/reliable_change.hpp"
#include "core/report/progress_report.hpp"

#include <string>
#include <vector>

namespace attune {

/// What a report says of one line: where it began, where it is, and what the change means.
struct ReportedCourse {
    const TimelinePanel* panel = nullptr;
    const TimelineLine* line = nullptr;
    std::size_t values = 0;
    TimelinePoint first, last;                 ///< with values, since the last change of meaning
    ChangeResult judged;                       ///< of measures: by their threshold and line
    bool since_new_meaning = false;

    /// A measure, or a series of the notes for which its pack says from which size on a change counts.
    [[nodiscard]] bool is_measure() const noexcept {
        return panel->measure.has_value() || panel->definition.change_mark.has_value();
    }
    [[nodiscard]] std::optional<ReliableThreshold> threshold() const;
};

/// Courses of all lines that have a value, in the order of the timeline. Borrows it.
[[nodiscard]] std::vector<ReportedCourse> courses_of(const Timeline& timeline);

/// "PHQ-9"; with the line's title behind it.
[[nodiscard]] std::string course_name(const ReportedCourse& course);
/// The same for a reader who knows no instruments: "Low mood (PHQ-9)".
[[nodiscard]] std::string plain_course_name(const ReportedCourse& course);
/// "Low mood (PHQ-9)": of the panel, without the line's title.
[[nodiscard]] std::string plain_panel_name(const TimelinePanel& panel);
/// Whether it is known what to call it in plain words.
[[nodiscard]] bool has_plain_name(const ReportedCourse& course);
/// Without the subscales of measures that have a total.
[[nodiscard]] std::vector<ReportedCourse> main_courses(const std::vector<ReportedCourse>& courses);
/// "18, moderately severe"
[[nodiscard]] std::string score_words(const ReportedCourse& course, const TimelinePoint& point);
/// "9 points lower: reliable improvement, below the cut-off now"; for a reader who knows what that is.
[[nodiscard]] std::string expert_change(const ReportedCourse& course);
/// "Clearly better: a change of this size is more than chance."
[[nodiscard]] std::string plain_change(const ReportedCourse& course);
/// What the change was judged by, with its source, or why it cannot be judged; empty for what is no measure.
[[nodiscard]] std::string rule_words(const ReportedCourse& course);

/// When something was, as the report's reader may know it.
class ReportCalendar {
public:
    static ReportCalendar by_date() { return ReportCalendar{std::nullopt}; }
    /// Weeks since `start`, from 1.
    static ReportCalendar by_week(Date start) { return ReportCalendar{start}; }
    /// "10 November 2026"; "week 12".
    [[nodiscard]] std::string day(Date date) const;

private:
    explicit ReportCalendar(std::optional<Date> start)
        : start_{start} {}
    std::optional<Date> start_;
};

/// Charts of everything that has two values, eight panels at most in each, which fill a page.
[[nodiscard]] std::vector<Figure> course_figures(const Timeline& timeline, ChartAxis axis);
/// The timeline with these courses alone.
[[nodiscard]] Timeline only(const Timeline& timeline, const std::vector<ReportedCourse>& courses);
/// What stands above the charts, in words: events, stretches and pauses, by date.
[[nodiscard]] Table event_table(const Timeline& timeline, const ReportCalendar& calendar);
enum class ValuesOf { measures, everything };
/// Values as a table.
[[nodiscard]] Table value_table(const Timeline& timeline, const ReportCalendar& calendar, ValuesOf values);

/// What is told of the sessions.
struct ReportedSessions {
    int attended = 0;
    int missed = 0;                            ///< missed or cancelled late by the client
    int cancelled = 0;
    std::optional<Date> first, last;
    struct Approach {
        std::string name;
        int sessions = 0;
        Date first{};
        Date last{};
    };
    std::vector<Approach> approaches;          ///< by first use
};
[[nodiscard]] ReportedSessions reported_sessions(const std::vector<TimelineSession>& sessions);

/// The timeline without what the therapist or the client put into words: entries are numbered, events told by their
/// kind. For readers who must not know who it is.
[[nodiscard]] Timeline without_labels(const Timeline& timeline);

// The pages of each report.
[[nodiscard]] std::vector<DocumentBlock> client_pages(const ReportInput& input, const ReportOptions& options);
[[nodiscard]] std::vector<DocumentBlock> referrer_pages(const ReportInput& input, const ReportOptions& options);
[[nodiscard]] std::vector<DocumentBlock> supervision_pages(const ReportInput& input, const ReportOptions& options);

} // namespace attune
