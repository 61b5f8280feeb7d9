// SPDX-License-Identifier: Apache-2.0
#include "core/measure/instrument.hpp"

#include <algorithm>
#include <cmath>

namespace attune {
namespace {

constexpr double tolerance = 1e-9;

template<typename Parts>
std::optional<std::size_t> find_id(const Parts& parts, std::string_view id) {
    for (std::size_t index = 0; index < parts.size(); ++index)
        if (parts[index].id == id)
            return index;
    return std::nullopt;
}

bool is_listed(const std::vector<std::string>& list, std::string_view word) {
    return list.empty() || std::ranges::find(list, word) != list.end();
}

} // namespace

bool Admission::admits(std::string_view form, std::string_view sex, std::optional<int> age) const {
    const bool recorded = sex == "woman" || sex == "man";
    if (!is_listed(forms, form) || !is_listed(sexes, recorded ? sex : "not-recorded"))
        return false;
    if (!min_age && !max_age)
        return true;
    if (!age)
        return unknown_age == UnknownAge::admitted;
    return (!min_age || *age >= *min_age) && (!max_age || *age <= *max_age);
}

bool AnswerScale::allows(double value) const noexcept {
    const auto equals = [&](double each) { return std::abs(each - value) <= tolerance; };
    if (!only.empty())
        return std::ranges::any_of(only, equals);
    if (!(value >= min - tolerance && value <= max + tolerance)) // also false for what is no number
        return false;
    const double steps = (value - min) / step;
    return std::abs(steps - std::round(steps)) <= 1e-6;
}

bool CutOff::reaches(double score) const noexcept {
    switch (op) {
    case Operator::ge: return score >= value - tolerance;
    case Operator::gt: return score > value + tolerance;
    case Operator::le: return score <= value + tolerance;
    case Operator::lt: return score < value - tolerance;
    }
    return false;
}

std::optional<std::size_t> Instrument::find_item(std::string_view item) const { return find_id(items, item); }

std::optional<std::size_t> Instrument::find_scale(std::string_view scale) const { return find_id(scales, scale); }

const MeasureForm* Instrument::find_form(std::string_view form) const {
    const auto found = find_id(forms, form);
    return found ? &forms[*found] : nullptr;
}

} // namespace attune
