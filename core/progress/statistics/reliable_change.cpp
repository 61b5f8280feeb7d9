// SPDX-License-Identifier: Apache-2.0
#include "core/progress/statistics/reliable_change.hpp"

#include "core/progress/statistics/number_words.hpp"

#include <fmt/format.h>

#include <cmath>
#include <string_view>

namespace attune {

namespace {

double direction(Better better) {
    switch (better) {
    case Better::higher: return 1;
    case Better::lower: return -1;
    case Better::neither: break;
    }
    return 0;
}

bool is_sd(const std::optional<double>& sd) {
    return sd && std::isfinite(*sd) && *sd > 0;
}

bool is_reliability(const std::optional<double>& reliability) {
    return reliability && *reliability >= 0 && *reliability <= 1; // false for a NaN
}

bool is_mean(const std::optional<double>& mean) {
    return mean && std::isfinite(*mean);
}

void check_sd(const std::optional<double>& sd, const char* whose, std::vector<std::string>& problems) {
    if (sd && !is_sd(sd))
        problems.push_back(fmt::format("the standard deviation {} is {}; it must be above 0", whose, *sd));
}

void check_mean(const std::optional<double>& mean, const char* whose, std::vector<std::string>& problems) {
    if (mean && !is_mean(mean))
        problems.push_back(fmt::format("the mean {} is not a number", whose));
}

ChangeCategory category_of(const ChangeResult& result) {
    const bool crossed = result.base_side == ClinicalSide::clinical && result.now_side == ClinicalSide::healthy;
    if (!*result.reliable)
        return crossed ? ChangeCategory::non_reliable_recovery : ChangeCategory::unchanged;
    if (*result.improvement < 0)
        return ChangeCategory::deteriorated;
    return crossed ? ChangeCategory::recovered : ChangeCategory::improved;
}

bool is_known(const std::optional<ChangeEnd>& end) {
    return end && std::isfinite(end->value) && std::isfinite(end->at_line());
}

std::optional<ChangeEnd> end_of(std::optional<double> value) {
    return value ? std::optional{ChangeEnd{.value = *value}} : std::nullopt;
}

/// What an end of the range means: allowed, and hardly ever true of a measure.
std::string_view reliability_caution(double reliability) {
    if (reliability >= 1)
        return "; reliability 1: any difference counts as reliable";
    return reliability <= 0 ? "; reliability 0: as if the scores were chance alone" : std::string_view{};
}

std::string computed_source(const ChangeFigures& figures) {
    return "Jacobson & Truax 1991, computed" + (figures.source.empty() ? std::string{} : " from " + figures.source);
}

} // namespace

std::vector<std::string> figure_problems(const ChangeFigures& figures, Better better) {
    std::vector<std::string> problems;
    if (figures.reliability && !is_reliability(figures.reliability))
        problems.push_back(
            fmt::format("the reliability is {}; it must lie between 0 and 1, both included", *figures.reliability));
    check_sd(figures.sd, "of the clinical group", problems);
    check_sd(figures.healthy_sd, "of the healthy group", problems);
    check_mean(figures.clinical_mean, "of the clinical group", problems);
    check_mean(figures.healthy_mean, "of the healthy group", problems);
    if (is_mean(figures.clinical_mean) && is_mean(figures.healthy_mean) && better != Better::neither &&
        direction(better) * (*figures.healthy_mean - *figures.clinical_mean) <= 0)
        problems.push_back(fmt::format("the mean of the healthy group ({}) is not better than that of the clinical "
                                       "group ({}); look at both, and at which direction is better",
                                       number_words(*figures.healthy_mean), number_words(*figures.clinical_mean)));
    return problems;
}

double standard_error_of_measurement(double sd, double reliability) {
    return sd * std::sqrt(1 - reliability);
}

double standard_error_of_difference(double standard_error) {
    return std::sqrt(2 * standard_error * standard_error);
}

std::optional<double> difference_error(const ChangeFigures& figures) {
    if (!is_sd(figures.sd) || !is_reliability(figures.reliability))
        return std::nullopt;
    return standard_error_of_difference(standard_error_of_measurement(*figures.sd, *figures.reliability));
}

std::optional<double> reliable_change_index(double from, double to, double difference_error) {
    if (!(difference_error > 0))
        return std::nullopt;
    return (to - from) / difference_error;
}

double smallest_reliable_change(double difference_error, Confidence confidence) {
    switch (confidence) {
    case Confidence::percent_80: return 1.28 * difference_error;
    case Confidence::percent_90: return 1.645 * difference_error;
    case Confidence::percent_95: break;
    }
    return 1.96 * difference_error;
}

double whole_point_change(double computed) {
    return std::floor(computed + score_tolerance) + 1;
}

double criterion_a(double clinical_mean, double sd, Better better) {
    return clinical_mean + direction(better) * 2 * sd;
}

double criterion_b(double healthy_mean, double healthy_sd, Better better) {
    return healthy_mean - direction(better) * 2 * healthy_sd;
}

double criterion_c(double clinical_mean, double sd, double healthy_mean, double healthy_sd) {
    return (healthy_sd * clinical_mean + sd * healthy_mean) / (healthy_sd + sd);
}

std::optional<double> criterion_value(Criterion criterion, const ChangeFigures& figures, Better better) {
    const bool has_clinical = is_mean(figures.clinical_mean) && is_sd(figures.sd);
    const bool has_healthy = is_mean(figures.healthy_mean) && is_sd(figures.healthy_sd);
    switch (criterion) {
    case Criterion::a:
        if (has_clinical && better != Better::neither)
            return criterion_a(*figures.clinical_mean, *figures.sd, better);
        break;
    case Criterion::b:
        if (has_healthy && better != Better::neither)
            return criterion_b(*figures.healthy_mean, *figures.healthy_sd, better);
        break;
    case Criterion::c:
        if (has_clinical && has_healthy)
            return criterion_c(*figures.clinical_mean, *figures.sd, *figures.healthy_mean, *figures.healthy_sd);
        break;
    }
    return std::nullopt;
}

std::optional<ChosenCriterion> choose_criterion(const ChangeFigures& figures, Better better) {
    if (better == Better::neither || !figure_problems(figures, better).empty())
        return std::nullopt;
    const auto a = criterion_value(Criterion::a, figures, better);
    const auto b = criterion_value(Criterion::b, figures, better);
    if (a && b && direction(better) * (*a - *b) >= 0) // a lies at or beyond b: the ranges meet
        return ChosenCriterion{Criterion::c, *criterion_value(Criterion::c, figures, better)};
    if (b)
        return ChosenCriterion{Criterion::b, *b};
    if (a)
        return ChosenCriterion{Criterion::a, *a};
    return std::nullopt;
}

std::optional<ReliableThreshold> computed_threshold(const ChangeFigures& figures, Confidence confidence) {
    const auto error = difference_error(figures);
    if (!error)
        return std::nullopt;
    ReliableThreshold threshold{.points = smallest_reliable_change(*error, confidence),
                                .origin = ReliableThreshold::Origin::computed};
    threshold.level = confidence == Confidence::percent_80 ? "80 %" : confidence == Confidence::percent_90 ? "90 %" : "95 %";
    threshold.source = computed_source(figures);
    threshold.source += reliability_caution(*figures.reliability);
    threshold.evidence = figures.evidence;
    return threshold;
}

bool is_reliable(double improvement, const ReliableThreshold& threshold) {
    const double size = std::abs(improvement);
    if (size <= score_tolerance)
        return false;
    return threshold.origin == ReliableThreshold::Origin::published ? size >= threshold.points - score_tolerance
                                                                    : size > threshold.points + score_tolerance;
}

ClinicalLine computed_line(double value, Better better, const ChangeFigures& figures) {
    return {.value = value,
            .clinical = better == Better::higher ? ClinicalLine::Clinical::at_or_below : ClinicalLine::Clinical::at_or_above,
            .label = "computed cut-off",
            .source = computed_source(figures),
            .evidence = figures.evidence};
}

ClinicalSide side_of(double score, const ClinicalLine& line) {
    bool clinical = false;
    switch (line.clinical) {
    case ClinicalLine::Clinical::at_or_above: clinical = score >= line.value - score_tolerance; break;
    case ClinicalLine::Clinical::above: clinical = score > line.value + score_tolerance; break;
    case ClinicalLine::Clinical::at_or_below: clinical = score <= line.value + score_tolerance; break;
    case ClinicalLine::Clinical::below: clinical = score < line.value - score_tolerance; break;
    }
    return clinical ? ClinicalSide::clinical : ClinicalSide::healthy;
}

std::string line_words(const ClinicalLine& line) {
    const std::string value = number_words(line.value);
    switch (line.clinical) {
    case ClinicalLine::Clinical::at_or_above: return "≥ " + value;
    case ClinicalLine::Clinical::above: return "> " + value;
    case ClinicalLine::Clinical::at_or_below: return "≤ " + value;
    case ClinicalLine::Clinical::below: return "< " + value;
    }
    return value;
}

ChangeResult judge_change(const std::optional<ChangeEnd>& base, const std::optional<ChangeEnd>& now,
                          const ChangeRules& rules) {
    ChangeResult result;
    const bool has_base = is_known(base);
    const bool has_now = is_known(now);
    if (rules.line && has_base)
        result.base_side = side_of(base->at_line(), *rules.line);
    if (rules.line && has_now)
        result.now_side = side_of(now->at_line(), *rules.line);
    if (!has_base || !has_now) {
        result.gap = has_base ? ChangeGap::no_latest : ChangeGap::no_base;
        return result;
    }
    if (rules.better == Better::neither) {
        result.gap = ChangeGap::no_direction;
        return result;
    }
    const double improvement = direction(rules.better) * (now->value - base->value);
    result.improvement = std::abs(improvement) <= score_tolerance ? 0 : improvement;
    if (!rules.threshold) {
        result.gap = ChangeGap::no_threshold;
        return result;
    }
    result.reliable = is_reliable(*result.improvement, *rules.threshold);
    result.category = category_of(result);
    return result;
}

ChangeResult judge_values(std::optional<double> base, std::optional<double> now, const ChangeRules& rules) {
    return judge_change(end_of(base), end_of(now), rules);
}

} // namespace attune
