// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

namespace attune {

/// Whether a manifest may name a file so: `[a-z0-9][a-z0-9._-]{0,63}`, up to four such parts with slashes.
/// Nothing absolute, hidden or leading upwards can be said in it.
[[nodiscard]] bool is_pack_file_name(std::string_view name);

struct FileBytes {
    std::string bytes;
    std::string problem; ///< "is a link", "is larger than 1 MiB", …; empty when all is well
};

/// Reads a regular file, following no link in the last part of `file`.
[[nodiscard]] FileBytes read_regular_file(const std::filesystem::path& file, std::size_t max_bytes);
/// Reads `name` (which must be a pack file name) below `folder`, following no link on the way.
[[nodiscard]] FileBytes read_pack_file(const std::filesystem::path& folder, std::string_view name,
                                       std::size_t max_bytes);

} // namespace attune
