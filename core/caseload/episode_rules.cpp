// SPDX-License-Identifier: Apache-2.0
#include "core/caseload/episode_rules.hpp"

#include "core/response/response.hpp"

#include <cmath>
#include <utility>

namespace attune {

namespace {

ScoringContext context_of(const EpisodeScale& scale, const ScoredPerson& person, Date day, const PracticeChoices& choices) {
    ScoringContext context;
    context.form = form_for(*scale.instrument, scale.rater).value_or("");
    person.describe_on(day, context);
    if (const auto chosen = choices.find(scale.instrument->id); chosen != choices.end())
        context.picks = chosen->second.picks;
    return context;
}

} // namespace

PracticeChoices read_practice_choices(Database& database, const InstrumentShelf& shelf) {
    const MeasureChoicesStore store{database};
    PracticeChoices choices;
    for (const auto& instrument : shelf.offered())
        if (MeasureChoices chosen = store.load(instrument->id); chosen != MeasureChoices{})
            choices.emplace(instrument->id, std::move(chosen));
    return choices;
}

ChangeRules episode_rules(const EpisodeScale& scale, const ScoredPerson& person, Date day,
                          const PracticeChoices& choices) {
    const ScoreScale& definition = scale.instrument->scales[scale.scale];
    ChangeFigures own;
    if (const auto chosen = choices.find(scale.instrument->id); chosen != choices.end())
        own = own_figures(chosen->second, definition);
    return change_rules(definition, context_of(scale, person, day, choices), own);
}

std::optional<ClinicalLine> alliance_line(const EpisodeScale& scale, const ScoredPerson& person, Date day,
                                          const PracticeChoices& choices) {
    const CutOff* cut_off = cut_off_in_use(scale.instrument->scales[scale.scale], CutOffPurpose::note,
                                           context_of(scale, person, day, choices));
    return cut_off == nullptr ? std::nullopt : std::optional{clinical_line(*cut_off)};
}

double compared_score(const ScoreScale& scale, double value) {
    if (scale.rounding != ScoreScale::Rounding::bands || scale.grid <= 0)
        return value;
    // Complete answers lie on the grid; what lies beside it was worked out from fewer.
    const double steps = (value - scale.min) / scale.grid;
    return std::abs(steps - std::round(steps)) < score_tolerance ? value : std::floor(value + 0.5 + score_tolerance);
}

} // namespace attune
