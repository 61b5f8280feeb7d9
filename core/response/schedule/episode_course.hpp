// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/client/client.hpp"
#include "core/response/schedule/measure_plan.hpp"
#include "core/response/schedule/schedule_basis.hpp"

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace attune {

/// When a measure was last given, by whom and about whom.
struct MeasureGiven {
    std::string measure{}, about{}, rater{};
    Date day{};
};

/// One episode with what its schedule of measures is asked against.
struct EpisodeCourse {
    EpisodeId episode{};
    ClientId client{};
    Date started{};
    std::optional<Date> ended{}; ///< nothing while it is open
    /// Whether the client was in another episode after the end of this one; told of those in their aftercare.
    enum class WentOn { no, yes } went_on = WentOn::no;
    std::optional<int> age{};    ///< at the start, in completed years
    TraumaWork trauma = TraumaWork::no;
    std::vector<PlannedMeasure> chosen{};
    std::vector<Date> sessions{};      ///< attended, and one planned for today; in order
    std::vector<MeasureGiven> given{}; ///< to the client, in whatever episode
    std::set<std::string, std::less<>> warned{}; ///< measures of which an answer of the client once set off a safety rule
};

/// The episodes of one client, or of all who are not archived, that are open on `today`, ended in the four weeks
/// before, or are in their aftercare, by client and start; trauma work as read_trauma_work finds it.
[[nodiscard]] std::vector<EpisodeCourse> read_courses(Database& database, std::optional<ClientId> client, Date today,
                                                      const TraumaPacks& trauma_packs);

} // namespace attune
