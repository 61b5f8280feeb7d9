// SPDX-License-Identifier: Apache-2.0
#include "core/report/report_courses.hpp"

#include "core/progress/number_words.hpp"
#include "core/progress/wording.hpp"
#include "core/report/timeline_chart.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>
#include <tuple>

namespace attune {

namespace {

constexpr std::size_t panels_in_a_figure = 8; // a page, with the words around them
constexpr std::string_view total_scale = "total";

struct PlainName {
    std::string_view id;
    std::string_view name;
};

// What instruments and ratings are about, for somebody who has never heard of them. By measure, or by series.
constexpr auto plain_names = std::to_array<PlainName>({
    {"phq-9", "Low mood"},
    {"phq-2", "Low mood"},
    {"gad-7", "Worry and anxiety"},
    {"pcl-5", "After-effects of bad events"},
    {"pc-ptsd-5", "After-effects of bad events"},
    {"itq", "After-effects of bad events"},
    {"ies-r", "After-effects of a bad event"},
    {"cries-8", "After-effects of a bad event"},
    {"cats-2", "After-effects of bad events"},
    {"cpss-5-sr", "After-effects of bad events"},
    {"des-ii", "Feeling far away or not quite real"},
    {"sdq-20", "Signs in the body"},
    {"sdq-5", "Signs in the body"},
    {"ecr-r", "Closeness to others"},
    {"ecr-rs", "Closeness to others"},
    {"rq", "Closeness to others"},
    {"raas", "Closeness to others"},
    {"who-5", "Well-being"},
    {"wsas", "Daily life and work"},
    {"dass-21", "Mood, anxiety and tension"},
    {"k10", "Strain"},
    {"k6", "Strain"},
    {"core-10", "Strain in general"},
    {"ors", "How life is going"},
    {"srs", "How the sessions were"},
    {"wai-sr", "Working together"},
    {"ace", "Hard times in childhood"},
    {"maia-2", "Feeling the body"},
    {"audit-c", "Alcohol"},
    {"c-ssrs", "Safety"},
    {"sdq", "Strengths and difficulties"},
    {"emdr.sud", "How much a memory distresses"},
    {"emdr.voc", "How true the new belief feels"},
    {"se.activation", "Activation in the body"},
    {"cbt.old_belief", "How true the old beliefs feel"},
    {"cbt.new_belief", "How true the new beliefs feel"},
});

std::string_view plain_name_of(const TimelinePanel& panel) {
    const std::string_view id = panel.measure ? std::string_view{panel.measure->measure} : std::string_view{panel.series};
    const auto* found = std::find_if(plain_names.begin(), plain_names.end(), [&](const PlainName& name) { return name.id == id; });
    return found == plain_names.end() ? std::string_view{} : found->name;
}

std::string sentence(std::string text) {
    if (!text.empty() && text.front() >= 'a' && text.front() <= 'z')
        text.front() = static_cast<char>(text.front() - 'a' + 'A');
    return text;
}

/// "4 points" on a scale; "210" where minutes or ties are counted: the unit stands beside the range.
std::string amount_words(double amount, const Series& series) {
    const std::string number = number_words(amount, series.decimals);
    const bool is_counted = !series.has_range && !series.unit.empty() && series.unit != "points" && series.unit != "mean" &&
                            series.unit.front() != '%' && (series.unit.front() < '0' || series.unit.front() > '9');
    if (is_counted)
        return number;
    return number + (number == "1" ? " point" : " points");
}

std::string direction_words(const ReportedCourse& course) {
    const double by = *course.last.value - *course.first.value;
    if (std::abs(by) < score_tolerance)
        return "No change";
    return sentence(fmt::format("{} {}", amount_words(std::abs(by), course.panel->definition), by < 0 ? "lower" : "higher"));
}

std::string side_words(const ReportedCourse& course) {
    if (!course.panel->measure || !course.panel->measure->line || !course.judged.base_side || !course.judged.now_side)
        return {};
    const auto& line = *course.panel->measure->line;
    const std::string name = line.label.empty() ? "cut-off" : line.label;
    const bool was = *course.judged.base_side == ClinicalSide::clinical;
    const bool is = *course.judged.now_side == ClinicalSide::clinical;
    return fmt::format(" {} “{}” ({}).", was == is ? (is ? "Still in the range of" : "Outside the range of")
                                                 : (is ? "Now in the range of" : "No longer in the range of"),
                       name, line_words(line));
}

/// " resolved": what stands behind the title that an event of a register has; nothing when that is not sure.
std::string what_happened(const TimelineEvent& event, const std::map<std::string, std::string>& titles) {
    const auto title = titles.find(event.key);
    if (title == titles.end() || !event.label.starts_with(title->second + " "))
        return {};
    std::string rest = event.label.substr(title->second.size());
    const bool is_word = std::all_of(rest.begin() + 1, rest.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    return is_word ? rest : std::string{};
}

std::string gap_words(ChangeGap gap) {
    switch (gap) {
    case ChangeGap::no_base:
    case ChangeGap::no_latest: return "One more value is needed.";
    case ChangeGap::no_direction: return "Neither direction is better.";
    case ChangeGap::no_threshold: return "No rule for a reliable change.";
    case ChangeGap::none: break;
    }
    return {};
}

} // namespace

std::vector<ReportedCourse> courses_of(const Timeline& timeline) {
    std::vector<ReportedCourse> courses;
    for (const TimelineGroup& group : timeline.groups)
        for (const TimelinePanel& panel : group.panels)
            for (const TimelineLine& line : panel.lines) {
                const auto last = last_value(line);
                if (!last)
                    continue;
                ReportedCourse course{.panel = &panel, .line = &line, .values = count_values(line), .first = {}, .last = line.points[*last],
                              .judged = {}, .since_new_meaning = false};
                const auto change = change_since_start(line, panel.definition.better);
                course.first = change ? change->start : course.last;
                course.since_new_meaning = change && change->since_new_meaning;
                if (course.is_measure()) {
                    const std::optional<ChangeEnd> base =
                        change ? std::optional{ChangeEnd{.value = *course.first.value, .compared = {}}} : std::nullopt;
                    course.judged = judge_change(base, ChangeEnd{.value = *course.last.value, .compared = {}},
                                                 {.better = panel.definition.better,
                                                  .threshold = course.threshold(),
                                                  .line = panel.measure ? panel.measure->line : std::nullopt});
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

std::string plain_panel_name(const TimelinePanel& panel) {
    std::string label = panel.definition.label;
    if (panel.measure && panel.measure->scale == total_scale)
        label.resize(std::min(label.size(), label.rfind(", "))); // "PCL-5, Total"
    const std::string_view plain = plain_name_of(panel);
    if (plain.empty())
        return label;
    return panel.measure ? fmt::format("{} ({})", plain, label) : std::string{plain};
}

std::string plain_course_name(const ReportedCourse& course) {
    const std::string name = plain_panel_name(*course.panel);
    return course.line->title.empty() ? name : name + ": " + course.line->title;
}

bool has_plain_name(const ReportedCourse& course) { return !plain_name_of(*course.panel).empty(); }

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

std::string score_words(const ReportedCourse& course, const TimelinePoint& point) {
    std::string words = value_words(*point.value, course.panel->definition);
    if (!point.band.empty())
        words += ", " + point.band;
    return words;
}

std::string expert_change(const ReportedCourse& course) {
    if (course.first.date == course.last.date && course.values < 2)
        return "First value.";
    std::string words = direction_words(course) + ".";
    if (!course.is_measure() || !course.judged.category) { // rule_words says why a measure is not judged
        const auto change = change_since_start(*course.line, course.panel->definition.better);
        if (change && (change->kind == ChangeKind::improvement || change->kind == ChangeKind::worsening))
            words = direction_words(course) + (change->kind == ChangeKind::improvement ? ", better." : ", worse.");
        return words;
    }
    switch (*course.judged.category) {
    case ChangeCategory::deteriorated: words += " Reliable deterioration."; break;
    case ChangeCategory::recovered: words += " Reliable improvement and recovery."; break;
    case ChangeCategory::improved: words += " Reliable improvement."; break;
    case ChangeCategory::non_reliable_recovery: words += " Crossed the line, but by less than a reliable change."; break;
    case ChangeCategory::unchanged: words += " No reliable change."; break;
    }
    return words + side_words(course);
}

std::string plain_change(const ReportedCourse& course) {
    if (course.values < 2)
        return "One value so far.";
    if (course.is_measure() && course.judged.category) {
        switch (*course.judged.category) {
        case ChangeCategory::deteriorated: return "Clearly harder than at the start. Let us talk about it.";
        case ChangeCategory::recovered: return "Clearly better, and now on the good side of the line that this questionnaire draws.";
        case ChangeCategory::improved: return "Clearly better: more than the ups and downs of an ordinary week.";
        case ChangeCategory::non_reliable_recovery: return "A little better, close to the ups and downs of an ordinary week.";
        case ChangeCategory::unchanged: return "About the same: within the ups and downs of an ordinary week.";
        }
    }
    const auto change = change_since_start(*course.line, course.panel->definition.better);
    if (!change || change->kind == ChangeKind::unchanged)
        return "The same as at the start.";
    const std::string size = amount_words(change->size(), course.panel->definition);
    switch (change->kind) {
    case ChangeKind::improvement: return "Better by " + size + ".";
    case ChangeKind::worsening: return "Harder by " + size + ".";
    case ChangeKind::more: return "More by " + size + ".";
    case ChangeKind::fewer: return "Less by " + size + ".";
    case ChangeKind::unchanged: break;
    }
    return {};
}

std::string rule_words(const ReportedCourse& course) {
    if (!course.is_measure())
        return {};
    std::string words;
    if (const auto threshold = course.threshold()) {
        words = threshold->origin == ReliableThreshold::Origin::computed
                    ? fmt::format("Reliable: more than {}", number_words(threshold->points))
                    : fmt::format("Reliable: {} or more", number_words(threshold->points));
        if (!threshold->source.empty())
            words += fmt::format(" ({})", threshold->source);
        words += ".";
    }
    if (!course.judged.category)
        words += (words.empty() ? "" : " ") + gap_words(course.judged.gap);
    if (course.panel->measure && course.panel->measure->line) {
        const auto& line = course.panel->measure->line;
        words += fmt::format("{}{}: {}", words.empty() ? "" : " ", sentence(line->label.empty() ? "cut-off" : line->label),
                             line_words(*line));
        if (!line->source.empty())
            words += fmt::format(" ({})", line->source);
        words += ".";
    }
    return words;
}

std::string ReportCalendar::day(Date date) const {
    if (!start_)
        return day_words(date, true);
    const int days = days_between(*start_, date);
    // Before the start: weeks count down, so that no one takes them for weeks of treatment.
    return days < 0 ? fmt::format("{} weeks before", (-days + 6) / 7) : fmt::format("week {}", days / 7 + 1);
}

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
                              fmt::format("{}: from {} to {}, {} values.", course_name(course), score_words(course, course.first),
                                          score_words(course, course.last), course.values);
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
                                 "not given, or a form that changed.";
    return figures;
}

Table event_table(const Timeline& timeline, const ReportCalendar& calendar) {
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

Table value_table(const Timeline& timeline, const ReportCalendar& calendar, ValuesOf values) {
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
                    has_bands = has_bands || !point.band.empty();
                    table.rows.push_back({calendar.day(point.date), point.number ? fmt::format("{}", *point.number) : "–",
                                          line.title.empty() ? panel.definition.label : panel.definition.label + ", " + line.title,
                                          value_words(*point.value, panel.definition), point.band});
                }
    if (!has_bands) {
        table.columns.pop_back();
        for (auto& row : table.rows)
            row.pop_back();
    }
    return table;
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

ReportedSessions reported_sessions(const std::vector<TimelineSession>& sessions) {
    ReportedSessions facts;
    for (const TimelineSession& session : sessions) {
        if (session.attendance == Attendance::missed)
            ++facts.missed;
        if (session.attendance == Attendance::cancelled_by_client || session.attendance == Attendance::cancelled_by_therapist)
            ++facts.cancelled;
        if (!counts(session.attendance))
            continue;
        ++facts.attended;
        facts.first = facts.first.value_or(session.date);
        facts.last = session.date;
        for (const std::string& approach : session.approaches) {
            auto known = std::find_if(facts.approaches.begin(), facts.approaches.end(),
                                      [&](const auto& one) { return one.name == approach; });
            if (known == facts.approaches.end())
                known = facts.approaches.insert(facts.approaches.end(), {approach, 0, session.date, session.date});
            ++known->sessions;
            known->last = session.date;
        }
    }
    return facts;
}

Timeline without_labels(const Timeline& timeline) {
    Timeline made = timeline;
    std::vector<std::pair<std::string, std::string>> numbered; // by key: the same number in every series
    const auto name_of = [&](const std::string& key) -> const std::string& {
        for (const auto& [known, name] : numbered)
            if (known == key)
                return name;
        return numbered.emplace_back(key, fmt::format("no. {}", numbered.size() + 1)).second;
    };
    std::map<std::string, std::string> titles; // by key
    for (TimelineGroup& group : made.groups)
        for (TimelinePanel& panel : group.panels)
            for (TimelineLine& line : panel.lines) {
                if (line.title.empty() || panel.measure)
                    continue;
                titles.emplace(line.key, line.title);
                line.title = name_of(line.key.empty() ? line.title : line.key);
            }
    std::erase_if(made.events, [](const TimelineEvent& event) {
        return event.kind == TimelineEventKind::life_event || event.kind == TimelineEventKind::other ||
               event.kind == TimelineEventKind::care;
    });
    for (TimelineEvent& event : made.events) {
        if (event.kind == TimelineEventKind::register_entry)
            event.label = event.key.empty() ? "entry" : name_of(event.key) + what_happened(event, titles);
        if (event.kind == TimelineEventKind::medication)
            event.label = "medication";
    }
    for (TimelinePause& pause : made.pauses)
        pause.label.clear();
    std::erase_if(made.stretches, [](const TimelineStretch& stretch) { return stretch.kind != TimelineEventKind::medication; });
    for (TimelineStretch& stretch : made.stretches)
        stretch.label = "medication";
    return made;
}

} // namespace attune
