// SPDX-License-Identifier: Apache-2.0
#include "core/report/chart/geometry.hpp"

#include <array>
#include <utility>

namespace attune {

// Liang and Barsky: the line is cut by the four edges in turn until nothing of it is left.
bool crosses(const Area& area, Spot from, Spot to) {
    const double dx = to.x - from.x;
    const double dy = to.y - from.y;
    const std::array<std::pair<double, double>, 4> edges{{{-dx, from.x - area.x},
                                                          {dx, area.right() - from.x},
                                                          {-dy, from.y - area.y},
                                                          {dy, area.bottom() - from.y}}};
    double enter = 0;
    double leave = 1;
    for (const auto& [step, room] : edges) {
        if (step == 0) {
            if (room < 0)
                return false;
            continue;
        }
        const double at = room / step;
        if (step < 0 && at > enter)
            enter = at;
        if (step > 0 && at < leave)
            leave = at;
    }
    return enter <= leave;
}

} // namespace attune
