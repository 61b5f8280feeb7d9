// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/report/chart/geometry.hpp"
#include "core/report/chart/palette.hpp"

#include <optional>
#include <vector>

typedef struct _cairo cairo_t; // NOLINT: Cairo's own forward declaration

namespace attune {

struct Sparkline {
    std::vector<std::optional<double>> values; ///< oldest first; nothing: a gap, which is never bridged
    std::optional<double> cut_off;             ///< dotted line
    int slot = 0;                              ///< series colour, 0 to 4
};

/// Draws the course of a series into `area`, usually 112 by 28, in its own range: line 1.6, last point only.
/// Never show it without its numbers beside it.
void draw_sparkline(cairo_t* cairo, const Area& area, const Sparkline& sparkline, const ChartPalette& palette);

/// The same from the upper left corner, for a plain row of values.
void draw_sparkline(cairo_t* cairo, double width, double height, const std::vector<std::optional<double>>& values,
                    const ChartPalette& palette, int slot = 0);

} // namespace attune
