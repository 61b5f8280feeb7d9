// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/progress/timeline.hpp"

namespace attune {

class EpisodeStore;
class NoteStore;

/// Reads what a client's timeline is made of. Same thread as the stores. Throws Error if the vault fails.
[[nodiscard]] TimelineInput read_timeline_input(const NoteStore& notes, const EpisodeStore& episodes,
                                                ClientId client);

/// The client's timeline over all episodes.
[[nodiscard]] Timeline read_timeline(const NoteStore& notes, const EpisodeStore& episodes, ClientId client);

} // namespace attune
