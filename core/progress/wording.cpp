// SPDX-License-Identifier: Apache-2.0
#include "core/progress/wording.hpp"

#include "core/progress/statistics/number_words.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace attune {

namespace {

constexpr std::array<const char*, 12> months{"January", "February", "March",     "April",   "May",      "June",
                                             "July",    "August",   "September", "October", "November", "December"};

bool is_word(const std::string& unit) {
    return !unit.empty() && std::all_of(unit.begin(), unit.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
    });
}

// Counts are called by their unit ("sets"), ratings on a scale by points.
std::string amount_words(double amount, const Series& series) {
    const std::string number = number_words(amount, series.decimals);
    if (!series.has_range && is_word(series.unit))
        return number + " " + series.unit;
    return number + (number == "1" ? " point" : " points");
}

// More than eleven months apart, a day without its year could be either of two.
bool needs_year(const TimelineLine& line) {
    return !line.points.empty() && days_between(line.points.front().date, line.points.back().date) > 330;
}

std::string kind_words(ChangeKind kind) {
    switch (kind) {
    case ChangeKind::unchanged: return "no change";
    case ChangeKind::improvement: return "improvement";
    case ChangeKind::worsening: return "worsening";
    case ChangeKind::more: return "more";
    case ChangeKind::fewer: return "less";
    }
    return {};
}

/// "6 below the start: improvement"; of a measure whether it is reliable, or how much would be.
std::string change_from_start_words(const TimelinePanel& panel, const TimelineLine& line, std::size_t point) {
    const auto change = change_at(line, panel.definition.better, point);
    if (!change)
        return start_words(line.points[point]);
    if (change->kind == ChangeKind::unchanged)
        return "as at the start";
    const int decimals = panel.definition.decimals;
    std::string words = fmt::format("{} {} the start", number_words(change->size(), decimals),
                                    change->to < change->from ? "below" : "above");
    if (change->kind != ChangeKind::improvement && change->kind != ChangeKind::worsening)
        return words;
    if (!panel.measure || !panel.measure->threshold)
        return words + ": " + kind_words(change->kind);
    const ReliableThreshold& threshold = *panel.measure->threshold;
    if (is_reliable(change->size(), threshold))
        return words + ": reliable " + kind_words(change->kind);
    return fmt::format("{}: not reliable, {}{} {} needed", words,
                       threshold.origin == ReliableThreshold::Origin::computed ? "more than " : "",
                       number_words(threshold.points), threshold.points == 1 ? "is" : "are");
}

std::string plural(std::size_t count, const char* one, const char* many) {
    return fmt::format("{} {}", count, count == 1 ? one : many);
}

std::string name_words(const TimelinePanel& panel, const TimelineLine& line) {
    return line.title.empty() ? panel.definition.label : panel.definition.label + ", " + line.title;
}

} // namespace

std::string start_words(const TimelinePoint& point) {
    if (!point.is_first_of_meaning)
        return point.is_before_treatment() ? "before treatment" : "start";
    switch (point.break_before) {
    case Break::recall_changed: return "first value over another period";
    case Break::language_changed: return "first value in another language";
    case Break::episode_changed: return "first value of this episode";
    case Break::episode_left: return "first value outside an episode";
    default: return point.response == ResponseId{} ? "first value of the changed form" : "first value of another version";
    }
}

std::string day_words(Date date, bool with_year) {
    const std::string day = fmt::format("{} {}", static_cast<unsigned>(date.day()),
                                        months[(static_cast<unsigned>(date.month()) - 1U) % 12U]);
    return with_year ? fmt::format("{} {}", day, static_cast<int>(date.year())) : day;
}

std::string better_words(Better better) {
    switch (better) {
    case Better::lower: return "lower is better";
    case Better::higher: return "higher is better";
    case Better::neither: return {};
    }
    return {};
}

std::string unit_words(const Series& series) {
    const std::string range =
        series.has_range ? number_words(series.min) + " to " + number_words(series.max) : std::string{};
    std::string words = series.unit.empty() ? range : series.unit;
    // "%" and "of 5" alone say too little of the range; "0 to 10" says it all.
    if (series.unit == "%" && series.has_range)
        words = range + " %";
    else if (series.unit.starts_with("of ") && series.has_range)
        words = range;
    const std::string better = better_words(series.better);
    if (words.empty() || better.empty())
        return words + better;
    return words + ", " + better;
}

std::string value_words(double value, const Series& series) {
    return number_words(value, series.decimals) + (series.unit == "%" ? " %" : "");
}

