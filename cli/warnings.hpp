// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/vault/place.hpp"
#include "core/vault/vault.hpp"

#include <filesystem>
#include <string>

namespace attune::cli {

/// A name for scripts, "network_share", and a sentence that says what to do.
[[nodiscard]] std::string name_of(PlaceWarning warning);
[[nodiscard]] std::string words_of(PlaceWarning warning);

/// One line on standard error for everything that is unsafe about a vault's place: when it is made.
void warn_of_place(const std::filesystem::path& folder);
/// Only for what endangers the record itself: at each opening.
void warn_of_dangers(const std::filesystem::path& folder);
/// When a recovery sheet was used and not replaced.
void warn_of_used_sheet(const Vault& vault);

} // namespace attune::cli
