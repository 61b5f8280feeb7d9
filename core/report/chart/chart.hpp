// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/report/chart/chart_layout.hpp"
#include "core/report/chart/chart_model.hpp"
#include "core/report/chart/palette.hpp"
#include "core/report/chart/text_face.hpp"

#include <optional>
#include <string>
#include <vector>

namespace attune {

/// The point that the reader is at, and the card beside it: usually date, value and change.
struct ChartFocus {
    PointRef point;
    std::vector<std::string> card;    ///< first line bold, the others plain; may be empty
};

/// Draws a chart that was laid out. Fills the background with the palette's base.
void draw_chart(cairo_t* cairo, const ChartLayout& layout, const ChartPalette& palette, TextFace& face,
                const std::optional<ChartFocus>& focus = std::nullopt);

/// Where the card would stand: inside the page, beside the point, over no part of its line where that is
/// possible.
[[nodiscard]] Area place_card(const ChartLayout& layout, const ChartFocus& focus, TextFace& face);

/// The point nearest to `spot`, at most `reach` away; nothing elsewhere.
[[nodiscard]] std::optional<PointRef> hit_test(const ChartLayout& layout, Spot spot, double reach = 12);

/// The placed event under `spot`: its mark or its words.
[[nodiscard]] std::optional<std::size_t> hit_event(const ChartLayout& layout, Spot spot);

} // namespace attune
