// SPDX-License-Identifier: Apache-2.0
#include "core/report/special_chart/heat_levels.hpp"

#include "core/body_map/body_map.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace attune {

RegionCounts region_counts(const BodyHeat& heat) {
    // A session that named a region and the same without a side is one session.
    std::map<std::string, std::set<NoteId>> notes;
    RegionCounts counts;
    for (const auto& [id, region] : heat.regions) {
        const auto add = [&](const std::string& name) { notes[name].insert(region.notes.begin(), region.notes.end()); };
        if (body_region(id)) {
            add(id);
        } else if (body_region(id + "-left") && body_region(id + "-right")) {
            add(id + "-left");
            add(id + "-right");
            counts.has_both_sides = true;
        } else {
            counts.unknown += (counts.unknown.empty() ? "" : " ") + id;
        }
    }
    std::size_t row = 0;
    for (const BodyRegion& region : body_regions()) {
        const auto found = notes.find(region.id);
        if (found == notes.end() || found->second.empty())
            continue;
        const int sessions = static_cast<int>(found->second.size());
        NoteId latest{};
        for (const auto& [id, stored] : heat.regions)
            if (id == region.id || id + "-left" == region.id || id + "-right" == region.id)
                latest = stored.notes.empty() ? latest : stored.notes.back();
        counts.regions[region.id] = {.sessions = sessions, .latest = latest, .row = row++};
        counts.most = std::max(counts.most, sessions);
    }
    return counts;
}

int heat_level(int sessions, int most) {
    if (sessions <= 0)
        return 0;
    return most <= 4 ? std::min(sessions, 4) : std::clamp((sessions * 4 + most - 1) / most, 1, 4);
}

double heat_opacity(int level) { return 0.15 * std::clamp(level, 0, 4); }

std::string heat_level_words(int level, int most) {
    int first = -1;
    int last = -1;
    for (int sessions = 0; sessions <= most; ++sessions)
        if (heat_level(sessions, most) == level) {
            first = first < 0 ? sessions : first;
            last = sessions;
        }
    if (first < 0)
        return {};
    return first == last ? fmt::format("{}", first) : fmt::format("{} to {}", first, last);
}

} // namespace attune
