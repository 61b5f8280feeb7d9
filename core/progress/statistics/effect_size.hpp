// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/progress/statistics/effect_interval.hpp"
#include "core/template/template.hpp"

#include <cstddef>
#include <optional>
#include <vector>

namespace attune {

/// Baseline and treatment of one client, in order. A missing point is left out before points are counted, but
/// keeps its place in the order of measurements.
struct PhaseData {
    std::vector<std::optional<double>> baseline;  ///< A: before treatment
    std::vector<std::optional<double>> treatment; ///< B
    Better better = Better::higher;               ///< lower: all values are multiplied by −1 first
};

/// Each phase takes at least this many points.
inline constexpr std::size_t effect_min_points = 3;

/// What is missing for an effect size; all 0 when there are enough points.
struct EffectNeed {
    std::size_t baseline = 0;  ///< so many more points before treatment
    std::size_t treatment = 0; ///< so many more points in treatment

    [[nodiscard]] bool is_met() const noexcept { return baseline == 0 && treatment == 0; }
};

[[nodiscard]] EffectNeed effect_need(const PhaseData& data);

enum class NapBand { wrong_direction, weak, medium, strong };
enum class TauUBand { wrong_direction, small, moderate, large, very_large };

/// Bands often quoted, on the value rounded to two decimals [A]: NAP up to .65 weak, to .92 medium, above strong
/// (attributed to Parker & Vannest 2009 [L]); below .50 in the wrong direction, no band.
[[nodiscard]] NapBand nap_band(double nap);
/// Tau-U below .20 small, to .59 moderate, .60 to .80 large, above very large (attributed to Vannest & Ninci 2015
/// [L], who let .60 stand in both); below 0 in the wrong direction.
[[nodiscard]] TauUBand tau_u_band(double tau_u);

/// Single-case effect sizes of the clinical specification, D5. Sessions of one client depend on each other, so errors, intervals
/// and z are descriptive only.
struct EffectSize {
    std::size_t m = 0, n = 0;         ///< points of A and of B
    std::size_t pos = 0, neg = 0, tie = 0; ///< pairs of one of A and one of B: B better, worse, equal
    double nap = 0;                   ///< (pos + ½ tie) / (m·n), 0 to 1 (Parker & Vannest 2009)
    double tau = 0;                   ///< (pos − neg) / (m·n) = 2·NAP − 1 (Parker, Vannest, Davis & Sauber 2011)
    int s_ab = 0;                     ///< pos − neg
    int s_a = 0;                      ///< Σ over i < j in A of sign(A_j − A_i): trend of the baseline
    int s_b = 0;                      ///< the same in B
    double tau_u = 0;                 ///< (S_AB − S_A) / (m·n), may exceed ±1 (Parker et al. 2011)
    double tau_u_b = 0;               ///< variant A vs B + trend B: (S_AB + S_B) / (mn + n(n−1)/2)
    double tau_u_both = 0;            ///< variant A vs B + trend B − trend A: (S_AB − S_A + S_B) / (mn + m(m−1)/2 + n(n−1)/2)
    double se_null_nap = 0;           ///< √((m + n + 1) / (12·m·n)), when there is no effect
    double se_null_tau = 0;           ///< twice that
    double se_nap = 0;                ///< unbiased, from Q1, Q2, Q3 (Sen 1967; SingleCaseES)
    EffectInterval nap_interval{};    ///< 95 %, solved for θ (Newcombe 2006, method 5; SingleCaseES)
    EffectInterval tau_interval{};    ///< 95 %, 2·CI − 1 of NAP's
    // 95 %, see tau_u_interval and corrected_tau_interval; nothing where an interval cannot be defended.
    std::optional<EffectInterval> tau_u_interval{}, tau_u_b_interval{}, tau_u_both_interval{}, corrected_tau_interval{};
    double z = 0;                     ///< S_AB / √(m·n·(m+n+1)/3), for data without ties
    double baseline_trend = 0;        ///< S_A / (m(m−1)/2), −1 to 1
    enum class Baseline { steady, improving } baseline = Baseline::steady; ///< improving: baseline_trend ≥ .40 [A]
    double corrected_tau = 0;         ///< baseline-corrected Tau (Tarlow 2017), see baseline_corrected_tau
    NapBand nap_band{};
    TauUBand tau_u_band{};
    double pnd = 0;  ///< share of B better than the best of A (Scruggs, Mastropieri & Casto 1987)
    double pem = 0;  ///< share of B better than the median of A, equal counts half (Ma 2006)
    double pand = 0; ///< largest share of points left when overlap is taken out (Parker, Hagan-Burke & Vannest 2007)
    double ird = 0;  ///< robust improvement rate difference (Parker, Vannest & Brown 2009)
};

/// From this strength on the baseline counts as improving already, and Tau-U is not stable [A].
inline constexpr double strong_baseline_trend = 0.40;

/// Nothing when effect_need is not met, or when neither higher nor lower is better.
[[nodiscard]] std::optional<EffectSize> effect_size(const PhaseData& data);

/// Points of one phase with the numbers of their measurements, in the direction "higher is better".
struct NumberedPoints {
    std::vector<double> x, y;
};
/// Baseline-corrected Tau (Tarlow 2017): the Theil–Sen slope of A (Theil 1950; Sen 1968) against the number of the
/// measurement is taken off all points, then Tau.
[[nodiscard]] double baseline_corrected_tau(const NumberedPoints& baseline, const NumberedPoints& treatment);

/// √((NAP − (m+n−1)·NAP² + n·Q1 + m·Q2 − 2·Q3) / ((m−1)(n−1))) with q_ij = 1, ½, 0; Q1 = Σ_i(Σ_j q)²/(m·n²);
/// Q2 = Σ_j(Σ_i q)²/(m²·n); Q3 = Σ q²/(m·n) (Sen 1967, as in SingleCaseES). Higher is better; two points or more each.
[[nodiscard]] double unbiased_nap_error(const std::vector<double>& baseline, const std::vector<double>& treatment);

} // namespace attune
