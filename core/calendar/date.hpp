// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace attune {

/// A day on the calendar. It has no time zone, so it never shifts.
using Date = std::chrono::year_month_day;
/// A moment in UTC.
using Instant = std::chrono::sys_time<std::chrono::milliseconds>;

/// Minutes since midnight, 0 to 1439, on the wall clock where the session took place.
struct TimeOfDay {
    int minutes = 0;
    friend auto operator<=>(const TimeOfDay&, const TimeOfDay&) = default;
};

/// "2027-03-09".
[[nodiscard]] std::string format_date(Date date);
/// Reads "2027-03-09"; nothing when the text is not a day that exists (years 1800 to 2999).
[[nodiscard]] std::optional<Date> parse_date(std::string_view text);
/// "14:05".
[[nodiscard]] std::string format_time(TimeOfDay time);
/// Reads "14:05" or "9:30"; nothing when it is not a time of day.
[[nodiscard]] std::optional<TimeOfDay> parse_time(std::string_view text);
/// "2027-03-09T13:05:07.123Z".
[[nodiscard]] std::string format_instant(Instant instant);
[[nodiscard]] std::optional<Instant> parse_instant(std::string_view text);
/// Whole days from `from` to `to`; negative when `to` is earlier.
[[nodiscard]] int days_between(Date from, Date to);
/// Completed years of age on `day`.
[[nodiscard]] int age_on(Date born, Date day);

/// The outside world's time, so that tests can move it.
class Clock {
public:
    virtual ~Clock() = default;
    [[nodiscard]] virtual Instant now() const = 0;
    /// The local calendar day.
    [[nodiscard]] virtual Date today() const = 0;
    /// Never goes back; for order and for idle time.
    [[nodiscard]] virtual std::chrono::steady_clock::time_point monotonic() const = 0;
};

class SystemClock final : public Clock {
public:
    [[nodiscard]] Instant now() const override;
    [[nodiscard]] Date today() const override;
    [[nodiscard]] std::chrono::steady_clock::time_point monotonic() const override;
};

} // namespace attune
