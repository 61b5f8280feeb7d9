// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace attune {

/// The name in `names` that `name` was probably meant to be: at most a third of its letters wrong.
[[nodiscard]] std::optional<std::string> nearest(std::string_view name,
                                                 const std::vector<std::string>& names);
/// "; did you mean x?", or nothing when no name comes near.
[[nodiscard]] std::string did_you_mean(std::string_view name, const std::vector<std::string>& names);

} // namespace attune
