// SPDX-License-Identifier: Apache-2.0
#include "core/progress/course_calendar.hpp"

#include "core/progress/wording.hpp"

#include <fmt/format.h>

namespace attune {

std::string CourseCalendar::day(Date date) const {
    if (!start_)
        return day_words(date, true);
    const int days = days_between(*start_, date);
    if (days >= 0)
        return fmt::format("week {}", days / 7 + 1);
    // Before the start: weeks count down, so that no one takes them for weeks of treatment.
    const int weeks = (-days + 6) / 7;
    return fmt::format("{} {} before", weeks, weeks == 1 ? "week" : "weeks");
}

} // namespace attune
