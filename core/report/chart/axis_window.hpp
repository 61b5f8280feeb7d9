// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/report/chart/chart_model.hpp"

namespace attune {

/// Where a chart begins and ends when nothing is zoomed: its first point or event, and a little behind the last.
[[nodiscard]] AxisWindow whole_window(const ChartModel& model);

/// The least that a window shows: 14 days or 2 sessions.
[[nodiscard]] double least_window(ChartAxis axis);

/// Shows `factor` times as much (below 1: closer), so that `around` stays where it stands. Never less than the
/// least and never more than `whole`. What is no number changes nothing.
[[nodiscard]] AxisWindow zoomed(const AxisWindow& window, double factor, double around, const AxisWindow& whole,
                                ChartAxis axis);

/// Moves by `by`, in units of the axis, and stops at the ends of `whole`.
[[nodiscard]] AxisWindow panned(const AxisWindow& window, double by, const AxisWindow& whole);

/// The nearest window inside `whole`; `whole` itself when it makes no sense (no numbers, end before start).
[[nodiscard]] AxisWindow kept_inside(const AxisWindow& window, const AxisWindow& whole, ChartAxis axis);

} // namespace attune
