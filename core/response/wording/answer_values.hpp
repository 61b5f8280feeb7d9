// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/measure/instrument.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace attune {

/// A number as it stands in a file, "3" or "2.5", with nothing around it; nothing when it is none.
[[nodiscard]] std::optional<double> answer_value(std::string_view text);

/// Every value that may be chosen, from low to high; empty for a line that is marked by hand.
[[nodiscard]] std::vector<double> values_to_choose(const AnswerScale& scale);

} // namespace attune
