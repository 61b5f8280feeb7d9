// SPDX-License-Identifier: Apache-2.0
// The report for whoever referred the client.
#include "core/progress/wording.hpp"
#include "core/report/report_parts.hpp"
#include "core/report/report_sessions.hpp"

#include <fmt/format.h>

namespace attune {

ReportBlocks referrer_pages(ReportMaterial& material) {
    const ReportInput& input = material.input;
    const Timeline& timeline = material.timeline;
    const ReportedSessions facts = reported_sessions(input.sessions);
    ReportBlocks blocks;
    blocks.emplace_back(Heading{1, "Progress report"});
    KeyValues about{};
    if (material.options.naming == ReportOptions::Naming::with_name) {
        about.rows.emplace_back("Client", input.client.full_name());
        if (input.client.born)
            about.rows.emplace_back("Born", day_words(*input.client.born, true));
    }
    about.rows.emplace_back("From", input.practice.empty() ? input.author : input.author + ", " + input.practice);
    about.rows.emplace_back("Date", day_words(input.made_on, true));
    about.rows.emplace_back("Period", period_words(facts));
    about.rows.emplace_back("Attendance", sessions_words(facts));
    if (!facts.approaches.empty())
        about.rows.emplace_back("Treatment", approaches_words(facts));
    blocks.emplace_back(std::move(about));
    blocks.emplace_back(Heading{2, "Summary"});
    const std::vector<ReportedCourse> courses = main_courses(telling_courses(timeline));
    blocks.emplace_back(lead_paragraph(summary_words(courses)));
    List list;
    for (const ReportedCourse& course : courses)
        if (course.is_measure())
            list.items.push_back(strong_beginning(
                course_name(course) + ": ",
                fmt::format("{}. {}", way_words(course), expert_change(course))));
    blocks.emplace_back(std::move(list));
    add_expert_courses(blocks, material);
    const auto figures = course_figures(timeline, ChartAxis::date);
    if (!figures.empty()) {
        blocks.emplace_back(Heading{2, "Course"});
        blocks.insert(blocks.end(), figures.begin(), figures.end());
    }
    add_special_charts(blocks, material);
    add_events(blocks, material);
    add_cautions(blocks);
    blocks.emplace_back(body_paragraph("\n" + input.author + (input.practice.empty() ? "" : ", " + input.practice)));
    if (Table values = value_table(timeline, material.calendar, ValuesOf::measures); !values.rows.empty()) {
        blocks.emplace_back(Heading{2, "All scores of the measures"});
        blocks.emplace_back(std::move(values));
    }
    add_sources(blocks, timeline);
    return blocks;
}

} // namespace attune
