// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

namespace attune {

/// Thresholds of the pair of measures of NHS Talking Therapies. Depression: PHQ-9, caseness from 10, reliable
/// change 6. Anxiety: GAD-7, caseness from 8, reliable change 4, or those of another disorder-specific measure
/// (Clark 2018, PMC5942544 table 2; NCT05134103).
struct PairThresholds {
    double depression_caseness = 10;
    double depression_change = 6;
    double anxiety_caseness = 8;
    double anxiety_change = 4;
};

/// First and last score of both measures; lower is better in both.
struct PairScores {
    std::optional<double> depression_first{}, depression_last{};
    std::optional<double> anxiety_first{}, anxiety_last{};
};

enum class PairChange { reliable_improvement, reliable_deterioration, no_reliable_change };

/// What came of one course by the pair of measures: the categories of NHS Talking Therapies (Clark 2018; D3).
struct PairResult {
    bool case_at_start = false;   ///< P1 ≥ 10 or A1 ≥ cut; otherwise not at caseness: no part of recovery rates
    bool recovery = false;        ///< case at start, and both last scores below caseness
    PairChange change = PairChange::no_reliable_change;
    bool reliable_recovery = false; ///< recovery and reliable improvement

    friend bool operator==(const PairResult&, const PairResult&) = default;
};

/// Categories of NHS Talking Therapies (clinical specification D3; Clark 2018; BMC Psychiatry 2018, s12888-018-1987-1 table
/// 1). That a reliable worsening of one measure cancels the improvement of the other, and the mirror of it, is
/// attributed to the manual [L]. Nothing when one of the four scores is missing.
[[nodiscard]] std::optional<PairResult> judge_pair(const PairScores& scores, const PairThresholds& thresholds = {});

/// The anxiety measure that the pair is worked out on: the disorder-specific one when both of its scores are
/// there, else the GAD-7 (Clark 2018). `depression_*` of both are the same.
struct ChosenPair {
    PairScores scores;
    PairThresholds thresholds;
    enum class Anxiety { disorder_specific, gad7 } anxiety = Anxiety::gad7;
};
[[nodiscard]] ChosenPair choose_pair(const PairScores& with_gad7, const PairScores& with_specific,
                                     const PairThresholds& specific_thresholds);

/// A course counts as finished with at least this many attended treatment appointments (Clark 2018).
inline constexpr int finished_course_appointments = 2;

} // namespace attune
