// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/progress/course_calendar.hpp"
#include "core/progress/timeline.hpp"

#include <optional>
#include <string>
#include <vector>

namespace attune {

/// One strand of earned security (clinical specification B7) with its first and its latest value.
struct SecurityStrand {
    std::string series;               ///< "att.story"
    std::string label;
    double worse = 0;                 ///< end of the scale at the left
    double better = 0;                ///< end of the scale at the right
    bool has_range = true;            ///< false: the ends are 0 and a round number above the highest value
    std::string unit;
    double first = 0;
    double now = 0;
    Date first_date{}, now_date{};
    std::size_t values = 0;           ///< at least 1
    bool is_first_of_new_meaning = false; ///< the series changed; `first` is the first since then
};

/// Never a sum, never "cured": a profile of strands, in the order of B7; those without a value are left out.
[[nodiscard]] std::vector<SecurityStrand> security_profile(const Timeline& timeline);

/// "Story of childhood: from 1 to 3, better. …"
[[nodiscard]] std::string profile_words(const std::vector<SecurityStrand>& strands,
                                     const CourseCalendar& calendar = CourseCalendar::by_date());
/// "better", "worse", "no change", "once so far".
[[nodiscard]] std::string strand_change(const SecurityStrand& strand);
[[nodiscard]] std::string profile_caution();

} // namespace attune
