// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/client/client.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace attune {

enum class EpisodeId : std::int64_t {};
enum class SessionId : std::int64_t {};

/// One course of treatment, from intake to end.
struct Episode {
    EpisodeId id{};
    ClientId client{};
    std::string title{};         ///< "Outpatient"
    std::string level_of_care{}; ///< free word: "outpatient", "intensive", …
    Date started{};
    std::optional<Date> ended{};
    std::string end_reason{};
};

/// Whether the client came. Ids as in the header's field `hdr.attendance`.
enum class Attendance {
    planned,
    attended,
    late,
    left_early,
    cancelled_by_client,
    cancelled_by_therapist,
    missed
};
[[nodiscard]] std::string_view to_id(Attendance attendance);
[[nodiscard]] std::optional<Attendance> attendance_from_id(std::string_view id);
/// Attended, late or left early.
[[nodiscard]] bool counts(Attendance attendance);

/// One meeting, planned or past. Notes belong to a session; several may.
struct Session {
    SessionId id{};
    EpisodeId episode{};
    ClientId client{};
    Date date{};
    std::optional<TimeOfDay> start{};
    std::optional<TimeOfDay> stop{}; ///< earlier than start means past midnight
    Attendance attendance = Attendance::planned;
    std::string approach{}; ///< "EMDR", as planned or as written
};

} // namespace attune
