// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/progress/measure_series.hpp"
#include "gui/client/client_view_model.hpp"

#include <vector>

namespace attune {

/// Where the measures stand: a line for the leading score of each measure, and of each person that it is about,
/// with at least two scores of one meaning; latest first. In short what the change means.
[[nodiscard]] std::vector<StandingLine> standing_measures(std::vector<MeasureSeries> measures);

} // namespace attune
