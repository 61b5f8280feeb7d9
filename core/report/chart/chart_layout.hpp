// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/report/chart/chart_model.hpp"
#include "core/report/chart/geometry.hpp"
#include "core/report/chart/text_face.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace attune {

/// Which colour a text takes; `series` means the colour of its slot.
enum class Ink { text, muted, series };

struct PlacedText {
    std::string text;
    TextRole role = TextRole::chart;
    Area box;
    Ink ink = Ink::text;
    int slot = 0;
    bool halo = false;                ///< over a line: a border of the base colour behind the letters
    double wrap = 0;                  ///< width at which its lines break; 0: one line
};

struct PlacedTick {
    double value = 0;
    double at = 0;                    ///< y of a value, x of a day or session
    std::optional<PlacedText> label;  ///< left out where it would touch another
};

struct PlacedLine {
    int slot = 0;
    bool dashed = false;              ///< long dashes where a panel is crowded
    std::vector<std::vector<Spot>> runs;        ///< what is joined; thinned out above two points per unit
    std::vector<std::optional<Spot>> points;    ///< one per point of the model; nothing for a gap or out of the window
    bool has_marks = true;            ///< too dense: only the last point is marked
    /// By index: what was due and not given, below the plot, where no value can stand.
    std::vector<std::pair<std::size_t, Spot>> missed{};
    std::optional<std::size_t> last;  ///< index of the last point that has a value
    std::optional<PlacedText> label;  ///< nothing when there was no room: the card says it

    /// Where a point can be pointed at: its value, or its place below the plot.
    [[nodiscard]] std::optional<Spot> spot(std::size_t point) const;
};

struct PlacedBand {
    Area area;
    int strength = 0;                 ///< 0 to 4
    std::optional<PlacedText> label;
};

struct PlacedChangeBand {
    Area area;
    int slot = 0;
    PlacedText label;
};

struct PlacedPanel {
    Area plot;
    double min = 0;
    double max = 10;
    PlacedText title;
    PlacedText unit;
    std::vector<PlacedTick> ticks;
    std::vector<PlacedBand> bands;
    std::optional<double> cut_off;    ///< y
    std::optional<PlacedText> cut_off_label;
    std::optional<PlacedChangeBand> change;
    std::vector<PlacedLine> lines;
};

struct PlacedEvent {
    double x = 0;
    Spot mark;
    PlacedText label;
    std::vector<std::size_t> events;  ///< several when there was no room: "3 events"
};

struct PlacedSpan {
    double from = 0;
    double to = 0;
    double bracket = 0;               ///< y
    bool hatched = true;              ///< a break
    std::optional<PlacedText> label;
};

/// Where everything stands. Made by lay_out; read by draw_chart, hit_test and tests.
struct ChartLayout {
    Area page;
    double first = 0;                 ///< x of the model at the left edge of the plots
    double final = 1;                 ///< at the right edge
    std::vector<PlacedPanel> panels;
    std::vector<PlacedEvent> events;
    std::vector<PlacedSpan> spans;
    std::vector<PlacedTick> ticks;    ///< along the time axis
    std::optional<PlacedText> axis_name;
    std::optional<PlacedText> remark;
    std::optional<PlacedText> empty;

    /// Where x of the model stands on the page.
    [[nodiscard]] double place_x(double x) const;
};

/// Where a value stands in a panel; values outside the range stand at its edge.
[[nodiscard]] double place_value(const PlacedPanel& panel, double value);

/// Lays a chart out on a page of `width` by `height`, from (0, 0). When the page is too low for all panels
/// (72 each at least) the layout is higher than the page: see `ChartLayout::page`.
[[nodiscard]] ChartLayout lay_out(const ChartModel& model, double width, double height, TextFace& face);

/// The least height that holds all panels.
[[nodiscard]] double least_chart_height(const ChartModel& model, TextFace& face);

} // namespace attune
