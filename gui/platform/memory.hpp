// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace attune {

/// $XDG_CONFIG_HOME/attune, made with mode 0700 when it is missing. Relative values are ignored.
[[nodiscard]] std::filesystem::path config_folder();

/// What the window remembers between starts: sizes and places, in window.ini. Never anything of clients:
/// keys are names of panes and templates, values whole numbers.
[[nodiscard]] std::optional<int> remembered(const std::string& key);
/// Kept in memory until `save_memory`.
void remember(const std::string& key, int value);
/// Writes window.ini; a failure is no reason to stop, so it is only logged.
void save_memory();

} // namespace attune
