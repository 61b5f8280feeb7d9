// SPDX-License-Identifier: Apache-2.0
// What a course comes to, in words for each reader.
#include "core/progress/statistics/number_words.hpp"
#include "core/progress/wording.hpp"
#include "core/report/report_courses.hpp"

#include <fmt/format.h>

#include <cmath>

namespace attune {

namespace {

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

/// What is drawn as the cut-off: where there is no line between the sides, that of the screen.
const ClinicalLine* drawn_line(const ReportedCourse& course) {
    return course.panel->measure ? course.panel->measure->drawn_line() : nullptr;
}

enum class Crossing { none, to_healthy, to_clinical };

Crossing crossing_of(const ReportedCourse& course) {
    const ClinicalLine* line = drawn_line(course);
    if (line == nullptr)
        return Crossing::none;
    const ClinicalSide now = side_of(*course.last.value, *line);
    if (side_of(*course.first.value, *line) == now)
        return Crossing::none;
    return now == ClinicalSide::healthy ? Crossing::to_healthy : Crossing::to_clinical;
}

std::string side_words(const ReportedCourse& course) {
    const ClinicalLine* line = drawn_line(course);
    if (line == nullptr)
        return {};
    const bool is = side_of(*course.last.value, *line) == ClinicalSide::clinical;
    const bool stayed = crossing_of(course) == Crossing::none;
    return fmt::format(" {} “{}” ({}).", stayed ? (is ? "Still in the range of" : "Outside the range of")
                                              : (is ? "Now in the range of" : "No longer in the range of"),
                       line->label.empty() ? "cut-off" : line->label, line_words(*line));
}

/// "5 points", "20 % of the start"
std::string important_amount(const ReportedCourse& course) {
    const ImportantThreshold& important = *course.panel->measure->important;
    return important.of == ImportantThreshold::Of::percent_of_start
               ? number_words(important.amount) + " % of the start"
               : amount_words(important.amount, course.panel->definition);
}

/// It says nothing of error of measurement, so it never stands in the place of what is reliable.
std::string important_words(const ReportedCourse& course) {
    if (!course.important)
        return {};
    const bool is_reached = *course.important != ImportantChange::none;
    return fmt::format(" {} the minimal important difference ({}).", is_reached ? "Reaches" : "Below",
                       important_amount(course));
}

/// For the client, where nothing else says how large the change is.
std::string felt_words(const ReportedCourse& course) {
    if (!course.important)
        return ".";
    return *course.important == ImportantChange::none ? ": less than people usually feel."
                                                      : ": enough that many people would feel it.";
}

std::string plain_crossing(const ReportedCourse& course) {
    switch (crossing_of(course)) {
    case Crossing::to_healthy: return " It is now on the good side of the line that this questionnaire draws.";
    case Crossing::to_clinical:
        return " It is now on the harder side of the line that this questionnaire draws. Let us talk about it.";
    case Crossing::none: break;
    }
    return {};
}

/// Within error of measurement: it may matter all the same, and then it is not "about the same".
std::string plain_unreliable(const ReportedCourse& course) {
    const bool has_crossed = *course.judged.category == ChangeCategory::non_reliable_recovery;
    if (!course.important || *course.important == ImportantChange::none)
        return has_crossed ? "A little better, close to the ups and downs of an ordinary week."
                           : "About the same: within the ups and downs of an ordinary week.";
    const bool is_better = *course.important == ImportantChange::better;
    return fmt::format("{}: enough that many people would feel it, though it may still be the ups and downs of an ordinary "
                       "week.{}",
                       is_better ? "Somewhat better" : "Somewhat harder",
                       has_crossed ? plain_crossing(course) : is_better ? "" : " Let us talk about it.");
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

std::string with_source(const std::string& words, const std::string& source, EvidenceTag evidence) {
    const std::string cited = cited_words(source, evidence);
    return cited.empty() ? words : words + " " + cited;
}

} // namespace

std::string score_words(const ReportedCourse& course, const TimelinePoint& point) {
    std::string words = value_words(*point.value, course.panel->definition);
    if (!point.band.name.empty())
        words += ", " + point.band.name;
    return words;
}

std::string way_words(const ReportedCourse& course) {
    const std::string now = score_words(course, course.last);
    return course.comparable < 2 ? now : fmt::format("from {} to {}", score_words(course, course.first), now);
}

std::string expert_change(const ReportedCourse& course) {
    if (course.comparable < 2)
        return course.last.is_first_of_meaning ? sentence(start_words(course.last)) + "." : "First value.";
    std::string words = direction_words(course) + ".";
    if (!course.is_measure() || !course.judged.category) { // rule_words says why a measure is not judged
        const auto change = change_since_start(*course.line, course.panel->definition.better);
        if (change && (change->kind == ChangeKind::improvement || change->kind == ChangeKind::worsening))
            words = direction_words(course) + (change->kind == ChangeKind::improvement ? ", better." : ", worse.");
        return course.is_measure() ? words + important_words(course) + side_words(course) : words;
    }
    switch (*course.judged.category) {
    case ChangeCategory::deteriorated: words += " Reliable deterioration."; break;
    case ChangeCategory::recovered: words += " Reliable improvement and recovery."; break;
    case ChangeCategory::improved: words += " Reliable improvement."; break;
    case ChangeCategory::non_reliable_recovery: words += " Crossed the line, but by less than a reliable change."; break;
    case ChangeCategory::unchanged: words += " No reliable change."; break;
    }
    return words + important_words(course) + side_words(course);
}

std::string plain_change(const ReportedCourse& course) {
    if (course.comparable < 2)
        return course.values < 2 ? "One value so far." : "The first one since a new start: nothing to compare it with yet.";
    if (course.is_measure() && course.judged.category) {
        switch (*course.judged.category) {
        case ChangeCategory::deteriorated: return "Clearly harder than at the start. Let us talk about it.";
        case ChangeCategory::recovered: return "Clearly better, and now on the good side of the line that this questionnaire draws.";
        case ChangeCategory::improved: return "Clearly better: more than the ups and downs of an ordinary week.";
        case ChangeCategory::non_reliable_recovery:
        case ChangeCategory::unchanged: return plain_unreliable(course);
        }
    }
    const auto change = change_since_start(*course.line, course.panel->definition.better);
    if (!change || change->kind == ChangeKind::unchanged)
        return "The same as at the start.";
    const std::string size = amount_words(change->size(), course.panel->definition);
    switch (change->kind) {
    case ChangeKind::improvement: return "Better by " + size + felt_words(course) + plain_crossing(course);
    case ChangeKind::worsening: return "Harder by " + size + felt_words(course) + plain_crossing(course);
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
        const bool is_computed = threshold->origin == ReliableThreshold::Origin::computed;
        const std::string points = number_words(threshold->points);
        words = with_source(is_computed ? "Reliable: more than " + points : "Reliable: " + points + " or more", threshold->source,
                            threshold->evidence) +
                ".";
    }
    if (course.first.is_before_treatment() && course.comparable > 1)
        words += (words.empty() ? "" : " ") + std::string{"From the last score before treatment."};
    if (!course.judged.category)
        words += (words.empty() ? "" : " ") + gap_words(course.judged.gap);
    if (course.important) {
        const ImportantThreshold& important = *course.panel->measure->important;
        words += (words.empty() ? "" : " ") + with_source("Minimal important difference: " + important_amount(course),
                                                          important.source, important.evidence) + ".";
    }
    if (const ClinicalLine* line = drawn_line(course)) {
        const std::string name = sentence(line->label.empty() ? "cut-off" : line->label);
        words += (words.empty() ? "" : " ") + with_source(name + ": " + line_words(*line), line->source, line->evidence) + ".";
    }
    return words;
}

} // namespace attune
