// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/measure/instrument.hpp"
#include "core/measure/measure_choices.hpp"
#include "core/measure/scoring.hpp"
#include "core/progress/important_change.hpp"
#include "core/progress/reliable_change.hpp"

#include <optional>
#include <string>

namespace attune {

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
