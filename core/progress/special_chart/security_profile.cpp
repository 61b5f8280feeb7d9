// SPDX-License-Identifier: Apache-2.0
#include "core/progress/special_chart/security_profile.hpp"

#include "core/progress/change.hpp"
#include "core/progress/statistics/number_words.hpp"
#include "core/progress/wording.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace attune {

namespace {

// The order of the clinical specification, B7.
constexpr std::array<const char*, 12> strand_series{
    "att.anxiety", "att.avoidance", "att.story",       "att.meaning_client",  "att.meaning_therapist", "att.choices",
    "att.reach",   "att.repair",    "att.secure_ties", "att.self_compassion", "att.recovery",          "att.milestones"};

/// 1, 2 or 5 times a power of ten, at or above `value`.
double round_above(double value) {
    if (!(value > 0))
        return 1;
    const double unit = std::pow(10.0, std::floor(std::log10(value)));
    for (const double factor : {1.0, 2.0, 5.0})
        if (value <= unit * factor + 1e-9)
            return unit * factor;
    return unit * 10;
}

SecurityStrand strand_of(const TimelinePanel& panel, const TimelineLine& line, std::size_t last) {
    const Series& series = panel.definition;
    const TimelinePoint& now = line.points[last];
    const auto change = change_at(line, series.better, last);
    SecurityStrand strand{.series = panel.series,
                          .label = series.label,
                          .has_range = series.has_range && series.max > series.min,
                          .unit = series.unit,
                          .first = change ? change->from : *now.value,
                          .now = *now.value,
                          .first_date = change ? change->start.date : now.date,
                          .now_date = now.date,
                          .values = count_values(line),
                          .is_first_of_new_meaning = change ? change->since_new_meaning : now.is_first_of_meaning};
    double highest = 0;
    for (const TimelinePoint& point : line.points)
        highest = std::max(highest, point.value.value_or(0));
    const double low = strand.has_range ? series.min : 0;
    const double high = strand.has_range ? series.max : round_above(highest);
    strand.worse = series.better == Better::lower ? high : low;
    strand.better = series.better == Better::lower ? low : high;
    return strand;
}

} // namespace

std::vector<SecurityStrand> security_profile(const Timeline& timeline) {
    std::vector<SecurityStrand> strands;
    for (const char* series : strand_series) {
        const TimelinePanel* panel = timeline.find(series);
        if (!panel || panel->lines.empty())
            continue;
        if (const auto last = last_value(panel->lines.front()))
            strands.push_back(strand_of(*panel, panel->lines.front(), *last));
    }
    return strands;
}

std::string strand_change(const SecurityStrand& strand) {
    if (strand.values < 2 || strand.first_date == strand.now_date)
        return strand.is_first_of_new_meaning ? "once since the form changed" : "once so far";
    if (strand.first == strand.now)
        return "no change";
    return (strand.now > strand.first) == (strand.better > strand.worse) ? "better" : "worse";
}

std::string profile_words(const std::vector<SecurityStrand>& strands, const CourseCalendar& calendar) {
    if (strands.empty())
        return "No strand has a value yet.";
    std::string words;
    for (const SecurityStrand& strand : strands) {
        words += words.empty() ? "" : " ";
        words += strand.first_date == strand.now_date
                     ? fmt::format("{}: {} on {}, {}.", strand.label, number_words(strand.now),
                                   calendar.day(strand.now_date), strand_change(strand))
                     : fmt::format("{}: from {} on {} to {} on {}, {}.", strand.label, number_words(strand.first),
                                   calendar.day(strand.first_date), number_words(strand.now),
                                   calendar.day(strand.now_date), strand_change(strand));
    }
    return words;
}

std::string profile_caution() {
    return "A profile of strands, not a validated scale: the strands are never summed, and none of them says that "
           "someone is cured. Newer work shows that attachment can change; older views held that it is fixed.";
}

} // namespace attune
