// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/text/known_identifiers.hpp"

namespace attune {

/// What IdentifierSearch::find tells: the hits in `text`, by place.
[[nodiscard]] std::vector<IdentifierHit> find_identifiers(const KnownIdentifiers& known, std::string_view text);

} // namespace attune
