// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/progress/statistics/reliable_change.hpp"

#include <nlohmann/json.hpp>

#include <optional>

namespace attune::cli {

[[nodiscard]] nlohmann::ordered_json or_null(const std::optional<double>& value);
/// Improvement, reliable, category, and why there is none.
[[nodiscard]] nlohmann::ordered_json change_json(const ChangeResult& result);

} // namespace attune::cli
