// SPDX-License-Identifier: Apache-2.0
#include "core/report/chart/line_placement.hpp"

#include "core/report/chart/thinning.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace attune {

namespace {

constexpr double below_plot = 4; ///< between two panels there are 11
constexpr double edge = 0.01; ///< what rounding may push a point out of its window

/// The part of a segment between `left` and `right`; nothing when it lies outside. `from.x` is never above `to.x`.
std::optional<std::pair<Spot, Spot>> clipped(Spot from, Spot to, double left, double right) {
    if (to.x < left || from.x > right)
        return std::nullopt;
    const auto at = [&](double x) { return from.y + (to.y - from.y) * (x - from.x) / (to.x - from.x); };
    std::pair<Spot, Spot> part{from, to};
    if (from.x < left)
        part.first = {left, at(left)};
    if (to.x > right)
        part.second = {right, at(right)};
    return part;
}

} // namespace

std::optional<Spot> PlacedLine::spot(std::size_t point) const {
    if (point < points.size() && points[point])
        return points[point];
    const auto found = std::ranges::find(missed, point, &std::pair<std::size_t, Spot>::first);
    return found == missed.end() ? std::nullopt : std::optional{found->second};
}

PlacedLine place_line(const ChartLayout& layout, const PlacedPanel& panel, const ChartLine& line,
                      std::size_t company) {
    PlacedLine placed;
    placed.slot = std::clamp(line.slot, 0, 4);
    placed.dashed = company >= 4 && placed.slot >= 3;
    placed.points.reserve(line.points.size());
    const double left = panel.plot.x - edge;
    const double right = panel.plot.right() + edge;
    std::size_t values = 0;
    Spot before; // of the last value, where `has_before`
    bool has_before = false;
    bool pen_is_down = false;
    for (std::size_t index = 0; index < line.points.size(); ++index) {
        const ChartPoint& point = line.points[index];
        if (!point.value || !std::isfinite(*point.value) || !std::isfinite(point.x)) {
            placed.points.emplace_back();
            if (const double x = point.is_missed ? layout.place_x(point.x) : left - 1; x >= left && x <= right)
                placed.missed.emplace_back(index, Spot{x, panel.plot.bottom() + below_plot});
            has_before = false;
            pen_is_down = false;
            continue;
        }
        const Spot spot{layout.place_x(point.x), place_value(panel, *point.value)};
        const bool is_inside = spot.x >= left && spot.x <= right;
        if (has_before && point.joined) {
            if (const auto part = clipped(before, spot, left, right)) {
                if (!pen_is_down)
                    placed.runs.push_back({part->first});
                placed.runs.back().push_back(part->second);
            }
        } else if (is_inside) {
            placed.runs.push_back({spot});
        }
        pen_is_down = is_inside;
        before = spot;
        has_before = true;
        placed.points.push_back(is_inside ? std::optional{spot} : std::nullopt);
        if (is_inside) {
            placed.last = index;
            ++values;
        }
    }
    for (auto& run : placed.runs)
        run = thin_out(std::move(run));
    placed.has_marks = static_cast<double>(values) * 5 <= panel.plot.width;
    return placed;
}

} // namespace attune
