// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <cstddef>
#include <span>
#include <string_view>

namespace attune {

/// Repeatable chance: the same seed throws the same on every machine, which the standard distributions do
/// not promise. SplitMix64 (Steele, Lea and Flood 2014).
class Dice {
public:
    explicit Dice(std::uint64_t seed) noexcept
        : state_{seed} {}

    [[nodiscard]] std::uint64_t next() noexcept {
        std::uint64_t z = (state_ += 0x9E3779B97F4A7C15U);
        z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
        z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
        return z ^ (z >> 31U);
    }
    /// A whole number from `low` to `high`, both included.
    [[nodiscard]] int between(int low, int high) noexcept {
        return low + static_cast<int>(next() % static_cast<std::uint64_t>(high - low + 1));
    }
    [[nodiscard]] bool happens(int percent) noexcept { return between(1, 100) <= percent; }
    [[nodiscard]] std::string_view pick(std::span<const std::string_view> from) noexcept {
        return from[static_cast<std::size_t>(between(0, static_cast<int>(from.size()) - 1))];
    }

private:
    std::uint64_t state_;
};

} // namespace attune
