// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/client/client.hpp"
#include "core/demo/dice.hpp"

namespace attune {

/// An invented client, number `index` of the practice: the first ones are always the same people, so that
/// pictures and the manual can name them; later ones are put together by the dice. `until` bounds the age.
[[nodiscard]] Client invented_client(int index, Dice& dice, Date until);

} // namespace attune
