// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/measure/score_fact.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

namespace attune {
namespace {

template<class Range>
std::size_t index_of(const Range& range, std::string_view id) {
    const auto found =
        std::ranges::find(range, id, [](const auto& each) { return std::string_view{each.id}; });
    if (found == std::ranges::end(range))
        throw std::invalid_argument{fmt::format("nothing here is called {}", id)};
    return static_cast<std::size_t>(found - std::ranges::begin(range));
}

std::string yes_no(bool value) {
    return value ? "yes" : "no";
}

std::string band_words(const Band* band) {
    return band != nullptr ? band->id : "none";
}

std::string scale_fact(const ScoreScale& scale, const ScaleScore& score, std::string_view what) {
    if (what == "band")
        return band_words(score.band);
    if (what.starts_with("bands."))
        return band_words(band_of(scale.bands[index_of(scale.bands, what.substr(6))], score.compared));
    if (what == "prorated")
        return yes_no(score.prorated);
    return yes_no(std::ranges::count(score.reached, index_of(scale.cut_offs, what)) > 0);
}

std::string value_words(const ScaleScore& score) {
    if (!score.value)
        return "null";
    return fmt::format("{}{:.6f}", score.at_least ? "at least " : "", *score.value);
}

std::string level_words(const Classification& classification, const LevelResult& result) {
    if (result.level)
        return (result.at_least ? "at least " : "") + classification.levels[*result.level].id;
    if (result.lowest == 0 || result.lowest == result.highest)
        return "null";
    return fmt::format("null: {} or {}", classification.levels[result.lowest].id,
                       classification.levels[result.highest].id);
}

std::string flags(const MeasureScore& score, ScoreFlag::Kind kind, const auto& named) {
    std::string words;
    for (const ScoreFlag& flag : score.flags)
        if (flag.kind == kind)
            words += (words.empty() ? "" : " ") + named[flag.index].id;
    return words.empty() ? "none" : words;
}

} // namespace

std::string score_fact(const Instrument& instrument, const MeasureScore& score, std::string_view name) {
    using Kind = ScoreFlag::Kind;
    if (name == "safety")
        return flags(score, Kind::safety, instrument.safety);
    if (name == "unanswered")
        return flags(score, Kind::safety_missing, instrument.items);
    if (name == "unasked")
        return flags(score, Kind::unasked_answer, instrument.items);
    if (name == "not applicable")
        return flags(score, Kind::not_applicable, instrument.items);
    if (name == "remarks")
        return flags(score, Kind::remark, instrument.remarks);
    if (name == "choice differs")
        return flags(score, Kind::choice_differs, instrument.patterns);
    if (name == "incomplete")
        return yes_no(std::ranges::count(score.flags, Kind::incomplete, &ScoreFlag::kind) > 0);
    if (name.starts_with("is ")) {
        const std::size_t index = index_of(instrument.classifications, name.substr(3));
        return level_words(instrument.classifications[index], score.classifications[index]);
    }
    if (name.starts_with("named ")) {
        const std::size_t index = index_of(instrument.patterns, name.substr(6));
        const auto chosen = score.patterns[index].name;
        return chosen ? instrument.patterns[index].names[*chosen].id : "none";
    }
    const std::size_t dot = name.find('.');
    const std::size_t scale = index_of(instrument.scales, name.substr(0, dot));
    if (dot == std::string_view::npos)
        return value_words(score.scales[scale]);
    return scale_fact(instrument.scales[scale], score.scales[scale], name.substr(dot + 1));
}

} // namespace attune
