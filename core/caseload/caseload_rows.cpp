// SPDX-License-Identifier: Apache-2.0
#include "core/caseload/caseload_rows.hpp"

#include <algorithm>
#include <future>
#include <iterator>
#include <span>
#include <tuple>
#include <utility>

namespace attune {

namespace {

/// A run of comparable scores, ready to be judged.
struct JudgedScale {
    const EpisodeScale* scale = nullptr;
    std::vector<ScorePoint> scores; ///< comparable with the latest, those that count
    const ChangeRules* rules = nullptr;
    BaseRule base_rule = BaseRule::first;
    std::size_t base = 0; ///< of the scores
    ChangeResult change{};

    [[nodiscard]] const Instrument& instrument() const { return *scale->instrument; }
    [[nodiscard]] const ScoreScale& definition() const { return instrument().scales[scale->scale]; }
    [[nodiscard]] bool follows_change() const {
        return instrument().role == Instrument::Role::outcome || instrument().role == Instrument::Role::slow;
    }
};

/// The rules of each scale, worked out once for clients of one age and sex.
class RulesOfPeople {
public:
    explicit RulesOfPeople(const CaseloadChoices& choices)
        : choices_{choices} {}

    const ChangeRules& of(const EpisodeScale& scale, const ScoredPerson& person) {
        const auto [found, is_new] = rules_.try_emplace(
            {scale.instrument.get(), scale.scale, scale.rater, person.age_on(scale.scores.back().day), person.sex});
        if (is_new)
            found->second = episode_rules(scale, person, scale.scores.back().day, choices_.measures);
        return found->second;
    }

private:
    const CaseloadChoices& choices_;
    std::map<std::tuple<const Instrument*, std::size_t, std::string, std::optional<int>, Sex>, ChangeRules> rules_;
};

class RowMaker {
public:
    RowMaker(const ScoredEpisode& course, const CaseloadChoices& choices, RulesOfPeople& rules)
        : course_{course},
          choices_{choices},
          rules_{rules} {}

    CaseloadRow make() {
        CaseloadRow row{.client = course_.client,
                        .episode = course_.episode,
                        .name = course_.name,
                        .approach = course_.approach,
                        .sessions = static_cast<int>(course_.attended.size()),
                        .last_seen = course_.attended.empty() ? std::nullopt : std::optional{course_.attended.back()},
                        .care = choices_.of_others.contains(course_.client) ? CaseloadRow::Care::of_others
                                                                            : CaseloadRow::Care::mine,
                        .last_measured = course_.last_measured};
        for (const EpisodeScale& scale : course_.scales)
            judge(scale);
        add_measures(row);
        if (const JudgedScale* leading = leading_scale())
            lead(row, *leading);
        for (const JudgedScale& scale : judged_)
            add_change_alerts(row, scale);
        add_alliance_and_safety(row);
        sort_alerts(row.alerts);
        return row;
    }

private:
    void judge(const EpisodeScale& scale) {
        JudgedScale judged{.scale = &scale, .scores = comparable(scale)};
        if (judged.scores.empty())
            return;
        judged.rules = &rules_.of(scale, course_.person);
        find_base(judged);
        judged.change = judge_change(end_of(judged.scores[judged.base]), end_of(judged.scores.back()), *judged.rules);
        judged_.push_back(std::move(judged));
    }

    void find_base(JudgedScale& judged) const {
        const auto choices = choices_.measures.find(judged.instrument().id);
        if (choices == choices_.measures.end())
            return;
        judged.base_rule = base_rule(choices->second);
        if (const auto before = base_before(judged.base_rule, course_.attended))
            while (judged.base + 1 < judged.scores.size() && judged.scores[judged.base + 1].day < *before)
                ++judged.base;
    }

    static std::optional<ChangeEnd> end_of(const ScorePoint& score) {
        return ChangeEnd{.value = *score.value, .compared = score.compared};
    }

