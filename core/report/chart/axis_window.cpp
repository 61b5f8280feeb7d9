// SPDX-License-Identifier: Apache-2.0
#include "core/report/chart/axis_window.hpp"

#include <algorithm>
#include <cmath>

namespace attune {

namespace {

double width_of(const AxisWindow& window) { return window.final - window.first; }

/// Moved into `whole` without a change of width, as far as it fits.
AxisWindow moved_inside(AxisWindow window, const AxisWindow& whole) {
    const double width = std::min(width_of(window), width_of(whole));
    const double first = std::clamp(window.first, whole.first, whole.final - width);
    return {first, first + width};
}

} // namespace

AxisWindow whole_window(const ChartModel& model) {
    AxisWindow reach;
    bool any = false;
    const auto take = [&](double x) {
        if (!std::isfinite(x))
            return;
        reach.first = any ? std::min(reach.first, x) : x;
        reach.final = any ? std::max(reach.final, x) : x;
        any = true;
    };
    for (const ChartPanel& panel : model.panels)
        for (const ChartLine& line : panel.lines)
            for (const ChartPoint& point : line.points)
                take(point.x);
    for (const ChartEvent& event : model.events)
        take(event.x);
    reach.final = std::max(reach.final + width_of(reach) * 0.04, reach.first + least_window(model.axis));
    return reach;
}

double least_window(ChartAxis axis) { return axis == ChartAxis::date ? 14 : 2; }

AxisWindow zoomed(const AxisWindow& window, double factor, double around, const AxisWindow& whole, ChartAxis axis) {
    if (!std::isfinite(factor) || factor <= 0 || !std::isfinite(around))
        return window;
    const double least = std::min(least_window(axis), width_of(whole));
    const double before = width_of(window);
    const double width = std::clamp(before * factor, least, width_of(whole));
    const double share = before > 0 ? std::clamp((around - window.first) / before, 0.0, 1.0) : 0.5;
    const double first = std::clamp(around, window.first, std::max(window.first, window.final)) - share * width;
    return moved_inside({first, first + width}, whole);
}

AxisWindow panned(const AxisWindow& window, double by, const AxisWindow& whole) {
    if (!std::isfinite(by))
        return window;
    return moved_inside({window.first + by, window.final + by}, whole);
}

AxisWindow kept_inside(const AxisWindow& window, const AxisWindow& whole, ChartAxis axis) {
    const double width = width_of(window);
    if (!std::isfinite(width) || width <= 0)
        return whole;
    const double least = std::min(least_window(axis), width_of(whole));
    return moved_inside({window.first, window.first + std::max(width, least)}, whole);
}

} // namespace attune
