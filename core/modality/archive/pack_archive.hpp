// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/modality/archive/pack_signature.hpp"
#include "core/modality/pack_contents.hpp"

#include <cstddef>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace attune {

/// What an archive may hold. Counted on the bytes that come, not on what its directory claims.
struct ArchiveLimits {
    std::size_t archive_bytes = std::size_t{32} << 20U;
    std::size_t entry_bytes = std::size_t{8} << 20U;
    std::size_t all_bytes = std::size_t{32} << 20U;
    std::size_t entries = 256;
    std::size_t ratio = 100; ///< unpacked to packed bytes of an entry larger than 64 KiB
};

/// A `.attunepack` file in memory: no name in it was ever used as a path, and nothing of it touches the disk.
struct PackArchive {
    std::shared_ptr<const PackContents> contents; ///< null when there are problems
    std::optional<PackSignature> signature;       ///< checked; nothing when the archive is not signed
    std::vector<std::string> problems;            ///< "templates/x.xml: is a link …", all of them
};

/// Reads a zip file by allowlist: regular files with names as a manifest may use them, none twice, `pack.xml` and
/// what it names and nothing else, stored or deflated, within the limits, and a signature that holds where there
/// is one. Never throws on content. `name` is for messages.
[[nodiscard]] PackArchive read_pack_archive(std::string_view bytes, const std::string& name,
                                            const ArchiveLimits& limits = {});
/// The same with a file. Throws Error(not_found) when it cannot be read at all.
[[nodiscard]] PackArchive read_pack_archive(const std::filesystem::path& file);
/// The bytes of an archive file. Throws Error(not_found), or Error(pack_rejected) when it is too large.
[[nodiscard]] std::string read_archive_file(const std::filesystem::path& file);

/// The files that a pack consists of: `pack.xml` and what it names; others in its folder are left where they are.
struct PackFiles {
    std::map<std::string, std::string> files;
    std::vector<std::string> problems;
};
[[nodiscard]] PackFiles collect_pack_files(const PackContents& contents);

/// A zip file with these entries: the same bytes for the same files.
[[nodiscard]] std::string write_pack_archive(const std::map<std::string, std::string>& files);

} // namespace attune
