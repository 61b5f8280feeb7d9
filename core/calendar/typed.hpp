// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/calendar/date.hpp"

namespace attune {

/// Reads a time of day as people type it between two clients: "14:05", "14.05", "14h05", "1405", "905", "14",
/// "2:05 pm", "2pm". Nothing when it is not a time of day. What is stored is read by `parse_time` alone.
[[nodiscard]] std::optional<TimeOfDay> typed_time(std::string_view text);

/// Reads a day that begins with its year: "2027-03-09", "2027-3-9", "2027.3.9", "2027/3/9", "20270309".
/// Day first and month first cannot be told apart, so neither is guessed: nothing.
[[nodiscard]] std::optional<Date> typed_date(std::string_view text);

} // namespace attune
