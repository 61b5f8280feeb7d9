// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/measure/measure_versions.hpp"
#include "core/progress/timeline.hpp"

namespace attune {

class EpisodeStore;
class NoteStore;
class Vault;

/// Reads what a client's timeline is made of: notes, measures, events, levels of care. `read` gives
/// measures their words. Same thread as the stores. Throws Error if the vault fails.
[[nodiscard]] TimelineInput read_timeline_input(const NoteStore& notes, const EpisodeStore& episodes, Vault& vault,
                                                ClientId client, const InstrumentReading& read = read_kept_instrument);

/// The client's timeline over all episodes.
[[nodiscard]] Timeline read_timeline(const NoteStore& notes, const EpisodeStore& episodes, Vault& vault,
                                     ClientId client, const InstrumentReading& read = read_kept_instrument);

} // namespace attune
