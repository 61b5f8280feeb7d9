// SPDX-License-Identifier: Apache-2.0
#include "core/measure/score_basis.hpp"

#include "core/text/digest.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace attune {
namespace {

/// With its length before it, so that no text can look like what follows it.
std::string told(const std::string& words) { return fmt::format("{}:{}", words.size(), words); }

std::string values_text(const AnswerScale& answers) {
    return fmt::format("{}..{} by {} only [{}]", answers.min, answers.max, answers.step, fmt::join(answers.only, " "));
}

std::string item_text(const Instrument& instrument, const MeasureItem& item) {
    return fmt::format("item {} ({}) reverse {} counts {} applies {} by {} asked {} else {} unasked {}\n", item.id,
                       values_text(instrument.answer_scales[item.scale]), static_cast<int>(item.reverse),
                       static_cast<int>(item.counts), static_cast<int>(item.applies), static_cast<int>(item.answered_by),
                       item.asked.as_text(), item.unasked_value ? fmt::format("{}", *item.unasked_value) : "none",
                       static_cast<int>(item.unasked));
}

std::string sheet_text(const Instrument& instrument) {
    std::string text = fmt::format("{} {} recall {} by {}\n", instrument.id, instrument.version, told(instrument.recall),
                                   static_cast<int>(instrument.answered_by));
    for (const MeasureItem& item : instrument.items)
        text += item_text(instrument, item);
    return text;
}

/// With the scores that it is made of in full: their names do not matter.
std::string formula_text(const Instrument& instrument, const ScoreScale& scale) {
    std::string text = fmt::format("kind {} from {} times {} plus {} missing {} {} rounded {} better {} (",
                                   static_cast<int>(scale.kind), scale.count_from, scale.factor, scale.offset,
                                   static_cast<int>(scale.missing.kind), scale.missing.allowed,
                                   scale.rounding == ScoreScale::Rounding::score, static_cast<int>(scale.better));
    for (const ScoreTerm& term : scale.terms) {
        const std::string of = term.of == ScoreTerm::Of::item ? instrument.items[term.index].id
                                                              : formula_text(instrument, instrument.scales[term.index]);
        text += fmt::format(" {} x {}", term.weight, of);
    }
    return text + " )";
}

} // namespace

std::string score_basis(const Instrument& instrument, std::size_t scale) {
    return sha256_hex(sheet_text(instrument) + formula_text(instrument, instrument.scales.at(scale)));
}

} // namespace attune
