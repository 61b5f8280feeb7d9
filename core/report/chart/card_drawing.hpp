// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/report/chart/geometry.hpp"
#include "core/report/chart/palette.hpp"
#include "core/report/chart/text_face.hpp"

#include <string>
#include <vector>

namespace attune {

/// The card beside a point: the first line bold, the last of several muted.
void draw_card(cairo_t* cairo, const Area& box, const std::vector<std::string>& lines, const ChartPalette& palette,
               TextFace& face);

} // namespace attune
