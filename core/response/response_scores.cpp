// SPDX-License-Identifier: Apache-2.0
// The cache of scores: written with each revision, made anew when the practice picks otherwise.
#include "core/response/response_store.hpp"
#include "core/vault/cache_write.hpp"

#include <algorithm>

namespace attune {
namespace {

constexpr const char* select_scores =
    "SELECT r.id, r.client, r.measure, r.about, r.rater, r.day, r.at_minute, s.scale, s.value, s.band "
    "FROM response r JOIN response_score s ON s.response = r.id "
    "WHERE r.counts = 1 ";

ScoreRow read_score(const Statement& row) {
    ScoreRow score{.response = ResponseId{row.integer(0)},
                   .client = ClientId{row.integer(1)},
                   .measure = row.text(2),
                   .about = row.text(3),
                   .rater = row.text(4),
                   .day = row.date(5),
                   .scale = row.text(7),
                   .band = row.text(9)};
    if (const auto minutes = row.optional_integer(6))
        score.time = TimeOfDay{static_cast<int>(*minutes)};
    if (!row.is_null(8))
        score.value = row.real(8);
    return score;
}

} // namespace

void ResponseStore::write_scores(const Response& response) {
    auto& database = vault_.database();
    for (const char* forget : {"DELETE FROM response_score WHERE response = ?1", "DELETE FROM response_safety WHERE response = ?1"})
        Statement{database, forget}.bind(response.id).run();
    if (response.state == Response::State::withdrawn)
        return;
    const MeasureScore scored = score(response);
    Statement insert{database, "INSERT INTO response_score (response, scale, value, band) VALUES (?1, ?2, ?3, ?4)"};
    for (std::size_t index = 0; index < scored.scales.size(); ++index) {
        const ScaleScore& one = scored.scales[index];
        insert
            .bind(response.id, response.instrument->scales[index].id, one.value,
                  one.band == nullptr ? std::string{} : one.band->id)
            .run();
    }
    Statement warn{database, "INSERT INTO response_safety (response, rule, strength) VALUES (?1, ?2, ?3)"};
    for (const ScoreFlag& flag : scored.flags) {
        if (flag.kind != ScoreFlag::Kind::safety)
            continue;
        const SafetyRule& rule = response.instrument->safety[flag.index];
        warn.bind(response.id, rule.id, rule.strength == SafetyRule::Strength::blocking ? "blocking" : "asking").run();
    }
}

std::vector<ScoreRow> ResponseStore::scores(ClientId client) const {
    Statement select{vault_.database(), std::string{select_scores} +
                                            "AND r.client = ?1 ORDER BY r.day, r.at_minute, r.entered_at, r.id, s.scale"};
    select.bind(client);
    std::vector<ScoreRow> rows;
    while (select.step())
        rows.push_back(read_score(select));
    return rows;
}

void ResponseStore::rebuild_scores_of(ClientId client) {
    CacheWrite write{vault_.database()};
    for (const Response& response : readable(client))
        write_scores(response);
    write.commit();
}

void ResponseStore::rebuild_scores(const std::function<bool(double)>& progress, std::string_view measure) {
    auto& database = vault_.database();
    std::vector<ResponseId> all;
    Statement select{database, "SELECT id FROM response WHERE ?1 = '' OR measure = ?1 ORDER BY id"};
    select.bind(measure);
    while (select.step())
        all.push_back(ResponseId{select.integer(0)});
    constexpr std::size_t at_once = 200; // a lock at any moment loses little, and a disk is not asked for each one
    for (std::size_t done = 0; done < all.size();) {
        CacheWrite write{database};
        const std::size_t end = std::min(done + at_once, all.size());
        for (; done < end; ++done)
            if (const auto response = find_readable(all[done]))
                write_scores(*response);
        write.commit();
        if (progress && !progress(static_cast<double>(done) / static_cast<double>(all.size())))
            return;
    }
}

} // namespace attune
