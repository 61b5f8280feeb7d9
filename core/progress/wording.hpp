// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/progress/change.hpp"
#include "core/progress/timeline.hpp"

#include <array>
#include <string>
#include <vector>

namespace attune {

/// "2 March", or "2 March 2027" where the year could be doubted.
[[nodiscard]] std::string day_words(Date date, bool with_year = false);
/// "lower is better", "higher is better", "" when neither is.
[[nodiscard]] std::string better_words(Better better);
/// "0 to 10, lower is better": what stands beside a panel's title.
[[nodiscard]] std::string unit_words(const Series& series);
/// "30 points, improvement"; "no change"; "3 sets more".
[[nodiscard]] std::string change_words(const SeriesChange& change, const Series& series);
/// The value as the series shows it: "8", "71.4 %".
[[nodiscard]] std::string value_words(double value, const Series& series);

/// What the first of comparable values is called: "start", "first value of this episode".
[[nodiscard]] std::string start_words(const TimelinePoint& point);

/// The whole course for screen readers, by the values that may be compared with the last one: "SUD by target, Phone call: From 8 on 10 November to 0 on 2 March,
/// 7 sessions, lower is better".
[[nodiscard]] std::string course_words(const TimelinePanel& panel, const TimelineLine& line);
/// "PHQ-9 due 12 March, not given"; empty for a point that is none of those.
[[nodiscard]] std::string missed_words(const TimelinePanel& panel, const TimelineLine& line, std::size_t point);

/// The three lines of the card beside a point: "16 February, session 12"; "SUD 2, Phone call";
/// "6 below the start: improvement".
[[nodiscard]] std::array<std::string, 3> card_words(const TimelinePanel& panel, const TimelineLine& line,
                                                    std::size_t point);

/// One row of "Why this label": what it is, what it says, and where that comes from.
struct WhyRow {
    std::string name;
    std::string value;
    std::string reason;
};

/// Value, range, change and source of a line. A figure that needs more values than there are says how many
/// are missing; nothing is calculated from too few.
[[nodiscard]] std::vector<WhyRow> why_rows(const TimelinePanel& panel, const TimelineLine& line);
/// What these numbers cannot say.
[[nodiscard]] std::string caution_words(const TimelinePanel& panel, const TimelineLine& line);
/// "(Kroenke 2001; attributed, still to be checked)": what stands behind a figure; empty when nothing is known of it.
[[nodiscard]] std::string cited_words(const std::string& source, EvidenceTag evidence);
/// "5–9"; "15" where both ends are the same.
[[nodiscard]] std::string band_limits_words(const MeasureBand& band);
/// "A proposal of this program, not validated."
[[nodiscard]] std::string evidence_words(EvidenceTag evidence, const std::string& source);

} // namespace attune
