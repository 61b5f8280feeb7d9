// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/calendar/date.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace attune {

enum class ClientId : std::int64_t {};

/// As the cut-offs of some measures tell people apart; nothing else in the program goes by it.
enum class Sex {
    not_recorded,
    woman,
    man,
    another, ///< no published cut-off has it: scored as not recorded
};
/// "", "woman", "man", "another".
[[nodiscard]] std::string_view to_id(Sex sex) noexcept;
[[nodiscard]] std::optional<Sex> sex_from_id(std::string_view id) noexcept;

struct Client {
    ClientId id{};
    std::string record_number{}; ///< "0412"; given by the store when empty
    std::string given_name{};
    std::string family_name{};
    std::string preferred_name{};
    std::string pronouns{};
    Sex sex = Sex::not_recorded;
    std::optional<Date> born{};
    std::string phone{};
    std::string email{};
    std::string address{};
    std::string emergency_contact{};
    std::string remarks{};
    std::optional<Instant> archived_at{};

    /// "Mara Lindqvist"; with a preferred name that differs, "Mara (Mimi) Lindqvist". Only the preferred name
    /// when there is no other.
    [[nodiscard]] std::string full_name() const;
    /// "Lindqvist, Mara", for lists; with a preferred name that differs, "Lindqvist, Mara (Mimi)".
    [[nodiscard]] std::string list_name() const;
};

/// Everything that keeps `client` from being saved, in words; empty when it will do. `today` bounds the birth
/// date.
[[nodiscard]] std::vector<std::string> client_problems(const Client& client, Date today);

} // namespace attune
