// SPDX-License-Identifier: Apache-2.0
#include "gui/start/practice_shelf.hpp"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <system_error>
#include <utility>

namespace attune {
namespace {

// One practice a line: instant (or nothing), name, folder; blank fields allowed, tabs between.
std::optional<KnownPractice> read_line(const std::string& line) {
    const auto first = line.find('\t');
    const auto second = first == std::string::npos ? first : line.find('\t', first + 1);
    if (second == std::string::npos || second + 1 == line.size())
        return std::nullopt;
    return KnownPractice{.folder = line.substr(second + 1),
                         .name = line.substr(first + 1, second - first - 1),
                         .opened = parse_instant(line.substr(0, first))};
}

bool fits_a_line(const std::string& text) { return text.find_first_of("\t\n\r") == std::string::npos; }

} // namespace

PracticeShelf::PracticeShelf(std::filesystem::path file)
    : file_{std::move(file)} {
    std::ifstream stream{file_};
    for (std::string line; std::getline(stream, line);)
        if (auto practice = read_line(line))
            practices_.push_back(std::move(*practice));
}

void PracticeShelf::remember(const KnownPractice& practice) {
    std::erase_if(practices_, [&](const KnownPractice& other) { return other.folder == practice.folder; });
    practices_.insert(practices_.begin(), practice);
    write();
}

void PracticeShelf::forget(const std::filesystem::path& folder) {
    std::erase_if(practices_, [&](const KnownPractice& other) { return other.folder == folder; });
    write();
}

void PracticeShelf::write() const {
    auto fresh = file_;
    fresh += ".new";
    {
        std::ofstream stream{fresh};
        for (const KnownPractice& practice : practices_)
            if (fits_a_line(practice.name) && fits_a_line(practice.folder.string()))
                stream << (practice.opened ? format_instant(*practice.opened) : "") << '\t' << practice.name << '\t'
                       << practice.folder.string() << '\n';
    }
    std::error_code failure;
    std::filesystem::rename(fresh, file_, failure);
}

std::string short_path(const std::filesystem::path& folder) {
    const char* home = std::getenv("HOME");
    const std::string all = folder.string();
    if (home == nullptr || *home == '\0')
        return all;
    const std::string base = std::string{home} + "/";
    return all.starts_with(base) ? "~/" + all.substr(base.size()) : all;
}

} // namespace attune
