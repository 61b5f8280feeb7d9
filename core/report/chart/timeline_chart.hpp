// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/progress/timeline.hpp"
#include "core/report/chart/chart_model.hpp"

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace attune {

/// Every series in a panel of its own, or a few of them together.
enum class TimelineScale {
    own,                ///< a panel per series, each with its instrument's full range
    shared_as_measured, ///< one panel, 0 to 100 % of each range; each line keeps its own direction
    shared_up_better,   ///< the same with lower-is-better series turned over, which their names then say
};

/// Lines that one panel on a shared scale can hold.
inline constexpr std::size_t most_shared_lines = 5;

/// Which part of a timeline is looked at, and how.
struct TimelineView {
    ChartAxis axis = ChartAxis::date;
    TimelineScale scale = TimelineScale::own;
    std::optional<Date> from{}, to{};     ///< what lies before or after stays out
    std::optional<AxisWindow> window{};   ///< zoomed: what is drawn of that; nothing: all
    std::set<std::string> hidden{};       ///< ids of series that are not shown
    std::set<TimelineEventKind> hidden_events{};

    [[nodiscard]] bool shows(Date date) const { return (!from || date >= *from) && (!to || date <= *to); }
};

/// A chart with the way back from each of its points to the timeline.
struct TimelineChart {
    ChartModel model;
    /// One per panel of the model, then one per line: the line's series and key, and for each drawn point its
    /// index in the timeline.
    struct Line {
        const TimelinePanel* panel = nullptr;
        const TimelineLine* line = nullptr;
        std::vector<std::size_t> points;
    };
    std::vector<std::vector<Line>> lines;
    /// On a shared scale: what could not be drawn there, in words: "VoC by target, Phone call: five lines share
    /// this axis already". The model's remark says it too.
    std::vector<std::string> refused;
};

/// Days since 1970-01-01: what the date axis counts.
[[nodiscard]] double day_number(Date date);
[[nodiscard]] Date date_of_day_number(double day);

/// Panels of at most five lines each; what has no value in view is left out. Borrows `timeline`.
[[nodiscard]] TimelineChart chart_of(const Timeline& timeline, const TimelineView& view);

} // namespace attune
