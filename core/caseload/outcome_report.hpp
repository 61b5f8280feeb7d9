// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/caseload/episode_rules.hpp"
#include "core/caseload/scored_episodes.hpp"
#include "core/measure/instrument_shelf.hpp"
#include "core/progress/statistics/outcomes.hpp"
#include "core/vault/vault.hpp"

#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace attune {

/// Which episodes count.
struct OutcomeFilter {
    std::optional<Date> from{}, to{};  ///< first day of the episode, both included
    std::string approach{};            ///< of its last attended session; empty: any
    enum class Episodes { all, ended, open } episodes = Episodes::all;
    /// Anxiety measure of the pair, one of OutcomeSource::partners, where it was given twice; else the GAD-7. Empty: always
    /// the GAD-7.
    std::string pair_with{};
};

/// Another anxiety measure for the pair of NHS Talking Therapies (Clark 2018).
struct PairPartner {
    std::string measure; ///< "pcl-5"
    std::string title;   ///< "PCL-5"
    PairThresholds thresholds;
};
/// Those measures of the shelf that carry the service's figures: a total with a cut-off of caseness and the change "nhs".
[[nodiscard]] std::vector<PairPartner> pair_partners(const InstrumentShelf& shelf);

/// What came of the work, by one score.
struct MeasureOutcomes {
    std::string measure; ///< "phq-9"
    std::string title;   ///< "PHQ-9"; "DASS-21, Depression"; "SDQ, Total, by parent"
    PracticeOutcomes outcomes;
};

/// What came of the episodes that pass a filter. Each rate has its numerator, its denominator and who is left out of it.
struct OutcomeReport {
    std::size_t episodes = 0;               ///< that pass the filter
    std::vector<MeasureOutcomes> measures;  ///< by title; only those that were given
    std::optional<PairOutcomes> pair;       ///< PHQ-9 with the anxiety measure, where any of both was given
};

/// What outcomes are worked out from, once read.
struct OutcomeSource {
    std::vector<ScoredEpisode> episodes;
    PracticeChoices choices;
    std::vector<std::string> approaches; ///< by name
    std::vector<PairPartner> partners{};
};

/// First score (or the one that the practice lets change count from) against last score of every episode, by measure, by
/// the figures that the practice picked. The two must be comparable, for the pair too: else the episode is left out and
/// counted as such. A measure counts where it was given in the episode at all; screens, measures given once and alliance are left out. An episode
/// counts once in a rate: of a measure about several people those answers count of which there are the most, of equally
/// many those about the person whose name comes first. The age that chooses a cut-off is the one at the start of the
/// episode. Pure.
[[nodiscard]] OutcomeReport outcome_report(const OutcomeSource& source, const OutcomeFilter& filter);

/// Reads every episode of a practice, on a thread of its own; used as CaseloadReading is.
class OutcomeReading {
public:
    OutcomeReading(Vault& vault, const InstrumentShelf& shelf);
    /// Empty when `stop` was asked for. Throws Error.
    [[nodiscard]] OutcomeSource read(const std::stop_token& stop = {});

private:
    EpisodeReaders readers_;
    InstrumentShelf shelf_;
};

} // namespace attune
