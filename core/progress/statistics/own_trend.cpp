// SPDX-License-Identifier: Apache-2.0
#include "core/progress/statistics/own_trend.hpp"

#include "core/progress/statistics/student_t.hpp"

#include <algorithm>
#include <cmath>

namespace attune {

namespace {

std::vector<TrendPoint> usable(std::span<const TrendPoint> points) {
    std::vector<TrendPoint> kept;
    for (const TrendPoint& point : points)
        if (point.x >= 1 && std::isfinite(point.x) && std::isfinite(point.y))
            kept.push_back(point);
    return kept;
}

std::size_t count_different_x(const std::vector<TrendPoint>& points) {
    std::vector<double> all;
    for (const TrendPoint& point : points)
        all.push_back(point.x);
    std::sort(all.begin(), all.end());
    return static_cast<std::size_t>(std::unique(all.begin(), all.end()) - all.begin());
}

std::size_t short_of(std::size_t have, std::size_t wanted) {
    return have < wanted ? wanted - have : 0;
}

struct Moments {
    double mean_x = 0, mean_y = 0;
    double sxx = 0, sxy = 0;
};

Moments moments_of(std::span<const TrendPoint> points) {
    Moments moments;
    const auto n = static_cast<double>(points.size());
    for (const TrendPoint& point : points) {
        moments.mean_x += point.x / n;
        moments.mean_y += point.y / n;
    }
    for (const TrendPoint& point : points) {
        moments.sxx += (point.x - moments.mean_x) * (point.x - moments.mean_x);
        moments.sxy += (point.x - moments.mean_x) * (point.y - moments.mean_y);
    }
    return moments;
}

std::optional<TrendLine> fit(std::span<const TrendPoint> given, TrendLine::Over over) {
    if (!trend_need(given).is_met())
        return std::nullopt;
    std::vector<TrendPoint> points = usable(given);
    if (over == TrendLine::Over::log_session)
        for (TrendPoint& point : points)
            point.x = std::log(point.x);
    const Moments moments = moments_of(points);
    TrendLine line{.over = over, .count = points.size(), .mean = moments.mean_x, .spread = moments.sxx};
    line.slope = moments.sxy / moments.sxx;
    line.intercept = moments.mean_y - line.slope * moments.mean_x;
    double squares = 0;
    for (const TrendPoint& point : points) {
        const double residual = point.y - (line.intercept + line.slope * point.x);
        squares += residual * residual;
    }
    line.residual_error = std::sqrt(squares / static_cast<double>(points.size() - 2));
    return line;
}

} // namespace

TrendNeed trend_need(std::span<const TrendPoint> points) {
    const std::vector<TrendPoint> kept = usable(points);
    return {.scores = short_of(kept.size(), trend_min_scores),
            .sessions = short_of(count_different_x(kept), trend_min_sessions)};
}

double TrendLine::at(double session) const {
    return intercept + slope * (over == Over::log_session ? std::log(session) : session);
}

TrendPrediction TrendLine::predict(double session, double level) const {
    const double x = over == Over::log_session ? std::log(session) : session;
    const auto n = static_cast<double>(count);
    const double reach = two_sided_t(level, n - 2) * residual_error *
                         std::sqrt(1 + 1 / n + (x - mean) * (x - mean) / spread);
    const double estimate = at(session);
    return {estimate, estimate - reach, estimate + reach};
}

std::optional<TrendLine> fit_log_trend(std::span<const TrendPoint> points) {
    return fit(points, TrendLine::Over::log_session);
}

std::optional<TrendLine> fit_linear_trend(std::span<const TrendPoint> points) {
    return fit(points, TrendLine::Over::session);
}

std::optional<double> least_squares_slope(std::span<const TrendPoint> points) {
    const Moments moments = moments_of(points);
    if (!(moments.sxx > 0))
        return std::nullopt;
    return moments.sxy / moments.sxx;
}

std::optional<double> theil_sen_slope(std::span<const TrendPoint> points) {
    std::vector<double> slopes;
    for (std::size_t i = 0; i < points.size(); ++i)
        for (std::size_t j = i + 1; j < points.size(); ++j)
            if (points[i].x != points[j].x)
                slopes.push_back((points[j].y - points[i].y) / (points[j].x - points[i].x));
    if (slopes.empty())
        return std::nullopt;
    const auto middle = slopes.begin() + static_cast<std::ptrdiff_t>(slopes.size() / 2);
    std::nth_element(slopes.begin(), middle, slopes.end());
    if (slopes.size() % 2 == 1)
        return *middle;
    return (*middle + *std::max_element(slopes.begin(), middle)) / 2;
}

} // namespace attune