    /// The scores that mean the same as the latest one; of one day the last.
    [[nodiscard]] std::vector<ScorePoint> comparable(const EpisodeScale& scale) const {
        std::vector<ScorePoint> scores;
        const auto latest = std::find_if(scale.scores.rbegin(), scale.scores.rend(),
                                         [](const EpisodeScore& score) { return score.value.has_value(); });
        if (latest == scale.scores.rend())
            return scores;
        scores.reserve(scale.scores.size());
        const ScoreScale& definition = scale.instrument->scales[scale.scale];
        for (const EpisodeScore& score : scale.scores) {
            if (!score.value || score.meaning != latest->meaning)
                continue;
            if (!scores.empty() && scores.back().day == score.day)
                scores.pop_back();
            scores.push_back({.id = score.response,
                              .day = score.day,
                              .session = course_.session_on(score.day),
                              .value = score.value,
                              .compared = compared_score(definition, *score.value)});
        }
        return scores;
    }

    void add_measures(CaseloadRow& row) const {
        for (const JudgedScale& scale : judged_)
            if (std::none_of(row.measures.begin(), row.measures.end(),
                             [&](const CaseloadMeasure& one) { return one.id == scale.instrument().id; }))
                row.measures.push_back({scale.instrument().id, scale.instrument().title});
        std::sort(row.measures.begin(), row.measures.end(),
                  [](const CaseloadMeasure& one, const CaseloadMeasure& other) { return one.title < other.title; });
    }

    [[nodiscard]] const JudgedScale* leading_scale() const {
        const auto chosen = choices_.leading.find(course_.client);
        const auto place = [&](const JudgedScale& scale) {
            const bool is_chosen = chosen != choices_.leading.end() && chosen->second == scale.instrument().id;
            return std::tuple{!is_chosen, !scale.follows_change(), -static_cast<std::ptrdiff_t>(scale.scores.size()),
                              !scale.rules->threshold.has_value(), -days(scale.scores.back().day)};
        };
        const JudgedScale* best = nullptr;
        for (const JudgedScale& scale : judged_) {
            if (best == nullptr || place(scale) < place(*best) ||
                (place(scale) == place(*best) && scale.instrument().title < best->instrument().title))
                best = &scale;
        }
        return best;
    }

    static int days(Date day) { return static_cast<int>(std::chrono::sys_days{day}.time_since_epoch().count()); }

    void lead(CaseloadRow& row, const JudgedScale& scale) const {
        row.measure = scale.instrument().id;
        row.title = list_title(*scale.scale);
        row.decimals = scale.definition().decimals;
        row.rules = *scale.rules;
        row.change = scale.change;
        row.cut_off = scale.rules->line ? std::optional{scale.rules->line->value} : std::nullopt;
        row.instrument = scale.scale->instrument;
        row.base = scale.base;
        row.rater = scale.scale->rater;
        row.about = scale.scale->about;
        row.scores.reserve(scale.scores.size());
        row.days.reserve(scale.scores.size());
        for (const ScorePoint& score : scale.scores) {
            row.scores.push_back(*score.value);
            row.days.push_back(score.day);
        }
        for (const EpisodeScore& score : scale.scale->scores)
            if (!score.value && std::ranges::find(row.days, score.day) == row.days.end())
                row.unscored.push_back(score.day);
        const bool lacks_figures = !scale.rules->threshold || !scale.rules->line || scale.rules->better == Better::neither;
        if (scale.follows_change() && lacks_figures)
            for (const AlertOff& off : alerts_off(input_of(scale)))
                if (off.reason == AlertOffReason::no_direction || off.reason == AlertOffReason::no_threshold ||
                    off.reason == AlertOffReason::no_cut_off)
                    row.off.push_back(off);
    }

    [[nodiscard]] AlertInput input_of(const JudgedScale& scale) const {
        return {.measure = scale.instrument().id,
                .scale = scale.definition().id,
                .scores = scale.scores,
                .rules = *scale.rules,
                .base = scale.base_rule,
                .treatment_from = base_before(scale.base_rule, course_.attended),
                .no_change_session = no_change_session_of(scale.instrument().id),
                .expected = choices_.expected.is_empty() ? nullptr : &choices_.expected};
    }

