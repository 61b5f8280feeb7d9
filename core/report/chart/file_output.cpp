// SPDX-License-Identifier: Apache-2.0
#include "core/error.hpp"
#include "core/report/chart/chart_export.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <string>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

namespace attune {

namespace {

[[noreturn]] void fail(const char* what, int code) {
    switch (code) {
    case ENOSPC:
    case EDQUOT: throw Error{ErrorKind::no_space, fmt::format("{}: the disk is full; free some space", what)};
    case EACCES:
    case EPERM:
    case EROFS:
        throw Error{ErrorKind::no_permission, fmt::format("{}: no permission; choose another folder", what)};
    case ENOENT:
    case ENOTDIR:
    case EISDIR:
        throw Error{ErrorKind::bad_input, fmt::format("{}: there is no such folder; choose another", what)};
    default: throw Error{ErrorKind::internal, fmt::format("{}: {}", what, std::strerror(code))};
    }
}

/// A new file beside the wanted one, which goes again unless it takes its place.
class NewFile {
public:
    explicit NewFile(const std::filesystem::path& path)
        : path_{path},
          beside_{path.string() + ".XXXXXX"},
          handle_{::mkostemp(beside_.data(), O_CLOEXEC)} { // a name that no file has, readable by nobody else
        if (handle_ < 0)
            fail("The file was not made", errno);
    }
    ~NewFile() {
        if (handle_ >= 0)
            ::close(handle_);
        if (!kept_)
            ::unlink(beside_.c_str());
    }
    NewFile(const NewFile&) = delete;
    NewFile& operator=(const NewFile&) = delete;

    void write(std::span<const unsigned char> bytes) {
        while (!bytes.empty()) {
            const ssize_t written = ::write(handle_, bytes.data(), bytes.size());
            if (written < 0 && errno == EINTR)
                continue;
            if (written < 0)
                fail("The file was not written", errno);
            bytes = bytes.subspan(static_cast<std::size_t>(written));
        }
    }
    void keep() {
        if (::fsync(handle_) != 0)
            fail("The file was not written", errno);
        const int handle = std::exchange(handle_, -1);
        if (::close(handle) != 0)
            fail("The file was not written", errno);
        if (::rename(beside_.c_str(), path_.c_str()) != 0)
            fail("The file was not written", errno);
        kept_ = true;
    }

private:
    std::filesystem::path path_;
    std::string beside_;
    int handle_;
    bool kept_ = false;
};

} // namespace

void write_file(const std::filesystem::path& path, std::span<const unsigned char> bytes) {
    NewFile file{path};
    file.write(bytes);
    file.keep();
}

void write_file(const std::filesystem::path& path, std::string_view text) {
    write_file(path, std::span{reinterpret_cast<const unsigned char*>(text.data()), text.size()});
}

} // namespace attune
