// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/response/response_store.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace attune {

/// Whom a measure that is answered per person may be about: those that this client's responses were about before,
/// newest first, then the usual ones. Throws Error if the vault fails.
[[nodiscard]] std::vector<std::string> people_answered_about(const ResponseStore& responses, ClientId client,
                                                             std::string_view measure);

} // namespace attune
