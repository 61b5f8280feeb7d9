// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/fault/disk/disk_watch.hpp"

#include <filesystem>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

namespace attune {

/// What a disk does, when the power goes, with writes that were not synced.
enum class Unsynced {
    lost,
    kept,
    torn_512,  ///< of each write some sectors of 512 bytes are there, in any order
    torn_4096, ///< the same with 4096 bytes
};

/// Whether a sync means anything: a disk that says yes and does nothing is the check on the test itself.
enum class Syncs { obeyed, ignored };

/// Records everything that is written below a folder, and makes the folder as a disk would have it if the power
/// had gone at any moment.
///
/// The model: what was written to a file is safe once that file is synced; of the rest any part may be there,
/// whole, torn or not at all. Names (made, renamed, removed) reach the disk in their order; they are safe once
/// their folder is synced, a new file's also with the file itself. Writes do not harm what lies beside them.
class DiskRecorder final : public DiskWatch {
public:
    explicit DiskRecorder(const std::filesystem::path& root);

    /// Events so far: a moment for `power_lost_at`.
    [[nodiscard]] std::size_t now() const noexcept { return events_.size(); }
    /// The moments just before each sync, when most is at stake, and the end.
    [[nodiscard]] std::vector<std::size_t> moments() const;
    /// Writes to `target` what is left of the folder.
    void power_lost_at(std::size_t moment, Unsynced unsynced, Syncs syncs, std::mt19937& random,
                       const std::filesystem::path& target) const;

    int before(DiskAction /*action*/, const std::string& /*path*/) override { return 0; }
    void made_file(const std::string& path) override;
    void wrote(const std::string& path, std::uint64_t offset, std::span<const std::byte> data) override;
    void truncated(const std::string& path, std::uint64_t size) override;
    void synced(const std::string& path) override;
    void removed(const std::string& path) override;
    void renamed(const std::string& from, const std::string& to) override;
    void made_folder(const std::string& path) override;
    void synced_folder(const std::string& path) override;

private:
    enum class Kind { make_file, write, truncate, sync, remove, rename, make_folder, sync_folder };
    using Content = std::vector<std::byte>;
    struct Event {
        Kind kind{};
        std::string path{};
        std::string to{};
        int file = 0;
        std::uint64_t at = 0; ///< offset, or size
        Content data{};
    };
    /// Names of files and folders below the root, as paths that begin with it.
    struct Names {
        std::map<std::string, int> files;
        std::set<std::string> folders;
        void apply(const Event& event);
    };

    int file_at(const std::string& path);
    [[nodiscard]] static bool is_name(const Event& event);
    [[nodiscard]] std::size_t safe_names(std::size_t moment) const;
    [[nodiscard]] Names names_at(std::size_t moment, Unsynced unsynced, Syncs syncs, std::mt19937& random) const;
    [[nodiscard]] std::map<int, Content> contents_at(std::size_t moment, Unsynced unsynced, Syncs syncs,
                                                     std::mt19937& random) const;

    std::string root_;
    Names before_;
    Names present_;
    std::map<int, Content> base_;
    std::vector<Event> events_;
    int next_file_ = 1;
};

} // namespace attune
