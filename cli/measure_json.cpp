// SPDX-License-Identifier: Apache-2.0
#include "cli/measure_json.hpp"

#include "cli/measure_words.hpp"

#include <algorithm>
#include <array>

namespace attune::cli {
namespace {

// Json(value), never Json{value}: braces would make a list of one.
using Json = nlohmann::ordered_json;

std::string_view purpose_word(CutOffPurpose purpose) {
    static constexpr std::array<std::string_view, 5> words{"screen", "caseness", "clinical", "note", "remission"};
    return words.at(static_cast<std::size_t>(purpose));
}

std::string_view flag_word(ScoreFlag::Kind kind) {
    static constexpr std::array<std::string_view, 9> words{"safety",         "safety_missing", "incomplete",
                                                           "prorated",       "unasked_answer", "not_applicable",
                                                           "remark",         "choice_differs", "stated_differs"};
    return words.at(static_cast<std::size_t>(kind));
}

Json citation_json(const Citation& citation) {
    return {{"evidence", evidence_word(citation.evidence)}, {"source", citation.source}, {"population", citation.population}};
}

Json number_or_null(const std::optional<double>& value) { return value ? Json(*value) : Json(nullptr); }

Json cut_offs_json(const ScoreScale& scale, const ScaleScore& score, const ScoringContext& context) {
    Json cuts = Json::array();
    for (std::size_t index = 0; index < scale.cut_offs.size(); ++index) {
        const auto& cut = scale.cut_offs[index];
        if (!cut.admits.admits(context.form, context.sex, context.age_years))
            continue;
        cuts.push_back({{"id", cut.id},
                        {"label", cut.label},
                        {"purpose", purpose_word(cut.purpose)},
                        {"op", operator_sign(cut.op)},
                        {"value", cut.value},
                        {"reached", score.value ? Json(std::ranges::find(score.reached, index) != score.reached.end()) : Json(nullptr)},
                        {"in_use", cut_off_in_use(scale, cut.purpose, context) == &cut},
                        {"source", citation_json(cut.citation)}});
    }
    return cuts;
}

Json scales_json(const Instrument& instrument, const MeasureScore& score, const ScoringContext& context) {
    Json scales = Json::array();
    for (std::size_t index = 0; index < instrument.scales.size(); ++index) {
        const auto& scale = instrument.scales[index];
        const auto& found = score.scales[index];
        if (scale.shown == ScoreScale::Shown::no)
            continue;
        scales.push_back({{"id", scale.id},
                          {"title", scale.title},
                          {"value", number_or_null(found.value)},
                          {"compared", number_or_null(found.compared)},
                          {"min", scale.min},
                          {"max", scale.max},
                          {"unit", scale.unit},
                          {"answered", found.answered},
                          {"missing", found.missing},
                          {"prorated", found.prorated},
                          {"at_least", found.at_least},
                          {"band", found.band == nullptr ? Json(nullptr)
                                                         : Json{{"id", found.band->id},
                                                                {"label", found.band->label},
                                                                {"source", citation_json(found.band->citation)}}},
                          {"cut_offs", cut_offs_json(scale, found, context)}});
    }
    return scales;
}

Json classifications_json(const Instrument& instrument, const MeasureScore& score, const ScoringContext& context) {
    Json all = Json::array();
    for (std::size_t index = 0; index < instrument.classifications.size(); ++index) {
        const auto& asked = instrument.classifications[index];
        const auto& found = score.classifications[index];
        Json possible = Json::array();
        for (auto level = found.lowest; found.admitted && level <= found.highest; ++level)
            possible.push_back(asked.levels[level].id);
        all.push_back({{"id", asked.id},
                       {"title", asked.title},
                       {"level", found.level ? Json(asked.levels[*found.level].id) : Json(nullptr)},
                       {"label", found.level ? Json(asked.levels[*found.level].label) : Json(nullptr)},
                       {"at_least", found.at_least},
                       {"possible", possible},
                       {"in_use", classification_in_use(instrument, index, context) == index},
                       {"source", citation_json(asked.citation)}});
    }
    return all;
}

Json patterns_json(const Instrument& instrument, const MeasureScore& score) {
    Json all = Json::array();
    for (std::size_t index = 0; index < instrument.patterns.size(); ++index) {
        const auto& pattern = instrument.patterns[index];
        const auto& name = score.patterns[index].name;
        all.push_back({{"id", pattern.id},
                       {"title", pattern.title},
                       {"name", name ? Json(pattern.names[*name].id) : Json(nullptr)},
                       {"label", name ? Json(pattern.names[*name].label) : Json(nullptr)},
                       {"source", citation_json(pattern.citation)}});
    }
    return all;
}

Json flag_json(const Instrument& instrument, const MeasureScore& score, const ScoringContext& context,
               const ScoreFlag& flag) {
    using Kind = ScoreFlag::Kind;
    Json made{{"kind", flag_word(flag.kind)}, {"words", flag_words(instrument, score, context, flag)}};
    switch (flag.kind) {
    case Kind::safety:
        made["rule"] = instrument.safety[flag.index].id;
        made["strength"] = instrument.safety[flag.index].strength == SafetyRule::Strength::blocking ? "blocking" : "asking";
        made["suggests"] = instrument.safety[flag.index].suggests;
        break;
    case Kind::remark:
        made["remark"] = instrument.remarks[flag.index].id;
        made["suggests"] = instrument.remarks[flag.index].suggests;
        break;
    case Kind::safety_missing:
    case Kind::unasked_answer:
    case Kind::not_applicable: made["item"] = instrument.items[flag.index].id; break;
    case Kind::prorated:
    case Kind::stated_differs: made["score"] = instrument.scales[flag.index].id; break;
    case Kind::incomplete: made["missing"] = flag.index; break;
    case Kind::choice_differs: made["pattern"] = instrument.patterns[flag.index].id; break;
    }
    return made;
}

} // namespace

Json score_json(const Instrument& instrument, const MeasureScore& score, const ScoringContext& context) {
    Json flags = Json::array();
    for (const auto& flag : score.flags)
        flags.push_back(flag_json(instrument, score, context, flag));
    return {{"measure", instrument.id},
            {"version", instrument.version},
            {"title", instrument.title},
            {"licence", licence_word(instrument.licence)},
            {"free_to_use", instrument.is_free_to_use()},
            {"scores", scales_json(instrument, score, context)},
            {"classifications", classifications_json(instrument, score, context)},
            {"patterns", patterns_json(instrument, score)},
            {"flags", flags}};
}

Json instrument_json(const Instrument& instrument) {
    Json forms = Json::array();
    for (const auto& form : instrument.forms)
        forms.push_back({{"id", form.id}, {"label", form.label}});
    Json items = Json::array();
    for (const auto& item : instrument.items) {
        const auto& scale = instrument.answer_scales[item.scale];
        items.push_back({{"id", item.id}, {"topic", item.topic}, {"min", scale.min}, {"max", scale.max},
                         {"counts", item.counts == MeasureItem::Counts::yes}});
    }
    Json scores = Json::array();
    for (const auto& scale : instrument.scales)
        if (scale.shown == ScoreScale::Shown::yes)
            scores.push_back({{"id", scale.id}, {"title", scale.title}, {"min", scale.min}, {"max", scale.max}});
    return {{"id", instrument.id},
            {"title", instrument.title},
            {"words", instrument.words},
            {"version", instrument.version},
            {"pack", instrument.pack},
            {"recall", instrument.recall},
            {"licence", licence_word(instrument.licence)},
            {"licence_words", instrument.licence_words},
            {"free_to_use", instrument.is_free_to_use()},
            {"forms", forms},
            {"items", items},
            {"scores", scores}};
}

} // namespace attune::cli
