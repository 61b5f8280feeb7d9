// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/vault/file_ops.hpp"

#include <sys/stat.h>

#include <filesystem>
#include <map>
#include <string>

namespace attune {

/// Every entry below a folder with its mode and the digest of its content: equal when nothing was changed.
using FolderImage = std::map<std::string, std::string>;

inline FolderImage image_of(const std::filesystem::path& folder) {
    FolderImage image;
    for (const auto& entry : std::filesystem::recursive_directory_iterator{folder}) {
        struct stat about {};
        ::lstat(entry.path().c_str(), &about);
        image[entry.path().lexically_relative(folder).string()] =
            std::to_string(about.st_mode) +
            (entry.is_regular_file() && !entry.is_symlink() ? " " + file_sha256(entry.path()) : "");
    }
    return image;
}

} // namespace attune
