// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/template/expression/binder.hpp"

#include <array>
#include <span>
#include <string_view>

namespace attune {

/// Something that the program knows of a client beside the notes: what fact('…') may ask for.
struct Fact {
    std::string_view name;
    ValueType::Kind kind{};
};

/// The day of the next planned session after that of the note.
inline constexpr std::string_view next_appointment_fact = "next_appointment";

[[nodiscard]] inline std::span<const Fact> known_facts() {
    static constexpr std::array facts{Fact{next_appointment_fact, ValueType::Kind::date}};
    return facts;
}

/// A table whose rows the program makes (`rows="…"`): it writes the columns `key`, which is never shown, and `words`,
/// and reads what the therapist wrote into `answer`. All three are texts.
struct ProgramRows {
    std::string_view name;
    std::string_view key, words, answer;
};

/// Alerts of measures that wait for an answer.
inline constexpr ProgramRows open_alert_rows{"open_alerts", "key", "alert", "answer"};

[[nodiscard]] inline std::span<const ProgramRows> known_program_rows() {
    static constexpr std::array rows{open_alert_rows};
    return rows;
}
/// Null when there are none with this name.
[[nodiscard]] inline const ProgramRows* find_program_rows(std::string_view name) {
    for (const ProgramRows& rows : known_program_rows())
        if (rows.name == name)
            return &rows;
    return nullptr;
}

} // namespace attune
