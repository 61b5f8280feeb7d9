// SPDX-License-Identifier: Apache-2.0
#include "core/progress/statistics/effect_interval.hpp"

#include "core/progress/statistics/reliable_change.hpp"

#include <algorithm>
#include <cmath>

namespace attune {

namespace {

constexpr double z_95 = 1.959964;

/// Sizes of the groups of equal values; single values are left out.
std::vector<double> ties_of(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    std::vector<double> sizes;
    std::size_t start = 0;
    for (std::size_t at = 1; at <= values.size(); ++at) {
        if (at < values.size() && values[at] - values[at - 1] <= score_tolerance)
            continue;
        if (at - start > 1)
            sizes.push_back(static_cast<double>(at - start));
        start = at;
    }
    return sizes;
}

EffectInterval around(double value, double error) {
    return {.lower = std::min(value, std::max(-1.0, value - z_95 * error)),
            .upper = std::max(value, std::min(1.0, value + z_95 * error))};
}

/// Where (NAP − θ)² and its variance at θ are equal, between `outside` (0 or 1) and NAP.
double solve_bound(double nap, double outside, double m, double n) {
    const double h = (m + n) / 2 - 1;
    const auto is_inside = [&](double theta) {
        const double variance =
            h * theta * (1 - theta) / (m * n) * (1 / h + (1 - theta) / (2 - theta) + theta / (1 + theta));
        return (nap - theta) * (nap - theta) <= z_95 * z_95 * variance;
    };
    double inside = nap;
    for (int step = 0; step < 200; ++step) {
        const double middle = (inside + outside) / 2;
        (is_inside(middle) ? inside : outside) = middle;
    }
    return inside;
}

} // namespace

double variance_between(const std::vector<double>& baseline, const std::vector<double>& treatment) {
    std::vector<double> all = baseline;
    all.insert(all.end(), treatment.begin(), treatment.end());
    const auto count = static_cast<double>(all.size());
    const auto pairs = static_cast<double>(baseline.size()) * static_cast<double>(treatment.size());
    double spread = count * count * count - count;
    for (const double tie : ties_of(all))
        spread -= tie * tie * tie - tie;
    return pairs / (3 * count * (count - 1)) * spread;
}

double variance_within(const std::vector<double>& phase) {
    const auto count = static_cast<double>(phase.size());
    double spread = count * (count - 1) * (2 * count + 5);
    for (const double tie : ties_of(phase))
        spread -= tie * (tie - 1) * (2 * tie + 5);
    return spread / 18;
}

std::optional<EffectInterval> tau_u_interval(const TauUParts& parts) {
    if (parts.points < tau_interval_min_points || parts.variance <= score_tolerance)
        return std::nullopt;
    return around(parts.s / parts.pairs, std::sqrt(parts.variance) / parts.pairs);
}

std::optional<EffectInterval> corrected_tau_interval(double tau, std::size_t points) {
    if (points < tau_interval_min_points || std::abs(tau) >= 1 - score_tolerance)
        return std::nullopt;
    return around(tau, std::sqrt(2 / static_cast<double>(points) * (1 - tau * tau)));
}

EffectInterval nap_interval(double nap, std::size_t m, std::size_t n) {
    const auto count_a = static_cast<double>(m);
    const auto count_b = static_cast<double>(n);
    return {.lower = nap <= score_tolerance ? 0 : solve_bound(nap, 0, count_a, count_b),
            .upper = nap >= 1 - score_tolerance ? 1 : solve_bound(nap, 1, count_a, count_b)};
}

EffectInterval tau_interval(const EffectInterval& nap) {
    return {.lower = 2 * nap.lower - 1, .upper = 2 * nap.upper - 1};
}

} // namespace attune
