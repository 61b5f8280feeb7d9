// SPDX-License-Identifier: Apache-2.0
#include "core/progress/statistics/outcomes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

namespace attune {

namespace {

constexpr double z_95 = 1.959964;
/// Below this many episodes one more or less moves a rate by over 3 points; said beside it.
constexpr std::size_t few_episodes = 30;

enum class Hit { no, yes };

void count(OutcomeRate& rate, Hit hit) {
    ++rate.proportion.denominator;
    rate.proportion.numerator += hit == Hit::yes ? 1 : 0;
}

void finish(OutcomeRate& rate) {
    rate.proportion = wilson_proportion(rate.proportion.numerator, rate.proportion.denominator);
}

std::optional<OutcomeExclusion> no_change_seen(const OutcomeRow& row) {
    if (row.scores == 0 || !row.first || !row.last)
        return OutcomeExclusion::no_score;
    if (row.comparable == OutcomeRow::Comparable::no)
        return OutcomeExclusion::not_comparable;
    if (row.scores < 2)
        return OutcomeExclusion::one_score;
    if (row.rules.better == Better::neither)
        return OutcomeExclusion::no_direction;
    return std::nullopt;
}

Hit is_one_of(const ChangeResult& result, ChangeCategory one, ChangeCategory other) {
    return result.category == one || result.category == other ? Hit::yes : Hit::no;
}

void count_change(const ChangeResult& result, const std::optional<OutcomeExclusion>& out, PracticeOutcomes& outcomes) {
    const auto reason = out                ? out
                        : !result.category ? std::optional{OutcomeExclusion::no_threshold}
                                           : std::nullopt;
    if (reason) {
        for (OutcomeRate* rate :
             {&outcomes.reliable_improvement, &outcomes.deterioration, &outcomes.no_reliable_change})
            ++rate->exclusions[*reason];
        return;
    }
    count(outcomes.reliable_improvement, is_one_of(result, ChangeCategory::improved, ChangeCategory::recovered));
    count(outcomes.deterioration, is_one_of(result, ChangeCategory::deteriorated, ChangeCategory::deteriorated));
    count(outcomes.no_reliable_change,
          is_one_of(result, ChangeCategory::unchanged, ChangeCategory::non_reliable_recovery));
}

void count_recovery(const ChangeResult& result, const std::optional<OutcomeExclusion>& out,
                    PracticeOutcomes& outcomes) {
    auto reason = out;
    if (!reason && !result.base_side)
        reason = OutcomeExclusion::no_cut_off;
    if (!reason && result.base_side == ClinicalSide::healthy)
        reason = OutcomeExclusion::not_at_caseness;
    if (reason) {
        ++outcomes.recovery.exclusions[*reason];
        ++outcomes.reliable_recovery.exclusions[*reason];
        return;
    }
    count(outcomes.recovery, result.now_side == ClinicalSide::healthy ? Hit::yes : Hit::no);
    if (!result.category) {
        ++outcomes.reliable_recovery.exclusions[OutcomeExclusion::no_threshold];
        return;
    }
    count(outcomes.reliable_recovery, is_one_of(result, ChangeCategory::recovered, ChangeCategory::recovered));
}

std::string exclusion_name(OutcomeExclusion exclusion) {
    switch (exclusion) {
    case OutcomeExclusion::no_score: return "without a score";
    case OutcomeExclusion::one_score: return "with one score only";
    case OutcomeExclusion::not_comparable: return "with scores that cannot be compared";
    case OutcomeExclusion::no_direction: return "on a scale without a better side";
    case OutcomeExclusion::no_threshold: return "without a threshold of reliable change";
    case OutcomeExclusion::no_cut_off: return "without a cut-off";
    case OutcomeExclusion::not_at_caseness: return "not at caseness at the start";
    case OutcomeExclusion::not_finished: return "with fewer than two treatment appointments";
    case OutcomeExclusion::score_missing: return "with a score of the pair missing";
    }
    return {};
}

template<typename Row>
std::size_t clients_of(const std::vector<Row>& rows) {
    std::set<std::int64_t> clients;
    for (const Row& row : rows)
        clients.insert(row.client);
    return clients.size();
}

template<typename Outcomes>
std::string caution(const Outcomes& outcomes) {
    const std::size_t counted = outcomes.reliable_improvement.proportion.denominator;
    std::string words = "These rates do not show what caused the changes, and clients who left early or were not "
                        "measured twice are not in them. They do not compare practices or therapists: those see "
                        "different clients.";
    if (counted < few_episodes)
        words += fmt::format(" {} {} counted: one more or less moves the rates a lot.", counted,
                             counted == 1 ? "episode is" : "episodes are");
    if (counted * 2 < outcomes.episodes)
        words += fmt::format(" Fewer than half of {} episodes are in them.", outcomes.episodes);
    if (outcomes.clients < outcomes.episodes)
        words += fmt::format(" The {} episodes are those of {} {}: who came again counts again.", outcomes.episodes,
                             outcomes.clients, outcomes.clients == 1 ? "client" : "clients");
    return words;
}

} // namespace

std::size_t OutcomeRate::excluded() const {
    std::size_t sum = 0;
    for (const auto& [reason, episodes] : exclusions)
        sum += episodes;
    return sum;
}

Proportion wilson_proportion(std::size_t numerator, std::size_t denominator) {
    Proportion proportion{.numerator = numerator, .denominator = denominator};
    if (denominator == 0)
        return proportion;
    const auto n = static_cast<double>(denominator);
    const double p = static_cast<double>(numerator) / n;
    const double z2 = z_95 * z_95;
    const double middle = (p + z2 / (2 * n)) / (1 + z2 / n);
    const double reach = z_95 * std::sqrt(p * (1 - p) / n + z2 / (4 * n * n)) / (1 + z2 / n);
    proportion.share = p;
    proportion.lower = numerator == 0 ? 0 : std::max(0.0, middle - reach);
    proportion.upper = numerator == denominator ? 1 : std::min(1.0, middle + reach);
    return proportion;
}

PracticeOutcomes practice_outcomes(const std::vector<OutcomeRow>& rows) {
    PracticeOutcomes outcomes;
    outcomes.episodes = rows.size();
    outcomes.clients = clients_of(rows);
    for (const OutcomeRow& row : rows) {
        const auto out = no_change_seen(row);
        const ChangeResult result = judge_change(row.first, row.last, row.rules);
        count_change(result, out, outcomes);
        count_recovery(result, out, outcomes);
    }
    for (OutcomeRate* rate : {&outcomes.reliable_improvement, &outcomes.recovery, &outcomes.reliable_recovery,
                              &outcomes.deterioration, &outcomes.no_reliable_change})
        finish(*rate);
    return outcomes;
}

PairOutcomes pair_outcomes(const std::vector<PairOutcomeRow>& rows) {
    PairOutcomes outcomes;
    outcomes.episodes = rows.size();
    outcomes.clients = clients_of(rows);
    const std::array all{&outcomes.recovery, &outcomes.reliable_improvement, &outcomes.reliable_recovery,
                         &outcomes.reliable_deterioration, &outcomes.no_reliable_change};
    for (const PairOutcomeRow& row : rows) {
        const auto result = judge_pair(row.scores, row.thresholds);
        const bool finished = row.attended_appointments >= finished_course_appointments;
        if (!finished || !result) {
            for (OutcomeRate* rate : all)
                ++rate->exclusions[finished ? OutcomeExclusion::score_missing : OutcomeExclusion::not_finished];
            continue;
        }
        const auto changed = [&](PairChange change) { return result->change == change ? Hit::yes : Hit::no; };
        count(outcomes.reliable_improvement, changed(PairChange::reliable_improvement));
        count(outcomes.reliable_deterioration, changed(PairChange::reliable_deterioration));
        count(outcomes.no_reliable_change, changed(PairChange::no_reliable_change));
        if (!result->case_at_start) {
            ++outcomes.recovery.exclusions[OutcomeExclusion::not_at_caseness];
            ++outcomes.reliable_recovery.exclusions[OutcomeExclusion::not_at_caseness];
            continue;
        }
        count(outcomes.recovery, result->recovery ? Hit::yes : Hit::no);
        count(outcomes.reliable_recovery, result->reliable_recovery ? Hit::yes : Hit::no);
    }
    for (OutcomeRate* rate : all)
        finish(*rate);
    return outcomes;
}

std::string exclusion_words(const OutcomeRate& rate) {
    std::string words;
    for (const auto& [reason, episodes] : rate.exclusions)
        words += fmt::format("{}{} {}", words.empty() ? "" : ", ", episodes, exclusion_name(reason));
    return words;
}

std::string outcome_caution_words(const PracticeOutcomes& outcomes) {
    return caution(outcomes);
}

std::string outcome_caution_words(const PairOutcomes& outcomes) {
    return caution(outcomes);
}

} // namespace attune
