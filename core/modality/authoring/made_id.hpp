// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace attune {

/// An id that follows the rule for names, from words that people read: "tension_now" of "Tension now". Empty
/// where nothing of the words can stand in one.
[[nodiscard]] std::string made_id(std::string_view words);

} // namespace attune
