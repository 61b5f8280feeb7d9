// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/progress/special_chart/body_heat.hpp"

#include <cstddef>
#include <map>
#include <string>

namespace attune {

/// The regions of the map with their numbers: what was stored without a side counts for both.
struct RegionCounts {
    struct Region {
        int sessions = 0;
        NoteId latest{};
        std::size_t row = 0;          ///< in the order of the map's regions, chosen ones only
    };
    std::map<std::string, Region> regions; ///< chosen ones by id
    int most = 0;
    bool has_both_sides = false;
    std::string unknown;              ///< stored ids that the map does not have, blank separated
};
[[nodiscard]] RegionCounts region_counts(const BodyHeat& heat);

/// 0 for none, else 1 to 4: the number itself up to 4 sessions, above that quarters of the highest.
[[nodiscard]] int heat_level(int sessions, int most);
/// 0, 15, 30, 45, 60 %.
[[nodiscard]] double heat_opacity(int level);
/// "0", "3", "5 to 8"; empty for a level that no number reaches.
[[nodiscard]] std::string heat_level_words(int level, int most);

} // namespace attune
