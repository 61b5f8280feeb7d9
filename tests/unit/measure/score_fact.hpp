// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/measure/instrument.hpp"
#include "core/measure/scoring.hpp"

#include <string>
#include <string_view>

namespace attune {

/// One fact about a score in the ids of the instrument, for tests to compare with:
///   "total"            the score, "null" without one, "at least 3" for a lower bound
///   "total.band"       of the scheme in use; "total.bands.abs" of one scheme; "none"
///   "total.clinical"   whether the cut-off with this id is reached: "yes", "no"
///   "total.prorated"   "yes", "no"
///   "is pattern"       the level of a classification, "at least low"; "null" or "null: ptsd or cptsd"
///   "named quadrant"   of a pattern; "none"
///   "safety", "unanswered", "unasked", "not applicable", "remarks", "choice differs"
///                      ids with blanks between; "none"
///   "incomplete"       "yes", "no"
/// Throws std::invalid_argument when the instrument has nothing of this name.
[[nodiscard]] std::string score_fact(const Instrument& instrument, const MeasureScore& score,
                                     std::string_view name);

} // namespace attune
