// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/progress/statistics/reliable_change.hpp"
#include "core/progress/statistics/talking_therapies.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace attune {

/// A share with its Wilson interval.
struct Proportion {
    std::size_t numerator = 0;
    std::size_t denominator = 0;
    /// All three between 0 and 1; nothing when the denominator is 0.
    std::optional<double> share{}, lower{}, upper{};
};

/// Score interval of Wilson 1927 without continuity correction (method 3 of Newcombe 1998), 95 %, z = 1.959964.
/// It stays within 0 and 1 and holds for few episodes, where the textbook interval fails.
[[nodiscard]] Proportion wilson_proportion(std::size_t numerator, std::size_t denominator);

/// Why an episode is not in a denominator.
enum class OutcomeExclusion {
    no_score,        ///< no valid score
    one_score,       ///< one valid score: no change can be seen
    not_comparable,  ///< another version, recall period, rater or language at the end than at the start
    no_direction,    ///< neither higher nor lower is better
    no_threshold,    ///< no threshold of reliable change for this client
    no_cut_off,      ///< no cut-off for this client
    not_at_caseness, ///< began on the healthy side: no part of recovery
    not_finished,    ///< fewer than two attended treatment appointments
    score_missing,   ///< one of the four scores of the pair is missing
};

/// One rate with who is left out of it and why. numerator ≤ denominator; denominator + all exclusions = episodes.
struct OutcomeRate {
    Proportion proportion;
    std::map<OutcomeExclusion, std::size_t> exclusions{};

    [[nodiscard]] std::size_t excluded() const;
};

/// One episode for the outcomes of one measure.
struct OutcomeRow {
    std::int64_t client = 0;
    std::optional<ChangeEnd> first{}, last{}; ///< base and latest score that count
    std::size_t scores = 0;                   ///< valid scores on different days, of one meaning
    enum class Comparable { yes, no } comparable = Comparable::yes;
    ChangeRules rules{};                      ///< may differ by client: ORS cut-offs by age
};

struct PracticeOutcomes {
    std::size_t episodes = 0;
    std::size_t clients = 0;           ///< whose episodes they are
    OutcomeRate reliable_improvement;  ///< D2 improved or recovered
    OutcomeRate recovery;              ///< began clinical and ended healthy, reliable or not
    OutcomeRate reliable_recovery;     ///< D2 recovered; among those who began on the clinical side
    OutcomeRate deterioration;         ///< D2 deteriorated
    OutcomeRate no_reliable_change;    ///< D2 unchanged or non-reliable recovery
};

/// Outcomes of a practice on one measure, by the categories of the clinical specification, D2.
[[nodiscard]] PracticeOutcomes practice_outcomes(const std::vector<OutcomeRow>& rows);

/// One finished course for the rates of NHS Talking Therapies.
struct PairOutcomeRow {
    std::int64_t client = 0;
    PairScores scores;
    PairThresholds thresholds;
    int attended_appointments = 0; ///< of treatment
};

struct PairOutcomes {
    std::size_t episodes = 0;
    std::size_t clients = 0;           ///< whose episodes they are
    OutcomeRate recovery;              ///< among cases at the start
    OutcomeRate reliable_improvement;  ///< among all finished with four scores
    OutcomeRate reliable_recovery;     ///< among cases at the start
    OutcomeRate reliable_deterioration;
    OutcomeRate no_reliable_change;
};

/// Rates of NHS Talking Therapies (clinical specification D3): courses with at least two attended treatment appointments and
/// all four scores; recovery rates among those at caseness at the start.
[[nodiscard]] PairOutcomes pair_outcomes(const std::vector<PairOutcomeRow>& rows);

/// "3 with one score, 2 not at caseness at the start"; empty when nothing is left out.
[[nodiscard]] std::string exclusion_words(const OutcomeRate& rate);
/// What such rates cannot say; to stand beside every table of them.
[[nodiscard]] std::string outcome_caution_words(const PracticeOutcomes& outcomes);
[[nodiscard]] std::string outcome_caution_words(const PairOutcomes& outcomes);

} // namespace attune
