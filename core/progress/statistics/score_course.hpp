// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/calendar/date.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace attune {

/// One score without what it is a score of: small, for a hundred thousand of them.
struct ScorePoint {
    std::int64_t id = 0;           ///< of the response, for the caller
    Date day{};
    std::optional<int> session{};  ///< see session_on
    std::optional<double> value{}; ///< nothing: too little was answered
    /// What meets cut-offs, rounded where the instrument says so; nothing: `value`.
    std::optional<double> compared{};
};

/// One score of one client, as plain data.
struct CourseScore {
    std::int64_t id = 0;                 ///< of the response, for the caller
    Date day{};
    std::optional<TimeOfDay> time{};     ///< unknown counts as earlier than any that is known
    Instant entered_at{};
    std::optional<int> session{};        ///< see session_on
    std::optional<double> value{};       ///< nothing: too little was answered
    /// What meets cut-offs, rounded where the instrument says so; nothing: `value`.
    std::optional<double> compared{};
};

/// By day; on one day the later time, then the later entry, comes last. Of scores that agree in all three the
/// order stays.
void sort_scores(std::vector<CourseScore>& scores);

/// Number of the last attended session up to `day` (clinical specification D4); nothing before the first. `attended`:
/// the days of the attended sessions of one episode, in order.
[[nodiscard]] std::optional<int> session_on(std::span<const Date> attended, Date day);

/// The scores that count: those with a value, and of several on one day the last one (D1). `scores` are in order
/// and of one meaning.
template<typename Score>
[[nodiscard]] std::vector<Score> counting_scores(const std::vector<Score>& scores) {
    std::vector<Score> counting;
    counting.reserve(scores.size());
    for (const Score& score : scores) {
        if (!score.value)
            continue;
        if (!counting.empty() && counting.back().day == score.day)
            counting.back() = score;
        else
            counting.push_back(score);
    }
    return counting;
}

/// From where change is counted.
enum class BaseRule {
    first,                ///< first valid score of the episode
    last_before_treatment ///< last valid score before the first day of treatment, or else the first
};

/// The score that change is counted from: never the best or the worst. `scores` are in order and of one meaning;
/// nothing when none is valid. `treatment_from` matters for `last_before_treatment` alone.
[[nodiscard]] std::optional<CourseScore> base_score(const std::vector<CourseScore>& scores,
                                                    BaseRule rule = BaseRule::first,
                                                    std::optional<Date> treatment_from = {});
/// The latest valid score.
[[nodiscard]] std::optional<CourseScore> latest_score(const std::vector<CourseScore>& scores);

} // namespace attune
