// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

namespace attune {

/// What a program does to a disk.
enum class DiskAction { open, read, write, sync, truncate, remove, rename, make_folder, sync_folder };

/// Is told of every access of the vault to the disk: those of SQLite through a VFS in front of the usual one
/// (watched_vfs.cpp), those of the vault's own files through the linker's --wrap (watched_calls.cpp). Paths are
/// absolute. While none is installed everything passes.
class DiskWatch {
public:
    DiskWatch() = default;
    virtual ~DiskWatch() = default;
    DiskWatch(const DiskWatch&) = delete;
    DiskWatch& operator=(const DiskWatch&) = delete;

    /// The errno with which the access fails instead of happening; 0 lets it happen.
    virtual int before(DiskAction action, const std::string& path) = 0;

    // What has happened.
    virtual void made_file(const std::string& /*path*/) {}
    virtual void wrote(const std::string& /*path*/, std::uint64_t /*offset*/, std::span<const std::byte> /*data*/) {}
    virtual void truncated(const std::string& /*path*/, std::uint64_t /*size*/) {}
    virtual void synced(const std::string& /*path*/) {}
    virtual void removed(const std::string& /*path*/) {}
    virtual void renamed(const std::string& /*from*/, const std::string& /*to*/) {}
    virtual void made_folder(const std::string& /*path*/) {}
    virtual void synced_folder(const std::string& /*path*/) {}
};

/// Installs a watch for as long as this lives. One at a time.
class Watched {
public:
    explicit Watched(DiskWatch& watch);
    ~Watched();
    Watched(const Watched&) = delete;
    Watched& operator=(const Watched&) = delete;
};

/// The installed watch, or null.
[[nodiscard]] DiskWatch* disk_watch() noexcept;
/// Puts the watched VFS in front of SQLite's own; once, before the first vault is opened.
void install_watched_vfs();
/// True while SQLite's own VFS works: its calls must not be counted twice where SQLite is linked statically.
[[nodiscard]] bool& inside_vfs() noexcept;

} // namespace attune
