// SPDX-License-Identifier: Apache-2.0
// The report for supervision: nobody can tell from it who the client is.
#include "core/report/report_parts.hpp"
#include "core/report/report_sessions.hpp"

#include <fmt/format.h>

namespace attune {

namespace {

std::string age_band(const ReportInput& input) {
    if (!input.client.born)
        return "not recorded";
    const int age = age_on(*input.client.born, input.made_on);
    if (age < 12)
        return "under 12";
    if (age < 18)
        return "12 to 17";
    if (age < 30)
        return "18 to 29";
    if (age >= 80)
        return "80 or older";
    return fmt::format("{} to {}", age / 10 * 10, age / 10 * 10 + 9);
}

} // namespace

ReportBlocks supervision_pages(ReportMaterial& material) {
    const ReportInput& input = material.input;
    const Timeline& timeline = material.timeline;
    const CourseCalendar& calendar = material.calendar;
    const ReportedSessions facts = reported_sessions(input.sessions);
    ReportBlocks blocks;
    blocks.emplace_back(Heading{1, "Course for supervision"});
    blocks.emplace_back(Notice{"De-identified", "No name, number or date of the client stands here; weeks count from the first "
                                                "session. Read it once more before you hand it on: a story can tell who it is "
                                                "without any name."});
    KeyValues about{};
    about.rows.emplace_back("Age", age_band(input));
    about.rows.emplace_back("In treatment", facts.first ? counted(days_between(*facts.first, *facts.last) / 7 + 1, "week", "weeks") : "no session yet");
    about.rows.emplace_back("Attendance", sessions_words(facts));
    if (!facts.approaches.empty()) {
        std::string words;
        for (const auto& approach : facts.approaches)
            words += fmt::format("{}{} from {} ({})", words.empty() ? "" : "; ", approach.name, calendar.day(approach.first),
                                 counted(approach.sessions, "session", "sessions"));
        about.rows.emplace_back("Approaches", words);
    }
    blocks.emplace_back(std::move(about));
    blocks.emplace_back(Heading{2, "Summary"});
    blocks.emplace_back(lead_paragraph(summary_words(main_courses(telling_courses(timeline)))));
    add_goals(blocks, material);
    add_expert_courses(blocks, material);
    const auto figures = course_figures(timeline, ChartAxis::session);
    if (!figures.empty()) {
        blocks.emplace_back(Heading{2, "Course by session"});
        blocks.insert(blocks.end(), figures.begin(), figures.end());
    }
    add_special_charts(blocks, material);
    add_events(blocks, material);
    add_cautions(blocks);
    if (Table values = value_table(timeline, calendar, ValuesOf::everything); !values.rows.empty()) {
        blocks.emplace_back(Heading{2, "All values"});
        blocks.emplace_back(std::move(values));
    }
    add_sources(blocks, timeline);
    return blocks;
}

} // namespace attune
