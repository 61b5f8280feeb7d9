// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/report/special_chart/scene_maker.hpp"

namespace attune {

/// One row of a profile: a scale of its own with the better end at the right, where it began (hollow) and where it
/// stands (filled).
struct Dumbbell {
    std::string title;
    std::string detail;               ///< second line, muted
    double left = 0, right = 1;       ///< ends of the scale; the right one is better
    std::optional<double> first, now;
    std::string numbers;              ///< "80 to 30"
    std::string verdict;              ///< "mastered", "better"
    ScenePen verdict_pen = pen_of(SceneInk::muted);
    int slot = 0;
    std::vector<std::string> card;
    NoteId note{};
};

/// Draws the rows from `top` down and returns where they end. Every row is an item, in a row of its own.
[[nodiscard]] double draw_dumbbells(SceneMaker& maker, const std::vector<Dumbbell>& rows, double top);

} // namespace attune
