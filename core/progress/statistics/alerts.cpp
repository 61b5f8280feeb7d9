// SPDX-License-Identifier: Apache-2.0
#include "core/progress/statistics/alerts.hpp"

#include "core/progress/statistics/own_trend.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace attune {

namespace {

constexpr std::array<std::string_view, 9> codes{"AL1", "AL2", "AL3", "AL4", "AL5", "AL6", "AL7", "AL8", "AL9"};
constexpr std::size_t plateau_scores = 4;
constexpr int early_from = 2;
constexpr int early_to = 4;

std::optional<ChangeEnd> end_of(const ScorePoint& score) {
    return ChangeEnd{.value = *score.value, .compared = score.compared};
}

/// The rules of one client's course, put to one score after the other.
class CourseAlerts {
public:
    explicit CourseAlerts(const AlertInput& input)
        : input_{input},
          scores_{counting_scores(input.scores)} {}

    [[nodiscard]] std::size_t count() const { return scores_.size(); }

    /// What the score at `at` raises, judged by the scores up to it.
    void add(std::size_t at, std::vector<Alert>& alerts) const {
        const std::size_t base = base_at(at);
        if (at <= base)
            return;
        const ChangeResult since_start = change(base, at);
        const bool worse = is_worse(since_start);
        if (worse)
            push(alerts, at, AlertKind::deterioration, AlertLevel::red, since_start.improvement, k());
        const ChangeResult since_before = change(at - 1, at);
        if (is_worse(since_before))
            push(alerts, at, AlertKind::sharp_rise, AlertLevel::red, since_before.improvement, k());
        const bool no_change = is_no_change(at, since_start);
        if (no_change)
            push(alerts, at, AlertKind::no_change, AlertLevel::amber, since_start.improvement, k());
        if (!worse && is_early_worsening(at, since_start))
            push(alerts, at, AlertKind::early_worsening, AlertLevel::amber, since_start.improvement, *k() / 2);
        add_outside_expected(at, base, alerts);
        if (!no_change && since_start.category != ChangeCategory::recovered)
            add_plateau(at, alerts);
        if (since_start.category == ChangeCategory::recovered && at > base + 1 &&
            change(base, at - 1).category == ChangeCategory::recovered)
            push(alerts, at, AlertKind::healthy, AlertLevel::green, since_start.improvement, k());
    }

private:
    [[nodiscard]] std::optional<double> k() const {
        return input_.rules.threshold ? std::optional{input_.rules.threshold->points} : std::nullopt;
    }

    [[nodiscard]] std::size_t base_at(std::size_t at) const {
        std::size_t base = 0;
        if (input_.base == BaseRule::last_before_treatment && input_.treatment_from)
            for (std::size_t index = 1; index <= at && scores_[index].day < *input_.treatment_from; ++index)
                base = index;
        return base;
    }

    [[nodiscard]] ChangeResult change(std::size_t from, std::size_t to) const {
        return judge_change(end_of(scores_[from]), end_of(scores_[to]), input_.rules);
    }

    static bool is_worse(const ChangeResult& result) { return result.category == ChangeCategory::deteriorated; }

    [[nodiscard]] bool is_no_change(std::size_t at, const ChangeResult& result) const {
        return scores_[at].session && *scores_[at].session >= input_.no_change_session && result.reliable == false &&
               result.base_side == ClinicalSide::clinical;
    }

    [[nodiscard]] bool is_early_worsening(std::size_t at, const ChangeResult& result) const {
        const auto& session = scores_[at].session;
        return k() && result.improvement && session && *session >= early_from && *session <= early_to &&
               *result.improvement < 0 && *result.improvement <= -*k() / 2 + score_tolerance;
    }

    void add_plateau(std::size_t at, std::vector<Alert>& alerts) const {
        if (!k() || input_.rules.better == Better::neither || at + 1 < plateau_scores)
            return;
        std::vector<TrendPoint> points;
        for (std::size_t index = at + 1 - plateau_scores; index <= at; ++index) {
            if (!scores_[index].session)
                return;
            points.push_back({static_cast<double>(*scores_[index].session), *scores_[index].value});
        }
        const auto slope = least_squares_slope(points);
        const double limit = *k() / 8;
        if (slope && std::abs(*slope) <= limit + score_tolerance)
            push(alerts, at, AlertKind::plateau, AlertLevel::info, slope, limit);
    }

    void add_outside_expected(std::size_t at, std::size_t base, std::vector<Alert>& alerts) const {
        const ScorePoint& score = scores_[at];
        if (input_.expected == nullptr || !score.session || input_.rules.better == Better::neither)
            return;
        const bool lower_is_better = input_.rules.better == Better::lower;
        for (const ExpectedRow* row : input_.expected->find(input_.measure, input_.scale, *scores_[base].value, *score.session)) {
            const bool outside = lower_is_better ? *score.value > row->upper + score_tolerance
                                                 : *score.value < row->lower - score_tolerance;
            const auto level = level_of(*row);
            if (!outside || !level)
                continue;
            push(alerts, at, AlertKind::outside_expected, *level, score.value, lower_is_better ? row->upper : row->lower);
            alerts.back().note = row->source;
            return; // rows come widest first, so this is the most serious
        }
    }

    /// Red beyond the limits of 90 %, amber beyond those of 80 % [A]; a table that names no level gives its own
    /// failure limit, which is red.
    static std::optional<AlertLevel> level_of(const ExpectedRow& row) {
        if (!row.level || *row.level >= 0.9 - score_tolerance)
            return AlertLevel::red;
        if (*row.level >= 0.8 - score_tolerance)
            return AlertLevel::amber;
        return std::nullopt;
    }

