// SPDX-License-Identifier: Apache-2.0
// A VFS in front of SQLite's own that tells the watch of every access and fails where the watch says so.
#include "tests/fault/disk/disk_watch.hpp"

#include "core/vault/process.hpp"

#include <sqlite3.h>

#include <unistd.h>

#include <cerrno>
#include <new>
#include <stdexcept>
#include <string>

namespace attune {
namespace {

DiskWatch* installed = nullptr;
sqlite3_vfs* real_vfs = nullptr;
int last_failure = 0;

struct WatchedFile {
    sqlite3_file base;
    std::string* path;
    sqlite3_file* real() noexcept { return reinterpret_cast<sqlite3_file*>(this + 1); }
};
static_assert(sizeof(WatchedFile) % alignof(std::max_align_t) == 0);

WatchedFile& of(sqlite3_file* file) {
    return *reinterpret_cast<WatchedFile*>(file);
}

struct InsideVfs {
    InsideVfs() { inside_vfs() = true; }
    ~InsideVfs() { inside_vfs() = false; }
    InsideVfs(const InsideVfs&) = delete;
    InsideVfs& operator=(const InsideVfs&) = delete;
};

/// The result code of a failure that the watch wants, or SQLITE_OK.
int failure(DiskAction action, const std::string& path, int otherwise) {
    last_failure = installed != nullptr && !path.empty() ? installed->before(action, path) : 0;
    if (last_failure == 0)
        return SQLITE_OK;
    return last_failure == ENOSPC && action == DiskAction::write ? SQLITE_FULL : otherwise;
}

template<typename Call>
int forward(Call&& call) {
    const InsideVfs inside;
    return call();
}

bool is_watched(const WatchedFile& file) {
    return installed != nullptr && !file.path->empty();
}

int close_file(sqlite3_file* file) {
    const int code = forward([&] { return of(file).real()->pMethods->xClose(of(file).real()); });
    delete of(file).path;
    return code;
}

int read_file(sqlite3_file* file, void* out, int size, sqlite3_int64 offset) {
    if (const int code = failure(DiskAction::read, *of(file).path, SQLITE_IOERR_READ); code != SQLITE_OK)
        return code;
    return forward([&] { return of(file).real()->pMethods->xRead(of(file).real(), out, size, offset); });
}

int write_file(sqlite3_file* file, const void* data, int size, sqlite3_int64 offset) {
    if (const int code = failure(DiskAction::write, *of(file).path, SQLITE_IOERR_WRITE); code != SQLITE_OK)
        return code;
    const int code =
        forward([&] { return of(file).real()->pMethods->xWrite(of(file).real(), data, size, offset); });
    if (code == SQLITE_OK && is_watched(of(file)))
        installed->wrote(*of(file).path, static_cast<std::uint64_t>(offset),
                         {static_cast<const std::byte*>(data), static_cast<std::size_t>(size)});
    return code;
}

int truncate_file(sqlite3_file* file, sqlite3_int64 size) {
    if (const int code = failure(DiskAction::truncate, *of(file).path, SQLITE_IOERR_TRUNCATE); code != SQLITE_OK)
        return code;
    const int code = forward([&] { return of(file).real()->pMethods->xTruncate(of(file).real(), size); });
    if (code == SQLITE_OK && is_watched(of(file)))
        installed->truncated(*of(file).path, static_cast<std::uint64_t>(size));
    return code;
}

int sync_file(sqlite3_file* file, int flags) {
    if (const int code = failure(DiskAction::sync, *of(file).path, SQLITE_IOERR_FSYNC); code != SQLITE_OK)
        return code;
    const int code = forward([&] { return of(file).real()->pMethods->xSync(of(file).real(), flags); });
    if (code == SQLITE_OK && is_watched(of(file)))
        installed->synced(*of(file).path);
    return code;
}

int map_shared(sqlite3_file* file, int page, int size, int extend, void volatile** out) {
    if (const int code = failure(DiskAction::open, *of(file).path + "-shm", SQLITE_IOERR_SHMMAP); code != SQLITE_OK)
        return code;
    return forward(
        [&] { return of(file).real()->pMethods->xShmMap(of(file).real(), page, size, extend, out); });
}

/// For everything that touches no data: forwards to the method of the real file.
#define FORWARD(name, method, parameters, arguments)                                                               \
    int name parameters {                                                                                          \
        return forward([&] { return of(file).real()->pMethods->method arguments; });                              \
    }
FORWARD(file_size, xFileSize, (sqlite3_file* file, sqlite3_int64* size), (of(file).real(), size))
FORWARD(lock_file, xLock, (sqlite3_file* file, int level), (of(file).real(), level))
FORWARD(unlock_file, xUnlock, (sqlite3_file* file, int level), (of(file).real(), level))
FORWARD(check_lock, xCheckReservedLock, (sqlite3_file* file, int* out), (of(file).real(), out))
FORWARD(control, xFileControl, (sqlite3_file* file, int what, void* value), (of(file).real(), what, value))
FORWARD(sector_size, xSectorSize, (sqlite3_file* file), (of(file).real()))
FORWARD(characteristics, xDeviceCharacteristics, (sqlite3_file* file), (of(file).real()))
FORWARD(lock_shared, xShmLock, (sqlite3_file* file, int at, int n, int flags), (of(file).real(), at, n, flags))
FORWARD(unmap_shared, xShmUnmap, (sqlite3_file* file, int remove), (of(file).real(), remove))
FORWARD(fetch, xFetch, (sqlite3_file* file, sqlite3_int64 at, int n, void** out), (of(file).real(), at, n, out))
FORWARD(unfetch, xUnfetch, (sqlite3_file* file, sqlite3_int64 at, void* page), (of(file).real(), at, page))
#undef FORWARD

void barrier(sqlite3_file* file) {
    of(file).real()->pMethods->xShmBarrier(of(file).real());
}

const sqlite3_io_methods methods{3,            close_file,   read_file,   write_file,   truncate_file,
                                 sync_file,    file_size,    lock_file,   unlock_file,  check_lock,
                                 control,      sector_size,  characteristics, map_shared, lock_shared,
                                 barrier,      unmap_shared, fetch,       unfetch};

int open_file(sqlite3_vfs* /*vfs*/, const char* name, sqlite3_file* file, int flags, int* out_flags) {
    file->pMethods = nullptr;
    const std::string path = name != nullptr ? name : "";
    if (const int code = failure(DiskAction::open, path, SQLITE_CANTOPEN); code != SQLITE_OK)
        return code;
    const bool is_new = name != nullptr && ::access(name, F_OK) != 0;
    auto& watched = *new (file) WatchedFile{};
    const int code = forward([&] { return real_vfs->xOpen(real_vfs, name, watched.real(), flags, out_flags); });
    if (code != SQLITE_OK) {
        if (watched.real()->pMethods != nullptr)
            watched.real()->pMethods->xClose(watched.real());
        return code;
    }
    watched.path = new std::string{path};
    watched.base.pMethods = &methods;
    if (is_new && is_watched(watched))
        installed->made_file(path);
    return SQLITE_OK;
}

int delete_file(sqlite3_vfs* /*vfs*/, const char* name, int sync_folder) {
    if (const int code = failure(DiskAction::remove, name, SQLITE_IOERR_DELETE); code != SQLITE_OK)
        return code;
    const int code = forward([&] { return real_vfs->xDelete(real_vfs, name, sync_folder); });
    if (code == SQLITE_OK && installed != nullptr) {
        installed->removed(name);
        if (sync_folder != 0)
            installed->synced_folder(std::string{name}.substr(0, std::string{name}.rfind('/')));
    }
    return code;
}

int last_error(sqlite3_vfs* /*vfs*/, int size, char* out) {
    return last_failure != 0 ? last_failure : real_vfs->xGetLastError(real_vfs, size, out);
}

} // namespace

Watched::Watched(DiskWatch& watch) {
    install_watched_vfs();
    installed = &watch;
}
Watched::~Watched() {
    installed = nullptr;
    last_failure = 0;
}
DiskWatch* disk_watch() noexcept {
    return installed;
}
bool& inside_vfs() noexcept {
    static bool inside = false;
    return inside;
}

void install_watched_vfs() {
    if (real_vfs != nullptr)
        return;
    prepare_process(); // the allocator comes before anything else of SQLite
    real_vfs = sqlite3_vfs_find(nullptr);
    static sqlite3_vfs watched = *real_vfs;
    watched.pNext = nullptr;
    watched.zName = "watched";
    watched.szOsFile = static_cast<int>(sizeof(WatchedFile)) + real_vfs->szOsFile;
    watched.xOpen = open_file;
    watched.xDelete = delete_file;
    watched.xGetLastError = last_error;
    if (sqlite3_vfs_register(&watched, 1) != SQLITE_OK)
        throw std::runtime_error{"the watched VFS cannot be registered"};
}

} // namespace attune
