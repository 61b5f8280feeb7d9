// SPDX-License-Identifier: Apache-2.0
// An invented course with everything that a chart can show.
#pragma once

#include "core/report/chart/chart_model.hpp"
#include "core/report/chart/timeline_chart.hpp"

namespace attune {

inline double on(int year, unsigned month, unsigned number) {
    return day_number(Date{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{number}});
}

inline ChartLine line(std::string name, std::string last, int slot,
                      const std::vector<std::pair<double, std::optional<double>>>& points) {
    ChartLine made{.name = std::move(name), .last = std::move(last), .slot = slot, .points = {}};
    for (const auto& [x, value] : points)
        made.points.push_back({.x = x, .value = value, .joined = true});
    return made;
}

inline ChartPanel panel(std::string title, double min, double max, std::vector<ChartLine> lines) {
    return {.title = std::move(title),
            .unit = "points, lower is better",
            .min = min,
            .max = max,
            .bands = {},
            .cut_off = std::nullopt,
            .change = std::nullopt,
            .lines = std::move(lines)};
}

/// Measure with bands, cut-off and change band; three targets; a break; four events.
inline ChartModel example_chart() {
    ChartModel model;
    ChartLine scores = line("", "9", 0,
                            {{on(2026, 11, 10), 18},
                             {on(2026, 11, 17), 19},
                             {on(2026, 12, 1), 16},
                             {on(2026, 12, 15), 15},
                             {on(2027, 1, 5), 16},
                             {on(2027, 1, 19), std::nullopt},
                             {on(2027, 2, 2), 12},
                             {on(2027, 3, 2), 9}});
    scores.points[4].joined = false;
    ChartPanel measure = panel("Low mood", 0, 27, {scores});
    measure.bands = {{0, 4.5, "little"}, {4.5, 9.5, "some"}, {9.5, 19.5, "much"}, {19.5, 27, "most"}};
    measure.cut_off = 10;
    measure.change = ChartChangeBand{.centre = 18, .half = 6, .label = "Start ± 6: unchanged", .slot = 0};
    model.panels.push_back(measure);
    model.panels.push_back(panel("SUD by target", 0, 10,
                                 {line("The stairwell", "0", 2,
                                       {{on(2027, 1, 5), 8}, {on(2027, 1, 12), 2}, {on(2027, 1, 26), 0}}),
                                  line("Phone call", "1", 1,
                                       {{on(2027, 1, 26), 9}, {on(2027, 2, 16), 4}, {on(2027, 3, 2), 1}}),
                                  line("Meeting", "6", 4, {{on(2026, 11, 17), 6}})}));
    model.events = {{on(2026, 11, 24), "Sertraline 50 mg"},
                    {on(2027, 1, 5), "EMDR starts"},
                    {on(2027, 1, 26), "Stairwell resolved"},
                    {on(2027, 2, 13), "Moved house"}};
    model.spans = {{on(2026, 12, 16), on(2027, 1, 4), "Winter break"}};
    return model;
}

} // namespace attune
