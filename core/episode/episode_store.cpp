// SPDX-License-Identifier: Apache-2.0
#include "core/episode/episode_store.hpp"

#include "core/error.hpp"
#include "core/text/text.hpp"
#include "core/vault/database.hpp"

namespace attune {
namespace {

void throw_if_any(const std::vector<std::string>& problems) {
    std::string all;
    for (const auto& problem : problems)
        all += (all.empty() ? "" : "; ") + problem;
    if (!all.empty())
        throw Error{ErrorKind::bad_input, all};
}

void check_line(std::vector<std::string>& problems, const char* name, const std::string& text) {
    constexpr std::size_t longest = 200;
    if (const auto unclean = text_problem(text))
        problems.push_back(std::string{name} + ": " + *unclean);
    else if (length_in_characters(text) > longest)
        problems.push_back(std::string{name} + ": longer than 200 characters");
}

bool is_usual(Date date) {
    return date.ok() && date.year() >= std::chrono::year{1800} && date.year() <= std::chrono::year{2999};
}

Episode read_episode(const Statement& row) {
    return {.id = EpisodeId{row.integer(0)},
            .client = ClientId{row.integer(1)},
            .title = row.text(2),
            .level_of_care = row.text(3),
            .started = row.date(4),
            .ended = row.optional_date(5),
            .end_reason = row.text(6)};
}

constexpr const char* episode_columns = "SELECT id, client, title, level_of_care, started, ended, end_reason "
                                        "FROM episode ";

bool exists(Database& database, const char* sql, std::int64_t id) {
    Statement select{database, sql};
    return select.bind(id).step();
}

/// The days of the sessions in an episode must lie inside it.
void check_sessions_inside(Database& database, const Episode& episode, std::vector<std::string>& problems) {
    Statement select{database,
                     "SELECT 1 FROM session WHERE episode = ?1 AND voided = 0 "
                     "AND (date < ?2 OR (?3 IS NOT NULL AND date > ?3 AND attendance <> 'planned')) LIMIT 1"};
    if (select.bind(episode.id, episode.started, episode.ended).step())
        problems.emplace_back("sessions: one lies outside the days of the episode");
}

void check(Database& database, const Episode& episode) {
    std::vector<std::string> problems;
    check_line(problems, "title", episode.title);
    if (tidy_name(episode.title).empty())
        problems.emplace_back("title: give the episode a name");
    check_line(problems, "level of care", episode.level_of_care);
    check_line(problems, "reason", episode.end_reason);
    const bool days_hold = is_usual(episode.started) && (!episode.ended || is_usual(*episode.ended));
    if (!days_hold)
        problems.emplace_back("days: not days of the calendar");
    else if (episode.ended && *episode.ended < episode.started)
        problems.emplace_back("end: lies before the start");
    if (!exists(database, "SELECT 1 FROM client WHERE id = ?1", static_cast<std::int64_t>(episode.client)))
        problems.emplace_back("client: there is none with this id");
    if (days_hold)
        check_sessions_inside(database, episode, problems);
    throw_if_any(problems);
}

void write(Database& database, const char* sql, const Episode& episode) {
    Statement statement{database, sql};
    statement
        .bind(episode.client, tidy_name(episode.title), tidy_name(episode.level_of_care), episode.started,
              episode.ended, tidy_name(episode.end_reason), episode.id)
        .run();
}

} // namespace

EpisodeId EpisodeStore::add(const Episode& episode) {
    Episode kept = episode;
    kept.id = EpisodeId{0};
    check(database_, kept);
    Change change{database_};
    Statement insert{database_,
                     "INSERT INTO episode (client, title, level_of_care, started, ended, end_reason) "
                     "VALUES (?1, ?2, ?3, ?4, ?5, ?6)"};
    insert
        .bind(kept.client, tidy_name(kept.title), tidy_name(kept.level_of_care), kept.started, kept.ended,
              tidy_name(kept.end_reason))
        .run();
    const EpisodeId id{database_.last_row_id()};
    change.record({.action = "episode.add",
                   .object = "episode",
                   .object_id = static_cast<std::int64_t>(id),
                   .fields = "client title level_of_care started ended"});
    change.commit();
    return id;
}

void EpisodeStore::update(const Episode& episode) {
    const auto before = find(episode.id);
    if (!before)
        throw Error{ErrorKind::not_found, "no episode with this id"};
    if (before->client != episode.client)
        throw Error{ErrorKind::bad_input, "client: an episode stays with its client"};
    check(database_, episode);
    Change change{database_};
    write(database_,
          "UPDATE episode SET client = ?1, title = ?2, level_of_care = ?3, started = ?4, ended = ?5, "
          "end_reason = ?6 WHERE id = ?7",
          episode);
    change.record({.action = "episode.update",
                   .object = "episode",
                   .object_id = static_cast<std::int64_t>(episode.id),
                   .fields = "title level_of_care started ended end_reason"});
    change.commit();
}

void EpisodeStore::end(EpisodeId id, Date day, const std::string& reason) {
    auto episode = find(id);
    if (!episode)
        throw Error{ErrorKind::not_found, "no episode with this id"};
    episode->ended = day;
    episode->end_reason = reason;
    update(*episode);
}

std::optional<Episode> EpisodeStore::find(EpisodeId id) const {
    Statement select{database_, std::string{episode_columns} + "WHERE id = ?1"};
    if (!select.bind(id).step())
        return std::nullopt;
    return read_episode(select);
}

std::vector<Episode> EpisodeStore::of(ClientId client) const {
    Statement select{database_,
                     std::string{episode_columns} + "WHERE client = ?1 ORDER BY started DESC, id DESC"};
    select.bind(client);
    std::vector<Episode> episodes;
    while (select.step())
        episodes.push_back(read_episode(select));
    return episodes;
}

std::optional<Episode> EpisodeStore::current(ClientId client) const {
    Statement select{database_,
                     std::string{episode_columns} +
                         "WHERE client = ?1 AND ended IS NULL ORDER BY started DESC, id DESC LIMIT 1"};
    if (!select.bind(client).step())
        return std::nullopt;
    return read_episode(select);
}

} // namespace attune
