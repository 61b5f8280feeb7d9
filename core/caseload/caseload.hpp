// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/client/client.hpp"
#include "core/episode/episode.hpp"
#include "core/progress/statistics/alerts.hpp"
#include "core/progress/statistics/reliable_change.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace attune {

struct Instrument;

/// What was done about an alert.
struct CaseloadAnswer {
    std::vector<std::string> considered; ///< ids of alert_considerations()
    std::string words;
    Instant answered_at{};
    std::optional<Date> note_day{}; ///< session of the note that it stands in; nothing: given beside the notes
};

/// An alert that the latest scores raise.
struct CaseloadAlert {
    ClientId client{}; ///< whom it is about
    Alert alert;
    std::string title;                     ///< of the measure, "PHQ-9"
    std::optional<double> start{}, now{};  ///< of the course that raised it
    int decimals = 0;                      ///< of its scores
    ChangeRules rules{};                   ///< that its scores are judged by
    std::string message{};                 ///< AL3: what its safety rule says
    std::optional<CaseloadAnswer> answer{};

    /// Red and amber ones wait until they are answered.
    [[nodiscard]] bool waits() const noexcept {
        return !answer && (alert.level == AlertLevel::red || alert.level == AlertLevel::amber);
    }
};

/// A measure of which the client has scores in the episode.
struct CaseloadMeasure {
    std::string id;    ///< "phq-9"
    std::string title; ///< "PHQ-9"
};

/// One client with an open episode.
struct CaseloadRow {
    ClientId client{};
    EpisodeId episode{};
    std::string name{};               ///< "Brandt, Jonah"
    std::string approach{};           ///< of the last attended session; empty: none yet
    int sessions = 0;                 ///< attended in the episode
    std::optional<Date> last_seen{};
    enum class Care { mine, of_others } care = Care::mine;

    std::string measure{};            ///< the leading one, "phq-9"; empty: no scores in the episode
    std::string title{};              ///< "PHQ-9"
    int decimals = 0;                 ///< of its scores
    std::shared_ptr<const Instrument> instrument{}; ///< the newest of that measure
    std::string rater{}, about{};     ///< whose sheet the scores are of
    std::vector<double> scores{};     ///< comparable ones, oldest first; the last is now
    std::size_t base = 0;             ///< of the scores: the one that change counts from
    std::vector<Date> days{};         ///< of the scores
    std::vector<Date> unscored{};     ///< of answers that were too few for a score
    std::optional<double> cut_off{};
    ChangeRules rules{};
    ChangeResult change{};
    std::vector<CaseloadMeasure> measures{}; ///< all that could lead, by title
    std::optional<Date> last_measured{};     ///< by any measure
    std::vector<AlertOff> off{};             ///< alerts of the leading measure that lack a figure to work with
    std::vector<CaseloadAlert> alerts{};     ///< those that wait first, then by level, then as D4 numbers them

    [[nodiscard]] bool waits() const noexcept { return !alerts.empty() && alerts.front().waits(); }
};

/// Puts the alerts of a row in order: unanswered red, unanswered amber, answered red, answered amber, information,
/// green.
void sort_alerts(std::vector<CaseloadAlert>& alerts);

/// Where a label of a row counts in the head of the list.
enum class CaseloadGroup {
    better,       ///< reliably improved or recovered
    no_change,    ///< unchanged, or over the cut-off without reliable change
    worse,        ///< deteriorated
    too_few,      ///< fewer than two comparable scores
    no_threshold, ///< scores enough, but nothing says from when a change is reliable
};
[[nodiscard]] CaseloadGroup group_of(const CaseloadRow& row);

} // namespace attune
