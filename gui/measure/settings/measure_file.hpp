// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>

namespace attune {

/// A file that was chosen, whole, or why it is not here in words.
struct MeasureFile {
    std::string bytes;
    std::string problem; ///< empty: the bytes are all there
};
/// Reads at most 16 MiB. `what`: what was meant to be in it, "a wording".
[[nodiscard]] MeasureFile read_measure_file(const std::filesystem::path& file, const char* what);

} // namespace attune
