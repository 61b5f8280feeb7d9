// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>

namespace attune {

/// 0 to 1 each; `opacity` 1 covers.
struct Colour {
    double red = 0;
    double green = 0;
    double blue = 0;
    double opacity = 1;

    [[nodiscard]] constexpr Colour with_opacity(double value) const noexcept { return {red, green, blue, value}; }
    friend bool operator==(const Colour&, const Colour&) = default;
};

/// 0x2e3436 and the like.
[[nodiscard]] constexpr Colour colour_of(std::uint32_t rgb) noexcept {
    return {static_cast<double>((rgb >> 16U) & 0xffU) / 255.0, static_cast<double>((rgb >> 8U) & 0xffU) / 255.0,
            static_cast<double>(rgb & 0xffU) / 255.0, 1};
}

/// The colours of every drawing. Text reaches 4.5 against the base, marks and lines 3. Five series at most
/// stand in one panel; their mark shapes tell them apart without any colour.
struct ChartPalette {
    bool dark = false;
    Colour window, base, border, hairline;
    Colour text, muted, accent;
    Colour critical, caution, good, information_tint;
    std::array<Colour, 5> series;
    std::array<Colour, 5> bands;      ///< light to strong
    Colour events, axis, grid, hatch;
};

[[nodiscard]] const ChartPalette& light_palette();
[[nodiscard]] const ChartPalette& dark_palette();

} // namespace attune
