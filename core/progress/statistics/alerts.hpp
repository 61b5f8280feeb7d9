// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/progress/statistics/expected_recovery.hpp"
#include "core/progress/statistics/reliable_change.hpp"
#include "core/progress/statistics/score_course.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace attune {

/// The alerts of the clinical specification, D4: plain rules, never a hidden model.
enum class AlertKind {
    deterioration,    ///< AL1: reliably worse than at the start
    sharp_rise,       ///< AL2: reliably worse than at the score before
    safety_item,      ///< AL3: an answer tells of danger (C0.4)
    no_change,        ///< AL4: not reliable from session n on, start on the clinical side
    early_worsening,  ///< AL5: worse by half of k in sessions 2 to 4, not AL1 [A]
    outside_expected, ///< AL6: beyond the failure limit of a loaded table
    alliance_drop,    ///< AL7: low or falling alliance
    plateau,          ///< AL8: the last four scores are level, not recovered, not AL4 [A]
    healthy,          ///< AL9: recovered at the last two scores
};

enum class AlertLevel { red, amber, info, green };

/// "AL1" … "AL9": how alerts are named in the vault, on the command line and in the clinical specification.
[[nodiscard]] std::string_view alert_code(AlertKind kind);

struct Alert {
    AlertKind kind{};
    AlertLevel level{};
    std::string measure, scale; ///< of the score that raised it
    std::int64_t score = 0;     ///< id of that score or flag
    Date day{};
    std::optional<int> session{};
    /// What was compared: Δ (AL1, AL2, AL4, AL5), the score (AL6, AL7), the slope per session (AL8); else nothing.
    std::optional<double> figure{};
    /// What it was set against: k, ½k, the limit of the table, the line or the fall of the alliance, k/8.
    std::optional<double> limit{};
    std::string note{};         ///< AL3: id of the safety rule; AL6: source of the table
};

/// Why an alert cannot be raised at all.
enum class AlertOffReason {
    no_direction, ///< the score has no better side
    no_threshold, ///< no threshold k is known
    no_cut_off,   ///< no cut-off is known
    no_sessions,  ///< the scores have no session numbers
    no_table,     ///< no expected-recovery table is loaded for it
    no_alliance,  ///< no alliance measure was given
};

struct AlertOff {
    AlertKind kind{};
    AlertOffReason reason{};
};

/// One alliance score.
struct AllianceScore {
    std::string measure;          ///< "srs", "wai-sr"
    std::int64_t id = 0;
    Date day{};
    std::optional<int> session{};
    std::optional<double> value{}; ///< total
    /// Fires on the clinical side of this line (SRS ≤ 36 [L], or below 36 by the vendor).
    std::optional<ClinicalLine> line{};
    /// Fires when the total divided by `items` lies so far below the score before (WAI-SR 0.5 of 12).
    std::optional<double> mean_fall{};
    int items = 1;
};

/// The rules of AL7 put to a total: `line`, from which the measure asks to talk about the session, for the SRS ≤ 36
/// where none is given; and the fall of the WAI-SR.
[[nodiscard]] AllianceScore alliance_score(std::string measure, std::int64_t id, Date day, std::optional<int> session,
                                           std::optional<double> total, std::optional<ClinicalLine> line = {});

/// What the alerts of one score of one client go by.
struct AlertInput {
    std::string measure{}, scale{};     ///< of `scores`: "phq-9", "total"
    std::vector<ScorePoint> scores{};   ///< in order, of one meaning; those without a value never fire
    ChangeRules rules{};
    BaseRule base = BaseRule::first;
    std::optional<Date> treatment_from{};
    int no_change_session = 6;          ///< n of AL4: 6, for anxiety 4 [A] (after Saunders 2019)
    std::vector<AllianceScore> alliance{}; ///< in order
    const ExpectedRecovery* expected = nullptr; ///< may be null; borrowed for the call
};

/// n of AL4 for a measure: 6, and 4 for the GAD-7 [A].
[[nodiscard]] int no_change_session_of(std::string_view measure);

/// The alerts that the latest counting score and the latest alliance score raise. The most serious come first. An
/// answer about danger (AL3) is none of theirs: it calls until it is answered, whatever was scored since.
[[nodiscard]] std::vector<Alert> current_alerts(const AlertInput& input);
/// Alerts that are off for this input, each once with its first reason.
[[nodiscard]] std::vector<AlertOff> alerts_off(const AlertInput& input);

} // namespace attune
