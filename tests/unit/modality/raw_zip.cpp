// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/modality/raw_zip.hpp"

namespace attune::test {
namespace {

std::string little(std::uint32_t number, int bytes) {
    std::string text;
    for (int i = 0; i < bytes; ++i, number >>= 8U)
        text += static_cast<char>(number & 0xFFU);
    return text;
}

std::uint32_t crc32(const std::string& bytes) {
    std::uint32_t crc = 0xFFFFFFFF;
    for (const char c : bytes) {
        crc ^= static_cast<unsigned char>(c);
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc >> 1U) ^ ((crc & 1U) != 0 ? 0xEDB88320U : 0U);
    }
    return ~crc;
}

} // namespace

std::string raw_zip(const std::vector<RawEntry>& entries, const std::string& comment) {
    std::string file;
    std::string directory;
    for (const auto& entry : entries) {
        file += entry.before;
        const auto at = entry.at.value_or(static_cast<std::uint32_t>(file.size()));
        const auto packed = static_cast<std::uint32_t>(entry.bytes.size());
        const auto claimed = entry.claimed_size == 0xFFFFFFFF ? packed : entry.claimed_size;
        const std::string same = little(entry.flags, 2) + little(entry.method, 2) + little(0x00210000, 4) +
                                 little(crc32(entry.bytes) + entry.crc_error, 4) + little(packed, 4) +
                                 little(claimed, 4);
        const std::string& local = entry.local_name.empty() ? entry.name : entry.local_name;
        if (!entry.at)
            file += "PK\3\4" + little(20, 2) + same + little(static_cast<std::uint32_t>(local.size()), 2) + little(0, 2) +
                local + entry.bytes;
        directory += "PK\1\2" + little(0x0314, 2) + little(20, 2) + same +
                     little(static_cast<std::uint32_t>(entry.name.size()), 2) + little(0, 4) + little(0, 4) +
                     little(entry.mode << 16U, 4) + little(at, 4) + entry.name;
    }
    const auto count = little(static_cast<std::uint32_t>(entries.size()), 2);
    return file + directory + "PK\5\6" + little(0, 4) + count + count +
           little(static_cast<std::uint32_t>(directory.size()), 4) +
           little(static_cast<std::uint32_t>(file.size()), 4) +
           little(static_cast<std::uint32_t>(comment.size()), 2) + comment;
}

} // namespace attune::test
