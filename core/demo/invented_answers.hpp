// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/demo/dice.hpp"
#include "core/measure/answers.hpp"
#include "core/measure/instrument.hpp"

#include <span>
#include <string_view>

namespace attune {

/// A score that somebody invented shall have.
struct WantedScore {
    std::string_view scale; ///< id of a scale that is a sum or a mean of items
    double value = 0;
};

/// Complete answers that give the scores wanted, or the nearest below that the items allow. Items about safety stay as
/// low as the score lets them; items of no scale wanted are answered with the least. `wanted` scales share no item.
[[nodiscard]] ItemAnswers invented_answers(const Instrument& instrument, std::span<const WantedScore> wanted,
                                           Dice& dice);

} // namespace attune
