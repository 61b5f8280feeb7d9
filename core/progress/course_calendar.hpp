// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/calendar/date.hpp"

#include <optional>
#include <string>

namespace attune {

/// When something was, as a reader may know it: by its date, or by the week since the course began.
class CourseCalendar {
public:
    static CourseCalendar by_date() { return CourseCalendar{std::nullopt}; }
    /// Weeks since `start`, from 1.
    static CourseCalendar by_week(Date start) { return CourseCalendar{start}; }

    [[nodiscard]] bool tells_dates() const noexcept { return !start_; }
    /// "10 November 2026"; "week 12"; "3 weeks before".
    [[nodiscard]] std::string day(Date date) const;

private:
    explicit CourseCalendar(std::optional<Date> start)
        : start_{start} {}
    std::optional<Date> start_;
};

} // namespace attune
