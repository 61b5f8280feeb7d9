// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <set>
#include <string>
#include <vector>

namespace attune {

/// The packs that came with the program: beside the build tree's bin/, or where they were installed relative
/// to the program. Empty when there are none.
[[nodiscard]] std::filesystem::path shipped_packs_folder();

/// Where packs are looked for: the shipped ones, then the folders of ATTUNE_PACK_PATH (separated by colons).
/// What is not below the shipped folder has no approval for native code from the program's own list.
[[nodiscard]] std::vector<std::filesystem::path> pack_folders();

/// attune-plugin-host: beside the program, or in the installed libexec folder. The first of these when it
/// is nowhere, for messages.
[[nodiscard]] std::filesystem::path plugin_host_file();

/// SHA-256 of the libraries that came with the program, from approved.txt in the shipped folder.
/// Lines that are no hash are passed over.
[[nodiscard]] std::set<std::string> approved_library_hashes();
/// The same from another list.
[[nodiscard]] std::set<std::string> read_approved_hashes(const std::filesystem::path& list);

} // namespace attune
