// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/report/chart/geometry.hpp"

#include <vector>

namespace attune {

/// The same line to the eye with fewer points: where more than two points fall into one unit of width, the
/// first, lowest, highest and last of each unit stay, in their order. Needs x that never decreases.
[[nodiscard]] std::vector<Spot> thin_out(std::vector<Spot> run);

} // namespace attune
