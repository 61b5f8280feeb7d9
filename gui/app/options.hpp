// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace attune {

/// What stood on the command line of `attune`.
struct AppOptions {
    std::filesystem::path folder;            ///< practice to choose; may be empty
    std::filesystem::path tour;              ///< folder for pictures; empty: no tour
    std::filesystem::path passphrase_file;   ///< opens the practice without asking
    std::string user;                        ///< empty: the first
    bool quits_when_shown = false;           ///< ends after the first painted window
};

/// Nothing when the program has to end at once with `exit_code` (help, version, wrong use).
[[nodiscard]] std::optional<AppOptions> read_options(int argc, char** argv, int& exit_code);

} // namespace attune
