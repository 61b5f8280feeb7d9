// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace attune {

/// An entry as a zip file's directory describes it; nothing of it is true before its bytes were read.
struct ZipEntry {
    std::string name;            ///< bytes as they stand there
    std::uint32_t packed = 0;    ///< bytes in the file
    std::uint32_t claimed = 0;   ///< bytes after unpacking
    std::uint32_t crc = 0;
    std::uint16_t flags = 0;
    std::uint16_t method = 0;    ///< 0 stored, 8 deflated
    std::uint32_t unix_mode = 0; ///< 0 when the maker kept none
    std::size_t at = 0;          ///< where its local head begins

    [[nodiscard]] bool is_encrypted() const noexcept { return (flags & 0x2041U) != 0; }
};

/// A zip file taken apart without unpacking anything.
///
/// Readers of zip files search for the directory, skip what they do not know and repair what does not fit, so that
/// two of them can see two archives in one file. Here the file must be one archive from the first byte to the
/// last: no bytes before, between or behind that the directory does not account for, no second volume, no entry
/// over another.
struct ZipLayout {
    std::vector<ZipEntry> entries; ///< in the order of the directory
    std::size_t comment_at = 0;    ///< where the comment's length (two bytes) stands
    std::string comment;
    std::string problem; ///< in words; when it is not empty the rest means nothing
};

/// Never throws on content.
[[nodiscard]] ZipLayout read_zip_layout(std::string_view bytes);

} // namespace attune
