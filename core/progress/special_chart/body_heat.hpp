// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/progress/client_course.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace attune {

/// In how many sessions each region of the body was chosen, in any note and any field.
struct BodyHeat {
    struct Region {
        int sessions = 0;
        std::vector<NoteId> notes;    ///< one per session, in order
    };
    std::map<std::string, Region> regions; ///< by id as it was stored: "front-throat"
    int sessions = 0;                 ///< with any region
    std::optional<Date> first, last;
};

/// Sessions outside `from` and `to` stay out.
[[nodiscard]] BodyHeat body_heat(const ClientCourse& course, std::optional<Date> from = {},
                                 std::optional<Date> to = {});

} // namespace attune
