// SPDX-License-Identifier: Apache-2.0
#include "core/progress/panel_story.hpp"

#include "core/progress/change.hpp"
#include "core/progress/number_words.hpp"

#include <fmt/format.h>

namespace attune {

namespace {

/// Where the meaning that the last point has begins.
std::size_t first_of_last_meaning(const TimelineLine& line) {
    std::size_t first = line.points.size() - 1;
    while (first > 0 && !line.points[first].is_first_of_meaning)
        --first;
    return first;
}

} // namespace

std::optional<ScoreStory> story_of(const TimelinePanel& panel, const TimelineLine& line,
                                   std::optional<Date> treatment_from) {
    const auto last = last_value(line);
    if (!panel.measure || !last)
        return std::nullopt;
    const Series& series = panel.definition;
    ScoreStory story{.title = line.title.empty() ? series.label : series.label + ", " + line.title,
                     .min = series.min,
                     .max = series.max,
                     .decimals = series.decimals,
                     .band = {},
                     .rules = {.better = series.better, .threshold = panel.measure->threshold, .line = panel.measure->line},
                     .important = panel.measure->important,
                     .treatment_from = treatment_from};
    if (const MeasureBand& band = line.points[*last].band; !band.name.empty()) {
        story.band = fmt::format("{} ({})", band.name, band_limits_words(band));
        story.band_source = band.source;
        story.band_evidence = band.evidence;
    }
    for (std::size_t i = first_of_last_meaning(line); i < line.points.size(); ++i) {
        const TimelinePoint& point = line.points[i];
        if (point.is_missed) // what was never answered is no score that lacks a value
            continue;
        CourseScore score{.id = static_cast<std::int64_t>(point.response), .day = point.date, .value = point.value};
        if (point.number || point.ordinal > 0)
            score.session = point.number.value_or(point.ordinal);
        story.scores.push_back(score);
    }
    return story;
}

} // namespace attune
