// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <map>
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

/// The language that the user's system speaks, as "de-AT"; empty where it says none. From LC_ALL, LC_MESSAGES or
/// LANG.
[[nodiscard]] std::string system_language();

/// attune-plugin-host: beside the program, or in the installed libexec folder. The first of these when it
/// is nowhere, for messages.
[[nodiscard]] std::filesystem::path plugin_host_file();

/// SHA-256 of the libraries that came with the program, from approved.txt in the shipped folder.
[[nodiscard]] std::set<std::string> approved_library_hashes();
/// Such a list, by "emdr/native/libattune_emdr.so"; lines that are not "hash  path" are passed over.
[[nodiscard]] std::map<std::string, std::string> read_approved_list(const std::filesystem::path& list);

} // namespace attune
