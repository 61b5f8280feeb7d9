// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

namespace attune {

/// What was answered to one item. "Not answered" and "does not apply" are states of their own, never 0.
struct Answer {
    enum class Kind : std::uint8_t { missing, given, not_applicable };
    Kind kind = Kind::missing;
    double value = 0; ///< as printed on the sheet, before reversing; only when given

    [[nodiscard]] static constexpr Answer of(double value) noexcept { return {Kind::given, value}; }
    [[nodiscard]] static constexpr Answer does_not_apply() noexcept { return {Kind::not_applicable, 0}; }
    [[nodiscard]] constexpr bool is_given() const noexcept { return kind == Kind::given; }
    friend bool operator==(const Answer&, const Answer&) = default;
};

/// One answer per item, in the order of the instrument's items.
using ItemAnswers = std::vector<Answer>;

} // namespace attune
