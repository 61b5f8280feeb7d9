// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace attune {

/// A yes or no over item values: "at least 2 of these items from 2 on", "the sum of these is 8 or more", joined by
/// all and any. Values are those that are scored: reversed where the item is.
///
/// Without fewer every condition is monotone: it holds for higher values when it holds for lower ones. So evaluating
/// it with missing answers at their lowest and at their highest tells exactly whether they could change it.
class Condition {
public:
    struct Criterion {
        std::size_t item = 0;
        double from = 1; ///< met at this value or above, with a tolerance of 1e-9
    };
    enum class Kind : std::uint8_t { always, count, fewer, sum, all, any };
    enum class Truth : std::uint8_t { no, open, yes };

    Condition() = default; ///< always
    [[nodiscard]] static Condition count(std::vector<Criterion> criteria, int at_least);
    /// Fewer than `than` of the criteria are met; not for classifications.
    [[nodiscard]] static Condition fewer(std::vector<Criterion> criteria, int than);
    /// The values of these items come to `from` or more.
    [[nodiscard]] static Condition sum(const std::vector<std::size_t>& items, double from);
    [[nodiscard]] static Condition all(std::vector<Condition> parts);
    [[nodiscard]] static Condition any(std::vector<Condition> parts);

    [[nodiscard]] bool is_always() const noexcept { return kind_ == Kind::always; }
    [[nodiscard]] bool is_monotone() const noexcept;
    /// `values` by item; every item has one.
    [[nodiscard]] bool holds(std::span<const double> values) const noexcept { return truth(values, values) == Truth::yes; }
    /// What can be said while each item lies between `low` and `high`; exact where the condition is monotone, and
    /// open at times where it could be said when it is not.
    [[nodiscard]] Truth truth(std::span<const double> low, std::span<const double> high) const noexcept;
    /// The same text for the same condition and another for any other: "count 2 ( 3>=1 4>=1 )", items by index.
    [[nodiscard]] std::string as_text() const;
    /// Items that it looks at, each once, in order.
    [[nodiscard]] std::vector<std::size_t> items() const;

private:
    Kind kind_ = Kind::always;
    double at_least_ = 0; ///< criteria that must be met, or the sum to come to
    std::vector<Criterion> criteria_;
    std::vector<Condition> parts_;
};

} // namespace attune
