// SPDX-License-Identifier: Apache-2.0
#include "core/report/chart/chart.hpp"

#include <algorithm>
#include <cmath>

namespace attune {

namespace {

bool covers_line(const PlacedLine& course, const Area& box) {
    for (const auto& run : course.runs) {
        if (run.size() == 1 && box.contains(run.front()))
            return true;
        for (std::size_t index = 1; index < run.size(); ++index)
            if (crosses(box, run[index - 1], run[index]))
                return true;
    }
    return false;
}

} // namespace

Area place_card(const ChartLayout& layout, const ChartFocus& focus, TextFace& face) {
    double width = 0;
    double height = 12;
    for (std::size_t index = 0; index < focus.card.size(); ++index) {
        const Area size = face.measure(focus.card[index], index == 0 ? TextRole::chart_strong : TextRole::chart);
        width = std::max(width, size.width);
        height += size.height;
    }
    width += 18;
    const PlacedLine& course = layout.panels[focus.point.panel].lines[focus.point.line];
    const Spot at = course.spot(focus.point.point).value_or(Spot{});
    constexpr double beside = 13;
    // Close to the point first, then farther up and down.
    std::vector<Spot> corners;
    for (const double away : {2.0, 26.0, 60.0, 110.0, 170.0})
        for (const double y : {at.y + away, at.y - height - away})
            for (const double x : {at.x - beside - width, at.x + beside, at.x - width / 2})
                if (x != at.x - width / 2 || away > beside)
                    corners.push_back({x, y});
    std::optional<Area> fallback;
    for (const Spot corner : corners) {
        const Area box{corner.x, corner.y, width, height};
        if (!layout.page.holds(box.grown(1)))
            continue;
        if (!covers_line(course, box.grown(3)))
            return box;
        fallback = fallback.value_or(box);
    }
    if (fallback)
        return *fallback;
    return {std::clamp(at.x + beside, 0.0, std::max(0.0, layout.page.width - width)),
            std::clamp(at.y + beside, 0.0, std::max(0.0, layout.page.height - height)), width, height};
}

std::optional<PointRef> hit_test(const ChartLayout& layout, Spot spot, double reach) {
    std::optional<PointRef> nearest;
    double best = reach;
    for (std::size_t panel = 0; panel < layout.panels.size(); ++panel) {
        for (std::size_t line = 0; line < layout.panels[panel].lines.size(); ++line) {
            const PlacedLine& course = layout.panels[panel].lines[line];
            const auto look_at = [&](std::size_t point, Spot at) {
                const double distance = std::hypot(at.x - spot.x, at.y - spot.y);
                if (distance <= best) {
                    best = distance;
                    nearest = PointRef{panel, line, point};
                }
            };
            for (const auto& [point, at] : course.missed)
                look_at(point, at);
            for (std::size_t point = 0; point < course.points.size(); ++point)
                if (course.points[point])
                    look_at(point, *course.points[point]);
        }
    }
    return nearest;
}

std::optional<std::size_t> hit_event(const ChartLayout& layout, Spot spot) {
    for (std::size_t index = 0; index < layout.events.size(); ++index) {
        const PlacedEvent& event = layout.events[index];
        const Area mark{event.mark.x - 6, event.mark.y - 7, 12, 14};
        if (mark.contains(spot) || event.label.box.contains(spot))
            return index;
    }
    return std::nullopt;
}

} // namespace attune
