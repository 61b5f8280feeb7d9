// SPDX-License-Identifier: Apache-2.0
#include "core/progress/score_course.hpp"

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

std::vector<ScoreRun> comparable_runs(std::vector<CourseScore> scores) {
    sort_scores(scores);
    std::vector<ScoreRun> runs;
    for (CourseScore& score : scores) {
        auto run = std::find_if(runs.begin(), runs.end(),
                                [&](const ScoreRun& candidate) { return candidate.meaning == score.meaning; });
        if (run == runs.end())
            run = runs.insert(runs.end(), {score.meaning, {}});
        run->scores.push_back(std::move(score));
    }
    return runs;
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
