// SPDX-License-Identifier: Apache-2.0
#include "core/modality/pack_files.hpp"

#include <fmt/core.h>
#include <sodium.h>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

namespace attune {
namespace {

/// Closes what it holds.
class Descriptor {
public:
    explicit Descriptor(int number) noexcept
        : number_{number} {}
    ~Descriptor() { reset(-1); }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;

    [[nodiscard]] int number() const noexcept { return number_; }
    void reset(int number) noexcept {
        if (number_ >= 0)
            ::close(number_);
        number_ = number;
    }

private:
    int number_;
};

bool is_name_part(std::string_view part) {
    const auto is_alphanumeric = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); };
    return !part.empty() && part.size() <= 64 && is_alphanumeric(part.front()) &&
           std::ranges::all_of(
               part, [&](char c) { return is_alphanumeric(c) || c == '.' || c == '_' || c == '-'; });
}

std::string open_problem() {
    switch (errno) {
    case ENOENT: return "is not there";
    case ELOOP:
    case ENOTDIR: return "is a link, or lies behind one; packs hold plain files only";
    default: return fmt::format("cannot be opened: {}", std::strerror(errno));
    }
}

FileBytes read_open_file(int descriptor, std::size_t max_bytes) {
    struct stat details {};
    if (::fstat(descriptor, &details) != 0)
        return {.bytes = {}, .problem = fmt::format("cannot be read: {}", std::strerror(errno))};
    if (!S_ISREG(details.st_mode))
        return {.bytes = {}, .problem = "is no regular file"};
    // The size is counted on the bytes that come, not on what the file claims.
    FileBytes file;
    std::array<char, 65536> piece{};
    while (true) {
        const auto got = ::read(descriptor, piece.data(), piece.size());
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return {.bytes = {}, .problem = fmt::format("cannot be read: {}", std::strerror(errno))};
        if (got == 0)
            return file;
        file.bytes.append(piece.data(), static_cast<std::size_t>(got));
        if (file.bytes.size() > max_bytes)
            return {.bytes = {}, .problem = fmt::format("is larger than {} KiB", max_bytes / 1024)};
    }
}

// Non-blocking, so that a named pipe is refused rather than waited for.
constexpr int file_flags = O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC;
constexpr int folder_flags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC;

} // namespace

bool is_pack_file_name(std::string_view name) {
    for (int parts = 1; parts <= 4; ++parts) {
        const auto slash = name.find('/');
        if (!is_name_part(name.substr(0, slash)))
            return false;
        if (slash == std::string_view::npos)
            return true;
        name.remove_prefix(slash + 1);
    }
    return false;
}

FileBytes read_regular_file(const std::filesystem::path& file, std::size_t max_bytes) {
    const Descriptor opened{::open(file.c_str(), file_flags)};
    if (opened.number() < 0)
        return {.bytes = {}, .problem = open_problem()};
    return read_open_file(opened.number(), max_bytes);
}

FileBytes read_pack_file(const std::filesystem::path& folder, std::string_view name, std::size_t max_bytes) {
    if (!is_pack_file_name(name))
        return {.bytes = {}, .problem = "has a name that no file in a pack may have"};
    Descriptor at{::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
    while (at.number() >= 0) {
        const auto slash = name.find('/');
        const std::string part{name.substr(0, slash)};
        const bool is_last = slash == std::string_view::npos;
        at.reset(::openat(at.number(), part.c_str(), is_last ? file_flags : folder_flags));
        if (is_last)
            break;
        name.remove_prefix(slash + 1);
    }
    if (at.number() < 0)
        return {.bytes = {}, .problem = open_problem()};
    return read_open_file(at.number(), max_bytes);
}

} // namespace attune
