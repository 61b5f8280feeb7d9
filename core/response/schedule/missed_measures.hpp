// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/response/schedule/measure_plan.hpp"
#include "core/response/schedule/schedule_basis.hpp"
#include "core/vault/vault.hpp"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace attune {

/// A session at which the schedule asked for a measure that nobody gave until it was due again.
struct MissedMeasure {
    std::string measure{};        ///< "phq-9"
    std::string about{}, rater{}; ///< as planned; empty: anybody
    Date day{};                   ///< of the session
};

/// When one planned measure was asked for and given in one episode.
struct PlannedCourse {
    PlannedMeasure planned{};
    Date started{};
    std::optional<Date> ended{};
    std::vector<Date> sessions{};        ///< attended, in order
    std::vector<Date> given{};           ///< what fits the plan, in order, in whatever episode
    std::optional<int> min_days{};       ///< of the instrument: a session closer to the last answers is covered by them
    std::optional<Date> planned_since{}; ///< what fell due before it was not asked for; nothing: since the start
};

/// The sessions at which it was due and not given, by day. What is due is late, not missed, until it is due once more:
/// for each session's measure until the next session, for one of every fourth session until the eighth, for one of
/// every 12 weeks until 24. What is given once in an episode is missed when it was not given in all of it. Where no
/// session took place, nothing could be given and nothing was missed.
[[nodiscard]] std::vector<Date> missed_days(const PlannedCourse& course);

/// What the schedules of a client's episodes asked for and did not get, by day, over all episodes; only of the measures
/// in `instruments`, and only while the practice has the right to use them. The schedule of trauma work counts from the
/// first session of it (read_trauma_work). The usual schedule, which nobody chose, counts where it was mostly kept: given
/// more often than missed. Same thread as the vault. Throws Error.
[[nodiscard]] std::vector<MissedMeasure>
read_missed_measures(Vault& vault, ClientId client, const ScheduleBasis& basis,
                     const std::map<std::string, std::shared_ptr<const Instrument>>& instruments);

} // namespace attune
