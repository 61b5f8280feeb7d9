// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/template/value.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace attune {

/// One entry of a register as it stands at some point of the course.
struct RegisterEntry {
    std::string id;                                    ///< 32 hex digits, stored in reference fields
    std::map<std::string, Value, std::less<>> fields;  ///< typed by the therapist
    std::map<std::string, Value, std::less<>> carried; ///< left behind by sessions
    std::string state;                                 ///< state id; not "set aside"
    bool set_aside = false;
    std::string set_aside_reason;
    std::int64_t last_note = 0; ///< the note that last touched it, 0 = none
    friend bool operator==(const RegisterEntry&, const RegisterEntry&) = default;
};

/// All register entries of one client, by register ("emdr.target"), in the order they were made.
struct RegisterBook {
    std::map<std::string, std::vector<RegisterEntry>, std::less<>> entries;

    [[nodiscard]] const RegisterEntry* find(std::string_view register_id, std::string_view entry_id) const;
    [[nodiscard]] RegisterEntry* find(std::string_view register_id, std::string_view entry_id);
    friend bool operator==(const RegisterBook&, const RegisterBook&) = default;
};

} // namespace attune
