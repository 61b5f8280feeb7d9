// SPDX-License-Identifier: Apache-2.0
#include "core/progress/statistics/effect_size.hpp"

#include "core/progress/statistics/own_trend.hpp"
#include "core/progress/statistics/reliable_change.hpp"

#include <algorithm>
#include <cmath>

namespace attune {

namespace {

/// The values that are there, higher is better, with the numbers of their measurements.
NumberedPoints points_of(const std::vector<std::optional<double>>& phase, std::size_t before, Better better) {
    NumberedPoints points;
    for (std::size_t index = 0; index < phase.size(); ++index)
        if (phase[index] && std::isfinite(*phase[index])) {
            points.x.push_back(static_cast<double>(before + index + 1));
            points.y.push_back(better == Better::lower ? -*phase[index] : *phase[index]);
        }
    return points;
}

int sign(double value) {
    if (std::abs(value) <= score_tolerance)
        return 0;
    return value > 0 ? 1 : -1;
}

/// Σ over i < j of sign(y_j − y_i).
int trend_sum(const std::vector<double>& y) {
    int sum = 0;
    for (std::size_t i = 0; i < y.size(); ++i)
        for (std::size_t j = i + 1; j < y.size(); ++j)
            sum += sign(y[j] - y[i]);
    return sum;
}

double pairs_within(std::size_t count) {
    const auto n = static_cast<double>(count);
    return n * (n - 1) / 2;
}

void count_pairs(const std::vector<double>& a, const std::vector<double>& b, EffectSize& effect) {
    for (const double before : a)
        for (const double after : b) {
            const int way = sign(after - before);
            effect.pos += way > 0 ? 1 : 0;
            effect.neg += way < 0 ? 1 : 0;
            effect.tie += way == 0 ? 1 : 0;
        }
    effect.s_ab = static_cast<int>(effect.pos) - static_cast<int>(effect.neg);
}

double median_of(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    const std::size_t half = values.size() / 2;
    return values.size() % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
}

double share_better(const std::vector<double>& b, double line, double when_equal) {
    double sum = 0;
    for (const double value : b) {
        const int way = sign(value - line);
        sum += way > 0 ? 1 : way == 0 ? when_equal : 0;
    }
    return sum / static_cast<double>(b.size());
}

/// The most points that can stay so that every one of B is better than every one of A.
std::size_t largest_without_overlap(std::vector<double> a, std::vector<double> b) {
    std::sort(a.begin(), a.end());
    std::sort(b.begin(), b.end());
    std::size_t most = std::max(a.size(), b.size());
    for (std::size_t kept_a = 1; kept_a <= a.size(); ++kept_a)
        for (std::size_t kept_b = 1; kept_b <= b.size(); ++kept_b)
            if (sign(b[b.size() - kept_b] - a[kept_a - 1]) > 0)
                most = std::max(most, kept_a + kept_b);
    return most;
}

void add_overlap_indices(const std::vector<double>& a, const std::vector<double>& b, EffectSize& effect) {
    const auto m = static_cast<double>(effect.m);
    const auto n = static_cast<double>(effect.n);
    effect.pnd = share_better(b, *std::max_element(a.begin(), a.end()), 0);
    effect.pem = share_better(b, median_of(a), 0.5);
    effect.pand = static_cast<double>(largest_without_overlap(a, b)) / (m + n);
    effect.ird = ((m + n) * (m + n) * effect.pand - m * m - n * n) / (2 * m * n);
}

void add_taus(const NumberedPoints& a, const NumberedPoints& b, EffectSize& effect) {
    const auto mn = static_cast<double>(effect.m * effect.n);
    effect.s_a = trend_sum(a.y);
    effect.s_b = trend_sum(b.y);
    effect.tau = effect.s_ab / mn;
    effect.tau_u = (effect.s_ab - effect.s_a) / mn;
    effect.tau_u_b = (effect.s_ab + effect.s_b) / (mn + pairs_within(effect.n));
    effect.tau_u_both =
        (effect.s_ab - effect.s_a + effect.s_b) / (mn + pairs_within(effect.m) + pairs_within(effect.n));
    effect.baseline_trend = effect.s_a / pairs_within(effect.m);
    effect.baseline = effect.baseline_trend >= strong_baseline_trend - score_tolerance ? EffectSize::Baseline::improving
                                                                                       : EffectSize::Baseline::steady;
    effect.corrected_tau = baseline_corrected_tau(a, b);
}

void add_intervals(const std::vector<double>& a, const std::vector<double>& b, EffectSize& effect) {
    effect.nap_interval = nap_interval(effect.nap, effect.m, effect.n);
    effect.tau_interval = tau_interval(effect.nap_interval);
    const std::size_t points = effect.m + effect.n;
    const auto mn = static_cast<double>(effect.m * effect.n);
    const double between = variance_between(a, b);
    const double in_a = variance_within(a);
    const double in_b = variance_within(b);
    const int with_b = effect.s_ab + effect.s_b;
    effect.tau_u_interval =
        tau_u_interval({static_cast<double>(effect.s_ab - effect.s_a), between + in_a, mn, points});
    effect.tau_u_b_interval =
        tau_u_interval({static_cast<double>(with_b), between + in_b, mn + pairs_within(effect.n), points});
    effect.tau_u_both_interval =
        tau_u_interval({static_cast<double>(with_b - effect.s_a), between + in_a + in_b,
                        mn + pairs_within(effect.m) + pairs_within(effect.n), points});
    if (between > 0) // when all values are equal there is nothing that an interval could speak of
        effect.corrected_tau_interval = corrected_tau_interval(effect.corrected_tau, points);
}

double to_two_decimals(double value) {
    return std::floor(value * 100 + 0.5 + score_tolerance) / 100;
}

std::size_t short_of(std::size_t have) {
    return have < effect_min_points ? effect_min_points - have : 0;
}

} // namespace

EffectNeed effect_need(const PhaseData& data) {
    return {.baseline = short_of(points_of(data.baseline, 0, data.better).y.size()),
            .treatment = short_of(points_of(data.treatment, 0, data.better).y.size())};
}

NapBand nap_band(double nap) {
    const double rounded = to_two_decimals(nap);
    if (rounded < 0.50 - score_tolerance)
        return NapBand::wrong_direction;
    if (rounded <= 0.65 + score_tolerance)
        return NapBand::weak;
    return rounded <= 0.92 + score_tolerance ? NapBand::medium : NapBand::strong;
}

TauUBand tau_u_band(double tau_u) {
    const double rounded = to_two_decimals(tau_u);
    if (rounded < -score_tolerance)
        return TauUBand::wrong_direction;
    if (rounded < 0.20 - score_tolerance)
        return TauUBand::small;
    if (rounded < 0.60 - score_tolerance)
        return TauUBand::moderate;
    return rounded <= 0.80 + score_tolerance ? TauUBand::large : TauUBand::very_large;
}

std::optional<EffectSize> effect_size(const PhaseData& data) {
    if (data.better == Better::neither || !effect_need(data).is_met())
        return std::nullopt;
    const NumberedPoints a = points_of(data.baseline, 0, data.better);
    const NumberedPoints b = points_of(data.treatment, data.baseline.size(), data.better);
    EffectSize effect{.m = a.y.size(), .n = b.y.size()};
    const auto m = static_cast<double>(effect.m);
    const auto n = static_cast<double>(effect.n);
    count_pairs(a.y, b.y, effect);
    effect.nap = (static_cast<double>(effect.pos) + 0.5 * static_cast<double>(effect.tie)) / (m * n);
    effect.nap_band = nap_band(effect.nap);
    add_taus(a, b, effect);
    effect.tau_u_band = tau_u_band(effect.tau_u);
    effect.se_null_nap = std::sqrt((m + n + 1) / (12 * m * n));
    effect.se_null_tau = 2 * effect.se_null_nap;
    effect.se_nap = unbiased_nap_error(a.y, b.y);
    add_intervals(a.y, b.y, effect);
    effect.z = effect.s_ab / std::sqrt(m * n * (m + n + 1) / 3);
    add_overlap_indices(a.y, b.y, effect);
    return effect;
}

double baseline_corrected_tau(const NumberedPoints& baseline, const NumberedPoints& treatment) {
    std::vector<TrendPoint> points;
    for (std::size_t index = 0; index < baseline.x.size(); ++index)
        points.push_back({baseline.x[index], baseline.y[index]});
    const double slope = theil_sen_slope(points).value_or(0);
    const auto without_trend = [&](const NumberedPoints& phase) {
        std::vector<double> left;
        for (std::size_t index = 0; index < phase.x.size(); ++index)
            left.push_back(phase.y[index] - slope * phase.x[index]);
        return left;
    };
    EffectSize counted;
    count_pairs(without_trend(baseline), without_trend(treatment), counted);
    return counted.s_ab / static_cast<double>(baseline.y.size() * treatment.y.size());
}

double unbiased_nap_error(const std::vector<double>& baseline, const std::vector<double>& treatment) {
    const auto m = static_cast<double>(baseline.size());
    const auto n = static_cast<double>(treatment.size());
    std::vector<double> by_treatment(treatment.size(), 0);
    double q1 = 0;
    double q3 = 0;
    double sum = 0;
    for (const double before : baseline) {
        double row = 0;
        for (std::size_t j = 0; j < treatment.size(); ++j) {
            const double q = 0.5 * (1 + sign(treatment[j] - before));
            row += q;
            by_treatment[j] += q;
            q3 += q * q / (m * n);
        }
        sum += row;
        q1 += row * row / (m * n * n);
    }
    double q2 = 0;
    for (const double column : by_treatment)
        q2 += column * column / (m * m * n);
    const double nap = sum / (m * n);
    const double variance = (nap - (m + n - 1) * nap * nap + n * q1 + m * q2 - 2 * q3) / ((m - 1) * (n - 1));
    return std::sqrt(std::max(0.0, variance)); // rounding can leave it a hair below 0
}

} // namespace attune
