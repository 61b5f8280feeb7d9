// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace attune::test {

/// An entry of a zip file written byte by byte, so that it can lie.
struct RawEntry {
    std::string name;
    std::string bytes;
    std::uint32_t mode = 0100644; ///< as unix has it
    std::uint16_t flags = 0;
    std::uint16_t method = 0;
    std::uint32_t claimed_size = 0xFFFFFFFF; ///< the size of `bytes` when it is not given
    std::string local_name{};                ///< `name` when it is empty
    std::uint32_t crc_error = 0;             ///< added to the checksum
    std::string before{};                    ///< bytes in front of it that belong to nothing
    std::optional<std::uint32_t> at{};       ///< where the directory says it is; then nothing is written for it
};

/// A zip file with stored entries.
[[nodiscard]] std::string raw_zip(const std::vector<RawEntry>& entries, const std::string& comment = {});

} // namespace attune::test
