// SPDX-License-Identifier: Apache-2.0
#include "core/report/chart/thinning.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace attune {

std::vector<Spot> thin_out(std::vector<Spot> run) {
    if (run.size() < 8)
        return run;
    const double width = run.back().x - run.front().x;
    if (static_cast<double>(run.size()) <= 2 * std::max(width, 1.0))
        return run;
    std::vector<Spot> thin;
    for (std::size_t begin = 0; begin < run.size();) {
        std::size_t end = begin;
        std::size_t low = begin;
        std::size_t high = begin;
        const double column = std::floor(run[begin].x);
        for (; end < run.size() && std::floor(run[end].x) == column; ++end) {
            if (run[end].y < run[low].y)
                low = end;
            if (run[end].y > run[high].y)
                high = end;
        }
        std::array<std::size_t, 4> keep{begin, std::min(low, high), std::max(low, high), end - 1};
        const auto last = std::unique(keep.begin(), keep.end());
        std::for_each(keep.begin(), last, [&](std::size_t index) { thin.push_back(run[index]); });
        begin = end;
    }
    return thin;
}

} // namespace attune
