// SPDX-License-Identifier: Apache-2.0
#include "core/progress/score_wording.hpp"

#include <algorithm>

namespace attune {

namespace {

std::optional<ChangeEnd> end_of(const std::optional<CourseScore>& score) {
    if (!score)
        return std::nullopt;
    return ChangeEnd{.value = *score->value, .compared = score->compared};
}

std::vector<TrendPoint> trend_points(const std::vector<CourseScore>& scores) {
    std::vector<TrendPoint> points;
    for (const CourseScore& score : scores)
        if (score.session)
            points.push_back({static_cast<double>(*score.session), *score.value});
    return points;
}

PhaseData phases_of(const ScoreStory& story, const std::vector<CourseScore>& scores) {
    PhaseData data{.baseline = {}, .treatment = {}, .better = story.rules.better};
    for (const CourseScore& score : scores)
        (score.day < *story.treatment_from ? data.baseline : data.treatment).push_back(score.value);
    return data;
}

TrendPrediction within_range(TrendPrediction prediction, const ScoreStory& story) {
    if (story.max > story.min)
        for (double* figure : {&prediction.estimate, &prediction.lower, &prediction.upper})
            *figure = std::clamp(*figure, story.min, story.max);
    return prediction;
}

std::size_t count_recovered(const ScoreStory& story, const std::vector<CourseScore>& scores,
                            const std::optional<CourseScore>& base) {
    std::size_t count = 0;
    for (auto score = scores.rbegin(); score != scores.rend() && score->day != base->day; ++score, ++count)
        if (judge_change(end_of(base), end_of(*score), story.rules).category != ChangeCategory::recovered)
            break;
    return count;
}

} // namespace

ScoreFindings find_out(const ScoreStory& story) {
    ScoreFindings found;
    const std::vector<CourseScore> scores = counting_scores(story.scores);
    found.counting = scores.size();
    found.base = base_score(scores, BaseRule::last_before_treatment, story.base_before);
    found.latest = latest_score(scores);
    // One score is no change, even though it is both the first and the latest; a day has one that counts.
    const bool has_two = found.base && found.base->day != found.latest->day;
    found.change = judge_change(end_of(found.base), has_two ? end_of(found.latest) : std::nullopt, story.rules);
    if (has_two && story.important)
        found.important = important_change(found.base->value, found.latest->value, story.rules.better, *story.important);
    if (has_two)
        found.recovered_in_a_row = count_recovered(story, scores, found.base);
    const auto points = trend_points(scores);
    found.trend_need = trend_need(points);
    if (const auto line = fit_log_trend(points)) {
        const auto last = std::max_element(points.begin(), points.end(), [](auto a, auto b) { return a.x < b.x; });
        found.next = within_range(line->predict(last->x + 1), story);
        found.trend_scores = line->count;
    }
    if (story.treatment_from && story.pace == ScoreStory::Pace::frequent) {
        const PhaseData phases = phases_of(story, scores);
        found.effect_need = effect_need(phases);
        found.effect = effect_size(phases);
    }
    return found;
}

} // namespace attune
