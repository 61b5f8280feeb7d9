// SPDX-License-Identifier: Apache-2.0
#include "cli/change_of_measure.hpp"

#include "cli/change_file.hpp"
#include "cli/change_json.hpp"
#include "cli/context.hpp"
#include "core/progress/score_wording.hpp"
#include "core/progress/statistics/number_words.hpp"
#include "core/progress/statistics/score_rules.hpp"

#include <fmt/format.h>

#include <cmath>

namespace attune::cli {
namespace {

using Json = nlohmann::ordered_json;

const ScoreScale& scale_from(const Instrument& instrument, const std::string& id) {
    const auto found = id.empty() ? std::optional<std::size_t>{0} : instrument.find_scale(id);
    if (found && *found < instrument.scales.size())
        return instrument.scales[*found];
    std::string known;
    for (const ScoreScale& scale : instrument.scales)
        known += (known.empty() ? "" : ", ") + scale.id;
    throw WrongUse{fmt::format("{} has no score \"{}\"; it has {}", instrument.title, id, known)};
}

void check_scores(const ScoreScale& scale, const MeasureChange& options) {
    std::vector<std::string> problems;
    for (const auto& [name, value] : {std::pair{"--pre", options.pre}, std::pair{"--post", options.post}}) {
        if (!value)
            problems.push_back(std::string{name} + " is missing");
        else if (!(*value >= scale.min && *value <= scale.max)) // refuses what is no number, too
            problems.push_back(fmt::format("{} {} is not between {} and {}", name, *value, scale.min, scale.max));
    }
    if (!problems.empty())
        throw WrongUse{"change of " + scale.title + " not computed: " + joined(problems)};
}

Json rules_json(const ChangeRules& rules) {
    Json threshold = nullptr;
    if (rules.threshold)
        threshold = {{"points", rules.threshold->points},
                     {"computed", rules.threshold->origin == ReliableThreshold::Origin::computed},
                     {"level", rules.threshold->level.empty() ? Json(nullptr) : Json(rules.threshold->level)},
                     {"source", rules.threshold->source}};
    Json line = nullptr;
    if (rules.line)
        line = {{"clinical", line_words(*rules.line)}, {"source", rules.line->source}};
    return {{"threshold", threshold}, {"cut_off", line}};
}

std::string better_words_of(const ChangeResult& result) {
    if (!result.improvement)
        return "neither higher nor lower is better";
    if (*result.improvement == 0)
        return "no change";
    return fmt::format("{} {}", number_words(std::abs(*result.improvement)), *result.improvement > 0 ? "better" : "worse");
}

void tell_rules(Output& output, const ScoreScale& scale, const ChangeRules& rules) {
    if (rules.threshold) {
        const bool computed = rules.threshold->origin == ReliableThreshold::Origin::computed;
        output.line(fmt::format("Reliable: {} {} points{}. {}", computed ? "more than" : "from", number_words(rules.threshold->points),
                                rules.threshold->level.empty() ? "" : " at the " + rules.threshold->level + " level",
                                evidence_words(rules.threshold->evidence, rules.threshold->source)));
    }
    if (rules.line)
        output.line(fmt::format("Clinical: {}. {}", line_words(*rules.line), evidence_words(rules.line->evidence, rules.line->source)));
    else if (!scale.cut_offs.empty())
        output.line("No cut-off counts here; some depend on --age, --form or --sex, and screening cut-offs are not used.");
}

/// Response and remission as trials speak of them, where the measure has a line of remission.
void tell_response(Output& output, Json& document, const MeasureChange& options, const CutOff* remission) {
    document["response"] = nullptr;
    document["remission"] = nullptr;
    if (remission == nullptr)
        return;
    const auto found = treatment_response(options.pre, options.post, remission->value).value();
    output.line(fmt::format("Response, a fall of at least 50 %: {}. Remission, below {}: {}. {}", found.response ? "yes" : "no",
                            number_words(remission->value), found.remission ? "yes" : "no",
                            evidence_words(remission->citation.evidence, cited_source(remission->citation))));
    document["response"] = found.response;
    document["remission"] = found.remission;
}

} // namespace

void change_of_measure(const Context& context, const MeasureChange& options) {
    const auto shelf = context.shelf();
    const auto instrument = shelf->measures().find(options.measure);
    if (!instrument)
        throw Error{ErrorKind::not_found, "no measure is called \"" + options.measure + "\"; \"attune-cli measure list\" names them"};
    const ScoreScale& scale = scale_from(*instrument, options.scale);
    check_scores(scale, options);
    const ScoringContext about{.form = options.form, .sex = options.sex, .age_years = options.age};
    const ChangeRules rules = change_rules(scale, about);
    const ChangeResult result = judge_values(options.pre, options.post, rules);
    const auto important = important_threshold(scale, about);
    std::optional<ImportantChange> matters;
    if (important)
        matters = important_change(options.pre, options.post, scale.better, *important);
    const bool reached = matters.value_or(ImportantChange::none) != ImportantChange::none;
    Output output = context.output();
    output.line(fmt::format("{}, {}: {} to {}, {}", instrument->title, scale.title, number_words(*options.pre),
                            number_words(*options.post), better_words_of(result)));
    output.line(result.category ? category_words(*result.category) : "No category: " + gap_words(result.gap));
    tell_rules(output, scale, rules);
    if (important)
        output.line(fmt::format("A difference that matters: {}{}, {}. {}", number_words(important->amount),
                                important->of == ImportantThreshold::Of::points ? " points" : " % of the start",
                                reached ? "reached" : "not reached",
                                evidence_words(important->evidence, important->source)));
    Json document{{"measure", instrument->id}, {"scale", scale.id}, {"pre", *options.pre}, {"post", *options.post}};
    document.update(change_json(result));
    document.update(rules_json(rules));
    tell_response(output, document, options, cut_off_in_use(scale, CutOffPurpose::remission, about));
    document["important"] = matters.has_value() ? Json(reached) : Json(nullptr);
    document["percent_improvement"] = or_null(percent_improvement(*options.pre, *options.post, scale.better));
    output.document(document);
}

} // namespace attune::cli
