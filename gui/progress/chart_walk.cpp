// SPDX-License-Identifier: Apache-2.0
// How the keyboard walks through the points of the chart.
#include "gui/progress/progress_view_model.hpp"

#include <cmath>

namespace attune {

void ProgressViewModel::enter() {
    if (focus_)
        return;
    for (std::size_t panel = 0; panel < chart_.model.panels.size(); ++panel) {
        const auto& lines = chart_.model.panels[panel].lines;
        for (std::size_t line = 0; line < lines.size(); ++line) {
            const auto last = value_at({panel, line, 0}, lines[line].points.size(), -1);
            if (last) {
                focus_on({panel, line, *last});
                return;
            }
        }
    }
}

void ProgressViewModel::leave() {
    focus_.reset();
    on_focus();
}

void ProgressViewModel::focus_on(const PointRef& point) {
    focus_ = point;
    explained_series_ = line_of(point).panel->series;
    explained_key_ = line_of(point).line->key;
    bring_into_view(chart_.model.panels[point.panel].lines[point.line].points[point.point].x);
    on_focus();
}

bool ProgressViewModel::move(ChartStep step) {
    if (!focus_) {
        enter();
        return focus_.has_value();
    }
    const PointRef at = *focus_;
    switch (step) {
    case ChartStep::line_up: return move_across(at, -1);
    case ChartStep::line_down: return move_across(at, 1);
    default: return move_along(at, step);
    }
}

bool ProgressViewModel::move_along(const PointRef& at, ChartStep step) {
    const std::size_t count = chart_.model.panels[at.panel].lines[at.line].points.size();
    std::optional<std::size_t> next;
    if (step == ChartStep::before)
        next = value_at(at, at.point, -1);
    else if (step == ChartStep::after)
        next = value_at(at, at.point + 1, 1);
    else if (step == ChartStep::first)
        next = value_at(at, 0, 1);
    else
        next = value_at(at, count, -1);
    if (!next || *next == at.point)
        return false;
    focus_on({at.panel, at.line, *next});
    return true;
}

// To the line above or below, over the borders of panels, at the nearest time.
bool ProgressViewModel::move_across(const PointRef& at, int step) {
    const auto& panels = chart_.model.panels;
    const double x = panels[at.panel].lines[at.line].points[at.point].x;
    auto panel = static_cast<std::ptrdiff_t>(at.panel);
    auto line = static_cast<std::ptrdiff_t>(at.line);
    for (;;) {
        line += step;
        while (line < 0 || line >= std::ssize(panels[static_cast<std::size_t>(panel)].lines)) {
            panel += step;
            if (panel < 0 || panel >= std::ssize(panels))
                return false;
            line = step > 0 ? 0 : std::ssize(panels[static_cast<std::size_t>(panel)].lines) - 1;
        }
        const auto found = nearest_in_line(static_cast<std::size_t>(panel), static_cast<std::size_t>(line), x);
        if (found) {
            focus_on(*found);
            return true;
        }
    }
}

// The first value, or place of a measure not given, from `from` on, or below `from` when `step` is -1.
std::optional<std::size_t> ProgressViewModel::value_at(const PointRef& line, std::size_t from, int step) const {
    const auto& points = chart_.model.panels[line.panel].lines[line.line].points;
    if (step > 0) {
        for (std::size_t index = from; index < points.size(); ++index)
            if (points[index].is_readable())
                return index;
        return std::nullopt;
    }
    for (std::size_t index = from; index > 0; --index)
        if (points[index - 1].is_readable())
            return index - 1;
    return std::nullopt;
}

std::optional<PointRef> ProgressViewModel::nearest_in_line(std::size_t panel, std::size_t line, double x) const {
    std::optional<PointRef> nearest;
    double best = 0;
    const auto& points = chart_.model.panels[panel].lines[line].points;
    for (std::size_t index = 0; index < points.size(); ++index) {
        if (!points[index].is_readable())
            continue;
        const double distance = std::abs(points[index].x - x);
        if (!nearest || distance < best) {
            best = distance;
            nearest = PointRef{panel, line, index};
        }
    }
    return nearest;
}

} // namespace attune
