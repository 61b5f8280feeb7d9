// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/report/chart/chart_layout.hpp"

namespace attune {

/// Where a line stands in a panel whose plot and range are set. A value that is no number is a gap. Where a line
/// leaves the window, the part inside is drawn up to the edge and its points outside have no place. `company`: how
/// many lines the panel has.
[[nodiscard]] PlacedLine place_line(const ChartLayout& layout, const PlacedPanel& panel, const ChartLine& line,
                                    std::size_t company);

} // namespace attune
