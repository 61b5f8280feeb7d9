// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace attune {

/// One step of a region's outline, in units of the drawing (figure 420 high, page 220 × 440).
struct OutlineStep {
    enum class Kind { move, curve, close } kind = Kind::move;
    double x1 = 0, y1 = 0, x2 = 0, y2 = 0;  ///< control points of a curve
    double x = 0, y = 0;
};

enum class BodyView { front, back };

/// A region of the body map. Sides are the client's own.
struct BodyRegion {
    std::string id;                         ///< "front-throat"; stored in records, never changes
    BodyView view = BodyView::front;
    std::string label;                      ///< "Throat"
    double x = 0, y = 0;                    ///< a point well inside
    std::vector<std::string> neighbours;
    std::vector<OutlineStep> outline;
};

inline constexpr double body_map_width = 220;
inline constexpr double body_map_height = 440;

/// All regions in the order of the file; read once from what the build put into the program.
[[nodiscard]] std::span<const BodyRegion> body_regions();
/// Null when no region has this id.
[[nodiscard]] const BodyRegion* body_region(std::string_view id);
/// The outline of the whole figure.
[[nodiscard]] std::span<const OutlineStep> body_outline(BodyView view);
/// The neighbour in the direction (dx, dy); the region itself when there is none.
[[nodiscard]] const BodyRegion& neighbour(const BodyRegion& region, double dx, double dy);

} // namespace attune
