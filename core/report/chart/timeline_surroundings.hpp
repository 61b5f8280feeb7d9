// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/report/chart/timeline_chart.hpp"

namespace attune {

/// Adds what stands around the lines: events, breaks, and what lasted.
void add_surroundings(const Timeline& timeline, const TimelineView& view, ChartModel& model);

} // namespace attune
