// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/caseload/scored_episodes.hpp"
#include "core/progress/statistics/score_rules.hpp"
#include "core/response/measure_choices.hpp"
#include "core/response/scored_person.hpp"

#include <map>
#include <optional>
#include <string>

namespace attune {

/// By measure: what the practice chose and knows of its own.
using PracticeChoices = std::map<std::string, MeasureChoices, std::less<>>;

/// The choices for every instrument that is offered. Same thread as the database. Throws Error.
[[nodiscard]] PracticeChoices read_practice_choices(Database& database, const InstrumentShelf& shelf);

/// What changes on this scale are judged by for a client on `day`: that of the newest sheet, wherever a change is told.
[[nodiscard]] ChangeRules episode_rules(const EpisodeScale& scale, const ScoredPerson& person, Date day,
                                        const PracticeChoices& choices);

/// From where an alliance measure asks to talk about the session, by the figure that the practice picked; nothing where
/// it has none.
[[nodiscard]] std::optional<ClinicalLine> alliance_line(const EpisodeScale& scale, const ScoredPerson& person, Date day,
                                                        const PracticeChoices& choices);

/// The score as it meets cut-offs: rounded half up where the instrument says so and answers were missing.
[[nodiscard]] double compared_score(const ScoreScale& scale, double value);

} // namespace attune
