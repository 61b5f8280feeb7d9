// SPDX-License-Identifier: Apache-2.0
#include "core/vault/place.hpp"

#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <sys/vfs.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <sstream>
#include <string>

namespace attune {
namespace {

// statfs(2), "Filesystem types"; FUSE and 9p serve network shares (sshfs, virtual machines) as well as disks.
constexpr std::array<unsigned long, 8> network_types{
    0x6969,     // NFS
    0x517b,     // SMB
    0xff534d42, // CIFS
    0xfe534d42, // SMB2
    0x01021997, // 9p
    0x65735546, // FUSE
    0x5346414f, // AFS
    0x00c36400, // Ceph
};

constexpr std::array sync_marks{".dropbox", ".dropbox.cache", ".stfolder", ".sync", ".owncloudsync.log",
                                ".nextcloudsync.log"};

/// The folder itself or, when it is not there yet, the nearest one above it.
std::filesystem::path nearest(const std::filesystem::path& folder) {
    std::error_code ignored;
    std::filesystem::path path = std::filesystem::absolute(folder, ignored).lexically_normal();
    while (path.has_relative_path() && !std::filesystem::exists(path, ignored))
        path = path.parent_path();
    return path;
}

bool is_synced(std::filesystem::path path) {
    std::error_code ignored;
    for (; !path.empty(); path = path.parent_path()) {
        for (const char* mark : sync_marks)
            if (std::filesystem::exists(path / mark, ignored))
                return true;
        if (!path.has_relative_path())
            return false;
    }
    return false;
}

std::string first_line(const std::filesystem::path& path) {
    std::ifstream file{path};
    std::string line;
    std::getline(file, line);
    return line;
}

/// Whether a block device (its folder in /sys) is a dm-crypt one, or stands on such ones alone (LVM, say).
bool is_encrypted(const std::filesystem::path& device, int depth = 8) {
    if (first_line(device / "dm" / "uuid").starts_with("CRYPT-"))
        return true;
    std::error_code missing;
    std::filesystem::directory_iterator below{device / "slaves", missing};
    if (missing || depth == 0 || below == std::filesystem::directory_iterator{})
        return false;
    return std::all_of(begin(below), end(below), [depth](const std::filesystem::directory_entry& one) {
        return is_encrypted(one.path(), depth - 1);
    });
}

/// `file` is swapped to: a block device, or a file on one.
bool is_encrypted_swap(const std::filesystem::path& file, const std::filesystem::path& sys) {
    std::error_code ignored;
    const std::filesystem::path real = std::filesystem::canonical(file, ignored);
    const std::string name = (real.empty() ? file : real).filename().string();
    if (name.starts_with("zram")) // in memory, like what it takes
        return true;
    if (std::filesystem::exists(sys / "class" / "block" / name, ignored))
        return is_encrypted(sys / "class" / "block" / name);
    struct stat about {};
    if (::stat(file.c_str(), &about) != 0)
        return false;
    const std::string number = std::to_string(major(about.st_dev)) + ":" + std::to_string(minor(about.st_dev));
    return is_encrypted(sys / "dev" / "block" / number);
}

bool swaps_in_clear(const PlaceSigns& signs) {
    std::ifstream swaps{signs.proc / "swaps"};
    std::string line;
    std::getline(swaps, line); // the heads of the columns
    while (std::getline(swaps, line)) {
        std::string file;
        std::istringstream{line} >> file;
        if (!file.empty() && !is_encrypted_swap(file, signs.sys))
            return true;
    }
    return false;
}

} // namespace

PlaceSigns signs_of_this_machine() {
    return {.file_system =
                [](const std::filesystem::path& folder) {
                    struct statfs about {};
                    return ::statfs(folder.c_str(), &about) == 0
                               ? static_cast<unsigned long>(about.f_type) & 0xffffffffUL
                               : 0UL;
                },
            .proc = "/proc",
            .sys = "/sys"};
}

std::vector<PlaceWarning> place_warnings(const std::filesystem::path& folder, const PlaceSigns& signs) {
    std::vector<PlaceWarning> warnings;
    const std::filesystem::path place = nearest(folder);
    if (std::find(network_types.begin(), network_types.end(), signs.file_system(place)) != network_types.end())
        warnings.push_back(PlaceWarning::network_share);
    if (is_synced(place))
        warnings.push_back(PlaceWarning::synced_folder);
    struct stat about {};
    if (::stat(folder.c_str(), &about) == 0 && (about.st_mode & 077U) != 0)
        warnings.push_back(PlaceWarning::open_to_others);
    if (swaps_in_clear(signs))
        warnings.push_back(PlaceWarning::swap_in_clear);
    return warnings;
}

} // namespace attune
