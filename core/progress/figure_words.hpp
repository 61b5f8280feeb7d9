// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/progress/timeline.hpp"

#include <string>
#include <vector>

namespace attune {

/// What the scores of a measure are read by, one sentence each, with the source and how far it was checked:
/// "Bands: minimal 0–4, mild 5–9 (Kroenke 2001; checked).", then the cut-offs, the reliable change and the difference
/// that matters, and from where change counts unless it is the first score. Empty where nothing is published. Bands of one source share it.
[[nodiscard]] std::vector<std::string> figure_words(const MeasureFacts& facts);

/// The bands' part of it: "minimal 0–4, mild 5–9 (Kroenke 2001; checked)"; empty without bands.
[[nodiscard]] std::string bands_words(const std::vector<MeasureBand>& bands);

} // namespace attune
