// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/calendar/date.hpp"

#include <optional>
#include <string>

namespace attune {

/// "9 March 2027".
[[nodiscard]] std::string long_date(Date date);
/// "Tuesday 9 March".
[[nodiscard]] std::string weekday_date(Date date);
/// "9 Mar", with the year when it is not that of `today`.
[[nodiscard]] std::string short_date(Date date, Date today);
/// For appointments: "Today 13:00", "Thu 11:00" within six days, else "17 March".
[[nodiscard]] std::string near_date(Date date, std::optional<TimeOfDay> time, Date today);
/// "13:00–13:50", "13:00", or nothing.
[[nodiscard]] std::string time_range(std::optional<TimeOfDay> start, std::optional<TimeOfDay> stop);
/// "Today 18:05", "Yesterday 18:05", "22 February", on the wall clock here.
[[nodiscard]] std::string moment_words(Instant moment, Date today);
/// "14:22" on the wall clock here.
[[nodiscard]] std::string wall_time(Instant moment);
/// The minute of the day that the wall clock here shows.
[[nodiscard]] TimeOfDay wall_minute(Instant moment);
/// "1 day", "35 days".
[[nodiscard]] std::string days_words(int days);

} // namespace attune
