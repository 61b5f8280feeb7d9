// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/measure/random_sheet.hpp"

#include <algorithm>
#include <cmath>

namespace attune::second_opinion {

/// SplitMix64.
std::uint64_t RandomSheets::next() noexcept {
    state_ += 0x9e3779b97f4a7c15U;
    std::uint64_t mixed = state_;
    mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9U;
    mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111ebU;
    return mixed ^ (mixed >> 31);
}

/// `lean` 0–100: where on the range the answers of this sheet lie; above 100 anywhere.
double RandomSheets::value(const Range& range, std::uint64_t lean) {
    const auto steps = range.only.empty()
                           ? static_cast<std::uint64_t>(std::llround((range.max - range.min) / range.step))
                           : range.only.size() - 1;
    std::uint64_t place = 0;
    if (lean > 100) {
        place = below(steps + 1);
    } else {
        const std::uint64_t width =
            steps / 2 + 1; // each answer lies within a quarter of the range of the others
        const std::uint64_t middle = (steps * lean + 50) / 100 + below(width + 1);
        place = middle < width / 2 ? 0 : std::min(steps, middle - width / 2);
    }
    if (!range.only.empty())
        return range.only[place];
    // The same number that is read from "6.3", so that neither side has another.
    return range.step < 1 ? std::round((range.min * 10) + static_cast<double>(place)) / 10
                          : range.min + static_cast<double>(place) * range.step;
}

void RandomSheets::fill(Sheet& sheet) {
    const std::uint64_t lean = below(200);
    constexpr std::uint64_t hole_rates[] = {0, 0, 2, 10, 30}; // percent
    const std::uint64_t holes = hole_rates[below(5)];
    sheet.answers.resize(measure_.items.size());
    sheet.does_not_apply.assign(measure_.items.size(), false);
    for (std::size_t item = 0; item < measure_.items.size(); ++item) {
        const Range& range = measure_.items[item];
        if (range.applies == Range::Applies::may_not && below(5) == 0) {
            sheet.does_not_apply[item] = true;
            sheet.answers[item].reset();
        } else if (below(100) < holes) {
            sheet.answers[item].reset();
        } else {
            sheet.answers[item] = value(range, lean);
        }
    }
}

} // namespace attune::second_opinion
