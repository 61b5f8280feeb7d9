// SPDX-License-Identifier: Apache-2.0
#include "core/vault/file_ops.hpp"

#include "core/error.hpp"
#include "core/vault/keys.hpp"

#include <sodium.h>

#include <fcntl.h>
#include <linux/fs.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <utility>
#include <vector>

namespace attune {
namespace {

void write_all(int file, std::string_view content, const std::filesystem::path& path) {
    while (!content.empty()) {
        const ssize_t written = ::write(file, content.data(), content.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            throw_file_error(errno, "cannot write", path);
        content.remove_prefix(static_cast<std::size_t>(written));
    }
}

void sync(int file, const std::filesystem::path& path) {
    if (::fsync(file) != 0)
        throw_file_error(errno, "cannot make durable", path);
}

Descriptor open_to_read(const std::filesystem::path& path) {
    // Without O_NONBLOCK a named pipe in a file's place would hold the program for ever.
    Descriptor file{::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)};
    if (!file.is_open())
        throw_file_error(errno, "cannot read", path);
    struct stat about {};
    if (::fstat(file.get(), &about) != 0)
        throw_file_error(errno, "cannot read", path);
    if (!S_ISREG(about.st_mode))
        throw Error{ErrorKind::vault_missing, "\"" + path.string() + "\" is not a file: choose another folder"};
    return file;
}

/// Reads until the end, handing over each piece.
template<typename Use>
void read_pieces(int file, const std::filesystem::path& path, Use&& use) {
    std::vector<char> buffer(std::size_t{1} << 16);
    for (;;) {
        const ssize_t got = ::read(file, buffer.data(), buffer.size());
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            throw_file_error(errno, "cannot read", path);
        if (got == 0)
            return;
        use(std::string_view{buffer.data(), static_cast<std::size_t>(got)});
    }
}

Descriptor create_new(const std::filesystem::path& path) {
    Descriptor file{::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600)};
    if (!file.is_open())
        throw_file_error(errno, "cannot write", path);
    return file;
}

void write_beside_and_rename(const std::filesystem::path& path, std::string_view content) {
    std::filesystem::path beside = path;
    beside += ".new";
    if (::unlink(beside.c_str()) != 0 && errno != ENOENT) // left by a crash
        throw_file_error(errno, "cannot write", beside);
    const Descriptor file = create_new(beside);
    try {
        write_all(file.get(), content, beside);
        sync(file.get(), beside);
        if (::rename(beside.c_str(), path.c_str()) != 0)
            throw_file_error(errno, "cannot write", path);
    } catch (...) {
        ::unlink(beside.c_str());
        throw;
    }
}

InPlace confirm_entries(const std::filesystem::path& folder) {
    try {
        sync_folder(folder);
        return InPlace::durable;
    } catch (const Error&) {
        return InPlace::unconfirmed;
    }
}

/// Some file systems (shares, FUSE) cannot refuse to replace; there a look before must do. What is moved is a
/// folder, so the worst that can be replaced in between is an empty one.
int rename_to_free_name(const std::filesystem::path& from, const std::filesystem::path& to) {
    if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0)
        return 0;
    if (errno != EINVAL && errno != ENOSYS)
        return errno;
    std::error_code ignored;
    if (std::filesystem::exists(std::filesystem::symlink_status(to, ignored)))
        return EEXIST;
    return ::rename(from.c_str(), to.c_str()) == 0 ? 0 : errno;
}

} // namespace

void throw_file_error(int number, const std::string& what, const std::filesystem::path& path) {
    const std::string text = what + " \"" + path.string() + "\": " + std::strerror(number);
    switch (number) {
    case EACCES:
    case EPERM:
    case EROFS: throw Error{ErrorKind::no_permission, text + ": change the permissions of the folder"};
    case ELOOP:
        throw Error{ErrorKind::no_permission,
                    what + " \"" + path.string() +
                        "\": it is a symbolic link, and those are not followed in a vault"};
    case ENOSPC:
    case EDQUOT:
    case EFBIG: throw Error{ErrorKind::no_space, text + ": free some space and try again"};
    case EMFILE:
    case ENFILE:
    case ENOMEM: throw Error{ErrorKind::no_memory, text + ": close other programs and try again"};
    case ENOENT:
    case ENOTDIR: throw Error{ErrorKind::vault_missing, text + ": choose another folder"};
    case EEXIST:
    case ENOTEMPTY: throw Error{ErrorKind::vault_exists, text + ": choose another name"};
    case ENAMETOOLONG: throw Error{ErrorKind::bad_input, text + ": choose a shorter name"};
    case EIO:
        throw Error{ErrorKind::vault_damaged,
                    text + ": the disk reports a failure; see that it is connected and try again, or restore a "
                           "backup on another disk"};
    default: throw Error{ErrorKind::internal, text + ": try again, or choose another disk"};
    }
}

