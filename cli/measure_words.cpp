// SPDX-License-Identifier: Apache-2.0
#include "cli/measure_words.hpp"

#include "cli/output.hpp"

#include "core/progress/statistics/number_words.hpp"
#include "core/text/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace attune::cli {
namespace {

std::string item_words(const MeasureItem& item) { return fmt::format("item {} ({})", item.id, item.topic); }

/// A score as it is shown: more digits where it was worked out from the others.
std::string value_words(const ScoreScale& scale, double value) {
    const bool is_whole = std::abs(value - std::round(value)) < 1e-9;
    return number_words(value, is_whole || scale.decimals > 0 ? scale.decimals : -1);
}

std::string score_line(const ScoreScale& scale, const ScaleScore& score) {
    if (!score.value)
        return fmt::format("{}: no score, {} of its answers missing", scale.title, score.missing);
    return fmt::format("{}: {}{} of {} to {}{}{}", scale.title, score.at_least ? "at least " : "",
                       value_words(scale, *score.value), value_words(scale, scale.min), value_words(scale, scale.max),
                       scale.unit.empty() ? "" : " " + scale.unit,
                       score.band == nullptr
                           ? ""
                           : fmt::format(", {} ({})", score.band->label, citation_words(score.band->citation)));
}

std::string level_line(const Classification& asked, const LevelResult& result) {
    if (!result.admitted)
        return fmt::format("{}: not for this client", asked.title);
    if (!result.level) {
        std::string possible;
        for (auto level = result.lowest; level <= result.highest; ++level)
            possible += (possible.empty() ? "" : " or ") + asked.levels[level].label;
        return fmt::format("{}: answers missing ({})", asked.title, possible);
    }
    return fmt::format("{}: {}{} ({})", asked.title, result.at_least ? "at least " : "", asked.levels[*result.level].label,
                       citation_words(asked.citation));
}

std::string answer_words(const MeasureItem& item, const AnswerScale& scale, const Answer& answer) {
    if (answer.kind == Answer::Kind::not_applicable)
        return "does not apply";
    if (!answer.is_given())
        return item.counts == MeasureItem::Counts::yes ? "not answered" : "–";
    const auto named = std::find_if(scale.options.begin(), scale.options.end(),
                                    [&](const AnswerOption& option) { return std::abs(option.value - answer.value) < 1e-9; });
    return number_words(answer.value) + (named == scale.options.end() || named->label.empty() ? "" : ", " + named->label);
}

/// Both numbers, so that somebody can see which is right.
std::string stated_words(const ScoreScale& scale, const ScaleScore& score, const ScoringContext& context) {
    const auto stated = context.stated.find(scale.id);
    if (stated == context.stated.end() || !score.value)
        return fmt::format("{}: the stated score is not the one of the items", scale.title);
    return fmt::format("{}: {} is stated, the items come to {}", scale.title, number_words(stated->second),
                       value_words(scale, *score.value));
}

} // namespace

std::string_view operator_sign(CutOff::Operator op) {
    static constexpr std::array<std::string_view, 4> signs{"≥", ">", "≤", "<"};
    return signs.at(static_cast<std::size_t>(op));
}

std::string flag_words(const Instrument& instrument, const MeasureScore& score, const ScoringContext& context,
                       const ScoreFlag& flag) {
    using Kind = ScoreFlag::Kind;
    switch (flag.kind) {
    case Kind::safety: return "Safety: " + instrument.safety[flag.index].message;
    case Kind::safety_missing: return fmt::format("Safety item not answered: {}", item_words(instrument.items[flag.index]));
    case Kind::incomplete: return fmt::format("{} {} not answered", flag.index, flag.index == 1 ? "item" : "items");
    case Kind::prorated:
        return fmt::format("{}: worked out from the answers that are there", instrument.scales[flag.index].title);
    case Kind::unasked_answer:
        return fmt::format("{} was answered although it is not asked after these answers", item_words(instrument.items[flag.index]));
    case Kind::not_applicable: return fmt::format("{} does not apply: left out", item_words(instrument.items[flag.index]));
    case Kind::remark: return instrument.remarks[flag.index].message;
    case Kind::choice_differs: return "The choice is not the statement that was rated highest";
    case Kind::stated_differs: return stated_words(instrument.scales[flag.index], score.scales[flag.index], context);
    }
    return {};
}

std::string_view licence_word(LicenceClass licence) {
    static constexpr std::array<std::string_view, 4> words{"PD", "FREE", "PERM", "U"};
    return words.at(static_cast<std::size_t>(licence));
}

