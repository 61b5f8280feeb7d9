// SPDX-License-Identifier: Apache-2.0
#include "core/caseload/episode_rows.hpp"

#include "core/vault/database.hpp"

#include <algorithm>
#include <string>
#include <tuple>
#include <utility>

namespace attune {

namespace {

/// The rows of a statement until there are no more or nobody wants them.
class Rows {
public:
    /// `sql` names the client as ?1 when there is one.
    Rows(Database& database, std::string_view sql, const std::stop_token& stop, std::optional<ClientId> only)
        : statement_{database, sql},
          stop_{stop} {
        only ? statement_.bind(*only) : statement_.bind();
    }

    bool next() { return (++count_ % rows_between_stops != 0 || !stop_.stop_requested()) && statement_.step(); }
    const Statement* operator->() const { return &statement_; }

private:
    static constexpr std::size_t rows_between_stops = 4096;

    Statement statement_;
    const std::stop_token& stop_;
    std::size_t count_ = 0;
};

/// A condition that holds for one client, before `end`; none without one.
std::string with_client(std::string_view sql, std::string_view condition, std::string_view end, std::optional<ClientId> only) {
    std::string whole{sql};
    if (only)
        whole += condition;
    return whole += end;
}

constexpr std::string_view of_their_responses = " WHERE response IN (SELECT id FROM response WHERE client = ?1 AND state = 'counts')";

} // namespace

std::uint32_t RepeatedWords::number_of(std::string_view word) {
    if (last_ < words_.size() && words_[last_] == word)
        return last_;
    auto found = numbers_.find(word);
    if (found == numbers_.end()) {
        found = numbers_.emplace(word, static_cast<std::uint32_t>(words_.size())).first;
        words_.emplace_back(word);
    }
    return last_ = found->second;
}

std::vector<PersonRow> read_person_rows(Database& database, ClientScope scope, const std::stop_token& stop,
                                        std::optional<ClientId> only) {
    // In the table's own order: by name each client would be another page.
    std::vector<std::pair<Bytes, PersonRow>> found;
    Rows rows{database,
              with_client(scope == ClientScope::listed
                              ? "SELECT id, list_name, born, sort_key, sex FROM client WHERE archived_at IS NULL"
                              : "SELECT id, list_name, born, sort_key, sex FROM client WHERE true",
                          " AND id = ?1", "", only),
              stop, only};
    while (rows.next())
        found.emplace_back(rows->blob(3),
                           PersonRow{.client = ClientId{rows->integer(0)},
                                     .name = rows->text(1),
                                     .person = {.born = rows->optional_date(2),
                                                .sex = sex_from_id(rows->text(4)).value_or(Sex::not_recorded)}});
    std::sort(found.begin(), found.end(), [](const auto& one, const auto& other) {
        return std::tie(one.first, one.second.name, one.second.client) <
               std::tie(other.first, other.second.name, other.second.client);
    });
    std::vector<PersonRow> clients;
    clients.reserve(found.size());
    for (auto& [key, client] : found)
        clients.push_back(std::move(client));
    return clients;
}

std::vector<EpisodeRow> read_episode_rows(Database& database, EndedScope scope, const std::stop_token& stop,
                                          std::optional<ClientId> only) {
    std::vector<EpisodeRow> episodes;
    Rows rows{database,
              with_client(scope == EndedScope::open ? "SELECT id, client, started, ended FROM episode WHERE ended IS NULL"
                                                    : "SELECT id, client, started, ended FROM episode WHERE true",
                          " AND client = ?1", " ORDER BY client, started, id", only),
              stop, only};
    while (rows.next())
        episodes.push_back({EpisodeId{rows->integer(0)}, ClientId{rows->integer(1)}, rows->date(2), rows->optional_date(3)});
    return episodes;
}

AttendedRows read_attended_rows(Database& database, const std::stop_token& stop, std::optional<ClientId> only) {
    AttendedRows attended;
    Rows rows{database,
              with_client("SELECT episode, date, approach FROM session WHERE voided = 0 "
                          "AND attendance IN ('attended', 'late', 'left_early')",
                          " AND client = ?1", " ORDER BY episode, date, id", only),
              stop, only};
    while (rows.next())
        attended.rows.push_back({rows->integer(0), rows->date(1), attended.approaches.number_of(rows->text(2))});
    return attended;
}

ResponseRows read_response_rows(Database& database, const std::stop_token& stop, std::optional<ClientId> only) {
    ResponseRows responses;
    Rows rows{database,
              with_client("SELECT id, episode, measure_version, entered_at, day, at_minute, rater, about, language "
                          "FROM response WHERE state = 'counts' AND episode IS NOT NULL",
                          " AND client = ?1", " ORDER BY client, measure, about, rater, day, at_minute, entered_at", only),
              stop, only};
    while (rows.next()) {
        ResponseRows::Row& row = responses.rows.emplace_back();
        row.response = rows->integer(0);
        row.episode = rows->integer(1);
        row.version = rows->integer(2);
        row.entered_at = rows->instant(3);
        row.day = rows->date(4);
        if (const auto minutes = rows->optional_integer(5))
            row.time = TimeOfDay{static_cast<int>(*minutes)};
        row.rater = responses.raters.number_of(rows->text(6));
        row.about = responses.abouts.number_of(rows->text(7));
        row.language = responses.languages.number_of(rows->text(8));
    }
    return responses;
}

ScoreRows read_score_rows(Database& database, const std::stop_token& stop, std::optional<ClientId> only) {
    ScoreRows scores;
    Rows rows{database,
              with_client("SELECT response, scale, value FROM response_score", of_their_responses, " ORDER BY response", only),
              stop, only};
    while (rows.next()) {
        scores.responses.push_back(rows->integer(0));
        ScoreRows::Score& score = scores.scores.emplace_back();
        score.scale = scores.scales.number_of(rows->text(1));
        if (!rows->is_null(2))
            score.value = rows->real(2);
    }
    return scores;
}

std::vector<SafetyRow> read_safety_rows(Database& database, const std::stop_token& stop, std::optional<ClientId> only) {
    std::vector<SafetyRow> signals;
    Rows rows{database,
              with_client("SELECT response, rule, strength FROM response_safety", of_their_responses,
                          " ORDER BY response, rule", only),
              stop, only};
    while (rows.next())
        signals.push_back({rows->integer(0), rows->text(1),
                           rows->text(2) == "blocking" ? SafetyRow::Strength::blocking : SafetyRow::Strength::asking});
    return signals;
}

} // namespace attune
