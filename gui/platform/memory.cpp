// SPDX-License-Identifier: Apache-2.0
#include "gui/platform/memory.hpp"

#include <charconv>
#include <cstdlib>
#include <fstream>
#include <map>
#include <system_error>
#include <wx/log.h>

namespace attune {
namespace {

struct Kept {
    std::map<std::string, int> values;
    bool loaded = false;
    std::filesystem::path folder; ///< where they were read: a test may move it
};

std::map<std::string, int> read_file(const std::filesystem::path& path) {
    std::map<std::string, int> values;
    std::ifstream file{path};
    for (std::string line; std::getline(file, line);) {
        const auto equals = line.find('=');
        int value = 0;
        if (equals == std::string::npos)
            continue;
        const char* end = line.data() + line.size();
        if (const auto read = std::from_chars(line.data() + equals + 1, end, value); read.ptr == end)
            values[line.substr(0, equals)] = value;
    }
    return values;
}

Kept& kept() {
    static Kept only;
    const auto folder = config_folder();
    if (!only.loaded || only.folder != folder)
        only = {.values = read_file(folder / "window.ini"), .loaded = true, .folder = folder};
    return only;
}

} // namespace

std::filesystem::path config_folder() {
    const char* stated = std::getenv("XDG_CONFIG_HOME");
    std::filesystem::path base = stated == nullptr ? "" : stated;
    if (!base.is_absolute()) {
        const char* home = std::getenv("HOME");
        base = std::filesystem::path{home == nullptr ? "/" : home} / ".config";
    }
    const auto folder = base / "attune";
    std::error_code failure;
    std::filesystem::create_directories(base, failure);
    if (std::filesystem::create_directory(folder, failure))
        std::filesystem::permissions(folder, std::filesystem::perms::owner_all, failure);
    return folder;
}

std::optional<int> remembered(const std::string& key) {
    const auto& values = kept().values;
    const auto found = values.find(key);
    return found == values.end() ? std::nullopt : std::optional{found->second};
}

void remember(const std::string& key, int value) { kept().values[key] = value; }

void save_memory() {
    const Kept& all = kept();
    const auto path = all.folder / "window.ini";
    auto fresh = path;
    fresh += ".new";
    {
        std::ofstream file{fresh};
        for (const auto& [key, value] : all.values)
            file << key << '=' << value << '\n';
    }
    std::error_code failure;
    std::filesystem::rename(fresh, path, failure);
    if (failure)
        wxLogVerbose("The places of the window were not kept.");
}

} // namespace attune
