// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/progress/timeline.hpp"
#include "core/report/chart_model.hpp"

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace attune {

/// Which part of a timeline is looked at, and how.
struct TimelineView {
    ChartAxis axis = ChartAxis::date;
    std::optional<Date> from;             ///< earlier points stay out
    std::set<std::string> hidden;         ///< ids of series that are not shown
    bool shows_registers = true;          ///< events of register entries
    bool shows_approaches = true;         ///< first sessions of approaches
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
};

/// Days since 1970-01-01: what the date axis counts.
[[nodiscard]] double day_number(Date date);
[[nodiscard]] Date date_of_day_number(double day);

/// Panels of at most five lines each; what has no value in view is left out. Borrows `timeline`.
[[nodiscard]] TimelineChart chart_of(const Timeline& timeline, const TimelineView& view);

} // namespace attune
