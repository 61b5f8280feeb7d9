// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/progress/measure_desk.hpp"
#include "core/response/client_event.hpp"

#include <nlohmann/json.hpp>

#include <string>

namespace attune::cli {

/// One response with its answers by item: a number, "na", or null where it was not answered.
[[nodiscard]] nlohmann::ordered_json response_json(const Response& response);
/// The same; `items` is null where the measure that it was given with cannot be read any more.
[[nodiscard]] nlohmann::ordered_json listed_json(const ListedResponse& listed, ClientId client);
/// The same with scores and flags.
[[nodiscard]] nlohmann::ordered_json recorded_json(const RecordedResponse& recorded, const ScoringContext& context);
[[nodiscard]] nlohmann::ordered_json revision_json(const ResponseRevision& revision, const std::string& author);
[[nodiscard]] nlohmann::ordered_json due_json(const DueMeasure& due, const std::string& words);
[[nodiscard]] nlohmann::ordered_json planned_json(const PlannedMeasure& planned);
[[nodiscard]] nlohmann::ordered_json event_json(const ClientEvent& event);

} // namespace attune::cli
