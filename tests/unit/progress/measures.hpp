// SPDX-License-Identifier: Apache-2.0
// Invented scores for the tests of timelines.
#pragma once

#include "tests/unit/progress/course.hpp"

namespace attune {

/// Scores of an invented measure, one a week from 10 November 2026, 0 to 27, lower is better, 6 points reliable.
inline MeasureSeries low_mood(const std::vector<std::optional<double>>& values) {
    MeasureSeries made;
    made.measure = "mood-9";
    made.scale = "total";
    made.title = "Low mood";
    made.unit = "points";
    made.max = 27;
    made.bands = {{0, 4, "little"}, {5, 9, "some"}, {10, 27, "much"}};
    made.line = ClinicalLine{.value = 10};
    made.threshold = ReliableThreshold{.points = 6, .source = "An invented sheet"};
    made.evidence = EvidenceTag::app_defined;
    for (std::size_t week = 0; week < values.size(); ++week) {
        MeasurePoint point;
        point.date = std::chrono::sys_days{day(2026, 11, 10)} + std::chrono::days{7 * static_cast<int>(week)};
        point.value = values[week];
        point.response = ResponseId{static_cast<std::int64_t>(week + 1)};
        point.rater = "client";
        point.version = "first";
        point.recall = "past 2 weeks";
        point.language = "en";
        point.session = static_cast<int>(week + 1);
        if (values[week])
            point.band = made.bands[*values[week] < 5 ? 0 : *values[week] < 10 ? 1 : 2];
        made.points.push_back(std::move(point));
    }
    return made;
}

} // namespace attune
