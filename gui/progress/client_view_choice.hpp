// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/progress/timeline.hpp"
#include "core/report/chart/chart_model.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace attune {

/// One line that can be turned towards the client.
struct ClientViewLine {
    std::string label;        ///< "Depression (PHQ-9)", "SUD by target, Phone call"
    std::string series, key;
};

/// What the client sees of one line: its chart and two or three plain sentences. Nothing else of the record is in
/// it: no notes, no names of people, no events, no other lines.
struct ClientViewScreen {
    std::string title;                   ///< "PHQ-9"
    std::string direction;               ///< "Lower is better."
    std::string start, now, change;      ///< "At the start: 18." "Now: 9." "9 points lower: better."
    ChartModel chart;
    std::string spoken;                  ///< the same for screen readers
};

/// The lines of a course that have a value.
[[nodiscard]] std::vector<ClientViewLine> client_view_lines(const Timeline& timeline);
/// Nothing when the course has no such line, or the line no value.
[[nodiscard]] std::optional<ClientViewScreen> client_view_screen(const Timeline& timeline, const ClientViewLine& line);

} // namespace attune
