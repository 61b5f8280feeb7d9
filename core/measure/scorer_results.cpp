// SPDX-License-Identifier: Apache-2.0
// What a sheet says beside its scores: levels, patterns, safety.
#include "core/measure/scoring.hpp"

#include <algorithm>

namespace attune {
namespace {

constexpr double tolerance = 1e-9;

} // namespace

void Scorer::classify(std::size_t index) {
    const auto& asked = instrument_.classifications[index];
    auto& made = result_.classifications[index];
    made = {};
    if (!asked.admits.admits(context_.form, context_.sex, context_.age_years)) {
        made.admitted = false;
        return;
    }
    for (std::size_t level = 0; level < asked.levels.size(); ++level) {
        const auto truth = asked.levels[level].when.truth(low_, high_);
        if (truth == Condition::Truth::yes)
            made.lowest = level;
        if (truth != Condition::Truth::no)
            made.highest = level;
    }
    if (asked.missing == Classification::Missing::lower_bound) {
        made.at_least = std::ranges::any_of(
            looked_at_[index], [&](std::size_t item) { return state_[item] == ItemState::missing; });
        if (!made.at_least || made.lowest > 0)
            made.level = made.lowest;
    } else if (made.lowest == made.highest) {
        made.level = made.lowest;
    }
}

void Scorer::name_pattern(std::size_t index, std::span<const Answer> answers) {
    const auto& pattern = instrument_.patterns[index];
    result_.patterns[index].name.reset();
    if (pattern.kind == Pattern::Kind::highest)
        return name_highest(index, answers);
    const auto& across = result_.scales[pattern.across].value;
    const auto& up = result_.scales[pattern.up].value;
    if (across && up)
        result_.patterns[index].name = (*across >= pattern.from - tolerance ? 1U : 0U) +
                                       (*up >= pattern.from - tolerance ? 2U : 0U);
}

void Scorer::name_highest(std::size_t index, std::span<const Answer> answers) {
    const auto& pattern = instrument_.patterns[index];
    double highest = 0;
    std::size_t at = 0;
    int holders = 0;
    for (std::size_t place = 0; place < pattern.items.size(); ++place) {
        const auto item = pattern.items[place];
        if (state_[item] != ItemState::known)
            return;
        if (holders == 0 || low_[item] > highest) {
            highest = low_[item];
            at = place;
            holders = 1;
        } else if (low_[item] == highest) {
            ++holders;
        }
    }
    std::optional<std::size_t> choice;
    if (pattern.choice && answers[*pattern.choice].is_given())
        choice = static_cast<std::size_t>(answers[*pattern.choice].value) - 1;
    const bool chose_one = choice && *choice < pattern.items.size() && low_[pattern.items[*choice]] == highest;
    if (choice && !chose_one)
        flag(ScoreFlag::Kind::choice_differs, index);
    if (holders == 1)
        result_.patterns[index].name = at;
    else if (chose_one)
        result_.patterns[index].name = *choice;
}

void Scorer::check_safety(std::span<const Answer> answers) {
    for (std::size_t index = 0; index < instrument_.safety.size(); ++index) {
        const auto& rule = instrument_.safety[index];
        if (!safety_[index])
            continue;
        if (rule.when.truth(low_, high_) == Condition::Truth::yes)
            flag(ScoreFlag::Kind::safety, index);
        for (const auto item : rule.items) {
            const bool is_told = std::ranges::any_of(result_.flags, [&](const ScoreFlag& each) {
                return each.kind == ScoreFlag::Kind::safety_missing && each.index == item;
            });
            if (state_[item] == ItemState::missing && answers[item].kind == Answer::Kind::missing && !is_told)
                flag(ScoreFlag::Kind::safety_missing, item);
        }
    }
}

} // namespace attune
