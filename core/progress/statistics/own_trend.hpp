// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace attune {

/// One score at one session.
struct TrendPoint {
    double x = 0; ///< session number, from 1
    double y = 0; ///< score
};

/// A trend takes at least this many scores, at this many different session numbers.
inline constexpr std::size_t trend_min_scores = 4;
inline constexpr std::size_t trend_min_sessions = 3;

/// What is missing for a line; all 0 when there are enough points.
struct TrendNeed {
    std::size_t scores = 0;   ///< so many more scores
    std::size_t sessions = 0; ///< at so many more different session numbers

    [[nodiscard]] bool is_met() const noexcept { return scores == 0 && sessions == 0; }
};

/// Points whose session number is below 1, or that are no numbers, do not count.
[[nodiscard]] TrendNeed trend_need(std::span<const TrendPoint> points);

/// What the next score is likely to be if this client goes on as before.
struct TrendPrediction {
    double estimate = 0;
    double lower = 0, upper = 0;
};

/// A straight line through the points by least squares, over x or over ln(x).
struct TrendLine {
    enum class Over { session, log_session } over = Over::log_session;
    double intercept = 0;        ///< a
    double slope = 0;            ///< b, per session or per ln(session)
    double residual_error = 0;   ///< s = √(Σ(y − ŷ)² / (n − 2))
    std::size_t count = 0;       ///< n
    double mean = 0;             ///< of x or ln(x)
    double spread = 0;           ///< Sxx = Σ(x − x̄)²

    /// ŷ at a session; `session` ≥ 1.
    [[nodiscard]] double at(double session) const;
    /// Prediction interval of a single new score: ŷ ± t(n − 2) · s · √(1 + 1/n + (x0 − x̄)²/Sxx) (Draper & Smith
    /// 1998, Applied Regression Analysis, 3rd ed.). `level` between 0 and 1.
    [[nodiscard]] TrendPrediction predict(double session, double level = 0.8) const;
};

/// y = a + b · ln(session): much at first, then less, as courses of therapy mostly go (Howard, Kopta, Krause &
/// Orlinsky 1986 on the log-linear dose of therapy). An own trend, not a forecast of cure [A]. Nothing when
/// trend_need is not met.
[[nodiscard]] std::optional<TrendLine> fit_log_trend(std::span<const TrendPoint> points);
/// y = a + b · session.
[[nodiscard]] std::optional<TrendLine> fit_linear_trend(std::span<const TrendPoint> points);

/// Slope of least squares; nothing with fewer than two different x. No other condition.
[[nodiscard]] std::optional<double> least_squares_slope(std::span<const TrendPoint> points);
/// Median of the slopes of all pairs with different x (Theil 1950; Sen 1968); nothing when there is none. One
/// wild score hardly moves it.
[[nodiscard]] std::optional<double> theil_sen_slope(std::span<const TrendPoint> points);

} // namespace attune
