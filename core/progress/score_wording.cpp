// SPDX-License-Identifier: Apache-2.0
#include "core/progress/score_wording.hpp"

#include "core/progress/statistics/number_words.hpp"

#include <fmt/format.h>

#include <cmath>

namespace attune {

namespace {

/// " (Zahra 2014; attributed, still to be checked)": where a figure comes from, right behind it.
std::string cited(const std::string& source, EvidenceTag evidence) {
    const std::string words = cited_words(source, evidence);
    return words.empty() ? words : " " + words;
}

std::string points(double value, int decimals) {
    const std::string number = number_words(value, decimals == 0 ? -1 : decimals);
    return number + (number == "1" ? " point" : " points");
}

std::string number_of(const ScoreStory& story, double value) {
    // A prorated total of 9.33 stays visible on a scale of whole points.
    return number_words(value, value == std::floor(value) ? story.decimals : std::max(story.decimals, 1));
}

WhyRow score_row(const ScoreStory& story, const CourseScore& latest) {
    std::string value = number_of(story, *latest.value);
    if (story.max > story.min)
        value += story.min == 0 ? " of " + number_words(story.max)
                                : fmt::format(" ({} to {})", number_words(story.min), number_words(story.max));
    std::string reason = day_words(latest.day, true);
    if (latest.session)
        reason += fmt::format(", session {}", *latest.session);
    if (!story.rater.empty())
        reason += story.rater == "client" ? ", self-report" : ", rated by " + story.rater;
    if (!story.answered.empty())
        reason += ", " + story.answered;
    return {"Score", value, reason + "."};
}

WhyRow band_row(const ScoreStory& story) {
    if (story.band.empty())
        return {"Band", "none", "No bands are published for this measure."};
    return {"Band", story.band,
            fmt::format("{}, not a diagnosis{}.",
                        story.rater.empty() || story.rater == "client" ? "Self-report" : "Rated by " + story.rater,
                        cited(story.band_source, story.band_evidence))};
}

std::string threshold_words(const ReliableThreshold& threshold) {
    const bool published = threshold.origin == ReliableThreshold::Origin::published;
    std::string words = published ? fmt::format("{} or more is reliable", number_words(threshold.points))
                                  : fmt::format("more than {} is reliable", number_words(threshold.points));
    if (!threshold.level.empty())
        words += " at the " + threshold.level + " level";
    return words + cited(threshold.source, threshold.evidence);
}

std::string side_words(const ScoreStory& story, const ChangeResult& change) {
    if (!story.rules.line)
        return " No cut-off is known, so recovery is not judged.";
    const ClinicalLine& line = *story.rules.line;
    const auto at = [](ClinicalSide side) {
        return side == ClinicalSide::clinical ? "on the clinical side" : "on the healthy side";
    };
    const std::string where =
        fmt::format(" of the cut-off, clinical {}{}.", line_words(line), cited(line.source, line.evidence));
    if (change.base_side == change.now_side)
        return fmt::format(" {} {} at both times{}", "Was", at(*change.base_side), where);
    return fmt::format(" Was {}, now {}{}", at(*change.base_side), at(*change.now_side), where);
}

std::string important_words(const ScoreStory& story, const ScoreFindings& findings) {
    if (!story.important || !findings.important)
        return {};
    const bool percent = story.important->of == ImportantThreshold::Of::percent_of_start;
    const std::string amount = number_words(story.important->amount) + (percent ? " % of the start" : " points");
    const char* reached = *findings.important == ImportantChange::none ? "not reached" : "reached";
    return fmt::format(" A difference that matters to clients is {}{}: {}.", amount,
                       cited(story.important->source, story.important->evidence), reached);
}

std::string short_category(ChangeCategory category) {
    switch (category) {
    case ChangeCategory::deteriorated: return "reliably worse";
    case ChangeCategory::recovered: return "recovered";
    case ChangeCategory::improved: return "improved";
    case ChangeCategory::non_reliable_recovery: return "no reliable change";
    case ChangeCategory::unchanged: return "no reliable change";
    }
    return {};
}

/// Which score it is, where change does not count from the first in any case.
std::string base_words(const ScoreStory& story, const CourseScore& base) {
    if (!story.base_before)
        return {};
    return base.day < *story.base_before ? ", the last score before treatment"
                                         : ", the first score, as there is none before treatment";
}

WhyRow change_row(const ScoreStory& story, const ScoreFindings& findings) {
    const ChangeResult& change = findings.change;
    if (!change.improvement && change.gap != ChangeGap::no_direction)
        return {"Change", "1 more value is needed", story.base_before && findings.counting > 1
                                                              ? "Since the last score before treatment none was given."
                                                              : "A change takes two scores on different days."};
    std::string value = fmt::format("{} to {}", number_of(story, *findings.base->value),
                                    number_of(story, *findings.latest->value));
    if (change.gap == ChangeGap::no_direction)
        return {"Change", value, "Neither higher nor lower is better on this scale."};
    std::string reason = points(std::abs(*change.improvement), story.decimals);
    reason += *change.improvement == 0 ? "" : *change.improvement > 0 ? " better" : " worse";
    reason += fmt::format(" since {}{}", day_words(findings.base->day, true), base_words(story, *findings.base));
    if (!change.category)
        return {"Change", value, reason + "; " + gap_words(change.gap) + "." + important_words(story, findings)};
    value += ", " + short_category(*change.category);
    return {"Change", value,
            fmt::format("{}; {}.{}{}", reason, threshold_words(*story.rules.threshold), side_words(story, change),
                        important_words(story, findings))};
}

WhyRow trend_row(const ScoreStory& story, const ScoreFindings& findings) {
    if (!findings.next)
        return {"Own trend", need_words(findings.trend_need), "A trend takes four scores at three different sessions."};
    const int decimals = story.decimals;
    return {"Own trend",
            fmt::format("next likely {}–{}", number_words(findings.next->lower, decimals),
                        number_words(findings.next->upper, decimals)),
            fmt::format("80 % interval from this client's {} scores, a line over the logarithm of the session; not a "
                        "forecast of cure.",
                        findings.trend_scores)};
}

WhyRow effect_row(const ScoreStory& story, const ScoreFindings& findings) {
    if (story.pace == ScoreStory::Pace::rare)
        return {"Effect size", "not computed", "This measure is given too rarely for one."};
    if (!story.treatment_from)
        return {"Effect size", "not computed", "The first day of treatment is not set, so there is no baseline."};
    if (!findings.effect_need.is_met())
        return {"Effect size", need_words(findings.effect_need),
                "An effect size takes three scores before treatment and three in it."};
    if (!findings.effect)
        return {"Effect size", "not computed", "Neither higher nor lower is better on this scale."};
    const EffectSize& effect = *findings.effect;
    std::string reason = fmt::format("{} scores before treatment against {} in it. NAP: {}; {} by a band often quoted (Parker & "
                                     "Vannest 2009; attributed, still to be checked). Tau-U, less the trend before "
                                     "treatment: {}; {}; {} by a band often quoted (Vannest & Ninci 2015; attributed, "
                                     "still to be checked). Scores of one client depend on each other.",
                                     effect.m, effect.n, interval_words(effect, effect.nap_interval),
                                     band_words(effect.nap_band), share_words(effect.tau_u),
                                     interval_words(effect, effect.tau_u_interval), band_words(effect.tau_u_band));
    if (effect.baseline == EffectSize::Baseline::improving)
        reason += fmt::format(" The scores improved before treatment already: baseline-corrected Tau is {}, {} (Tarlow 2017).",
                              share_words(effect.corrected_tau),
                              interval_words(effect, effect.corrected_tau_interval));
    return {"Effect size",
            fmt::format("NAP {} ({} to {})", share_words(effect.nap), share_words(effect.nap_interval.lower),
                        share_words(effect.nap_interval.upper)),
            reason};
}

std::string times(std::size_t count) {
    return count == 1 ? "score" : "scores";
}

} // namespace

std::string headline_words(const ScoreFindings& findings) {
    if (findings.change.category)
        return category_words(*findings.change.category);
    if (findings.counting == 0)
        return "No score yet";
    if (findings.counting == 1)
        return "One score so far";
    if (findings.base->day == findings.latest->day)
        return "No score in treatment yet";
    return "No category: " + gap_words(findings.change.gap);
}

std::vector<WhyRow> score_why_rows(const ScoreStory& story, const ScoreFindings& findings) {
    if (!findings.latest)
        return {{"Score", "1 value is needed", "No response gave a score yet."}};
    return {score_row(story, *findings.latest), band_row(story), change_row(story, findings),
            trend_row(story, findings), effect_row(story, findings)};
}

std::string score_caution_words(const ScoreStory& story, const ScoreFindings& findings) {
    std::string words;
    if (findings.change.category == ChangeCategory::recovered && findings.recovered_in_a_row == 1)
        words = "Recovered once so far. A second score on the healthy side confirms it. ";
    else if (findings.change.category == ChangeCategory::non_reliable_recovery)
        words = "The score crossed the cut-off by less than error of measurement; this counts as unchanged. ";
    else if (findings.counting < 4)
        words = fmt::format("{} {} so far. ", findings.counting, times(findings.counting));
    if (story.rules.threshold && story.rules.threshold->evidence != EvidenceTag::source && findings.change.category)
        words += "The threshold is still to be checked by a clinician. ";
    return words + "This does not show what caused the change.";
}

} // namespace attune
