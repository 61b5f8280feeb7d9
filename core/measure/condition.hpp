// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace attune {

/// A yes or no over item values: "at least 2 of these items from 2 on", "the sum of these is 8 or more", joined by
/// all and any.
///
/// Without none_of every condition is monotone: it holds for higher values when it holds for lower ones. So evaluating
/// it with missing answers at their lowest and at their highest tells exactly whether they could change it.
class Condition {
public:
    struct Criterion {
        std::size_t item = 0;
        double from = 1; ///< met at this value or above
    };
    enum class Kind : std::uint8_t { always, count, none_of, sum, all, any };

    Condition() = default; ///< always
    [[nodiscard]] static Condition count(std::vector<Criterion> criteria, int at_least);
    /// None of the criteria is met; not for classifications.
    [[nodiscard]] static Condition none_of(std::vector<Criterion> criteria);
    /// The values of these items, each reversed where the item is, come to `from` or more. No item may be negative.
    [[nodiscard]] static Condition sum(std::vector<std::size_t> items, double from);
    [[nodiscard]] static Condition all(std::vector<Condition> parts);
    [[nodiscard]] static Condition any(std::vector<Condition> parts);

    [[nodiscard]] bool is_always() const noexcept { return kind_ == Kind::always; }
    /// `values` by item; every item has one.
    [[nodiscard]] bool holds(std::span<const double> values) const noexcept;
    /// Items that it looks at, each once, in order.
    [[nodiscard]] std::vector<std::size_t> items() const;

private:
    Kind kind_ = Kind::always;
    double at_least_ = 0; ///< criteria that must be met, or the sum to come to
    std::vector<Criterion> criteria_;
    std::vector<Condition> parts_;
};

} // namespace attune
