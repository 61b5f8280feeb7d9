// SPDX-License-Identifier: Apache-2.0
// The report that the client reads.
#include "core/progress/statistics/number_words.hpp"
#include "core/progress/wording.hpp"
#include "core/report/report_parts.hpp"
#include "core/report/report_sessions.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace attune {

namespace {

/// What one reader can take in; the rest stays in the record.
constexpr std::size_t courses_for_the_client = 12;
constexpr std::size_t courses_in_short = 6;

/// Measures, then ratings that have a plain name, then the others; of the ratings those first that were given last.
std::vector<ReportedCourse> in_the_clients_order(std::vector<ReportedCourse> courses) {
    const auto rank = [](const ReportedCourse& course) { return course.is_measure() ? 0 : has_plain_name(course) ? 1 : 2; };
    std::stable_sort(courses.begin(), courses.end(), [&](const ReportedCourse& one, const ReportedCourse& other) {
        if (rank(one) != rank(other))
            return rank(one) < rank(other);
        return rank(one) > 0 && one.last.date > other.last.date;
    });
    return courses;
}

std::string plain_range(const Series& series) {
    const std::string better = better_words(series.better);
    if (!series.has_range)
        return better;
    const std::string range = fmt::format("{} to {}", number_words(series.min), number_words(series.max));
    return better.empty() ? range : range + "; " + better;
}

/// Who says what is called "mild": one source behind each measure.
std::string band_sources(const std::vector<ReportedCourse>& courses) {
    std::string words;
    std::set<std::string> told;
    for (const ReportedCourse& course : courses) {
        if (!course.panel->measure)
            continue;
        std::string sources;
        for (const MeasureBand& band : course.panel->measure->bands)
            if (!band.source.empty() && sources.find(band.source) == std::string::npos)
                sources += (sources.empty() ? "" : "; ") + band.source;
        if (!sources.empty() && told.insert(course.panel->series).second)
            words += fmt::format(" {}: {}.", course.panel->definition.label, sources);
    }
    return words.empty() ? words : "The words beside the scores come from those who studied each questionnaire." + words;
}

} // namespace

ReportBlocks client_pages(ReportMaterial& material) {
    const ReportInput& input = material.input;
    const ReportOptions& options = material.options;
    const ReportedSessions facts = reported_sessions(input.sessions);
    std::vector<ReportedCourse> courses = in_the_clients_order(main_courses(telling_courses(material.timeline)));
    const std::size_t more = courses.size() > courses_for_the_client ? courses.size() - courses_for_the_client : 0;
    courses.resize(courses.size() - more, ReportedCourse{});
    ReportBlocks blocks;
    blocks.emplace_back(Heading{1, "How things have gone"});
    blocks.emplace_back(lead_paragraph("This report is for you. It shows, from the answers and ratings that you gave, what has changed "
                             "since we began and what has not."));
    KeyValues facts_of{};
    if (options.naming == ReportOptions::Naming::with_name)
        facts_of.rows.emplace_back("For", input.client.full_name());
    facts_of.rows.emplace_back("From", input.practice.empty() ? input.author : input.author + ", " + input.practice);
    facts_of.rows.emplace_back("Made on", day_words(input.made_on, true));
    facts_of.rows.emplace_back("Our sessions", facts.first ? fmt::format("{}, from {}", facts.attended, period_words(facts)) : period_words(facts));
    blocks.emplace_back(std::move(facts_of));
    if (courses.empty()) {
        blocks.emplace_back(Notice{"Not enough answers yet", "A change needs the same questions answered at least twice. "
                                                              "After the next time there will be something to show."});
        add_special_charts(blocks, material);
        add_events(blocks, material);
        return blocks;
    }
    blocks.emplace_back(Heading{2, "In short"});
    List list;
    for (std::size_t index = 0; index < std::min(courses.size(), courses_in_short); ++index)
        list.items.push_back(strong_beginning(plain_course_name(courses[index]) + ": ", plain_change(courses[index])));
    blocks.emplace_back(std::move(list));
    blocks.emplace_back(Heading{2, "Your scores and what they mean"});
    Table table{.caption = {},
                .columns = {{"What", {}}, {"At the start", {}}, {"Now", {}}, {"What it means", {}}},
                .rows = {},
                .first_column = Table::FirstColumn::heads};
    for (const ReportedCourse& course : courses)
        table.rows.push_back({plain_course_name(course), score_words(course, course.first) + "\n" + day_words(course.first.date, true),
                              score_words(course, course.last) + "\n" + day_words(course.last.date, true),
                              "Scale: " + plain_range(course.panel->definition) + ".\n" + plain_change(course)});
    blocks.emplace_back(std::move(table));
    if (more > 0)
        blocks.emplace_back(body_paragraph(fmt::format("{} stand in your record as well; ask me about them.",
                                             counted(static_cast<int>(more), "more rating", "more ratings"))));
    blocks.emplace_back(Heading{2, "What numbers cannot say"});
    blocks.emplace_back(body_paragraph("Numbers show only a part of how you are. A better number does not mean that all is well, and a "
                             "worse one does not mean that you or we failed. They do not say why something changed. You know "
                             "best whether they fit; tell me where they do not."));
    add_events(blocks, material);
    blocks.emplace_back(Heading{2, "The way there"});
    Timeline shown = only(material.timeline, courses);
    for (TimelineGroup& group : shown.groups)
        for (TimelinePanel& panel : group.panels)
            panel.definition.label = plain_panel_name(panel);
    for (Figure& figure : course_figures(shown, ChartAxis::date)) {
        // Lines and bands of the trade would need their own explanation.
        for (ChartPanel& panel : figure.chart.panels) {
            panel.cut_off.reset();
            panel.change.reset();
        }
        blocks.emplace_back(std::move(figure));
    }
    add_special_charts(blocks, material);
    if (std::string sources = band_sources(courses); !sources.empty())
        blocks.emplace_back(Paragraph{.text = std::move(sources), .style = Paragraph::Style::small});
    return blocks;
}

} // namespace attune
