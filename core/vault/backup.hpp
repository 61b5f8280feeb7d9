// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/vault/vault.hpp"

#include <filesystem>

namespace attune {

/// Writes a verified copy of an open vault into a new folder inside `destination`: vault.db, keyring,
/// attachments and a manifest with their digests, the audit head and the row counts. Returns the folder; it
/// appears under its name only when it is whole and has been verified.
[[nodiscard]] std::filesystem::path write_backup(Vault::State& state,
                                                 const std::filesystem::path& destination);

} // namespace attune
