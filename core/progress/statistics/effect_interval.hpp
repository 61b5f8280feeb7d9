// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

namespace attune {

/// Two sides of a 95 % confidence interval.
struct EffectInterval {
    double lower = 0, upper = 0;
};

/// From so many points of both phases together on S is near enough to a normal distribution for an interval [A]
/// (Kendall 1970 has tables of its own for fewer than ten; from eight on 1.96 standard errors leave 2 to 8 % outside).
inline constexpr std::size_t tau_interval_min_points = 8;

/// Variance of S_AB when the phases do not differ: mn / (3·N·(N−1)) · (N³ − N − Σ(t³ − t)), N = m + n, t the sizes of the
/// groups of equal values in both phases together; mn(N+1)/3 without ties (Kendall 1970).
[[nodiscard]] double variance_between(const std::vector<double>& baseline, const std::vector<double>& treatment);

/// Variance of S within one phase when it has no trend: (n(n−1)(2n+5) − Σ t(t−1)(2t+5)) / 18, t the sizes of the groups
/// of equal values (Kendall 1970).
[[nodiscard]] double variance_within(const std::vector<double>& phase);

/// An index of the Tau-U family: S / D. The parts S_AB, S_A and S_B do not covary without effect and trends, so the
/// variance of S is the sum of theirs.
struct TauUParts {
    double s = 0;        ///< S_AB, S_AB − S_A, …
    double variance = 0; ///< of `s`
    double pairs = 0;    ///< D, above 0
    std::size_t points = 0; ///< of both phases
};

/// S/D ± z·√VarS / D, z = 1.959964 (Parker, Vannest, Davis & Sauber 2011). The error is that of no effect, so the
/// interval is descriptive. Cut at −1 and 1, or at the index itself where that lies beyond. Nothing with fewer than
/// tau_interval_min_points or when all values are equal.
[[nodiscard]] std::optional<EffectInterval> tau_u_interval(const TauUParts& parts);

/// τ ± z·√(2/N · (1 − τ²)), N points of both phases (Tarlow 2017), cut at −1 and 1. Nothing with fewer than
/// tau_interval_min_points, and nothing at τ = ±1, where the formula would claim certainty.
[[nodiscard]] std::optional<EffectInterval> corrected_tau_interval(double tau, std::size_t points);

/// 95 % interval of NAP: θ on each side of NAP with (NAP − θ)² = z²·h·θ(1−θ)/(mn) · [1/h + (1−θ)/(2−θ) + θ/(1+θ)],
/// h = (m+n)/2 − 1, z = 1.959964 (Newcombe 2006). NAP 1 has the upper end 1, NAP 0 the lower end 0.
[[nodiscard]] EffectInterval nap_interval(double nap, std::size_t m, std::size_t n);

/// 95 % interval of Tau = 2·NAP − 1: both ends of the interval of NAP on the scale of Tau.
[[nodiscard]] EffectInterval tau_interval(const EffectInterval& nap);

} // namespace attune
