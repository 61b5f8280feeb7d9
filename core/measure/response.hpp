// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/calendar/date.hpp"
#include "core/client/client.hpp"
#include "core/episode/episode.hpp"
#include "core/measure/answers.hpp"
#include "core/vault/vault.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>

namespace attune {

enum class ResponseId : std::int64_t {};

/// How the answers came in.
enum class ResponseMode { paper, asked, screen, imported };

/// One filled-in measure, in the revision that counts.
struct Response {
    ResponseId id{};
    std::string uid{};
    ClientId client{};
    std::optional<EpisodeId> episode{};
    std::string measure{};         ///< "phq-9"
    std::string version_hash{};    ///< of the instrument that it was given with
    Date day{};
    std::optional<TimeOfDay> time{};
    std::string rater = "client";  ///< "client", "parent", "teacher", "therapist"
    std::string about{};           ///< "partner", for measures about a relationship
    std::string language{};
    ResponseMode mode = ResponseMode::paper;
    std::string index_event{};
    ItemAnswers answers{};             ///< by item of the instrument
    std::map<std::string, double, std::less<>> stated{}; ///< totals as they were stated, by scale
    std::string remark{};
    int revision = 1;
    enum class State { counts, withdrawn } state = State::counts;
    Instant entered_at{};
};

} // namespace attune
