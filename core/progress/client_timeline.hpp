// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/progress/timeline.hpp"
#include "core/response/schedule/schedule_basis.hpp"

namespace attune {

class EpisodeStore;
class NoteStore;
class Vault;

/// Reads what a client's timeline is made of: notes, measures, events, levels of care. `basis` gives
/// measures their words and says what was missed. Same thread as the stores. Throws Error if the vault fails.
[[nodiscard]] TimelineInput read_timeline_input(const NoteStore& notes, const EpisodeStore& episodes, Vault& vault,
                                                ClientId client, const ScheduleBasis& basis = {});

/// The client's timeline over all episodes.
[[nodiscard]] Timeline read_timeline(const NoteStore& notes, const EpisodeStore& episodes, Vault& vault,
                                     ClientId client, const ScheduleBasis& basis = {});

} // namespace attune