std::string_view evidence_word(EvidenceTag evidence) {
    static constexpr std::array<std::string_view, 5> words{"", "S", "L", "A", "U"};
    return words.at(static_cast<std::size_t>(evidence));
}

std::string citation_words(const Citation& citation) {
    return fmt::format("{}{} [{}]", citation.source, citation.population.empty() ? "" : ", " + citation.population,
                       evidence_word(citation.evidence));
}

std::vector<std::string> score_lines(const Instrument& instrument, const MeasureScore& score, const ScoringContext& context) {
    std::vector<std::string> lines;
    for (std::size_t index = 0; index < instrument.scales.size(); ++index) {
        const auto& scale = instrument.scales[index];
        if (scale.shown == ScoreScale::Shown::no)
            continue;
        lines.push_back(score_line(scale, score.scales[index]));
        for (const auto cut : score.scales[index].reached) {
            const auto& reached = scale.cut_offs[cut];
            lines.push_back(fmt::format("    {}{}: {} {} ({})", reached.label,
                                        cut_off_in_use(scale, reached.purpose, context) == &reached ? "" : ", beside the one in use",
                                        operator_sign(reached.op), number_words(reached.value), citation_words(reached.citation)));
        }
    }
    for (std::size_t index = 0; index < instrument.classifications.size(); ++index)
        if (classification_in_use(instrument, index, context) == index)
            lines.push_back(level_line(instrument.classifications[index], score.classifications[index]));
    for (std::size_t index = 0; index < instrument.patterns.size(); ++index) {
        const auto& pattern = instrument.patterns[index];
        const auto& name = score.patterns[index].name;
        lines.push_back(fmt::format("{}: {} ({})", pattern.title, name ? pattern.names[*name].label : "none",
                                    citation_words(pattern.citation)));
    }
    for (const auto& flag : score.flags)
        lines.push_back("! " + flag_words(instrument, score, context, flag));
    return lines;
}

std::vector<std::string> item_lines(const Instrument& instrument, const ItemAnswers& answers) {
    std::vector<std::string> lines;
    for (std::size_t index = 0; index < std::min(instrument.items.size(), answers.size()); ++index) {
        const auto& item = instrument.items[index];
        lines.push_back(fmt::format("  {} {}: {}", item.id, item.topic,
                                    answer_words(item, instrument.answer_scales[item.scale], answers[index])));
    }
    return lines;
}

std::string items_words(const ItemAnswers& answers) {
    std::string words;
    for (const Answer& answer : answers) {
        words += words.empty() ? "" : ",";
        words += answer.is_given() ? fmt::format("{}", answer.value)
                                   : answer.kind == Answer::Kind::not_applicable ? "na" : "-";
    }
    return words;
}

ItemAnswers answers_from(const std::string& text, std::vector<std::string>& problems) {
    const bool has_commas = text.find_first_of(",;") != std::string::npos;
    const auto is_separator = [&](char c) { return has_commas ? c == ',' || c == ';' : c == ' '; };
    ItemAnswers answers;
    std::string word;
    const auto take = [&] {
        word = tidy_name(word);
        double value = 0;
        const auto* end = word.data() + word.size();
        const auto [stop, error] = std::from_chars(word.data(), end, value);
        if (word.empty() || word == "-" || word == "–" || word == "x")
            answers.emplace_back();
        else if (word == "na" || word == "n/a")
            answers.push_back(Answer::does_not_apply());
        else if (word == "y" || word == "yes" || word == "n" || word == "no")
            answers.push_back(Answer::of(word.front() == 'y' ? 1 : 0));
        else if (error == std::errc{} && stop == end && std::isfinite(value))
            answers.push_back(Answer::of(value));
        else {
            problems.push_back(fmt::format("answer {}: \"{}\" is no answer; a number, - for missing or na for \"does not apply\" was expected",
                                           answers.size() + 1, shorten(word, 20)));
            answers.emplace_back();
        }
        word.clear();
    };
    for (const char c : text)
        if (!is_separator(c))
            word += c;
        else if (has_commas || !word.empty())
            take();
    if (has_commas || !word.empty())
        take();
    return answers;
}

std::shared_ptr<const Instrument> find_measure(const TemplateShelf& shelf, const std::string& id) {
    if (auto found = shelf.measures().find(id))
        return found;
    throw WrongUse{fmt::format("there is no measure {}; `attune-cli measure list` tells them", shorten(id, 40))};
}

} // namespace attune::cli
