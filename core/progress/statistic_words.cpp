// SPDX-License-Identifier: Apache-2.0
// The words of single statistics and alerts.
#include "core/progress/score_wording.hpp"
#include "core/progress/statistics/number_words.hpp"

#include <fmt/format.h>


namespace attune {

namespace {

std::string more(std::size_t count, const char* what) {
    return fmt::format("{} more {}", count, what);
}

} // namespace

std::string_view category_code(ChangeCategory category) {
    switch (category) {
    case ChangeCategory::deteriorated: return "deteriorated";
    case ChangeCategory::recovered: return "recovered";
    case ChangeCategory::improved: return "improved";
    case ChangeCategory::non_reliable_recovery: return "non_reliable_recovery";
    case ChangeCategory::unchanged: return "unchanged";
    }
    return {};
}

std::string category_words(ChangeCategory category) {
    switch (category) {
    case ChangeCategory::deteriorated: return "Reliably worse";
    case ChangeCategory::recovered: return "Recovered, reliably improved";
    case ChangeCategory::improved: return "Reliably improved";
    case ChangeCategory::non_reliable_recovery: return "Crossed the cut-off, no reliable change";
    case ChangeCategory::unchanged: return "No reliable change";
    }
    return {};
}

std::string gap_words(ChangeGap gap) {
    switch (gap) {
    case ChangeGap::none: return {};
    case ChangeGap::no_base: return "the first score is missing";
    case ChangeGap::no_latest: return "a second score is missing";
    case ChangeGap::no_direction: return "neither higher nor lower is better";
    case ChangeGap::no_threshold: return "no threshold of reliable change is known";
    }
    return {};
}

std::string band_words(NapBand band) {
    switch (band) {
    case NapBand::wrong_direction: return "in the wrong direction";
    case NapBand::weak: return "weak";
    case NapBand::medium: return "medium";
    case NapBand::strong: return "strong";
    }
    return {};
}

std::string band_words(TauUBand band) {
    switch (band) {
    case TauUBand::wrong_direction: return "in the wrong direction";
    case TauUBand::small: return "small";
    case TauUBand::moderate: return "moderate";
    case TauUBand::large: return "large";
    case TauUBand::very_large: return "very large";
    }
    return {};
}

std::string need_words(const EffectNeed& need) {
    if (need.is_met())
        return {};
    const bool both = need.baseline > 0 && need.treatment > 0;
    std::string words;
    if (need.baseline > 0)
        words = more(need.baseline, need.baseline == 1 ? "score before treatment" : "scores before treatment");
    if (need.treatment > 0)
        words += both ? " and " + more(need.treatment, "in treatment")
                      : more(need.treatment, need.treatment == 1 ? "score in treatment" : "scores in treatment");
    return words + (need.baseline + need.treatment == 1 ? " is needed" : " are needed");
}

std::string need_words(const TrendNeed& need) {
    if (need.is_met())
        return {};
    const std::size_t count = std::max(need.scores, need.sessions);
    if (need.scores >= need.sessions)
        return more(count, count == 1 ? "score is needed" : "scores are needed");
    return more(count, count == 1 ? "score at another session is needed" : "scores at other sessions are needed");
}

std::string interval_words(const EffectSize& effect, const std::optional<EffectInterval>& interval, int decimals) {
    if (interval)
        return fmt::format("95 % interval {} to {}", share_words(interval->lower, decimals),
                           share_words(interval->upper, decimals));
    const std::size_t points = effect.m + effect.n;
    if (points >= tau_interval_min_points)
        return "no interval: the pairs do not vary";
    const std::size_t missing = tau_interval_min_points - points;
    return fmt::format("no interval: {} more {} needed", missing, missing == 1 ? "point is" : "points are");
}

std::string share_words(double value, int decimals) {
    std::string words = number_words(value, decimals);
    if (const auto zero = words.find("0."); zero != std::string::npos && (zero == 0 || words.starts_with("−0.")))
        words.erase(zero, 1);
    if (const auto point = words.find('.'); point != std::string::npos &&
                                            words.find_first_not_of('0', point + 1) == std::string::npos && point > 0 &&
                                            words[point - 1] >= '0' && words[point - 1] <= '9')
        words.erase(point); // "1.00" is 1
    return words.find_first_not_of(".0") == std::string::npos ? "0" : words;
}

std::string alert_words(AlertKind kind) {
    switch (kind) {
    case AlertKind::deterioration: return "Reliably worse than at the start";
    case AlertKind::sharp_rise: return "Reliably worse than last time";
    case AlertKind::safety_item: return "Safety item answered";
    case AlertKind::no_change: return "No reliable change so far";
    case AlertKind::early_worsening: return "Worse early on";
    case AlertKind::outside_expected: return "Outside the expected course";
    case AlertKind::alliance_drop: return "Alliance low or falling";
    case AlertKind::plateau: return "Level for four scores";
    case AlertKind::healthy: return "Recovered twice in a row";
    }
    return {};
}

std::string alert_off_words(AlertOffReason reason) {
    switch (reason) {
    case AlertOffReason::no_direction: return "neither higher nor lower is better";
    case AlertOffReason::no_threshold: return "no threshold of reliable change is known";
    case AlertOffReason::no_cut_off: return "no cut-off is known";
    case AlertOffReason::no_sessions: return "the scores belong to no session";
    case AlertOffReason::no_table: return "no expected-recovery table is loaded";
    case AlertOffReason::no_alliance: return "no alliance measure is given";
    }
    return {};
}

} // namespace attune
