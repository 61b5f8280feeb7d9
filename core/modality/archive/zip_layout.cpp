// SPDX-License-Identifier: Apache-2.0
#include "core/modality/archive/zip_layout.hpp"

#include <algorithm>
#include <optional>

namespace attune {
namespace {

constexpr std::string_view end_mark{"PK\5\6", 4};
constexpr std::string_view directory_mark{"PK\1\2", 4};
constexpr std::string_view local_mark{"PK\3\4", 4};
constexpr std::string_view descriptor_mark{"PK\7\10", 4};
constexpr std::size_t end_size = 22;
constexpr std::size_t directory_size = 46;
constexpr std::size_t local_size = 30;
constexpr std::uint16_t length_follows = 0x0008;

std::uint32_t number(std::string_view bytes, std::size_t at, std::size_t size) {
    std::uint32_t value = 0;
    for (std::size_t i = size; i > 0; --i)
        value = (value << 8U) | static_cast<unsigned char>(bytes[at + i - 1]);
    return value;
}
std::uint16_t number16(std::string_view bytes, std::size_t at) {
    return static_cast<std::uint16_t>(number(bytes, at, 2));
}
std::uint32_t number32(std::string_view bytes, std::size_t at) { return number(bytes, at, 4); }

/// Where the closing record begins: the one whose comment ends where the file ends.
std::optional<std::size_t> find_end(std::string_view bytes) {
    if (bytes.size() < end_size)
        return std::nullopt;
    const std::size_t last = bytes.size() - end_size;
    const std::size_t first = last > 0xFFFF ? last - 0xFFFF : 0;
    for (std::size_t at = last + 1; at-- > first;)
        if (bytes.substr(at, 4) == end_mark && at + end_size + number16(bytes, at + 20) == bytes.size())
            return at;
    return std::nullopt;
}

/// Reads one file's layout.
class LayoutReader {
public:
    explicit LayoutReader(std::string_view bytes)
        : bytes_{bytes} {}

    ZipLayout read() {
        const auto end = find_end(bytes_);
        if (!end)
            fail("is no zip file, is cut short, or has something behind its end");
        else
            read_end(*end);
        return std::move(layout_);
    }

private:
    void fail(std::string what) {
        if (layout_.problem.empty())
            layout_.problem = std::move(what);
    }

    void read_end(std::size_t end) {
        const std::uint16_t count = number16(bytes_, end + 10);
        const std::size_t directory_bytes = number32(bytes_, end + 12);
        const std::size_t directory = number32(bytes_, end + 16);
        layout_.comment_at = end + 20;
        layout_.comment = bytes_.substr(end + end_size);
        if (number32(bytes_, end + 4) != 0 || number16(bytes_, end + 8) != count)
            return fail("is one of several volumes");
        if (directory + directory_bytes != end)
            return fail("has bytes that do not belong to it, or its directory is damaged");
        std::size_t at = directory;
        for (std::uint16_t i = 0; i < count && layout_.problem.empty(); ++i)
            at = read_entry(at, end);
        if (layout_.problem.empty() && at != end)
            fail("has a directory that is longer than it says");
        if (layout_.problem.empty())
            check_places(directory);
    }

    std::size_t read_entry(std::size_t at, std::size_t end) {
        if (at + directory_size > end || bytes_.substr(at, 4) != directory_mark) {
            fail("has a damaged directory");
            return at;
        }
        const std::size_t name_bytes = number16(bytes_, at + 28);
        const std::size_t behind = number16(bytes_, at + 30) + std::size_t{number16(bytes_, at + 32)};
        if (at + directory_size + name_bytes + behind > end) {
            fail("has a damaged directory");
            return at;
        }
        const bool from_unix = static_cast<unsigned char>(bytes_[at + 5]) == 3;
        layout_.entries.push_back({.name = std::string{bytes_.substr(at + directory_size, name_bytes)},
                                   .packed = number32(bytes_, at + 20),
                                   .claimed = number32(bytes_, at + 24),
                                   .crc = number32(bytes_, at + 16),
                                   .flags = number16(bytes_, at + 8),
                                   .method = number16(bytes_, at + 10),
                                   .unix_mode = from_unix ? number32(bytes_, at + 38) >> 16U : 0,
                                   .at = number32(bytes_, at + 42)});
        if (number16(bytes_, at + 34) != 0)
            fail("is one of several volumes");
        return at + directory_size + name_bytes + behind;
    }

    /// Each entry's bytes begin where those of the one before end.
    void check_places(std::size_t directory) {
        std::vector<const ZipEntry*> by_place;
        for (const auto& entry : layout_.entries)
            by_place.push_back(&entry);
        std::ranges::sort(by_place, {}, &ZipEntry::at);
        std::size_t expected = 0;
        for (const auto* entry : by_place) {
            if (entry->at != expected)
                return fail("has bytes that belong to no entry, or entries that lie over one another");
            const auto next = end_of(*entry, directory);
            if (!next)
                return fail("has an entry whose two descriptions differ, or that is cut short");
            expected = *next;
        }
        if (expected != directory)
            fail("has bytes that belong to no entry");
    }

    /// Where what belongs to the entry ends; nothing when its local head says something else than the directory.
    [[nodiscard]] std::optional<std::size_t> end_of(const ZipEntry& entry, std::size_t directory) const {
        if (entry.at + local_size > directory || bytes_.substr(entry.at, 4) != local_mark)
            return std::nullopt;
        const std::size_t name_bytes = number16(bytes_, entry.at + 26);
        const std::size_t begin = entry.at + local_size + name_bytes + number16(bytes_, entry.at + 28);
        std::size_t end = begin + entry.packed;
        if (end > directory || bytes_.substr(entry.at + local_size, name_bytes) != entry.name ||
            number16(bytes_, entry.at + 6) != entry.flags || number16(bytes_, entry.at + 8) != entry.method)
            return std::nullopt;
        if ((entry.flags & length_follows) == 0)
            return says_the_same(entry, entry.at + 14) ? std::optional{end} : std::nullopt;
        if (end + 4 <= directory && bytes_.substr(end, 4) == descriptor_mark)
            end += 4;
        if (end + 12 > directory || !says_the_same(entry, end))
            return std::nullopt;
        return end + 12;
    }

    [[nodiscard]] bool says_the_same(const ZipEntry& entry, std::size_t at) const {
        return number32(bytes_, at) == entry.crc && number32(bytes_, at + 4) == entry.packed &&
               number32(bytes_, at + 8) == entry.claimed;
    }

    std::string_view bytes_;
    ZipLayout layout_;
};

} // namespace

ZipLayout read_zip_layout(std::string_view bytes) { return LayoutReader{bytes}.read(); }

} // namespace attune
