// SPDX-License-Identifier: Apache-2.0
#include "core/modality/shipped_packs.hpp"

#include "core/modality/install_places.hpp"
#include "core/modality/pack_files.hpp"

#include <algorithm>
#include <cstdlib>
#include <sstream>
#include <string_view>
#include <system_error>

namespace attune {
namespace {

namespace fs = std::filesystem;

/// The folder of the running program, links resolved.
fs::path program_folder() {
    std::error_code failure;
    return fs::read_symlink("/proc/self/exe", failure).parent_path();
}

/// The first that exists.
fs::path first_there(const std::vector<fs::path>& places) {
    for (const auto& place : places) {
        std::error_code failure;
        if (fs::exists(place, failure))
            return place.lexically_normal();
    }
    return {};
}

bool is_hash(std::string_view word) {
    return word.size() == 64 && word.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

} // namespace

fs::path shipped_packs_folder() {
    const auto here = program_folder();
    const auto list = first_there({here / "../packs/approved.txt", here / packs_from_program / "approved.txt",
                                   fs::path{packs_installed} / "approved.txt"});
    return list.parent_path();
}

std::vector<fs::path> pack_folders() {
    std::vector<fs::path> folders;
    if (auto shipped = shipped_packs_folder(); !shipped.empty())
        folders.push_back(std::move(shipped));
    const char* more = std::getenv("ATTUNE_PACK_PATH");
    std::istringstream words{more == nullptr ? "" : more};
    for (std::string folder; std::getline(words, folder, ':');)
        if (!folder.empty())
            folders.emplace_back(folder);
    return folders;
}

std::string system_language() {
    for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
        const char* value = std::getenv(name);
        if (value == nullptr || *value == '\0')
            continue;
        std::string language{value};
        language = language.substr(0, language.find_first_of(".@"));
        std::ranges::replace(language, '_', '-');
        return language == "C" || language == "POSIX" ? std::string{} : language;
    }
    return {};
}

fs::path plugin_host_file() {
    const auto here = program_folder();
    const auto beside = here / "attune-plugin-host";
    const auto found = first_there({beside, here / host_from_program / "attune-plugin-host",
                                    fs::path{host_installed} / "attune-plugin-host"});
    return found.empty() ? beside : found;
}

std::set<std::string> approved_library_hashes() {
    std::set<std::string> hashes;
    if (const auto folder = shipped_packs_folder(); !folder.empty())
        for (const auto& [path, hash] : read_approved_list(folder / "approved.txt"))
            hashes.insert(hash);
    return hashes;
}

std::map<std::string, std::string> read_approved_list(const fs::path& list) {
    std::istringstream lines{read_regular_file(list, std::size_t{1} << 20U).bytes};
    std::map<std::string, std::string> hashes;
    for (std::string line; std::getline(lines, line);)
        if (line.size() > 66 && line.substr(64, 2) == "  " && is_hash(std::string_view{line}.substr(0, 64)))
            hashes[line.substr(66)] = line.substr(0, 64);
    return hashes;
}

} // namespace attune
