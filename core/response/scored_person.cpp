// SPDX-License-Identifier: Apache-2.0
#include "core/response/scored_person.hpp"

#include "core/vault/database.hpp"

namespace attune {

std::optional<int> ScoredPerson::age_on(Date day) const {
    return born && *born <= day ? std::optional{attune::age_on(*born, day)} : std::nullopt;
}

void ScoredPerson::describe_on(Date day, ScoringContext& context) const {
    context.sex = to_id(sex);
    context.age_years = age_on(day);
}

ScoredPerson scored_person(const Client& client) { return {.born = client.born, .sex = client.sex}; }

std::optional<ScoredPerson> read_scored_person(Database& database, ClientId client) {
    Statement select{database, "SELECT born, sex FROM client WHERE id = ?1"};
    if (!select.bind(client).step())
        return std::nullopt;
    return ScoredPerson{.born = select.optional_date(0), .sex = sex_from_id(select.text(1)).value_or(Sex::not_recorded)};
}

} // namespace attune
