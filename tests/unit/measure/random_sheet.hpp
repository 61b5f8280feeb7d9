// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/unit/measure/second_opinion.hpp"

#include <cstdint>

namespace attune::second_opinion {

/// Sheets out of chance, the same in every run and on every machine: complete ones and ones with holes, from
/// one end of the scale to the other.
class RandomSheets {
public:
    RandomSheets(const Measure& measure, std::uint64_t seed) noexcept
        : measure_{measure},
          state_{seed} {}

    /// Fills in the answers; form, sex and age stay.
    void fill(Sheet& sheet);

private:
    [[nodiscard]] std::uint64_t next() noexcept;
    [[nodiscard]] std::uint64_t below(std::uint64_t limit) noexcept { return (next() >> 11) % limit; }
    [[nodiscard]] double value(const Range& range, std::uint64_t lean);

    const Measure& measure_;
    std::uint64_t state_;
};

} // namespace attune::second_opinion
