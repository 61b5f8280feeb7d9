// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/client/client.hpp"
#include "core/measure/scoring.hpp"

#include <optional>

namespace attune {

class Database;

/// What forms, bands and cut-offs may go by of a client.
struct ScoredPerson {
    std::optional<Date> born{};
    Sex sex = Sex::not_recorded;

    /// In whole years; nothing before birth or when the birth date is not known.
    [[nodiscard]] std::optional<int> age_on(Date day) const;
    /// Adds age and sex on `day` to what is known of the answers.
    void describe_on(Date day, ScoringContext& context) const;

    friend bool operator==(const ScoredPerson&, const ScoredPerson&) = default;
};

[[nodiscard]] ScoredPerson scored_person(const Client& client);
/// Nothing when there is no such client. Same thread as the database. Throws Error.
[[nodiscard]] std::optional<ScoredPerson> read_scored_person(Database& database, ClientId client);

} // namespace attune
