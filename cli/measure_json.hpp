// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/measure/scoring.hpp"

#include <nlohmann/json.hpp>

namespace attune::cli {

/// What a set of answers says, whole, with every cut-off and its source.
[[nodiscard]] nlohmann::ordered_json score_json(const Instrument& instrument, const MeasureScore& score,
                                                const ScoringContext& context);
/// One instrument as `measure list` tells it.
[[nodiscard]] nlohmann::ordered_json instrument_json(const Instrument& instrument);

} // namespace attune::cli
