// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace attune {

/// A place on a drawing, in units of 1/96 inch (one pixel at 96 dpi), y downwards.
struct Spot {
    double x = 0;
    double y = 0;
    friend bool operator==(const Spot&, const Spot&) = default;
};

/// An upright rectangle on a drawing, in the same units.
struct Area {
    double x = 0;
    double y = 0;
    double width = 0;
    double height = 0;

    [[nodiscard]] constexpr double right() const noexcept { return x + width; }
    [[nodiscard]] constexpr double bottom() const noexcept { return y + height; }
    [[nodiscard]] constexpr bool contains(Spot spot) const noexcept {
        return spot.x >= x && spot.x <= right() && spot.y >= y && spot.y <= bottom();
    }
    /// Whether `other` lies wholly inside, with half a unit of tolerance.
    [[nodiscard]] constexpr bool holds(const Area& other) const noexcept {
        return other.x >= x - 0.5 && other.y >= y - 0.5 && other.right() <= right() + 0.5 &&
               other.bottom() <= bottom() + 0.5;
    }
    [[nodiscard]] constexpr bool meets(const Area& other) const noexcept {
        return x < other.right() && other.x < right() && y < other.bottom() && other.y < bottom();
    }
    [[nodiscard]] constexpr Area grown(double by) const noexcept {
        return {x - by, y - by, width + 2 * by, height + 2 * by};
    }
    friend bool operator==(const Area&, const Area&) = default;
};

/// Whether the straight line from `from` to `to` touches `area`.
[[nodiscard]] bool crosses(const Area& area, Spot from, Spot to);

} // namespace attune
