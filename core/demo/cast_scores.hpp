// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/calendar/date.hpp"
#include "core/demo/invented_answers.hpp"

#include <string_view>
#include <vector>

namespace attune {

/// What somebody of the cast scored on one day.
struct CastScore {
    Date day{};
    std::string_view measure; ///< "phq-9"
    WantedScore wanted{};
};

/// The course of scores that fits what the samples tell of this person, up to the day of their last session: improved,
/// unchanged, worse, or too few to tell. By day; nothing for those who come in twos and more, and for the youngest.
[[nodiscard]] std::vector<CastScore> cast_scores(std::string_view family, Date last);

} // namespace attune
