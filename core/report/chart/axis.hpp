// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/report/chart/chart_model.hpp"

#include <string>
#include <vector>

namespace attune {

struct AxisTick {
    double value = 0;
    std::string label;
};

/// Ends, cut-off and one or two round values between: what stands beside a panel of this height.
[[nodiscard]] std::vector<AxisTick> value_ticks(const ChartPanel& panel, double height);

/// Where an axis begins: at the first point, whose day it names, or anywhere, in a window.
enum class AxisStart { first_point, window };

/// The first day and then days of a week (up to 10 weeks), months (up to 18), quarters (up to 5 years) or
/// years; by session: the first and round numbers. In a window weeks begin on Mondays, so that the labels move with
/// the chart and do not count anew. `width` thins out what could not be read.
[[nodiscard]] std::vector<AxisTick> time_ticks(ChartAxis axis, double first, double final, double width,
                                               AxisStart start = AxisStart::first_point);

/// A day of the axis: "10 Nov".
[[nodiscard]] std::string short_day(double day);

} // namespace attune
