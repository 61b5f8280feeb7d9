// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/report/chart/geometry.hpp"
#include "core/report/chart/palette.hpp"

#include <memory>
#include <string>
#include <string_view>

typedef struct _cairo cairo_t; // NOLINT: Cairo's own forward declaration

namespace attune {

/// The sizes of text in drawings, relative to the body: 0.825, 0.9, 1, 1.2 and 1.5; strong means bold.
enum class TextRole { chart, chart_strong, small, small_strong, body, strong, heading, title };

enum class TextEdge { left, centre, right };

/// Measures and draws text with Pango, the same on screen, PNG, SVG and PDF. Needs no display.
///
/// Keeps shaped texts, so keep one of these per window or per document. Thread: one at a time.
class TextFace {
public:
    /// `body_size` in units of 1/96 inch: 13.33 is 10 pt. Multiply it by the user's text size.
    explicit TextFace(std::string family = "Noto Sans", double body_size = 40.0 / 3.0);
    ~TextFace();
    TextFace(TextFace&&) noexcept;
    TextFace& operator=(TextFace&&) noexcept;

    /// Size of the text on one line, or wrapped at `wrap_width` when it is above 0.
    [[nodiscard]] Area measure(std::string_view text, TextRole role, double wrap_width = 0);
    /// The text, or as much of it as fits into `width` with "…" behind.
    [[nodiscard]] std::string fit(std::string_view text, TextRole role, double width);
    /// Draws with the upper left corner of its box at `spot` (for `right` and `centre`: that edge or middle).
    void draw(cairo_t* cairo, std::string_view text, TextRole role, Spot spot, const Colour& colour,
              TextEdge edge = TextEdge::left, double wrap_width = 0);
    /// The same with a border of `halo` colour, 4 wide, behind the letters.
    void draw_with_halo(cairo_t* cairo, std::string_view text, TextRole role, Spot spot, const Colour& colour,
                        const Colour& halo);
    [[nodiscard]] double size_of(TextRole role) const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace attune
