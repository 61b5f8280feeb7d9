// SPDX-License-Identifier: Apache-2.0
#include "core/episode/episode.hpp"

#include <array>
#include <utility>

namespace attune {
namespace {

constexpr std::array<std::pair<Attendance, std::string_view>, 7> attendance_ids{
    {{Attendance::planned, "planned"},
     {Attendance::attended, "attended"},
     {Attendance::late, "late"},
     {Attendance::left_early, "left_early"},
     {Attendance::cancelled_by_client, "cancelled_by_client"},
     {Attendance::cancelled_by_therapist, "cancelled_by_therapist"},
     {Attendance::missed, "missed"}}};

} // namespace

std::string_view to_id(Attendance attendance) {
    for (const auto& [value, id] : attendance_ids)
        if (value == attendance)
            return id;
    return "planned";
}

std::optional<Attendance> attendance_from_id(std::string_view id) {
    for (const auto& [value, known] : attendance_ids)
        if (known == id)
            return value;
    return std::nullopt;
}

bool counts(Attendance attendance) {
    return attendance == Attendance::attended || attendance == Attendance::late ||
           attendance == Attendance::left_early;
}

} // namespace attune
