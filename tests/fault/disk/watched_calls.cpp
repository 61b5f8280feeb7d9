// SPDX-License-Identifier: Apache-2.0
// The system calls of the vault's own files. The linker's --wrap sends them here (see CMakeLists.txt); SQLite's
// own go through watched_vfs.cpp.
#include "tests/fault/disk/disk_watch.hpp"

#include <sodium.h>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdarg>
#include <map>
#include <string>

namespace {

using attune::DiskAction;
using attune::DiskWatch;

struct OpenFile {
    std::string path;
    std::uint64_t offset = 0;
    bool is_folder = false;
};

std::map<int, OpenFile>& open_files() {
    static std::map<int, OpenFile> files;
    return files;
}

DiskWatch* watch() {
    return attune::inside_vfs() ? nullptr : attune::disk_watch();
}

/// True when the watch lets the call fail; errno is set.
bool fails(DiskAction action, const std::string& path) {
    DiskWatch* const who = watch();
    const int failure = who != nullptr ? who->before(action, path) : 0;
    if (failure != 0)
        errno = failure;
    return failure != 0;
}

OpenFile* file_of(int descriptor) {
    if (watch() == nullptr)
        return nullptr;
    const auto found = open_files().find(descriptor);
    return found == open_files().end() ? nullptr : &found->second;
}

std::span<const std::byte> bytes_of(const void* data, ssize_t size) {
    return {static_cast<const std::byte*>(data), static_cast<std::size_t>(size)};
}

} // namespace

extern "C" {

int __real_open(const char* path, int flags, ...);
int __real_close(int file);
ssize_t __real_read(int file, void* out, size_t size);
ssize_t __real_write(int file, const void* data, size_t size);
ssize_t __real_pwrite(int file, const void* data, size_t size, off_t offset);
int __real_fsync(int file);
int __real_ftruncate(int file, off_t size);
int __real_unlink(const char* path);
int __real_rename(const char* from, const char* to);
int __real_renameat2(int from_folder, const char* from, int to_folder, const char* to, unsigned flags);
int __real_mkdir(const char* path, mode_t mode);

int __wrap_open(const char* path, int flags, ...) {
    mode_t mode = 0;
    if ((flags & O_CREAT) != 0) {
        va_list more;
        va_start(more, flags);
        mode = va_arg(more, mode_t);
        va_end(more);
    }
    if (watch() == nullptr)
        return __real_open(path, flags, mode);
    if (fails(DiskAction::open, path))
        return -1;
    const bool is_new = (flags & O_CREAT) != 0 && ::access(path, F_OK) != 0;
    const int file = __real_open(path, flags, mode);
    if (file >= 0)
        open_files()[file] = {.path = path, .is_folder = (flags & O_DIRECTORY) != 0};
    if (file >= 0 && is_new)
        watch()->made_file(path);
    return file;
}

int __wrap_close(int file) {
    open_files().erase(file);
    return __real_close(file);
}

ssize_t __wrap_read(int file, void* out, size_t size) {
    if (const OpenFile* known = file_of(file); known != nullptr && fails(DiskAction::read, known->path))
        return -1;
    return __real_read(file, out, size);
}

ssize_t __wrap_write(int file, const void* data, size_t size) {
    OpenFile* const known = file_of(file);
    if (known != nullptr && fails(DiskAction::write, known->path))
        return -1;
    const ssize_t written = __real_write(file, data, size);
    if (known != nullptr && written > 0) {
        watch()->wrote(known->path, known->offset, bytes_of(data, written));
        known->offset += static_cast<std::uint64_t>(written);
    }
    return written;
}

ssize_t __wrap_pwrite(int file, const void* data, size_t size, off_t offset) {
    const OpenFile* const known = file_of(file);
    if (known != nullptr && fails(DiskAction::write, known->path))
        return -1;
    const ssize_t written = __real_pwrite(file, data, size, offset);
    if (known != nullptr && written > 0)
        watch()->wrote(known->path, static_cast<std::uint64_t>(offset), bytes_of(data, written));
    return written;
}

int __wrap_fsync(int file) {
    const OpenFile* const known = file_of(file);
    if (known != nullptr && fails(known->is_folder ? DiskAction::sync_folder : DiskAction::sync, known->path))
        return -1;
    const int result = __real_fsync(file);
    if (known != nullptr && result == 0) {
        if (known->is_folder)
            watch()->synced_folder(known->path);
        else
            watch()->synced(known->path);
    }
    return result;
}

int __wrap_ftruncate(int file, off_t size) {
    const OpenFile* const known = file_of(file);
    if (known != nullptr && fails(DiskAction::truncate, known->path))
        return -1;
    const int result = __real_ftruncate(file, size);
    if (known != nullptr && result == 0)
        watch()->truncated(known->path, static_cast<std::uint64_t>(size));
    return result;
}

int __wrap_unlink(const char* path) {
    if (watch() == nullptr || ::access(path, F_OK) != 0)
        return __real_unlink(path);
    if (fails(DiskAction::remove, path))
        return -1;
    const int result = __real_unlink(path);
    if (result == 0)
        watch()->removed(path);
    return result;
}

int __wrap_rename(const char* from, const char* to) {
    if (fails(DiskAction::rename, to))
        return -1;
    const int result = __real_rename(from, to);
    if (result == 0 && watch() != nullptr)
        watch()->renamed(from, to);
    return result;
}

int __wrap_renameat2(int from_folder, const char* from, int to_folder, const char* to, unsigned flags) {
    if (fails(DiskAction::rename, to))
        return -1;
    const int result = __real_renameat2(from_folder, from, to_folder, to, flags);
    if (result == 0 && watch() != nullptr)
        watch()->renamed(from, to);
    return result;
}

int __wrap_mkdir(const char* path, mode_t mode) {
    if (fails(DiskAction::make_folder, path))
        return -1;
    const int result = __real_mkdir(path, mode);
    if (result == 0 && watch() != nullptr)
        watch()->made_folder(path);
    return result;
}

/// Thousands of openings: the key is derived at the lowest cost there is, the cost in the slot is still checked.
int __real_crypto_pwhash(unsigned char* out, unsigned long long out_size, const char* passphrase,
                         unsigned long long size, const unsigned char* salt, unsigned long long passes,
                         size_t memory, int algorithm);
int __wrap_crypto_pwhash(unsigned char* out, unsigned long long out_size, const char* passphrase,
                         unsigned long long size, const unsigned char* salt, unsigned long long /*passes*/,
                         size_t /*memory*/, int algorithm) {
    return __real_crypto_pwhash(out, out_size, passphrase, size, salt, crypto_pwhash_OPSLIMIT_MIN,
                                crypto_pwhash_MEMLIMIT_MIN, algorithm);
}
}
