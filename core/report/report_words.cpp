// SPDX-License-Identifier: Apache-2.0
// What a course comes to, in words for each reader.
#include "core/progress/number_words.hpp"
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
    if (course.comparable < 2)
        return course.values < 2 ? "One value so far." : "The first one since a new start: nothing to compare it with yet.";
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
    if (course.panel->measure && course.panel->measure->line) {
        const ClinicalLine& line = *course.panel->measure->line;
        const std::string name = sentence(line.label.empty() ? "cut-off" : line.label);
        words += (words.empty() ? "" : " ") + with_source(name + ": " + line_words(line), line.source, line.evidence) + ".";
    }
    return words;
}

} // namespace attune
