// SPDX-License-Identifier: Apache-2.0
#include "core/response/schedule/trauma_work.hpp"

#include "core/vault/database.hpp"

#include <fmt/format.h>

#include <string>
#include <string_view>

namespace attune {
namespace {

/// " cbt emdr ", to be looked through for a prefix between two blanks.
std::string listed(const TraumaPacks& packs) {
    std::string list{" "};
    for (const std::string& prefix : packs)
        list += prefix + " ";
    return list;
}

constexpr std::string_view by_such_a_pack = "t.active = 1 AND instr(?2, ' ' || v.prefix || ' ') > 0 ";
constexpr std::string_view took_place = "s.voided = 0 AND s.attendance IN ('attended', 'late', 'left_early') ";

/// From the first session on until there is one: a note is a page of the vault, and is opened once its form is known.
std::string of_one_client() {
    return fmt::format("SELECT e.id, (SELECT s.date FROM session s CROSS JOIN note n ON n.session = s.id "
                       "CROSS JOIN note_template t ON t.note = n.id CROSS JOIN template_version v ON v.id = t.template "
                       "WHERE s.episode = e.id AND {} AND {} AND CASE WHEN t.active THEN n.state <> 'void' END "
                       "ORDER BY s.date LIMIT 1) AS first FROM episode e WHERE e.client = ?1 AND first IS NOT NULL",
                       took_place, by_such_a_pack);
}

/// Begins with the small table of forms, so that no note of another form is opened.
std::string of_all_clients() {
    return fmt::format("SELECT s.episode, min(s.date) FROM note_template t CROSS JOIN template_version v ON v.id = t.template "
                       "CROSS JOIN note n ON n.id = t.note CROSS JOIN session s ON s.id = n.session "
                       "WHERE {} AND {} AND n.state <> 'void' AND ?1 < 0 GROUP BY s.episode",
                       by_such_a_pack, took_place);
}

} // namespace

std::unordered_map<EpisodeId, Date> read_trauma_work(Database& database, std::optional<ClientId> client,
                                                     const TraumaPacks& packs) {
    std::unordered_map<EpisodeId, Date> first;
    if (packs.empty())
        return first;
    Statement select{database, client ? of_one_client() : of_all_clients()};
    select.bind(client ? static_cast<std::int64_t>(*client) : -1, listed(packs));
    while (select.step())
        first.emplace(EpisodeId{select.integer(0)}, select.date(1));
    return first;
}

} // namespace attune
