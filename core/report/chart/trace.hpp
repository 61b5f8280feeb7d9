// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/report/chart/geometry.hpp"
#include "core/report/chart/palette.hpp"
#include "core/report/chart/text_face.hpp"

#include <optional>
#include <string>
#include <vector>

namespace attune {

struct TracePoint {
    std::optional<double> minute;     ///< nothing: rows count instead, for the whole trace
    std::optional<double> level;      ///< nothing: a gap
};

/// A stretch of the session with a name: "Cycle 1".
struct TraceSpan {
    std::size_t first = 0;            ///< index into the points
    std::size_t last = 0;
    std::string label;
};

/// One session's course of a level by minute, such as the activation log of Somatic Experiencing.
struct Trace {
    std::vector<TracePoint> points;   ///< in row order
    double min = 0;
    double max = 10;
    std::optional<double> settled;    ///< the zone up to this level is tinted
    std::string settled_label = "settled \u2264 3";
    std::vector<TraceSpan> spans;     ///< drawn as brackets above
    std::optional<std::size_t> current; ///< the row that has focus: dotted line and its number
    double session_minutes = 0;       ///< length of the axis at least; 0: as the points need
    int slot = 2;                     ///< series colour, 0 to 4
    std::string peak_word = "Peak";
    std::string end_word = "End";
};

/// Draws the trace into `area`, about 632 by 148 in the note. Works from 280 wide.
void draw_trace(cairo_t* cairo, const Area& area, const Trace& trace, const ChartPalette& palette, TextFace& face);

/// Where each point stands; nothing for a gap.
[[nodiscard]] std::vector<std::optional<Spot>> trace_spots(const Area& area, const Trace& trace, TextFace& face);

/// "Starts at 2, peak 7 at minute 12, end 2 at minute 43, 9 rows"; "No level yet".
[[nodiscard]] std::string trace_words(const Trace& trace);

} // namespace attune
