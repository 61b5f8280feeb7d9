// SPDX-License-Identifier: Apache-2.0
#include "core/report/special_chart/chart_scene.hpp"

#include <algorithm>
#include <cmath>

namespace attune {

std::optional<std::size_t> ChartScene::hit(Spot spot, double reach) const {
    std::optional<std::size_t> inside, nearest;
    double best_inside = 0;
    double best = reach;
    for (std::size_t index = 0; index < items.size(); ++index) {
        const SceneItem& item = items[index];
        const double distance = std::hypot(item.at.x - spot.x, item.at.y - spot.y);
        if (item.area.contains(spot) && (!inside || distance < best_inside)) {
            best_inside = distance;
            inside = index;
        }
        if (distance <= best) {
            best = distance;
            nearest = index;
        }
    }
    return inside ? inside : nearest;
}

std::size_t ChartScene::across(std::size_t item, int by) const {
    if (item >= items.size() || rows.empty())
        return item;
    const auto after = std::upper_bound(rows.begin(), rows.end(), item);
    const auto row = static_cast<std::ptrdiff_t>(after - rows.begin()) - 1 + by;
    if (row < 0 || row >= static_cast<std::ptrdiff_t>(rows.size()))
        return item;
    const std::size_t first = rows[static_cast<std::size_t>(row)];
    const std::size_t end = static_cast<std::size_t>(row) + 1 < rows.size() ? rows[static_cast<std::size_t>(row) + 1]
                                                                           : items.size();
    std::size_t best = first;
    for (std::size_t index = first; index < end; ++index)
        if (std::abs(items[index].at.x - items[item].at.x) < std::abs(items[best].at.x - items[item].at.x))
            best = index;
    return best < items.size() ? best : item;
}

Area place_scene_card(const ChartScene& scene, std::size_t item, TextFace& face) {
    if (item >= scene.items.size())
        return {};
    const SceneItem& at = scene.items[item];
    double width = 0;
    double height = 12;
    for (std::size_t index = 0; index < at.card.size(); ++index) {
        const Area size = face.measure(at.card[index], index == 0 ? TextRole::chart_strong : TextRole::chart);
        width = std::max(width, size.width);
        height += size.height;
    }
    width += 18;
    const Area around = at.ring == SceneItem::Ring::box ? at.area : Area{at.at.x - 9, at.at.y - 9, 18, 18};
    for (const Spot corner : {Spot{around.right() + 5, around.y}, Spot{around.x - width - 5, around.y},
                              Spot{around.x, around.bottom() + 5}, Spot{around.x, around.y - height - 5}}) {
        const Area box{corner.x, corner.y, width, height};
        if (scene.page.holds(box.grown(1)))
            return box;
    }
    return {std::clamp(around.right() + 5, 0.0, std::max(0.0, scene.page.width - width)),
            std::clamp(around.bottom() + 5, 0.0, std::max(0.0, scene.page.height - height)), width, height};
}

} // namespace attune
