// SPDX-License-Identifier: Apache-2.0
#include "core/measure/condition.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace attune {
namespace {

using Truth = Condition::Truth;

constexpr double tolerance = 1e-9;

Truth opposite(Truth truth) {
    switch (truth) {
    case Truth::no: return Truth::yes;
    case Truth::yes: return Truth::no;
    default: return Truth::open;
    }
}

/// Between the least and the most that a count or a sum can be.
Truth reaches(double least, double most, double wanted) {
    if (least >= wanted - tolerance)
        return Truth::yes;
    return most >= wanted - tolerance ? Truth::open : Truth::no;
}

Truth counted(std::span<const Condition::Criterion> criteria, double at_least, std::span<const double> low,
              std::span<const double> high) {
    int least = 0;
    int most = 0;
    for (const auto& each : criteria) {
        least += low[each.item] >= each.from - tolerance ? 1 : 0;
        most += high[each.item] >= each.from - tolerance ? 1 : 0;
    }
    return reaches(least, most, at_least);
}

Truth summed(std::span<const Condition::Criterion> criteria, double from, std::span<const double> low,
             std::span<const double> high) {
    double least = 0;
    double most = 0;
    for (const auto& each : criteria) {
        least += low[each.item];
        most += high[each.item];
    }
    return reaches(least, most, from);
}

} // namespace

Condition Condition::count(std::vector<Criterion> criteria, int at_least) {
    Condition made;
    made.kind_ = Kind::count;
    made.criteria_ = std::move(criteria);
    made.at_least_ = at_least;
    return made;
}

Condition Condition::fewer(std::vector<Criterion> criteria, int than) {
    Condition made = count(std::move(criteria), than);
    made.kind_ = Kind::fewer;
    return made;
}

Condition Condition::sum(const std::vector<std::size_t>& items, double from) {
    Condition made;
    made.kind_ = Kind::sum;
    made.at_least_ = from;
    for (const auto item : items)
        made.criteria_.push_back({.item = item, .from = 0});
    return made;
}

Condition Condition::all(std::vector<Condition> parts) {
    Condition made;
    made.kind_ = Kind::all;
    made.parts_ = std::move(parts);
    return made;
}

Condition Condition::any(std::vector<Condition> parts) {
    Condition made = all(std::move(parts));
    made.kind_ = Kind::any;
    return made;
}

bool Condition::is_monotone() const noexcept {
    return kind_ != Kind::fewer && std::ranges::all_of(parts_, [](const auto& each) { return each.is_monotone(); });
}

Condition::Truth Condition::truth(std::span<const double> low, std::span<const double> high) const noexcept {
    switch (kind_) {
    case Kind::always: return Truth::yes;
    case Kind::count: return counted(criteria_, at_least_, low, high);
    case Kind::fewer: return opposite(counted(criteria_, at_least_, low, high));
    case Kind::sum: return summed(criteria_, at_least_, low, high);
    case Kind::all:
    case Kind::any: break;
    }
    // All is as true as its least true part, any as its truest.
    Truth found = kind_ == Kind::all ? Truth::yes : Truth::no;
    for (const auto& part : parts_) {
        const Truth each = part.truth(low, high);
        found = kind_ == Kind::all ? std::min(found, each) : std::max(found, each);
    }
    return found;
}

std::string Condition::as_text() const {
    constexpr std::array names{"always", "count", "fewer", "sum", "all", "any"};
    std::string text = fmt::format("{} {} (", names.at(static_cast<std::size_t>(kind_)), at_least_);
    for (const Criterion& each : criteria_)
        text += fmt::format(" {}>={}", each.item, each.from);
    for (const Condition& part : parts_)
        text += " " + part.as_text();
    return text + " )";
}

std::vector<std::size_t> Condition::items() const {
    std::vector<std::size_t> found;
    for (const auto& each : criteria_)
        found.push_back(each.item);
    for (const auto& part : parts_) {
        const auto more = part.items();
        found.insert(found.end(), more.begin(), more.end());
    }
    std::ranges::sort(found);
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

} // namespace attune
