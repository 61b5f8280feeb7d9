// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/progress/timeline.hpp"
#include "core/response/schedule/schedule_basis.hpp"

namespace attune {

class Vault;

/// A client's scores as the charts take them: a series per form and score that stands on the timeline, in the order in
/// which it was first given. Bands, cut-off and threshold are those of the newest version, as the practice picked
/// them, in the words of the shelf. Between the first and the last answer of a line, a session at which the schedule asked
/// for the measure in vain is a gap (see missed_days). What was given with an instrument that cannot be read any more is
/// left out. Same thread as the vault. Throws Error if it fails.
[[nodiscard]] std::vector<MeasureSeries> read_measures(Vault& vault, ClientId client, const ScheduleBasis& basis = {});

/// What the therapist wrote down beside the sessions; what has not begun yet stays out until its day comes.
[[nodiscard]] std::vector<Happening> read_happenings(Vault& vault, ClientId client);

} // namespace attune
