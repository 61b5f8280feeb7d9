// SPDX-License-Identifier: Apache-2.0
#include "core/progress/statistics/score_course.hpp"

#include <algorithm>
#include <tuple>

namespace attune {

namespace {

auto place_in_time(const CourseScore& score) {
    return std::tuple{std::chrono::sys_days{score.day}, score.time ? score.time->minutes : -1, score.entered_at};
}

} // namespace

void sort_scores(std::vector<CourseScore>& scores) {
    std::stable_sort(scores.begin(), scores.end(), [](const CourseScore& one, const CourseScore& other) {
        return place_in_time(one) < place_in_time(other);
    });
}

std::optional<int> session_on(std::span<const Date> attended, Date day) {
    const auto after = std::upper_bound(attended.begin(), attended.end(), day);
    return after == attended.begin() ? std::nullopt : std::optional{static_cast<int>(after - attended.begin())};
}

std::optional<CourseScore> base_score(const std::vector<CourseScore>& scores, BaseRule rule,
                                      std::optional<Date> treatment_from) {
    const std::vector<CourseScore> counting = counting_scores(scores);
    if (counting.empty())
        return std::nullopt;
    const CourseScore* base = &counting.front();
    if (rule == BaseRule::last_before_treatment && treatment_from)
        for (const CourseScore& score : counting)
            if (score.day < *treatment_from)
                base = &score;
    return *base;
}

std::optional<CourseScore> latest_score(const std::vector<CourseScore>& scores) {
    const std::vector<CourseScore> counting = counting_scores(scores);
    return counting.empty() ? std::nullopt : std::optional{counting.back()};
}

} // namespace attune