    void push(std::vector<Alert>& alerts, std::size_t at, AlertKind kind, AlertLevel level,
              std::optional<double> figure, std::optional<double> limit) const {
        const ScorePoint& score = scores_[at];
        alerts.push_back({.kind = kind,
                          .level = level,
                          .measure = input_.measure,
                          .scale = input_.scale,
                          .score = score.id,
                          .day = score.day,
                          .session = score.session,
                          .figure = figure,
                          .limit = limit});
    }

    const AlertInput& input_;
    std::vector<ScorePoint> scores_;
};

/// The last score with a value of the same measure before `at`.
const AllianceScore* alliance_before(const std::vector<AllianceScore>& scores, std::size_t at) {
    for (std::size_t index = at; index > 0; --index)
        if (scores[index - 1].value && scores[index - 1].measure == scores[at].measure)
            return &scores[index - 1];
    return nullptr;
}

bool is_latest_of_measure(const std::vector<AllianceScore>& scores, std::size_t at) {
    const auto after = scores.begin() + static_cast<std::ptrdiff_t>(at) + 1;
    return std::none_of(after, scores.end(), [&](const AllianceScore& later) {
        return later.value && later.measure == scores[at].measure;
    });
}

void add_alliance(const std::vector<AllianceScore>& scores, std::size_t at, std::vector<Alert>& alerts) {
    const AllianceScore& score = scores[at];
    if (!score.value)
        return;
    Alert alert{.kind = AlertKind::alliance_drop,
                .level = AlertLevel::amber,
                .measure = score.measure,
                .scale = "total",
                .score = score.id,
                .day = score.day,
                .session = score.session,
                .figure = score.value};
    if (score.line && side_of(*score.value, *score.line) == ClinicalSide::clinical) {
        alert.limit = score.line->value;
        alerts.push_back(alert);
        return;
    }
    const AllianceScore* before = alliance_before(scores, at);
    if (!score.mean_fall || before == nullptr)
        return;
    const double fall = (*before->value - *score.value) / score.items;
    if (fall >= *score.mean_fall - score_tolerance) {
        alert.limit = score.mean_fall;
        alerts.push_back(alert);
    }
}

bool has_sessions(const AlertInput& input) {
    return input.scores.empty() || std::any_of(input.scores.begin(), input.scores.end(),
                                               [](const ScorePoint& score) { return score.session.has_value(); });
}

bool has_table(const AlertInput& input) {
    return input.expected != nullptr && !input.scores.empty() &&
           input.expected->has_table(input.measure, input.scale);
}

std::optional<AlertOffReason> off_reason(AlertKind kind, const AlertInput& input) {
    if (kind == AlertKind::safety_item)
        return std::nullopt;
    if (kind == AlertKind::alliance_drop)
        return input.alliance.empty() ? std::optional{AlertOffReason::no_alliance} : std::nullopt;
    if (input.rules.better == Better::neither)
        return AlertOffReason::no_direction;
    if (kind == AlertKind::outside_expected) {
        if (!has_table(input))
            return AlertOffReason::no_table;
    } else if (!input.rules.threshold) {
        return AlertOffReason::no_threshold;
    }
    if ((kind == AlertKind::no_change || kind == AlertKind::healthy) && !input.rules.line)
        return AlertOffReason::no_cut_off;
    const bool by_session = kind == AlertKind::no_change || kind == AlertKind::early_worsening ||
                            kind == AlertKind::outside_expected || kind == AlertKind::plateau;
    if (by_session && !has_sessions(input))
        return AlertOffReason::no_sessions;
    return std::nullopt;
}

} // namespace

std::string_view alert_code(AlertKind kind) {
    return codes.at(static_cast<std::size_t>(kind));
}

int no_change_session_of(std::string_view measure) {
    return measure == "gad-7" ? 4 : 6;
}

AllianceScore alliance_score(std::string measure, std::int64_t id, Date day, std::optional<int> session,
                             std::optional<double> total, std::optional<ClinicalLine> line) {
    constexpr double srs_line = 36;
    AllianceScore score{
        .measure = std::move(measure), .id = id, .day = day, .session = session, .value = total, .line = std::move(line)};
    if (!score.line && score.measure == "srs")
        score.line = ClinicalLine{.value = srs_line, .clinical = ClinicalLine::Clinical::at_or_below};
    if (score.measure == "wai-sr") {
        score.mean_fall = 0.5;
        score.items = 12;
    }
    return score;
}

std::vector<Alert> current_alerts(const AlertInput& input) {
    std::vector<Alert> alerts;
    const CourseAlerts course{input};
    if (course.count() > 0)
        course.add(course.count() - 1, alerts);
    for (std::size_t at = 0; at < input.alliance.size(); ++at)
        if (is_latest_of_measure(input.alliance, at))
            add_alliance(input.alliance, at, alerts);
    std::stable_sort(alerts.begin(), alerts.end(), [](const Alert& one, const Alert& other) {
        return one.level != other.level ? one.level < other.level : one.kind < other.kind;
    });
    return alerts;
}

std::vector<AlertOff> alerts_off(const AlertInput& input) {
    std::vector<AlertOff> off;
    for (std::size_t index = 0; index < codes.size(); ++index)
        if (const auto reason = off_reason(static_cast<AlertKind>(index), input))
            off.push_back({static_cast<AlertKind>(index), *reason});
    return off;
}

} // namespace attune
