// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/caseload/caseload.hpp"
#include "core/caseload/episode_rules.hpp"
#include "core/caseload/scored_episodes.hpp"
#include "core/progress/statistics/expected_recovery.hpp"

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <vector>

namespace attune {

/// What the practice said beside the scores.
struct CaseloadChoices {
    Date today{};
    PracticeChoices measures{};
    /// By client: the measure that leads there, where the practice chose one.
    std::map<ClientId, std::string> leading{};
    /// By client whom it is about, response, scale and code of the alert ("AL1").
    std::map<std::tuple<ClientId, std::int64_t, std::string, std::string>, CaseloadAnswer> answers{};
    /// Clients whose newest note somebody else wrote.
    std::set<ClientId> of_others{};
    ExpectedRecovery expected{};
};

/// One row per episode of `courses`, which hold one open episode per client.
///
/// The measure that leads is the one that was chosen for the client, else the one with the most comparable scores in
/// the episode among those that follow change (not screens, measures given once, or alliance); of several the one
/// with a threshold of reliable change, then the one given last, then by title. Its scores are those that may be
/// compared with the latest one (D1).
///
/// Works on two threads when there are many, and returns when both are done.
[[nodiscard]] std::vector<CaseloadRow> caseload_rows(std::vector<ScoredEpisode> courses, const CaseloadChoices& choices);

} // namespace attune