std::string change_words(const SeriesChange& change, const Series& series) {
    const std::string kind = kind_words(change.kind);
    if (change.kind == ChangeKind::unchanged)
        return kind;
    if (change.kind == ChangeKind::more || change.kind == ChangeKind::fewer)
        return amount_words(change.size(), series) + " " + kind;
    return amount_words(change.size(), series) + ", " + kind;
}

std::string course_words(const TimelinePanel& panel, const TimelineLine& line) {
    const auto last = last_value(line);
    const std::string name = name_words(panel, line);
    if (!last)
        return name + ": no value yet";
    const bool with_year = needs_year(line);
    const auto change = change_since_start(line, panel.definition.better);
    const TimelinePoint& to = line.points[*last];
    const TimelinePoint& from = change ? change->start : to;
    const std::size_t count = count_since_start(line);
    std::string words;
    if (!change)
        words = fmt::format("{}: {} on {}, 1 session", name, value_words(*from.value, panel.definition),
                            day_words(from.date, with_year));
    else
        words = fmt::format("{}: From {} on {} to {} on {}, {}", name,
                            value_words(*from.value, panel.definition), day_words(from.date, with_year),
                            value_words(*to.value, panel.definition), day_words(to.date, with_year),
                            plural(count, "session", "sessions"));
    const std::string better = better_words(panel.definition.better);
    if (!better.empty())
        words += ", " + better;
    if (const std::size_t missed = count_missed(line); missed > 0)
        words += fmt::format(", {} due and not given", plural(missed, "time", "times"));
    if (const std::size_t earlier = count_comparable(line) - count; earlier > 0)
        words += fmt::format(", {} before", plural(earlier, "value", "values"));
    if (const std::size_t others = count_values(line) - count_comparable(line); others > 0)
        words += fmt::format(", {} before that cannot be compared", plural(others, "value", "values"));
    return line.state.empty() ? words : words + "; " + line.state;
}

std::string missed_words(const TimelinePanel& panel, const TimelineLine& line, std::size_t point) {
    if (point >= line.points.size() || !line.points[point].is_missed)
        return {};
    return fmt::format("{} due {}, not given", name_words(panel, line),
                       day_words(line.points[point].date, needs_year(line)));
}

std::array<std::string, 3> card_words(const TimelinePanel& panel, const TimelineLine& line, std::size_t point) {
    if (point >= line.points.size())
        return {};
    const TimelinePoint& at = line.points[point];
    std::string head = day_words(at.date, needs_year(line));
    if (at.number)
        head += fmt::format(", session {}", *at.number);
    if (at.is_missed)
        return {head, missed_words(panel, line, point), "a gap: no line leads over it"};
    if (!at.value)
        return {head, name_words(panel, line), "no value in this session"};
    std::string value = fmt::format("{} {}", panel.definition.label, value_words(*at.value, panel.definition));
    if (!at.band.name.empty())
        value += ", " + at.band.name;
    if (!line.title.empty())
        value += (at.band.name.empty() ? ", " : "; ") + line.title;
    return {head, value, change_from_start_words(panel, line, point)};
}

std::string cited_words(const std::string& source, EvidenceTag evidence) {
    std::string tag;
    switch (evidence) {
    case EvidenceTag::source: tag = "checked"; break;
    case EvidenceTag::literature: tag = "attributed, still to be checked"; break;
    case EvidenceTag::app_defined: tag = "a proposal of this program, not validated"; break;
    case EvidenceTag::unverified: tag = "unverified"; break;
    case EvidenceTag::none: break;
    }
    if (source.empty() && (tag.empty() || evidence == EvidenceTag::source))
        return {};
    return fmt::format("({}{}{})", source, source.empty() || tag.empty() ? "" : "; ", tag);
}

std::string band_limits_words(const MeasureBand& band) {
    return band.from == band.to ? number_words(band.from)
                                : fmt::format("{}–{}", number_words(band.from), number_words(band.to));
}

std::string evidence_words(EvidenceTag evidence, const std::string& source) {
    const std::string behind = source.empty() ? std::string{} : " " + source + (source.ends_with('.') ? "" : ".");
    switch (evidence) {
    case EvidenceTag::source: return "Taken from its source." + behind;
    case EvidenceTag::literature: return "Attributed to the literature; its text is still to be checked." + behind;
    case EvidenceTag::app_defined: return "A proposal of this program, not validated." + behind;
    case EvidenceTag::unverified: return "Unverified: sources disagree, or none was found." + behind;
    case EvidenceTag::none: break;
    }
    return source.empty() ? "The template names no source for this series." : behind.substr(1);
}

} // namespace attune