std::string read_file(const std::filesystem::path& path, std::size_t limit) {
    const Descriptor file = open_to_read(path);
    std::string content;
    read_pieces(file.get(), path, [&](std::string_view piece) {
        if (content.size() + piece.size() > limit)
            throw Error{ErrorKind::vault_damaged, "\"" + path.string() + "\" is larger than it can be"};
        content += piece;
    });
    return content;
}

void replace_file(const std::filesystem::path& path, std::string_view content) {
    write_beside_and_rename(path, content);
    sync_folder(path.parent_path());
}

InPlace put_in_place(const std::filesystem::path& path, std::string_view content) {
    write_beside_and_rename(path, content);
    return confirm_entries(path.parent_path());
}

void make_file(const std::filesystem::path& path) {
    static_cast<void>(create_new(path));
}

void copy_file_durably(const std::filesystem::path& from, const std::filesystem::path& to) {
    const Descriptor source = open_to_read(from);
    const Descriptor target = create_new(to);
    read_pieces(source.get(), from, [&](std::string_view piece) { write_all(target.get(), piece, to); });
    sync(target.get(), to);
}

void make_folder(const std::filesystem::path& path) {
    if (::mkdir(path.c_str(), 0700) != 0)
        throw_file_error(errno, "cannot make the folder", path);
}

void make_folders(const std::filesystem::path& path) {
    if (path.empty() || std::filesystem::is_directory(path))
        return;
    make_folders(path.parent_path());
    if (::mkdir(path.c_str(), 0700) != 0 && errno != EEXIST)
        throw_file_error(errno, "cannot make the folder", path);
}

void sync_folder(const std::filesystem::path& path) {
    const std::filesystem::path folder = path.empty() ? std::filesystem::path{"."} : path;
    const Descriptor directory{::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
    if (!directory.is_open())
        throw_file_error(errno, "cannot open the folder", folder);
    if (::fsync(directory.get()) != 0 && errno != EINVAL) // EINVAL: the file system syncs no folders
        throw_file_error(errno, "cannot make durable", folder);
}

InPlace move_folder(const std::filesystem::path& from, const std::filesystem::path& to) {
    if (const int failure = rename_to_free_name(from, to); failure != 0)
        throw_file_error(failure, "cannot make the folder", to);
    return confirm_entries(to.parent_path());
}

FolderInTheMaking::FolderInTheMaking(std::filesystem::path path)
    : path_{std::move(path)} {
    make_folder(path_);
}

FolderInTheMaking::~FolderInTheMaking() {
    std::error_code ignored;
    if (!kept_)
        std::filesystem::remove_all(path_, ignored);
}

void FolderInTheMaking::move_to(const std::filesystem::path& final_folder) {
    const InPlace outcome = move_folder(path_, final_folder);
    path_ = final_folder;
    if (outcome == InPlace::unconfirmed)
        throw_file_error(EIO, "cannot make durable", final_folder);
}

std::filesystem::path real_path(const std::filesystem::path& path) {
    std::filesystem::path plain = std::filesystem::absolute(path).lexically_normal();
    if (!plain.has_filename()) // "Name.attune/"
        plain = plain.parent_path();
    return std::filesystem::weakly_canonical(plain.parent_path()) / plain.filename();
}

std::string file_sha256(const std::filesystem::path& path) {
    const Descriptor file = open_to_read(path);
    crypto_hash_sha256_state state;
    crypto_hash_sha256_init(&state);
    read_pieces(file.get(), path, [&](std::string_view piece) {
        crypto_hash_sha256_update(&state, reinterpret_cast<const unsigned char*>(piece.data()), piece.size());
    });
    std::array<unsigned char, crypto_hash_sha256_BYTES> digest{};
    crypto_hash_sha256_final(&state, digest.data());
    return to_hex(digest);
}

Descriptor::~Descriptor() {
    if (number_ >= 0)
        ::close(number_);
}

Descriptor::Descriptor(Descriptor&& other) noexcept
    : number_{std::exchange(other.number_, -1)} {}

Descriptor& Descriptor::operator=(Descriptor&& other) noexcept {
    std::swap(number_, other.number_);
    return *this;
}

} // namespace attune
