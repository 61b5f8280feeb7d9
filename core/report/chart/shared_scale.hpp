// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/report/chart/timeline_chart.hpp"

namespace attune {

/// Puts the lines of all panels into one panel of 0 to 100 % of each range. Without a way to do that honestly a
/// line stays out and is told in `refused`: its series has no range of its own, or there are five lines already.
void share_scale(TimelineChart& chart, TimelineScale scale);

} // namespace attune
