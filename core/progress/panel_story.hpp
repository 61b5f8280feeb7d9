// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/progress/score_wording.hpp"
#include "core/progress/timeline.hpp"

#include <optional>

namespace attune {

/// All that can be told of one line of a measure by the scores that may be compared with the last one; nothing for a
/// series of the notes, and for a line without a score. Scores before `treatment_from` are the baseline of the effect
/// size; without it there is none.
[[nodiscard]] std::optional<ScoreStory> story_of(const TimelinePanel& panel, const TimelineLine& line,
                                                 std::optional<Date> treatment_from = {});

} // namespace attune
