// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/report/chart/palette.hpp"
#include "core/report/chart/text_face.hpp"

namespace attune {

/// One shape per series slot: it separates series without any colour.
enum class MarkShape { disc, square, triangle, diamond, ring };

/// The shape of slot 0 to 4.
[[nodiscard]] MarkShape mark_of(int slot);

/// Draws a mark of `size` across (7 in charts) around `centre`. `base` fills the ring.
void draw_mark(cairo_t* cairo, MarkShape shape, Spot centre, double size, const Colour& colour, const Colour& base);

void set_colour(cairo_t* cairo, const Colour& colour);

} // namespace attune
