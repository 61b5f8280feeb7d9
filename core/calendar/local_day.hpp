// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/calendar/date.hpp"

namespace attune {

/// The calendar day that it was here at a moment.
[[nodiscard]] Date local_day(Instant moment);

} // namespace attune
