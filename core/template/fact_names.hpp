// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/template/binder.hpp"

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

} // namespace attune
