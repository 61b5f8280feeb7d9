// SPDX-License-Identifier: Apache-2.0
#include "core/progress/panel_story.hpp"

#include "core/progress/change.hpp"
#include "core/progress/statistics/number_words.hpp"

#include <fmt/format.h>

namespace attune {

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
                     .rater = line.rater,
                     .band = {},
                     .rules = {.better = series.better, .threshold = panel.measure->threshold, .line = panel.measure->line},
                     .base_before = line.points[*last].base_before,
                     .important = panel.measure->important,
                     .treatment_from = treatment_from};
    if (const MeasureBand& band = line.points[*last].band; !band.name.empty()) {
        story.band = fmt::format("{} ({})", band.name, band_limits_words(band));
        story.band_source = band.source;
        story.band_evidence = band.evidence;
    }
    for (const TimelinePoint& point : line.points)
        if (point.meaning == line.points[*last].meaning && !point.is_missed) // what was never answered is no score that lacks a value
            story.scores.push_back({.id = static_cast<std::int64_t>(point.response),
                                    .day = point.date,
                                    .session = point.session,
                                    .value = point.value});
    return story;
}

} // namespace attune
