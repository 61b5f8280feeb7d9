// SPDX-License-Identifier: Apache-2.0
#include "core/report/report_parts.hpp"

#include "core/progress/figure_words.hpp"
#include "core/progress/wording.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace attune {

namespace {

Table expert_table(const std::vector<ReportedCourse>& courses, const CourseCalendar& calendar) {
    Table table{.caption = {},
                .columns = {{"Measure", {}}, {"Start", {}}, {"Latest", {}}, {"Change", {}}, {"Judged by", {}}},
                .rows = {},
                .first_column = Table::FirstColumn::heads};
    for (const ReportedCourse& course : courses)
        table.rows.push_back({course_name(course),
                              score_words(course, course.first) + "\n" + calendar.day(course.first.date),
                              score_words(course, course.last) + "\n" + calendar.day(course.last.date),
                              expert_change(course), rule_words(course)});
    return table;
}

} // namespace

Paragraph lead_paragraph(std::string text) { return {.text = std::move(text), .style = Paragraph::Style::lead}; }
Paragraph body_paragraph(std::string text) { return {.text = std::move(text), .style = Paragraph::Style::body}; }

RunningText strong_beginning(const std::string& strong, const std::string& rest) {
    return {std::vector<TextRun>{{strong, Emphasis::strong}, {rest, Emphasis::plain}}};
}

std::string summary_words(const std::vector<ReportedCourse>& courses) {
    int better = 0, worse = 0, same = 0, lone = 0, unjudged = 0;
    for (const ReportedCourse& course : courses) {
        if (!course.is_measure())
            continue;
        if (course.comparable < 2)
            ++lone;
        else if (!course.judged.category)
            ++unjudged;
        else if (*course.judged.category == ChangeCategory::improved || *course.judged.category == ChangeCategory::recovered)
            ++better;
        else if (*course.judged.category == ChangeCategory::deteriorated)
            ++worse;
        else
            ++same;
    }
    if (better + worse + same + lone + unjudged == 0)
        return "No measure was given twice yet, so there is no change to judge.";
    std::string words = "Of the measures given at least twice, ";
    std::string parts;
    const auto add = [&](int count, const char* what) {
        if (count > 0)
            parts += fmt::format("{}{} {}", parts.empty() ? "" : ", ", count, what);
    };
    add(better, "improved reliably");
    add(same, "did not change reliably");
    add(worse, "deteriorated reliably");
    add(lone, "had one score since a new start");
    add(unjudged, "cannot be judged by a rule");
    return words + parts + ".";
}

void add_expert_courses(ReportBlocks& blocks, const ReportMaterial& material) {
    const CourseCalendar& calendar = material.calendar;
    std::vector<ReportedCourse> courses = telling_courses(material.timeline);
    const auto ratings = std::stable_partition(courses.begin(), courses.end(), [](const ReportedCourse& course) { return course.is_measure(); });
    const std::vector<ReportedCourse> measures(courses.begin(), ratings);
    if (!measures.empty()) {
        blocks.emplace_back(Heading{2, "Measures"});
        blocks.emplace_back(expert_table(measures, calendar));
    }
    if (ratings == courses.end())
        return;
    blocks.emplace_back(Heading{2, "Ratings in sessions"});
    Table table{.caption = {},
                .columns = {{"Rating", {}}, {"Scale", {}}, {"Start", {}}, {"Latest", {}}, {"Change", {}}},
                .rows = {},
                .first_column = Table::FirstColumn::heads};
    for (auto course = ratings; course != courses.end(); ++course)
        table.rows.push_back({course_name(*course), unit_words(course->panel->definition),
                              score_words(*course, course->first) + "\n" + calendar.day(course->first.date),
                              score_words(*course, course->last) + "\n" + calendar.day(course->last.date),
                              expert_change(*course)});
    blocks.emplace_back(std::move(table));
}

void add_sources(ReportBlocks& blocks, const Timeline& timeline) {
    List list;
    for (const TimelineGroup& group : timeline.groups)
        for (const TimelinePanel& panel : group.panels) {
            if (!panel.measure)
                continue;
            std::string words;
            for (const std::string& sentence : figure_words(*panel.measure))
                words += " " + sentence;
            if (!words.empty())
                list.items.push_back(strong_beginning(panel.definition.label + ":", words));
        }
    if (list.items.empty())
        return;
    blocks.emplace_back(Heading{2, "Where the figures come from"});
    blocks.emplace_back(std::move(list));
}

void add_cautions(ReportBlocks& blocks) {
    blocks.emplace_back(Heading{2, "How to read this"});
    blocks.emplace_back(List{
        .items = {"A reliable change is larger than the measure's own error. It does not say that the change matters, or "
                  "what caused it.",
                  "A cut-off divides groups of people, not this person. A score is no diagnosis.",
                  "Ratings in sessions are the client's own or the therapist's, on scales of their approach; most are not "
                  "validated.",
                  "Scores of one person depend on each other; gaps are not joined and never counted as 0."},
        .kind = List::Kind::bullets});
}

void add_events(ReportBlocks& blocks, const ReportMaterial& material) {
    Table events = event_table(material.timeline, material.calendar);
    if (events.rows.empty())
        return;
    blocks.emplace_back(Heading{2, "Events"});
    blocks.emplace_back(std::move(events));
}

} // namespace attune
