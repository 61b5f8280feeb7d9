// SPDX-License-Identifier: Apache-2.0
#include "core/report/report_courses.hpp"

#include "core/progress/number_words.hpp"
#include "core/progress/wording.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace attune {

namespace {

using Blocks = std::vector<DocumentBlock>;

/// What one reader can take in; the rest stays in the record.
constexpr std::size_t courses_for_the_client = 12;
constexpr std::size_t courses_in_short = 6;

Paragraph lead(std::string text) { return {.text = std::move(text), .style = Paragraph::Style::lead}; }
Paragraph body(std::string text) { return {.text = std::move(text), .style = Paragraph::Style::body}; }

std::string counted(int count, const char* one, const char* many) {
    return fmt::format("{} {}", count, count == 1 ? one : many);
}

std::string sessions_words(const ReportedSessions& facts) {
    std::string words = counted(facts.attended, "session attended", "sessions attended");
    if (facts.missed > 0)
        words += fmt::format(", {} missed", facts.missed);
    if (facts.cancelled > 0)
        words += fmt::format(", {} cancelled", facts.cancelled);
    return words;
}

std::string approaches_words(const ReportedSessions& facts) {
    std::string words;
    for (const auto& approach : facts.approaches)
        words += fmt::format("{}{} ({})", words.empty() ? "" : ", ", approach.name,
                             counted(approach.sessions, "session", "sessions"));
    return words;
}

std::string period_words(const ReportedSessions& facts) {
    if (!facts.first)
        return "no session yet";
    return facts.first == facts.last ? day_words(*facts.first, true)
                                     : day_words(*facts.first, true) + " to " + day_words(*facts.last, true);
}

/// Two values at least; measures first, as they say most.
std::vector<ReportedCourse> telling_courses(const Timeline& timeline) {
    std::vector<ReportedCourse> courses = courses_of(timeline);
    std::erase_if(courses, [](const ReportedCourse& course) { return course.values < 2; });
    std::stable_partition(courses.begin(), courses.end(), [](const ReportedCourse& course) { return course.is_measure(); });
    return courses;
}

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

RunningText strong_beginning(const std::string& strong, const std::string& rest) {
    return {std::vector<TextRun>{{strong, Emphasis::strong}, {rest, Emphasis::plain}}};
}

std::string plain_range(const Series& series) {
    const std::string better = better_words(series.better);
    if (!series.has_range)
        return better;
    const std::string range = fmt::format("{} to {}", number_words(series.min), number_words(series.max));
    return better.empty() ? range : range + "; " + better;
}

Table expert_table(const std::vector<ReportedCourse>& courses, const ReportCalendar& calendar) {
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

/// What can be said in a sentence or two, before any table.
std::string summary_words(const std::vector<ReportedCourse>& courses) {
    int better = 0, worse = 0, same = 0, unjudged = 0;
    for (const ReportedCourse& course : courses) {
        if (!course.is_measure())
            continue;
        if (!course.judged.category)
            ++unjudged;
        else if (*course.judged.category == ChangeCategory::improved || *course.judged.category == ChangeCategory::recovered)
            ++better;
        else if (*course.judged.category == ChangeCategory::deteriorated)
            ++worse;
        else
            ++same;
    }
    if (better + worse + same + unjudged == 0)
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
    add(unjudged, "cannot be judged by a rule");
    return words + parts + ".";
}

void add_expert_courses(Blocks& blocks, const Timeline& timeline, const ReportCalendar& calendar) {
    std::vector<ReportedCourse> courses = telling_courses(timeline);
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

void add_cautions(Blocks& blocks) {
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

void add_events(Blocks& blocks, const Timeline& timeline, const ReportCalendar& calendar) {
    Table events = event_table(timeline, calendar);
    if (events.rows.empty())
        return;
    blocks.emplace_back(Heading{2, "Events"});
    blocks.emplace_back(std::move(events));
}

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

std::vector<DocumentBlock> client_pages(const ReportInput& input, const ReportOptions& options) {
    const ReportedSessions facts = reported_sessions(input.sessions);
    std::vector<ReportedCourse> courses = in_the_clients_order(main_courses(telling_courses(input.timeline)));
    const std::size_t more = courses.size() > courses_for_the_client ? courses.size() - courses_for_the_client : 0;
    courses.resize(courses.size() - more, ReportedCourse{});
    Blocks blocks;
    blocks.emplace_back(Heading{1, "How things have gone"});
    blocks.emplace_back(lead("This report is for you. It shows, from the answers and ratings that you gave, what has changed "
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
        blocks.emplace_back(body(fmt::format("{} stand in your record as well; ask me about them.",
                                             counted(static_cast<int>(more), "more rating", "more ratings"))));
    blocks.emplace_back(Heading{2, "What numbers cannot say"});
    blocks.emplace_back(body("Numbers show only a part of how you are. A better number does not mean that all is well, and a "
                             "worse one does not mean that you or we failed. They do not say why something changed. You know "
                             "best whether they fit; tell me where they do not."));
    add_events(blocks, input.timeline, ReportCalendar::by_date());
    blocks.emplace_back(Heading{2, "The way there"});
    Timeline shown = only(input.timeline, courses);
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
    return blocks;
}

std::vector<DocumentBlock> referrer_pages(const ReportInput& input, const ReportOptions& options) {
    const ReportedSessions facts = reported_sessions(input.sessions);
    Blocks blocks;
    blocks.emplace_back(Heading{1, "Progress report"});
    KeyValues about{};
    if (options.naming == ReportOptions::Naming::with_name) {
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
    const std::vector<ReportedCourse> courses = main_courses(telling_courses(input.timeline));
    blocks.emplace_back(lead(summary_words(courses)));
    List list;
    for (const ReportedCourse& course : courses)
        if (course.is_measure())
            list.items.push_back(strong_beginning(
                course_name(course) + ": ",
                fmt::format("from {} to {}. {}", score_words(course, course.first), score_words(course, course.last), expert_change(course))));
    blocks.emplace_back(std::move(list));
    add_expert_courses(blocks, input.timeline, ReportCalendar::by_date());
    const auto figures = course_figures(input.timeline, ChartAxis::date);
    if (!figures.empty()) {
        blocks.emplace_back(Heading{2, "Course"});
        blocks.insert(blocks.end(), figures.begin(), figures.end());
    }
    add_events(blocks, input.timeline, ReportCalendar::by_date());
    add_cautions(blocks);
    blocks.emplace_back(body("\n" + input.author + (input.practice.empty() ? "" : ", " + input.practice)));
    if (Table values = value_table(input.timeline, ReportCalendar::by_date(), ValuesOf::measures); !values.rows.empty()) {
        blocks.emplace_back(Heading{2, "All scores of the measures"});
        blocks.emplace_back(std::move(values));
    }
    return blocks;
}

std::vector<DocumentBlock> supervision_pages(const ReportInput& input, const ReportOptions& options) {
    const Timeline timeline =
        options.labels == ReportOptions::Labels::as_written ? input.timeline : without_labels(input.timeline);
    const ReportedSessions facts = reported_sessions(input.sessions);
    const Date start = facts.first.value_or(input.made_on);
    const ReportCalendar calendar = ReportCalendar::by_week(start);
    Blocks blocks;
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
    blocks.emplace_back(lead(summary_words(main_courses(telling_courses(timeline)))));
    add_expert_courses(blocks, timeline, calendar);
    const auto figures = course_figures(timeline, ChartAxis::session);
    if (!figures.empty()) {
        blocks.emplace_back(Heading{2, "Course by session"});
        blocks.insert(blocks.end(), figures.begin(), figures.end());
    }
    add_events(blocks, timeline, calendar);
    add_cautions(blocks);
    if (Table values = value_table(timeline, calendar, ValuesOf::everything); !values.rows.empty()) {
        blocks.emplace_back(Heading{2, "All values"});
        blocks.emplace_back(std::move(values));
    }
    return blocks;
}

} // namespace attune
