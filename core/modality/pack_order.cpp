// SPDX-License-Identifier: Apache-2.0
// read_packs: which folders are packs, which of two copies counts, and in which order they are read.
#include "core/modality/manifest.hpp"
#include "core/modality/pack.hpp"
#include "core/modality/shipped_packs.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <set>
#include <system_error>

namespace attune {
namespace {

namespace fs = std::filesystem;

/// A pack before its templates are read.
struct Candidate {
    PackSource source;
    std::string id; ///< empty when pack.xml cannot be understood
    std::array<int, 3> version{};
    std::vector<std::string> needs;
};

std::array<int, 3> numbers_of(const std::string& version) {
    std::array<int, 3> numbers{};
    const char* at = version.data();
    const char* const end = at + version.size();
    for (auto& number : numbers) {
        at = std::from_chars(at, end, number).ptr;
        if (at != end)
            ++at;
    }
    return numbers;
}

Candidate look_at(PackSource source) {
    if (source.language.empty())
        source.language = system_language();
    const auto file = source.contents->read("pack.xml", std::size_t{256} << 10U);
    const auto manifest = read_manifest(file.bytes, "pack.xml");
    return {std::move(source), manifest.pack.id, numbers_of(manifest.pack.version), manifest.needs};
}

bool holds_pack(const fs::path& folder) {
    std::error_code failure;
    return fs::exists(fs::symlink_status(folder / "pack.xml", failure));
}

/// The packs below `folder`, by name; `folder` itself when it is one. A folder that is not there has none.
std::vector<fs::path> packs_below(const fs::path& folder) {
    if (holds_pack(folder))
        return {folder};
    std::error_code failure;
    std::vector<fs::path> found;
    for (const auto& entry : fs::directory_iterator{folder, failure}) {
        std::error_code unreadable;
        if (!entry.is_symlink(unreadable) && entry.is_directory(unreadable) && holds_pack(entry.path()))
            found.push_back(entry.path());
    }
    std::ranges::sort(found);
    return found;
}

bool is_better(const Candidate& candidate, const Candidate& than) {
    if (candidate.source.offered != than.source.offered)
        return candidate.source.offered;
    return candidate.version > than.version;
}

/// Of packs with one id the highest version counts, and of equal ones the first: the program's own.
std::vector<Candidate> candidates_of(const std::vector<PackSource>& sources) {
    std::vector<Candidate> chosen;
    for (const auto& source : sources) {
        auto candidate = look_at(source);
        const auto same = std::ranges::find(chosen, candidate.id, &Candidate::id);
        if (candidate.id.empty() || same == chosen.end())
            chosen.push_back(std::move(candidate));
        else if (is_better(candidate, *same))
            *same = std::move(candidate);
    }
    return chosen;
}

/// Takes out first what needs nothing that is still waiting; a circle is taken out as it stands, and each
/// of its packs then says that what it needs is not there.
std::vector<Candidate> in_order_of_need(std::vector<Candidate> waiting) {
    std::vector<Candidate> ordered;
    while (!waiting.empty()) {
        auto ready = std::ranges::find_if(waiting, [&](const Candidate& each) {
            return std::ranges::none_of(each.needs, [&](const std::string& need) {
                return std::ranges::find(waiting, need, &Candidate::id) != waiting.end();
            });
        });
        if (ready == waiting.end())
            ready = waiting.begin();
        ordered.push_back(std::move(*ready));
        waiting.erase(ready);
    }
    return ordered;
}

} // namespace

int compare_versions(const std::string& left, const std::string& right) {
    const auto order = numbers_of(left) <=> numbers_of(right);
    return order < 0 ? -1 : order > 0 ? 1 : 0;
}

PackSource pack_source(const fs::path& folder) {
    auto contents = folder_contents(folder);
    std::error_code failure;
    const auto shipped = shipped_packs_folder();
    const bool is_shipped =
        !shipped.empty() && fs::equivalent(contents->folder().parent_path(), shipped, failure);
    return {.contents = std::move(contents), .shipped = is_shipped};
}

std::vector<PackSource> packs_in(const std::vector<fs::path>& folders) {
    std::vector<PackSource> sources;
    for (const auto& folder : folders)
        for (const auto& place : packs_below(folder))
            sources.push_back(pack_source(place));
    return sources;
}

std::vector<Pack> read_packs(const std::vector<fs::path>& folders) { return read_packs(packs_in(folders)); }

std::vector<Pack> read_packs(const std::vector<PackSource>& sources) { return read_packs(sources, {}); }

std::vector<Pack> read_packs(const std::vector<PackSource>& sources, std::vector<Pack> packs) {
    std::map<std::string, std::string> owner_of_prefix;
    for (const auto& known : packs)
        owner_of_prefix.try_emplace(known.prefix, known.id);
    auto candidates = candidates_of(sources);
    std::erase_if(candidates, [&](const Candidate& each) {
        return !each.id.empty() && std::ranges::find(packs, each.id, &Pack::id) != packs.end();
    });
    for (const auto& candidate : in_order_of_need(std::move(candidates))) {
        auto pack = read_pack(candidate.source, packs);
        const auto [owner, is_new] = owner_of_prefix.try_emplace(pack.prefix, pack.id);
        if (!is_new && !pack.prefix.empty())
            pack.problems.push_back({.file = candidate.source.contents->name() + "/pack.xml",
                                     .line = 1,
                                     .column = 1,
                                     .element = "/pack",
                                     .message = fmt::format("prefix {} belongs to the pack {} already",
                                                            pack.prefix, owner->second)});
        packs.push_back(std::move(pack));
    }
    return packs;
}

} // namespace attune
