// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/vault/passphrase.hpp"

#include <filesystem>
#include <optional>
#include <string>

namespace attune::cli {

/// Reads the first line of a file, or asks on the terminal without showing what is typed: a passphrase, or the
/// code of a recovery sheet. A secret never comes from an argument, where every process of the machine could
/// read it. Warns on standard error when other users can read the file.
/// Throws WrongUse when there is neither file nor terminal, or nothing was typed; Error(not_found) when the file
/// cannot be read.
[[nodiscard]] Passphrase read_secret(const std::optional<std::filesystem::path>& file, const std::string& prompt);
/// The same for a new passphrase: on a terminal it is asked twice.
[[nodiscard]] Passphrase read_new_passphrase(const std::optional<std::filesystem::path>& file);

} // namespace attune::cli
