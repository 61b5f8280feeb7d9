// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/client/client.hpp"
#include "core/episode/episode.hpp"
#include "core/response/schedule/schedule_basis.hpp"

#include <optional>
#include <unordered_map>

namespace attune {

class Database;

/// The day of the first session with trauma work, by episode; those without any are not in it. Of one client, or of all.
///
/// Trauma work is an attended session with a note by one of `packs`: whatever version of its form the note has, whether
/// anything is answered in it or not, signed or a draft. Whoever asks what is due, what was missed or what parts a line
/// asks this. Same thread as the database. Throws Error.
[[nodiscard]] std::unordered_map<EpisodeId, Date> read_trauma_work(Database& database, std::optional<ClientId> client,
                                                                   const TraumaPacks& packs);

} // namespace attune
