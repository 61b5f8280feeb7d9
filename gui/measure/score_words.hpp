// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/measure/instrument.hpp"
#include "core/measure/scoring.hpp"
#include "core/progress/statistics/reliable_change.hpp"
#include "gui/platform/mark.hpp"

#include <optional>
#include <string>
#include <vector>

namespace attune {

/// "Low interest": topics stand in small letters in the instruments.
[[nodiscard]] std::string topic_words(const MeasureItem& item);
/// The score that an instrument is known by: "total" when it has one, else the first that makes a series.
[[nodiscard]] std::optional<std::size_t> main_scale(const Instrument& instrument);
/// "14", "2.33", "at least 5", "50 %"; "not computed" when there is none.
[[nodiscard]] std::string score_value_words(const ScoreScale& scale, const ScaleScore& score);
/// "14, moderate"; the score alone where it has no band.
[[nodiscard]] std::string score_line_words(const ScoreScale& scale, const ScaleScore& score);
/// "Total 14, moderate" of the main score, or the first classification, or what is missing.
[[nodiscard]] std::string result_in_short(const Instrument& instrument, const MeasureScore& score);
/// "[S] Kroenke 2001, adults".
[[nodiscard]] std::string citation_words(const Citation& citation);
/// "published", "a consensus", in words; empty for none.
[[nodiscard]] std::string evidence_letter(EvidenceTag evidence);

/// One score, as the result shows it.
struct ScoreLine {
    std::string title;  ///< "Total"
    std::string value;  ///< "14"
    std::string band;   ///< "moderate"
    std::string range;  ///< "0 to 27, lower is better"
    std::string remark; ///< "Worked out from 7 of 9 items."
    std::string band_source{}; ///< "“moderate” is 10 to 14. [S] Kroenke 2001"; empty without a band
    bool is_main = false;
};

/// A fact with its mark: a cut-off, a classification, a flag.
struct ResultFact {
    Mark mark = Mark::information;
    std::string words;
    std::string source; ///< small, may be empty
};

/// Everything that a scored sheet says, in words, ready to be shown.
struct ResultWords {
    std::vector<ScoreLine> scores;
    std::vector<ResultFact> safety;          ///< what has to be done, first of all
    std::vector<ResultFact> cut_offs;        ///< those that apply, reached or not
    std::vector<ResultFact> classifications; ///< with the patterns behind them
    std::vector<ResultFact> remarks;         ///< what is incomplete, worked out, odd
};
/// `context` is what the sheet was scored with: of what differs by person or was picked by the practice, what counts here.
[[nodiscard]] ResultWords result_words(const Instrument& instrument, const MeasureScore& score, const ScoringContext& context);

/// How a score has changed from the first comparable one.
struct ChangeWords {
    Mark mark = Mark::none;
    std::string words;  ///< "18 to 9: 9 points better."
    std::string reason; ///< "6 points are needed to be reliable (NHS Talking Therapies)."
};
/// `threshold`: how much is reliable; nothing: not known. `first`: the score that change is counted from; nothing: this
/// is the first one.
[[nodiscard]] ChangeWords change_words(const ScoreScale& scale, std::optional<double> first, const ScaleScore& now,
                                       const std::optional<ReliableThreshold>& threshold);

/// What a safety rule watches, before anything is answered: "When item 9 is 1 or more".
struct SafetyWatch {
    std::string heading;
    std::string words;
    std::string unanswered; ///< what an answer left out means; empty where nothing
    std::vector<std::size_t> items;
};
[[nodiscard]] std::vector<SafetyWatch> safety_watches(const Instrument& instrument);

} // namespace attune
