// SPDX-License-Identifier: Apache-2.0
#include "core/progress/statistics/talking_therapies.hpp"

#include "core/progress/statistics/reliable_change.hpp"

namespace attune {

namespace {

bool at_least(double value, double limit) {
    return value >= limit - score_tolerance;
}

PairChange change_of(double depression, double anxiety, const PairThresholds& thresholds) {
    const bool better =
        at_least(depression, thresholds.depression_change) || at_least(anxiety, thresholds.anxiety_change);
    const bool worse =
        at_least(-depression, thresholds.depression_change) || at_least(-anxiety, thresholds.anxiety_change);
    if (better == worse)
        return PairChange::no_reliable_change;
    return better ? PairChange::reliable_improvement : PairChange::reliable_deterioration;
}

} // namespace

std::optional<PairResult> judge_pair(const PairScores& scores, const PairThresholds& thresholds) {
    if (!scores.depression_first || !scores.depression_last || !scores.anxiety_first || !scores.anxiety_last)
        return std::nullopt;
    PairResult result;
    result.case_at_start = at_least(*scores.depression_first, thresholds.depression_caseness) ||
                           at_least(*scores.anxiety_first, thresholds.anxiety_caseness);
    result.recovery = result.case_at_start && !at_least(*scores.depression_last, thresholds.depression_caseness) &&
                      !at_least(*scores.anxiety_last, thresholds.anxiety_caseness);
    result.change = change_of(*scores.depression_first - *scores.depression_last,
                              *scores.anxiety_first - *scores.anxiety_last, thresholds);
    result.reliable_recovery = result.recovery && result.change == PairChange::reliable_improvement;
    return result;
}

ChosenPair choose_pair(const PairScores& with_gad7, const PairScores& with_specific,
                       const PairThresholds& specific_thresholds) {
    if (with_specific.anxiety_first && with_specific.anxiety_last)
        return {with_specific, specific_thresholds, ChosenPair::Anxiety::disorder_specific};
    return {with_gad7, {}, ChosenPair::Anxiety::gad7};
}

} // namespace attune
