// SPDX-License-Identifier: Apache-2.0
#include "core/progress/episode_rules.hpp"

#include "core/measure/response.hpp"

#include <cmath>
#include <utility>

namespace attune {

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
    ScoringContext context;
    context.form = form_for(*scale.instrument, scale.rater).value_or("");
    person.describe_on(day, context);
    ChangeFigures own;
    if (const auto chosen = choices.find(scale.instrument->id); chosen != choices.end()) {
        context.picks = chosen->second.picks;
        own = own_figures(chosen->second, definition);
    }
    return change_rules(definition, context, own);
}

double compared_score(const ScoreScale& scale, double value) {
    if (scale.rounding != ScoreScale::Rounding::bands || scale.grid <= 0)
        return value;
    // Complete answers lie on the grid; what lies beside it was worked out from fewer.
    const double steps = (value - scale.min) / scale.grid;
    return std::abs(steps - std::round(steps)) < score_tolerance ? value : std::floor(value + 0.5 + score_tolerance);
}

} // namespace attune
