// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/report/chart/chart_layout.hpp"

namespace attune {

/// Places what lasted, breaks and events in up to six lines above the first panel, from `top` down, and returns where
/// the next thing may begin. Breaks and stretches end where the plot does. Events that find no room in two rows join the nearest one: "3 events".
[[nodiscard]] double place_events(const ChartModel& model, ChartLayout& layout, double top, TextFace& face);

} // namespace attune
