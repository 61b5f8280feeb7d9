// SPDX-License-Identifier: Apache-2.0
#include "gui/measure/score_words.hpp"

#include "core/progress/statistics/number_words.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace attune {
namespace {

std::string capital(std::string words) {
    if (!words.empty() && words[0] >= 'a' && words[0] <= 'z')
        words[0] = static_cast<char>(words[0] - 'a' + 'A');
    return words;
}

std::string number(const ScoreScale& scale, double value) {
    return number_words(value, scale.decimals > 0 ? scale.decimals : -1);
}

std::string plural(int count, const char* one, const char* many) {
    return fmt::format("{} {}", count, count == 1 ? one : many);
}

const char* operator_words(CutOff::Operator op) {
    switch (op) {
    case CutOff::Operator::ge: return "{} or more";
    case CutOff::Operator::gt: return "above {}";
    case CutOff::Operator::le: return "{} or less";
    case CutOff::Operator::lt: return "below {}";
    }
    return "{}";
}

std::string cut_off_range(const ScoreScale& scale, const CutOff& cut_off) {
    return fmt::format(fmt::runtime(operator_words(cut_off.op)), number(scale, cut_off.value));
}

ScoreLine line_of(const ScoreScale& scale, const ScaleScore& score) {
    ScoreLine line{.title = scale.title,
                   .value = score_value_words(scale, score),
                   .band = score.band != nullptr ? score.band->label : "",
                   .range = fmt::format("{} to {}", number(scale, scale.min), number(scale, scale.max)),
                   .remark = {}};
    if (score.band != nullptr)
        line.band_source = fmt::format("“{}” is {} to {}. {}", score.band->label, number(scale, score.band->from),
                                       number(scale, score.band->to), citation_words(score.band->citation));
    if (scale.better != Better::neither)
        line.range += scale.better == Better::lower ? ", lower is better" : ", higher is better";
    if (!score.value && score.missing > 0)
        line.remark = fmt::format("{} not answered.", plural(score.missing, "item is", "items are"));
    else if (score.prorated)
        line.remark = fmt::format("Worked out from {} of {} items.", score.answered, score.answered + score.missing);
    else if (score.at_least)
        line.remark = fmt::format("{} not answered, so it may be more.", plural(score.missing, "item is", "items are"));
    return line;
}

/// Marks where something needs attention: a cut-off that is reached on the bad side.
ResultFact cut_off_fact(const ScoreScale& scale, const CutOff& cut_off, bool is_reached, bool names_scale) {
    ResultFact fact;
    fact.mark = is_reached ? Mark::caution : Mark::none;
    if (cut_off.purpose == CutOffPurpose::remission)
        fact.mark = is_reached ? Mark::good : Mark::none;
    else if (cut_off.purpose == CutOffPurpose::note)
        fact.mark = is_reached ? Mark::information : Mark::none;
    fact.words = fmt::format("{}{}: {} ({}).", names_scale ? scale.title + ", " : "", cut_off.label,
                             is_reached ? "reached" : "not reached", cut_off_range(scale, cut_off));
    fact.source = citation_words(cut_off.citation);
    return fact;
}

std::string level_words(const Classification& classification, const LevelResult& result) {
    const auto label = [&](std::size_t level) { return classification.levels.at(level).label; };
    if (result.level)
        return (result.at_least ? "at least: " : "") + label(*result.level);
    if (result.lowest == result.highest)
        return "not known, as answers are missing";
    return fmt::format("{} to {}, as answers are missing", label(result.lowest), label(result.highest));
}

/// With both numbers, so that one sees which is right.
std::string stated_words(const ScoreScale& scale, const ScaleScore& score, const ScoringContext& context) {
    const auto stated = context.stated.find(scale.id);
    const std::string advice = "Both are kept; look which is right.";
    if (stated == context.stated.end() || !score.value)
        return fmt::format("{}: the score on the sheet is not the one of the items. {}", scale.title, advice);
    return fmt::format("{}: the sheet says {}, the items come to {}. {}", scale.title, number(scale, stated->second),
                       number(scale, *score.value), advice);
}

ResultFact flag_fact(const Instrument& instrument, const MeasureScore& score, const ScoringContext& context,
                     const ScoreFlag& flag) {
    const auto item = [&] {
        const MeasureItem& found = instrument.items.at(flag.index);
        return fmt::format("Item {}, {}", found.id, found.topic);
    };
    switch (flag.kind) {
    case ScoreFlag::Kind::safety: {
        const SafetyRule& rule = instrument.safety.at(flag.index);
        return {rule.strength == SafetyRule::Strength::blocking ? Mark::critical : Mark::caution, rule.message,
                citation_words(rule.citation)};
    }
    case ScoreFlag::Kind::safety_missing:
        return {Mark::caution, fmt::format("Safety item not answered: {}. Ask it; it does not count as 0.", item()), {}};
    case ScoreFlag::Kind::incomplete:
        return {Mark::not_set, "Not every item is answered.", {}};
    case ScoreFlag::Kind::prorated: {
        const ScoreScale& scale = instrument.scales.at(flag.index);
        const ScaleScore& prorated = score.scales.at(flag.index);
        return {Mark::information,
                fmt::format("{} is worked out from {} of {} items.", scale.title, prorated.answered,
                            prorated.answered + prorated.missing),
                scale.missing.source};
    }
    case ScoreFlag::Kind::unasked_answer:
        return {Mark::caution, fmt::format("{} has an answer although it is not asked here.", item()), {}};
    case ScoreFlag::Kind::not_applicable:
        return {Mark::information, fmt::format("{} does not apply: the score comes from the other items.", item()), {}};
    case ScoreFlag::Kind::remark: {
        const AnswerRemark& remark = instrument.remarks.at(flag.index);
        return {Mark::information, remark.message, citation_words(remark.citation)};
    }
    case ScoreFlag::Kind::choice_differs:
        return {Mark::information,
                fmt::format("{}: the client's own choice is not among the highest ratings.",
                            instrument.patterns.at(flag.index).title),
                {}};
    case ScoreFlag::Kind::stated_differs:
        return {Mark::caution, stated_words(instrument.scales.at(flag.index), score.scales.at(flag.index), context), {}};
    }
    return {};
}

bool counts_as_safety(ScoreFlag::Kind kind) {
    return kind == ScoreFlag::Kind::safety || kind == ScoreFlag::Kind::safety_missing;
}

std::string change_in_points(double improvement, const ScoreScale& scale) {
    const double size = std::abs(improvement);
    if (size < score_tolerance)
        return "no change";
    const std::string unit = scale.unit == "percent" ? (size == 1 ? "percent point" : "percent points")
                                                     : (size == 1 ? "point" : "points");
    return fmt::format("{} {} {}", number(scale, size), unit, improvement > 0 ? "better" : "worse");
}

std::string item_list(const Instrument& instrument, const std::vector<std::size_t>& items) {
    std::string words;
    for (std::size_t i = 0; i < items.size(); ++i)
        words += (i == 0 ? "" : i + 1 == items.size() ? " and " : ", ") + instrument.items.at(items[i]).id;
    return words;
}

} // namespace

