// SPDX-License-Identifier: Apache-2.0
#include "core/template/suggestion.hpp"

#include <algorithm>
#include <numeric>

namespace attune {
namespace {

/// Letters to change, add, drop or swap to come from one word to the other (restricted Damerau distance).
std::size_t distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> before(b.size() + 1);
    std::vector<std::size_t> above(b.size() + 1);
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(above.begin(), above.end(), 0U);
    for (std::size_t i = 1; i <= a.size(); ++i) {
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t change = above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            row[j] = std::min({above[j] + 1, row[j - 1] + 1, change});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = std::min(row[j], before[j - 2] + 1);
        }
        std::swap(before, above);
        std::swap(above, row);
    }
    return above[b.size()];
}

} // namespace

std::optional<std::string> nearest(std::string_view name, const std::vector<std::string>& names) {
    if (name.empty() || name.size() > 64)
        return std::nullopt;
    const std::string* best = nullptr;
    std::size_t fewest = std::max<std::size_t>(1, name.size() / 3) + 1;
    for (const std::string& candidate : names) {
        if (candidate.size() > name.size() + fewest || name.size() > candidate.size() + fewest)
            continue;
        const std::size_t wrong = distance(name, candidate);
        if (wrong < fewest) {
            fewest = wrong;
            best = &candidate;
        }
    }
    return best == nullptr ? std::nullopt : std::optional{*best};
}

std::string did_you_mean(std::string_view name, const std::vector<std::string>& names) {
    const auto found = nearest(name, names);
    return found ? "; did you mean " + *found + "?" : std::string{};
}

} // namespace attune
