// SPDX-License-Identifier: Apache-2.0
#include "core/episode/episode_store.hpp"
#include "core/error.hpp"
#include "core/text/text.hpp"
#include "core/vault/database.hpp"

namespace attune {
namespace {

constexpr const char* session_columns = "SELECT id, episode, client, date, start, stop, attendance, approach "
                                        "FROM session ";

std::optional<TimeOfDay> read_time(const Statement& row, int column) {
    if (row.is_null(column))
        return std::nullopt;
    return TimeOfDay{static_cast<int>(row.integer(column))};
}

Session read_session(const Statement& row) {
    return {.id = SessionId{row.integer(0)},
            .episode = EpisodeId{row.integer(1)},
            .client = ClientId{row.integer(2)},
            .date = row.date(3),
            .start = read_time(row, 4),
            .stop = read_time(row, 5),
            .attendance = attendance_from_id(row.text(6)).value_or(Attendance::planned),
            .approach = row.text(7)};
}

std::vector<Session> read_all(Statement& select) {
    std::vector<Session> sessions;
    while (select.step())
        sessions.push_back(read_session(select));
    return sessions;
}

void check_times(const Session& session, std::vector<std::string>& problems) {
    for (const auto& time : {session.start, session.stop})
        if (time && (time->minutes < 0 || time->minutes > 1439))
            problems.emplace_back("time: not a time of day");
    if (session.stop && !session.start)
        problems.emplace_back("stop: give the start too");
    if (session.start && session.stop && *session.start == *session.stop)
        problems.emplace_back("stop: the same as the start");
}

void check_session(const EpisodeStore& store, const Session& session) {
    std::vector<std::string> problems;
    check_times(session, problems);
    if (const auto unclean = text_problem(session.approach))
        problems.push_back("approach: " + *unclean);
    const auto episode = store.find(session.episode);
    if (!session.date.ok())
        problems.emplace_back("day: not a day of the calendar");
    else if (!episode)
        problems.emplace_back("episode: there is none with this id");
    else if (session.date < episode->started || (episode->ended && session.date > *episode->ended))
        problems.emplace_back("day: outside the episode");
    if (episode && episode->client != session.client)
        problems.emplace_back("client: the episode is another client's");
    std::string all;
    for (const auto& problem : problems)
        all += (all.empty() ? "" : "; ") + problem;
    if (!all.empty())
        throw Error{ErrorKind::bad_input, all};
}

bool moves(const Session& before, const Session& after) {
    return before.episode != after.episode || before.client != after.client || before.date != after.date ||
           before.start != after.start || before.stop != after.stop || before.attendance != after.attendance;
}

/// A session with notes takes its day, times and attendance from them.
void refuse_move_under_notes(Database& database, SessionId id) {
    Statement notes{database, "SELECT max(signature IS NOT NULL) FROM note WHERE session = ?1"};
    if (!notes.bind(id).step() || notes.is_null(0))
        return;
    if (notes.integer(0) != 0)
        throw Error{ErrorKind::note_frozen, "the session has a signed note; write an addendum to it"};
    throw Error{ErrorKind::bad_input,
                "day: the session has a note; change its day, times and attendance in the note"};
}

} // namespace

SessionId EpisodeStore::add_session(const Session& session) {
    check_session(*this, session);
    Change change{database_};
    Statement insert{database_,
                     "INSERT INTO session (episode, client, date, start, stop, attendance, approach) "
                     "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)"};
    insert
        .bind(session.episode, session.client, session.date, session.start, session.stop,
              to_id(session.attendance), tidy_name(session.approach))
        .run();
    const SessionId id{database_.last_row_id()};
    change.record({.action = "session.add",
                   .object = "session",
                   .object_id = static_cast<std::int64_t>(id),
                   .fields = "episode date start stop attendance approach"});
    change.commit();
    return id;
}

void EpisodeStore::update_session(const Session& session) {
    const auto before = find_session(session.id);
    if (!before)
        throw Error{ErrorKind::not_found, "no session with this id"};
    check_session(*this, session);
    if (moves(*before, session))
        refuse_move_under_notes(database_, session.id);
    Change change{database_};
    Statement update{database_,
                     "UPDATE session SET episode = ?1, client = ?2, date = ?3, start = ?4, stop = ?5, "
                     "attendance = ?6, approach = ?7 WHERE id = ?8"};
    update
        .bind(session.episode, session.client, session.date, session.start, session.stop,
              to_id(session.attendance), tidy_name(session.approach), session.id)
        .run();
    change.record({.action = "session.update",
                   .object = "session",
                   .object_id = static_cast<std::int64_t>(session.id),
                   .fields = "episode date start stop attendance approach"});
    change.commit();
}

void EpisodeStore::remove_session(SessionId id) {
    if (!find_session(id))
        throw Error{ErrorKind::not_found, "no session with this id"};
    Statement notes{database_, "SELECT 1 FROM note WHERE session = ?1"};
    if (notes.bind(id).step())
        throw Error{ErrorKind::bad_input, "the session has notes; void them first, with a reason"};
    Change change{database_};
    Statement remove{database_, "DELETE FROM session WHERE id = ?1"};
    remove.bind(id).run();
    change.record({.action = "session.remove",
                   .object = "session",
                   .object_id = static_cast<std::int64_t>(id),
                   .fields = ""});
    change.commit();
}

std::optional<Session> EpisodeStore::find_session(SessionId id) const {
    Statement select{database_, std::string{session_columns} + "WHERE id = ?1"};
    if (!select.bind(id).step())
        return std::nullopt;
    return read_session(select);
}

std::vector<Session> EpisodeStore::sessions_of(ClientId client) const {
    Statement select{database_, std::string{session_columns} +
                                    "WHERE client = ?1 AND voided = 0 "
                                    "ORDER BY date DESC, coalesce(start, 1440) DESC, id DESC"};
    select.bind(client);
    return read_all(select);
}

std::vector<Session> EpisodeStore::sessions_on(Date day) const {
    return sessions_between(day, day);
}

std::vector<Session> EpisodeStore::sessions_between(Date first, Date last) const {
    Statement select{database_, std::string{session_columns} + "WHERE date BETWEEN ?1 AND ?2 AND voided = 0 "
                                                               "ORDER BY date, coalesce(start, 1440), id"};
    select.bind(first, last);
    return read_all(select);
}

int EpisodeStore::attended_count(EpisodeId id) const {
    Statement select{database_, "SELECT count(*) FROM session WHERE episode = ?1 AND attended = 1"};
    select.bind(id).step();
    return static_cast<int>(select.integer(0));
}

} // namespace attune