std::string topic_words(const MeasureItem& item) { return capital(item.topic); }

std::optional<std::size_t> main_scale(const Instrument& instrument) {
    if (const auto total = instrument.find_scale("total"))
        return total;
    for (std::size_t i = 0; i < instrument.scales.size(); ++i)
        if (instrument.scales[i].series == ScoreScale::Series::yes)
            return i;
    return instrument.scales.empty() ? std::nullopt : std::optional<std::size_t>{0};
}

std::string evidence_letter(EvidenceTag evidence) {
    switch (evidence) {
    case EvidenceTag::source: return "[S]";
    case EvidenceTag::literature: return "[L]";
    case EvidenceTag::app_defined: return "[A]";
    case EvidenceTag::unverified: return "[U]";
    case EvidenceTag::none: break;
    }
    return {};
}

std::string citation_words(const Citation& citation) {
    std::string words = evidence_letter(citation.evidence);
    if (!citation.source.empty())
        words += (words.empty() ? "" : " ") + citation.source;
    if (!citation.population.empty())
        words += ", " + citation.population;
    return words;
}

std::string score_value_words(const ScoreScale& scale, const ScaleScore& score) {
    if (!score.value)
        return "not computed";
    return (score.at_least ? "at least " : "") + number(scale, *score.value) + (scale.unit == "percent" ? " %" : "");
}

std::string score_line_words(const ScoreScale& scale, const ScaleScore& score) {
    const std::string value = score_value_words(scale, score);
    return score.band != nullptr ? value + ", " + score.band->label : value;
}

std::string result_in_short(const Instrument& instrument, const MeasureScore& score) {
    if (const auto main = main_scale(instrument)) {
        const ScoreScale& scale = instrument.scales[*main];
        const std::string words = score_line_words(scale, score.scales.at(*main));
        return instrument.scales.size() == 1 || scale.id == "total" ? words : scale.title + " " + words;
    }
    if (!instrument.classifications.empty())
        return level_words(instrument.classifications.front(), score.classifications.at(0));
    return "no score";
}

