// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/report/chart/geometry.hpp"
#include "core/report/chart/palette.hpp"
#include "core/report/chart/text_face.hpp"

#include <vector>

namespace attune {

/// The ratings of one target on their scale, first to latest. The better end is always at the right: a SUD
/// ladder runs from 10 to 0 (`left` 10, `right` 0), a VoC ladder from 1 to 7.
struct Ladder {
    double left = 10;
    double right = 0;
    std::vector<double> values;       ///< oldest first; empty: the bare scale
    int slot = 0;                     ///< series colour, 0 to 4
};

/// Height that a ladder needs: scale and numbers.
inline constexpr double ladder_height = 42;

/// Draws the ladder into `area`: hollow marks are earlier ratings, the filled one is now; numbers under both
/// ends, the first and the last rating, and the middle where there is room.
void draw_ladder(cairo_t* cairo, const Area& area, const Ladder& ladder, const ChartPalette& palette, TextFace& face);

} // namespace attune
