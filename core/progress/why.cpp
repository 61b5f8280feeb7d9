// SPDX-License-Identifier: Apache-2.0
#include "core/progress/statistics/number_words.hpp"
#include "core/progress/wording.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace attune {

namespace {

std::string more_values(std::size_t missing) {
    return fmt::format("{} more {} needed", missing, missing == 1 ? "value is" : "values are");
}

WhyRow value_row(const TimelinePanel& panel, const TimelineLine& line, const TimelinePoint& last) {
    const Series& series = panel.definition;
    std::string value = value_words(*last.value, series);
    if (series.has_range && series.unit != "%")
        value += series.min == 0 ? " of " + number_words(series.max)
                                 : fmt::format(" ({} to {})", number_words(series.min), number_words(series.max));
    std::string reason = day_words(last.date, true);
    if (last.number)
        reason += fmt::format(", session {}", *last.number);
    reason += ".";
    if (!line.state.empty())
        reason += fmt::format(" State: {}.", line.state);
    return {"Last value", value, reason};
}

WhyRow range_row(const TimelinePanel& panel, const TimelineLine& line) {
    const std::size_t count = count_values(line);
    if (count < 2)
        return {"Range so far", more_values(2 - count), "A range takes at least two values."};
    double low = 0;
    double high = 0;
    bool any = false;
    for (const TimelinePoint& point : line.points) {
        if (!point.value)
            continue;
        low = any ? std::min(low, *point.value) : *point.value;
        high = any ? std::max(high, *point.value) : *point.value;
        any = true;
    }
    return {"Range so far",
            fmt::format("{} to {}", value_words(low, panel.definition), value_words(high, panel.definition)),
            fmt::format("Lowest and highest of {} values.", count)};
}

std::string mark_words(const SeriesChange& change, const Series& series) {
    if (!series.change_mark)
        return " No mark is set from which a change in this series counts as one.";
    const double mark = *series.change_mark;
    const std::string source = series.source.empty() ? std::string{} : " (" + series.source + ")";
    const std::string words = fmt::format(" The mark is {} or more{}.", number_words(mark), source);
    // The tolerance keeps means and percents from missing their mark by a rounding error.
    return (change.size() + 1e-9 >= mark ? " Reaches the mark." : " Below the mark.") + words;
}

WhyRow change_row(const TimelinePanel& panel, const TimelineLine& line) {
    const Series& series = panel.definition;
    const auto change = change_since_start(line, series.better);
    if (!change) {
        const std::string reason = count_values(line) > 1
                                       ? "The form changed its meaning with the last value; it starts anew there."
                                       : "A change takes at least two values.";
        return {"Change", more_values(1), reason};
    }
    std::string value = fmt::format("{} to {}", value_words(change->from, series), value_words(change->to, series));
    std::string reason = change_words(*change, series);
    reason[0] = static_cast<char>(reason[0] >= 'a' && reason[0] <= 'z' ? reason[0] - 'a' + 'A' : reason[0]);
    reason += fmt::format(", since {}", day_words(change->start.date, true));
    reason += change->since_new_meaning ? ", when the form changed its meaning" : "";
    const std::string better = better_words(series.better);
    reason += better.empty() ? "." : "; " + better + ".";
    return {"Change", value, reason + mark_words(*change, series)};
}

void add_gaps(const TimelineLine& line, std::vector<WhyRow>& rows) {
    const auto missed = count_missed(line);
    const auto gaps = static_cast<std::size_t>(std::count_if(
        line.points.begin(), line.points.end(), [](const auto& p) { return !p.value && !p.is_missed; }));
    const auto breaks = static_cast<std::size_t>(std::count_if(
        line.points.begin(), line.points.end(), [](const auto& p) { return p.break_before != Break::none; }));
    if (missed + gaps + breaks == 0)
        return;
    std::string value;
    if (missed > 0)
        value = fmt::format("{} due and not given", missed);
    if (gaps > 0)
        value += fmt::format("{}{} without a value", value.empty() ? "" : ", ", gaps);
    if (breaks > 0)
        value += fmt::format("{}{} {}", value.empty() ? "" : ", ", breaks, breaks == 1 ? "break" : "breaks");
    rows.push_back({"Gaps", value, "Missed sessions, pauses, measures not given and changed forms are never joined; a gap is not 0."});
}

std::string evidence_name(EvidenceTag evidence) {
    switch (evidence) {
    case EvidenceTag::source: return "stands in its source";
    case EvidenceTag::literature: return "attributed";
    case EvidenceTag::app_defined: return "not validated";
    case EvidenceTag::unverified: return "unverified";
    case EvidenceTag::none: break;
    }
    return "as given by the pack";
}

} // namespace

std::vector<WhyRow> why_rows(const TimelinePanel& panel, const TimelineLine& line) {
    std::vector<WhyRow> rows;
    const auto last = last_value(line);
    if (!last)
        return {{"Last value", "1 value is needed", "No session gave a value for this series."}};
    rows.push_back(value_row(panel, line, line.points[*last]));
    rows.push_back(range_row(panel, line));
    rows.push_back(change_row(panel, line));
    add_gaps(line, rows);
    rows.push_back({"Source", evidence_name(panel.definition.evidence),
                    evidence_words(panel.definition.evidence, panel.definition.source)});
    return rows;
}

std::string caution_words(const TimelinePanel& panel, const TimelineLine& line) {
    const std::size_t count = count_values(line);
    const std::string shared = panel.definition.better == Better::neither
                                   ? "More is neither better nor worse here."
                                   : "This does not show what caused the change.";
    if (count < 4)
        return fmt::format("{} {} so far. {}", count, count == 1 ? "value" : "values", shared);
    return "Values of one client depend on each other. " + shared;
}

} // namespace attune
