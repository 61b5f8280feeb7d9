// SPDX-License-Identifier: Apache-2.0
#include "tests/e2e/home.hpp"

#include <stdlib.h>

#include <algorithm>
#include <cctype>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace attune::e2e {
namespace {

std::string lower(std::string text) {
    std::ranges::transform(text, text.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

std::string utf16(const std::string& ascii) {
    std::string wide;
    for (const char c : ascii) {
        wide.push_back(c);
        wide.push_back('\0');
    }
    return wide;
}

} // namespace

Home::Home() {
    std::string pattern = (std::filesystem::temp_directory_path() / "attune-e2e-XXXXXX").string();
    if (mkdtemp(pattern.data()) == nullptr)
        throw std::runtime_error{"no temporary folder"};
    path_ = pattern;
    for (const char* folder : {"config", "data", "state", "cache", "tmp", "run"})
        std::filesystem::create_directories(path_ / folder);
    std::filesystem::permissions(path_ / "run", std::filesystem::perms::owner_all);
}

Home::~Home() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

std::map<std::string, std::string> Home::environment() const {
    return {{"HOME", path_.string()},
            {"XDG_CONFIG_HOME", (path_ / "config").string()},
            {"XDG_DATA_HOME", (path_ / "data").string()},
            {"XDG_STATE_HOME", (path_ / "state").string()},
            {"XDG_CACHE_HOME", (path_ / "cache").string()},
            {"XDG_RUNTIME_DIR", (path_ / "run").string()},
            {"TMPDIR", (path_ / "tmp").string()}};
}

std::vector<std::filesystem::path> Home::files() const {
    std::vector<std::filesystem::path> found;
    for (const auto& entry : std::filesystem::recursive_directory_iterator{path_})
        if (entry.is_regular_file())
            found.push_back(entry.path());
    return found;
}

std::vector<std::filesystem::path> Home::files_with(const std::string& text) const {
    const std::string narrow = lower(text);
    const std::string wide = utf16(narrow);
    std::vector<std::filesystem::path> found;
    for (const auto& file : files()) {
        std::ifstream stream{file, std::ios::binary};
        const std::string content = lower({std::istreambuf_iterator<char>{stream}, {}});
        if (content.find(narrow) != std::string::npos || content.find(wide) != std::string::npos ||
            lower(file.string()).find(narrow) != std::string::npos)
            found.push_back(file);
    }
    return found;
}

} // namespace attune::e2e
