// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace attune {

enum class ChartAxis {
    date,    ///< x is the number of days since 1970-01-01
    session, ///< x is the session's number
};

/// The part of the axis that is looked at, in its units.
struct AxisWindow {
    double first = 0;
    double final = 1;
    friend bool operator==(const AxisWindow&, const AxisWindow&) = default;
};

struct ChartPoint {
    double x = 0;
    std::optional<double> value;      ///< nothing: a gap
    bool joined = true;               ///< whether a line may lead here from the point before
    bool is_missed = false;           ///< it was due here and not given: a gap that can be pointed at

    [[nodiscard]] bool is_readable() const noexcept { return value.has_value() || is_missed; }
};

struct ChartLine {
    std::string name;                 ///< "Phone call"; empty when the panel has one line
    std::string last;                 ///< last value as text, "1"; empty when there is none
    int slot = 0;                     ///< colour and mark, 0 to 4
    std::vector<ChartPoint> points;   ///< by x, never decreasing
};

struct ChartBand {
    double low = 0;
    double high = 0;
    std::string name;                 ///< "moderate"
};

/// A change of this size around the first value is not worth a word.
struct ChartChangeBand {
    double centre = 0;
    double half = 0;
    std::string label;                ///< "Start ± 6: unchanged"
    int slot = 0;
};

struct ChartPanel {
    std::string title;
    std::string unit;                 ///< "0 to 10, lower is better"
    double min = 0;
    double max = 10;
    std::vector<ChartBand> bands;     ///< from low to high
    std::optional<double> cut_off;
    std::optional<ChartChangeBand> change;
    std::vector<ChartLine> lines;     ///< five at most, each with a slot of its own
};

struct ChartEvent {
    double x = 0;
    std::string label;
};

/// A stretch of time, with a bracket above the first panel.
struct ChartSpan {
    double from = 0;
    double to = 0;
    std::string label;
    enum class Kind { pause, stretch } kind = Kind::pause; ///< pause: hatched in every panel
};

/// Everything that a chart shows; plain data, no positions.
struct ChartModel {
    ChartAxis axis = ChartAxis::date;
    std::optional<AxisWindow> window; ///< nothing: from the first point or event to a little behind the last
    std::vector<ChartPanel> panels;
    std::vector<ChartEvent> events;
    std::vector<ChartSpan> spans;
    std::string remark;               ///< below the axis: what must be known to read the chart
    std::string empty;                ///< shown in place of panels when there are none
};

/// Which point of which line of which panel.
struct PointRef {
    std::size_t panel = 0;
    std::size_t line = 0;
    std::size_t point = 0;
    friend auto operator<=>(const PointRef&, const PointRef&) = default;
};

} // namespace attune
