// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <fstream>

namespace attune {

/// Turns the bits of `mask` in one byte of a file.
inline void flip(const std::filesystem::path& path, std::uintmax_t offset, unsigned char mask = 0x01) {
    std::fstream file{path, std::ios::in | std::ios::out | std::ios::binary};
    file.seekg(static_cast<std::streamoff>(offset));
    const char byte = static_cast<char>(file.get() ^ mask);
    file.seekp(static_cast<std::streamoff>(offset));
    file.put(byte);
}

} // namespace attune
