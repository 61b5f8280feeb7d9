// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/progress/client_course.hpp"

#include <optional>
#include <string>
#include <vector>

namespace attune {

/// One moment at which SUD or VoC could be asked: a re-check, before the work, or after a set.
struct TargetRating {
    enum class When { recheck, before_work, set } when = When::set;
    int set = 0;                      ///< number within the session, from 1; 0 when it was no set
    std::optional<double> sud;        ///< 0 to 10; nothing: not asked, a gap
    std::optional<double> voc;        ///< 1 to 7
};

/// The work on one target in one session.
struct TargetSession {
    Date date{};
    std::optional<int> number;
    NoteId note{};
    std::vector<TargetRating> ratings; ///< in the order of the session; at least one
};

struct TargetCourse {
    std::string key;                  ///< register entry id
    std::string title;                ///< "The stairwell"
    std::string state;                ///< "resolved", "set aside"; may be empty
    int place = 0;                    ///< among the targets, from 0: gives colour and mark as in the timeline
    std::vector<TargetSession> sessions; ///< in order; at least one
};

/// The targets of EMDR that were worked on or re-checked, in the order of their register.
[[nodiscard]] std::vector<TargetCourse> target_courses(const ClientCourse& course);

/// "The stairwell: SUD from 8 to 0, VoC from 2 to 7, 9 sets in 3 sessions; resolved".
[[nodiscard]] std::string target_words(const TargetCourse& target);

} // namespace attune