    void add(CaseloadRow& row, Alert alert, const std::string& title, const JudgedScale* scale,
             const std::string& message = {}) const {
        CaseloadAlert added;
        added.client = course_.client;
        added.alert = std::move(alert);
        added.title = title;
        added.message = message;
        if (scale != nullptr) {
            added.start = scale->scores[scale->base].value;
            added.now = scale->scores.back().value;
            added.decimals = scale->definition().decimals;
            added.rules = *scale->rules;
        }
        const auto answer = choices_.answers.find(
            {course_.client, added.alert.score, added.alert.scale, std::string{alert_code(added.alert.kind)}});
        if (answer != choices_.answers.end())
            added.answer = answer->second;
        row.alerts.push_back(std::move(added));
    }

    void add_change_alerts(CaseloadRow& row, const JudgedScale& scale) const {
        if (!scale.follows_change() || scale.scores.size() < 2)
            return;
        const std::string title = list_title(*scale.scale);
        for (Alert& alert : current_alerts(input_of(scale)))
            add(row, std::move(alert), title, &scale);
    }

    void add_alliance_and_safety(CaseloadRow& row) const {
        for (const JudgedScale& scale : judged_) {
            if (scale.instrument().role != Instrument::Role::alliance)
                continue;
            const auto line = alliance_line(*scale.scale, course_.person, scale.scale->scores.back().day, choices_.measures);
            AlertInput input;
            for (const ScorePoint& score : scale.scores)
                input.alliance.push_back(
                    alliance_score(scale.instrument().id, score.id, score.day, score.session, score.value, line));
            for (Alert& alert : current_alerts(input)) {
                add(row, std::move(alert), list_title(*scale.scale), &scale);
                row.alerts.back().rules.line = line;
            }
        }
        for (const EpisodeSafety& signal : course_.safety) {
            if (signal.since == EpisodeSafety::Since::quiet && !is_open(signal))
                continue;
            add(row,
                {.kind = AlertKind::safety_item,
                 .level = signal.strength == EpisodeSafety::Strength::blocking ? AlertLevel::red : AlertLevel::amber,
                 .measure = signal.instrument->id,
                 .scale = signal.rule, // what tells two of one response apart
                 .score = signal.response,
                 .day = signal.day,
                 .session = course_.session_on(signal.day),
                 .note = signal.rule},
                list_title(signal), nullptr, message_of(signal));
        }
    }

    /// A red answer that nobody answered for calls on, whatever was answered later.
    [[nodiscard]] bool is_open(const EpisodeSafety& signal) const {
        return signal.strength == EpisodeSafety::Strength::blocking &&
               !choices_.answers.contains(
                   {course_.client, signal.response, signal.rule, std::string{alert_code(AlertKind::safety_item)}});
    }

    static std::string message_of(const EpisodeSafety& signal) {
        for (const SafetyRule& rule : signal.instrument->safety)
            if (rule.id == signal.rule)
                return rule.message;
        return {};
    }

    const ScoredEpisode& course_;
    const CaseloadChoices& choices_;
    RulesOfPeople& rules_;
    std::vector<JudgedScale> judged_;
};

/// Empties each course behind it: to let go of ten thousand takes as long as a tenth of the judging.
std::vector<CaseloadRow> rows_of(std::span<ScoredEpisode> courses, const CaseloadChoices& choices, std::size_t reserved) {
    std::vector<CaseloadRow> rows;
    rows.reserve(reserved);
    RulesOfPeople rules{choices};
    for (ScoredEpisode& course : courses) {
        rows.push_back(RowMaker{course, choices, rules}.make());
        course = {};
    }
    return rows;
}

constexpr std::size_t worth_a_thread = 1'000; ///< rows; fewer are judged before it has begun

} // namespace

std::vector<CaseloadRow> caseload_rows(std::vector<ScoredEpisode> courses, const CaseloadChoices& choices) {
    const std::span all{courses};
    if (all.size() < worth_a_thread)
        return rows_of(all, choices, all.size());
    const auto half = all.subspan(all.size() / 2);
    auto later = std::async(std::launch::async, [&] { return rows_of(half, choices, half.size()); });
    std::vector<CaseloadRow> rows = rows_of(all.first(all.size() / 2), choices, all.size());
    std::ranges::move(later.get(), std::back_inserter(rows));
    return rows;
}

} // namespace attune
