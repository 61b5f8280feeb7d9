// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/progress/timeline.hpp"

namespace attune {

/// How a register entry is called in a course.
struct RegisterName {
    std::string key;
    std::string title;                ///< "Phone call at night"; "Target 2" when it has no title
    std::string state;                ///< label of its state, "set aside", or empty
    int place = 0;                    ///< among the entries of its register, from 0
};

/// All entries of all registers, in the order in which they were made.
[[nodiscard]] std::vector<RegisterName> name_entries(const TimelineInput& input);

/// What the registers and the sessions tell: entries opened and closed, by the carried dates of these names
/// (`opened`, `closed`), approaches begun, and what happened on one day.
[[nodiscard]] std::vector<TimelineEvent> find_events(const TimelineInput& input);

/// What lasted: medicines and events with an end, and levels of care.
[[nodiscard]] std::vector<TimelineStretch> find_stretches(const TimelineInput& input);

/// Adds the breaks that the therapist wrote down to those found from the dates; one that covers a found one
/// gives it its name and takes its place.
void add_written_pauses(const TimelineInput& input, std::vector<TimelinePause>& pauses);

/// Attended sessions up to and with the one on `date` with this number; 0 before the first.
[[nodiscard]] int ordinal_at(const std::vector<TimelineSession>& sessions, Date date, std::optional<int> number);

} // namespace attune
