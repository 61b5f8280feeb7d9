// SPDX-License-Identifier: Apache-2.0
#include "core/measure/scoring.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>

namespace attune {
namespace {

std::optional<AnswerProblem::Kind> wrong_with(const MeasureItem& item, const AnswerScale& scale, const Answer& answer) {
    using Kind = AnswerProblem::Kind;
    if (answer.kind == Answer::Kind::not_applicable && item.applies == MeasureItem::Applies::always)
        return Kind::cannot_be_not_applicable;
    if (!answer.is_given() || scale.allows(answer.value))
        return std::nullopt;
    const bool inside = answer.value > scale.min && answer.value < scale.max;
    return inside ? Kind::between_steps : Kind::out_of_range;
}

/// "between 0 and 3", "one of 0, 1, 3, 5", "0 (no) or 1 (yes)".
std::string range_words(const AnswerScale& scale) {
    if (!scale.only.empty())
        return fmt::format("one of {}", fmt::join(scale.only, ", "));
    if (scale.kind == AnswerScale::Kind::yes_no)
        return "0 (no) or 1 (yes)";
    return fmt::format("between {} and {}", scale.min, scale.max);
}

} // namespace

std::vector<AnswerProblem> check_answers(const Instrument& instrument, std::span<const Answer> answers) {
    std::vector<AnswerProblem> problems;
    const auto items = instrument.items.size();
    for (std::size_t index = 0; index < std::min(items, answers.size()); ++index) {
        const auto& item = instrument.items[index];
        if (const auto kind = wrong_with(item, instrument.answer_scales[item.scale], answers[index]))
            problems.push_back({.kind = *kind, .item = index, .value = answers[index].value});
    }
    if (answers.size() != items)
        problems.push_back({.kind = answers.size() > items ? AnswerProblem::Kind::too_many : AnswerProblem::Kind::too_few,
                            .item = items,
                            .value = static_cast<double>(answers.size())});
    return problems;
}

std::string answer_problem_words(const Instrument& instrument, const AnswerProblem& problem) {
    using Kind = AnswerProblem::Kind;
    if (problem.kind == Kind::too_many || problem.kind == Kind::too_few) {
        std::size_t needed = instrument.items.size();
        while (needed > 0 && instrument.items[needed - 1].counts == MeasureItem::Counts::no)
            --needed;
        const auto expected = needed == instrument.items.size() ? fmt::format("{}", needed)
                                                                : fmt::format("{} to {}", needed, instrument.items.size());
        return fmt::format("{} answers: {} has {} items, one answer each; leave a place empty for an item without answer",
                           problem.value, instrument.title, expected);
    }
    const auto& item = instrument.items[problem.item];
    const auto& scale = instrument.answer_scales[item.scale];
    const auto name = fmt::format("item {} ({})", item.id, item.topic);
    if (problem.kind == Kind::cannot_be_not_applicable)
        return fmt::format("{}: \"does not apply\" is no answer to this item; leave it empty where it was not answered", name);
    if (problem.kind == Kind::between_steps && scale.only.empty())
        return fmt::format("{}: {} lies between two answers; from {} to {} they go in steps of {}", name, problem.value,
                           scale.min, scale.max, scale.step);
    return fmt::format("{}: {} is not {}", name, problem.value, range_words(scale));
}

ItemAnswers with_uncounted_end(const Instrument& instrument, ItemAnswers answers) {
    const auto items = instrument.items.size();
    if (answers.size() >= items)
        return answers;
    const auto counts = [](const MeasureItem& item) { return item.counts == MeasureItem::Counts::yes; };
    if (std::any_of(instrument.items.begin() + static_cast<std::ptrdiff_t>(answers.size()), instrument.items.end(), counts))
        return answers;
    answers.resize(items);
    return answers;
}

} // namespace attune
