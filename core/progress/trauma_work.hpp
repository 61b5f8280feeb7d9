// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/client/client.hpp"

#include <set>
#include <string>

namespace attune {

class Database;
class TemplateShelf;

/// Prefixes of the packs whose notes make an episode one of trauma work (signal trauma_treatment).
[[nodiscard]] std::set<std::string, std::less<>> trauma_packs(const TemplateShelf& shelf);

/// Days of the client's sessions with a note by one of `packs`. Throws Error.
[[nodiscard]] std::set<Date> read_trauma_days(Database& database, ClientId client,
                                              const std::set<std::string, std::less<>>& packs);

} // namespace attune
