// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/template/template.hpp"

#include <optional>
#include <string>
#include <vector>

namespace attune {

/// Differences below this are rounding errors of the machine: a change of exactly k is exactly k.
inline constexpr double score_tolerance = 1e-9;

/// How sure one wants to be that a change is more than error of measurement.
enum class Confidence { percent_80, percent_90, percent_95 };

/// What thresholds and cut-offs are worked out from. What is not known stays empty and is never guessed.
struct ChangeFigures {
    std::optional<double> reliability{};   ///< r, 0 to 1; retest preferred
    std::optional<double> sd{};            ///< s1: of the clinical group at the start
    std::optional<double> clinical_mean{}; ///< M1
    std::optional<double> healthy_mean{};  ///< M0
    std::optional<double> healthy_sd{};    ///< s0
    std::string source{};                  ///< where they come from; empty: not said
    EvidenceTag evidence = EvidenceTag::source; ///< of the weakest of them
};

/// Everything that cannot be, each in words that say what would do; empty when all that is given can be used.
/// A missing figure is no problem here: what needs it is then not computed.
[[nodiscard]] std::vector<std::string> figure_problems(const ChangeFigures& figures, Better better);

/// SE = s1 · √(1 − r), the standard error of measurement (Jacobson & Truax 1991). `sd` > 0, `reliability` 0 to 1.
[[nodiscard]] double standard_error_of_measurement(double sd, double reliability);
/// Sdiff = √(2 · SE²), the standard error of the difference of two scores (Jacobson & Truax 1991).
[[nodiscard]] double standard_error_of_difference(double standard_error);
/// Sdiff from the figures; nothing when r or s1 is missing or cannot be.
[[nodiscard]] std::optional<double> difference_error(const ChangeFigures& figures);
/// RC = (x2 − x1) / Sdiff (Jacobson & Truax 1991); nothing when Sdiff is 0, as no change is then by chance.
[[nodiscard]] std::optional<double> reliable_change_index(double from, double to, double difference_error);
/// k, the smallest reliable change: 1.96 · Sdiff at 95 %, 1.645 at 90 %, 1.28 at 80 %; the constants as printed.
[[nodiscard]] double smallest_reliable_change(double difference_error, Confidence confidence);
/// The smallest whole number above a computed k: what a scale of whole points must move (9.2971 → 10, 6 → 7).
[[nodiscard]] double whole_point_change(double computed);

/// Criterion a (Jacobson & Truax 1991): mean of the clinical group moved by 2 SD towards health, M1 + d·2·s1.
[[nodiscard]] double criterion_a(double clinical_mean, double sd, Better better);
/// Criterion b (Jacobson & Truax 1991): within 2 SD of the healthy mean, M0 − d·2·s0.
[[nodiscard]] double criterion_b(double healthy_mean, double healthy_sd, Better better);
/// Criterion c (Jacobson & Truax 1991): (s0·M1 + s1·M0) / (s0 + s1), which is the middle of both means when the
/// standard deviations are equal.
[[nodiscard]] double criterion_c(double clinical_mean, double sd, double healthy_mean, double healthy_sd);

/// Which of the three lines of Jacobson & Truax 1991 parts the clinical from the healthy side: a, two SD from the clinical
/// mean; b, two SD from the healthy mean; c, the point that is as far from both in their own SD.
enum class Criterion { a, b, c };

struct ChosenCriterion {
    Criterion criterion{};
    double value = 0;
};

/// c when there are healthy norms and the groups overlap, b when there are norms without overlap or without the
/// clinical group's figures, a when there are none (Jacobson & Truax 1991). That groups overlap when the ranges
/// within 2 SD of both means meet is a choice of this program. Nothing when the figures do not suffice.
[[nodiscard]] std::optional<ChosenCriterion> choose_criterion(const ChangeFigures& figures, Better better);
/// One criterion; nothing when its figures are missing.
[[nodiscard]] std::optional<double> criterion_value(Criterion criterion, const ChangeFigures& figures, Better better);

/// How far a score must move to be called reliable.
struct ReliableThreshold {
    double points = 0;                              ///< k
    /// published: reliable at |Δ| ≥ k; computed: at |Δ| > k, the same as |RC| > 1.96 (D2).
    enum class Origin { published, computed } origin = Origin::published;
    std::string level{};                            ///< "90 %"; empty: not said
    std::string source{};                           ///< "NHS Talking Therapies"
    EvidenceTag evidence = EvidenceTag::none;
};

/// k computed from r and s1; nothing when one is missing or cannot be.
[[nodiscard]] std::optional<ReliableThreshold> computed_threshold(const ChangeFigures& figures,
                                                                  Confidence confidence = Confidence::percent_95);
/// Whether Δ is reliable, better or worse; with a tolerance of 1e-9.
[[nodiscard]] bool is_reliable(double improvement, const ReliableThreshold& threshold);

/// The line between the clinical and the healthy side.
struct ClinicalLine {
    double value = 0;
    /// Where the clinical side lies.
    enum class Clinical { at_or_above, above, at_or_below, below } clinical = Clinical::at_or_above;
    std::string label{};   ///< "caseness"
    std::string source{};
    EvidenceTag evidence = EvidenceTag::none;
};

enum class ClinicalSide { clinical, healthy };

/// A computed a, b or c: healthy only beyond it, exactly on it is clinical (D2). `better` is lower or higher; the
/// source is the formula's and that of the figures.
[[nodiscard]] ClinicalLine computed_line(double value, Better better, const ChangeFigures& figures = {});
/// With a tolerance of 1e-9.
[[nodiscard]] ClinicalSide side_of(double score, const ClinicalLine& line);
/// "≥ 10", "< 25".
[[nodiscard]] std::string line_words(const ClinicalLine& line);

/// Categories of D2 in the order in which they are tried.
enum class ChangeCategory {
    deteriorated,          ///< reliable, Δ < 0
    recovered,             ///< reliable, Δ > 0, from the clinical to the healthy side
    improved,              ///< reliable, Δ > 0, anything else
    non_reliable_recovery, ///< from the clinical to the healthy side without reliable change; counts as unchanged
    unchanged,
};

/// What a change is judged by.
struct ChangeRules {
    Better better = Better::lower;
    std::optional<ReliableThreshold> threshold{}; ///< nothing: no category
    std::optional<ClinicalLine> line{};           ///< nothing: only improved, unchanged, deteriorated
};

/// One end of a change.
struct ChangeEnd {
    double value = 0;
    std::optional<double> compared{}; ///< what meets the line, rounded where the instrument says so; nothing: `value`

    [[nodiscard]] double at_line() const { return compared.value_or(value); }
};

/// Why there is no category.
enum class ChangeGap { none, no_base, no_latest, no_direction, no_threshold };

/// What is known of a change from a base to the latest score (Jacobson & Truax 1991; D2). What could not be worked out is
/// empty; sides are those of the line, where there is one, whether or not there is a category.
struct ChangeResult {
    std::optional<double> improvement{};          ///< Δ = d · (x_now − x_base): positive is better (D1)
    std::optional<bool> reliable{};
    std::optional<ClinicalSide> base_side{}, now_side{};
    std::optional<ChangeCategory> category{};
    ChangeGap gap = ChangeGap::none;
};

/// The category of D2 (Jacobson & Truax 1991). A missing end (or one that is no number), a
/// missing direction or a missing threshold gives no category, and `gap` says which it was.
[[nodiscard]] ChangeResult judge_change(const std::optional<ChangeEnd>& base, const std::optional<ChangeEnd>& now,
                                        const ChangeRules& rules);
/// The same for plain values that need no rounding.
[[nodiscard]] ChangeResult judge_values(std::optional<double> base, std::optional<double> now,
                                        const ChangeRules& rules);

} // namespace attune
