// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/progress/statistics/alerts.hpp"
#include "core/progress/statistics/effect_size.hpp"
#include "core/progress/statistics/important_change.hpp"
#include "core/progress/statistics/own_trend.hpp"
#include "core/progress/statistics/reliable_change.hpp"
#include "core/progress/statistics/score_course.hpp"
#include "core/progress/wording.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace attune {

/// "recovered", "non_reliable_recovery": for files and scripts.
[[nodiscard]] std::string_view category_code(ChangeCategory category);
/// "Recovered, reliably improved"; "No reliable change".
[[nodiscard]] std::string category_words(ChangeCategory category);
/// Why there is no category: "the first score is missing".
[[nodiscard]] std::string gap_words(ChangeGap gap);

/// "medium", or "in the wrong direction".
[[nodiscard]] std::string band_words(NapBand band);
[[nodiscard]] std::string band_words(TauUBand band);
/// "1 more score before treatment and 2 more in treatment are needed"; empty when enough are there.
[[nodiscard]] std::string need_words(const EffectNeed& need);
/// "2 more scores are needed"; empty when enough are there.
[[nodiscard]] std::string need_words(const TrendNeed& need);
/// "95 % interval .04 to 1", or why there is none: "no interval: 2 more points are needed".
[[nodiscard]] std::string interval_words(const EffectSize& effect, const std::optional<EffectInterval>& interval,
                                         int decimals = 2);
/// A share without its leading zero, as effect sizes are printed: ".96", "−.10", "1".
[[nodiscard]] std::string share_words(double value, int decimals = 2);

/// "Reliably worse than at the start".
[[nodiscard]] std::string alert_words(AlertKind kind);
/// "no threshold of reliable change is known": why an alert is off.
[[nodiscard]] std::string alert_off_words(AlertOffReason reason);

/// All that is told of the scores of one scale.
struct ScoreStory {
    std::string title;                   ///< "PHQ-9"
    double min = 0, max = 0;             ///< of the scale
    int decimals = 0;
    std::vector<CourseScore> scores{};   ///< in order, of one meaning
    std::string rater{};                 ///< "client", "parent"; empty: not said
    std::string answered{};              ///< "all 9 items answered"; empty: not said
    std::string band{};                  ///< "mild (5–9)"; empty: the measure has no bands
    std::string band_source{};           ///< "Kroenke 2001"
    EvidenceTag band_evidence = EvidenceTag::none;
    ChangeRules rules{};
    std::optional<Date> base_before{};   ///< change counts from the last score before this day; nothing: from the first
    std::optional<ImportantThreshold> important{};
    /// First day of treatment: scores before it are the baseline of the effect size.
    std::optional<Date> treatment_from{};
    /// rare: given every few months; such scores make no effect size.
    enum class Pace { frequent, rare } pace = Pace::frequent;
};

/// What ScoreStory comes to.
struct ScoreFindings {
    std::optional<CourseScore> base, latest;
    ChangeResult change;
    std::optional<ImportantChange> important;
    TrendNeed trend_need;
    std::optional<TrendPrediction> next;  ///< of the next session, 80 %, within the range of the scale
    std::size_t trend_scores = 0;
    EffectNeed effect_need;
    std::optional<EffectSize> effect;
    std::size_t recovered_in_a_row = 0;   ///< counting back from the latest
    std::size_t counting = 0;             ///< scores that count
};

[[nodiscard]] ScoreFindings find_out(const ScoreStory& story);

/// The label on top: "Recovered, reliably improved", or why there is none.
[[nodiscard]] std::string headline_words(const ScoreFindings& findings);
/// "Why this label": score, band, change, own trend and effect size, each with its rule and source.
[[nodiscard]] std::vector<WhyRow> score_why_rows(const ScoreStory& story, const ScoreFindings& findings);
/// What these numbers cannot say.
[[nodiscard]] std::string score_caution_words(const ScoreStory& story, const ScoreFindings& findings);

} // namespace attune