ResultWords result_words(const Instrument& instrument, const MeasureScore& score, const ScoringContext& context) {
    ResultWords result;
    const auto main = main_scale(instrument);
    for (std::size_t i = 0; i < instrument.scales.size(); ++i) {
        const ScoreScale& scale = instrument.scales[i];
        const ScaleScore& scored = score.scales.at(i);
        ScoreLine line = line_of(scale, scored);
        line.is_main = main == i;
        if (line.is_main)
            result.scores.insert(result.scores.begin(), std::move(line));
        else
            result.scores.push_back(std::move(line));
        for (std::size_t c = 0; scored.value && c < scale.cut_offs.size(); ++c) {
            const CutOff& cut_off = scale.cut_offs[c];
            const bool reached = std::find(scored.reached.begin(), scored.reached.end(), c) != scored.reached.end();
            if (reached || cut_off_in_use(scale, cut_off.purpose, context) == &cut_off)
                result.cut_offs.push_back(cut_off_fact(scale, cut_off, reached, main != i));
        }
    }
    for (std::size_t i = 0; i < instrument.classifications.size(); ++i)
        if (score.classifications.at(i).admitted && classification_in_use(instrument, i, context) == i)
            result.classifications.push_back({Mark::information,
                                              fmt::format("{}: {}.", instrument.classifications[i].title,
                                                          level_words(instrument.classifications[i], score.classifications[i])),
                                              citation_words(instrument.classifications[i].citation)});
    for (std::size_t i = 0; i < instrument.patterns.size(); ++i) {
        const auto name = score.patterns.at(i).name;
        result.classifications.push_back(
            {Mark::information,
             fmt::format("{}: {}.", instrument.patterns[i].title,
                         name ? instrument.patterns[i].names.at(*name).label : "no name, as answers are missing or equal"),
             citation_words(instrument.patterns[i].citation)});
    }
    for (const ScoreFlag& flag : score.flags)
        (counts_as_safety(flag.kind) ? result.safety : result.remarks).push_back(flag_fact(instrument, score, context, flag));
    return result;
}

ChangeWords change_words(const ScoreScale& scale, std::optional<double> first, const ScaleScore& now,
                         const std::optional<ReliableThreshold>& threshold) {
    if (!now.value)
        return {Mark::not_set, "No change is worked out without a score.", {}};
    if (!first)
        return {Mark::none, "This is the first one; change is counted from here.", {}};
    const ChangeResult change =
        judge_values(first, now.value, {.better = scale.better, .threshold = threshold, .line = {}});
    ChangeWords words;
    const std::string from_to = fmt::format("{} to {}", number(scale, *first), number(scale, *now.value));
    if (!change.improvement) {
        words.words = fmt::format("{} since the start. Neither way is better.", from_to);
        return words;
    }
    words.words = fmt::format("{} since the start: {}.", from_to, change_in_points(*change.improvement, scale));
    if (!threshold) {
        words.reason = "How many points would be reliable is not known for this score.";
        return words;
    }
    const bool reliable = change.reliable.value_or(false);
    words.mark = !reliable ? Mark::none : *change.improvement > 0 ? Mark::good : Mark::caution;
    words.reason = fmt::format("{} {} needed to be reliable ({}{}{}). This is {}.",
                               threshold->origin == ReliableThreshold::Origin::computed
                                   ? "More than " + number_words(threshold->points)
                                   : number_words(threshold->points),
                               threshold->points == 1 ? "point is" : "points are", threshold->source,
                               threshold->level.empty() ? "" : ", ", threshold->level,
                               !reliable                    ? "no reliable change"
                               : *change.improvement > 0 ? "a reliable improvement"
                                                         : "a reliable deterioration");
    return words;
}

std::vector<SafetyWatch> safety_watches(const Instrument& instrument) {
    std::vector<SafetyWatch> watches;
    for (const SafetyRule& rule : instrument.safety) {
        std::vector<std::size_t> items = rule.items.empty() ? rule.when.items() : rule.items;
        SafetyWatch watch;
        watch.heading = items.empty() ? "Safety"
                                      : fmt::format("{} {} and safety", items.size() == 1 ? "Item" : "Items",
                                                    item_list(instrument, items));
        watch.words = rule.message;
        watch.words += rule.strength == SafetyRule::Strength::blocking
                           ? " A note of the same day cannot be signed until the risk is written down."
                           : " Attune reminds of it in the note.";
        if (!rule.items.empty())
            watch.unanswered = "Left out, it counts as “safety item not answered”, never as 0.";
        watch.items = std::move(items);
        watches.push_back(std::move(watch));
    }
    return watches;
}

} // namespace attune
