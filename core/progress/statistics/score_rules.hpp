// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/measure/instrument.hpp"
#include "core/measure/scoring.hpp"
#include "core/progress/statistics/important_change.hpp"
#include "core/progress/statistics/reliable_change.hpp"
#include "core/progress/statistics/score_course.hpp"
#include "core/response/measure_choices.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace attune {

/// The pick of a practice from where change in a measure counts (MeasurePicks), and what it may be.
inline constexpr std::string_view base_pick = "change-from";
inline constexpr std::string_view base_pick_first = "first";
inline constexpr std::string_view base_pick_before_treatment = "last-before-treatment";
/// What was picked; the first score where nothing was.
[[nodiscard]] BaseRule base_rule(const MeasureChoices& choices);
/// The day before which the score lies that change counts from: the first attended session of the episode. Nothing where
/// change counts from the first score: by the pick, and as long as treatment has not begun. `attended` in order.
[[nodiscard]] std::optional<Date> base_before(BaseRule rule, std::span<const Date> attended);

/// "Kroenke 2001, primary care": a source with its population.
[[nodiscard]] std::string cited_source(const Citation& citation);

/// The practice's own figures of a scale, for which it names its source; nobody has checked them.
[[nodiscard]] ChangeFigures own_figures(const OwnNorm& norm);
/// The same of what it chose for a scale; empty where it has none.
[[nodiscard]] ChangeFigures own_figures(const MeasureChoices& choices, const ScoreScale& scale);

/// What the norms of a scale give for computing. A figure that several groups give differently stays empty: which
/// group fits is for the practice to say. Retest reliability goes before alpha.
[[nodiscard]] ChangeFigures norm_figures(const ScoreScale& scale);

/// How change on this scale is judged for this client: the threshold and the cut-off in use (the practice's pick,
/// else the instrument's choice), a published threshold before a computed one. The cut-off is the one marked
/// clinical, else caseness; never a screening cut-off. What the instrument does not give is computed from `own`,
/// the practice's figures, or else from its norms; what cannot be computed stays empty.
[[nodiscard]] ChangeRules change_rules(const ScoreScale& scale, const ScoringContext& context,
                                       const ChangeFigures& own = {});

/// The MID in use, in points or else in percent of the start.
[[nodiscard]] std::optional<ImportantThreshold> important_threshold(const ScoreScale& scale,
                                                                    const ScoringContext& context);

/// A cut-off of an instrument as the line between the sides.
[[nodiscard]] ClinicalLine clinical_line(const CutOff& cut_off);
[[nodiscard]] ReliableThreshold reliable_threshold(const ChangeThreshold& threshold);

} // namespace attune
