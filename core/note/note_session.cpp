// SPDX-License-Identifier: Apache-2.0
#include "core/note/note_session.hpp"

#include "core/episode/episode_store.hpp"
#include "core/error.hpp"
#include "core/note/note_form.hpp"

#include <ctime>

namespace attune {
namespace {

template<typename T>
std::optional<T> header_answer(const Form& form, const char* id) {
    const Value value = header_value(form, id);
    const T* content = value.get<T>();
    return content == nullptr ? std::nullopt : std::optional{*content};
}

Session with_facts(Session session, const SessionFacts& facts, const std::string& approach) {
    session.date = facts.date.value_or(session.date);
    session.start = facts.start;
    session.stop = facts.stop;
    session.attendance = facts.attendance.value_or(session.attendance);
    session.approach = approach;
    return session;
}

bool same(const Session& a, const Session& b) {
    return a.date == b.date && a.start == b.start && a.stop == b.stop && a.attendance == b.attendance &&
           a.approach == b.approach;
}

enum class Company { alone, with_drafts, with_signed };

Company company_of(Database& database, NoteId note, SessionId session) {
    Statement select{database, "SELECT count(*), coalesce(max(signature IS NOT NULL), 0) FROM note "
                               "WHERE session = ?1 AND id <> ?2 AND state <> 'void'"};
    select.bind(session, note).step();
    if (select.integer(1) != 0)
        return Company::with_signed;
    Statement voided{database,
                     "SELECT 1 FROM note WHERE session = ?1 AND id <> ?2 AND signature IS NOT NULL"};
    if (voided.bind(session, note).step())
        return Company::with_signed; // a void note keeps its signature, and with it the session
    return select.integer(0) == 0 ? Company::alone : Company::with_drafts;
}

SessionId insert_session(Database& database, const Session& session) {
    Statement insert{database,
                     "INSERT INTO session (episode, client, date, start, stop, attendance, approach, "
                     "made_by_note) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, 1)"};
    insert
        .bind(session.episode, session.client, session.date, session.start, session.stop,
              to_id(session.attendance), session.approach)
        .run();
    return SessionId{database.last_row_id()};
}

/// An episode begins with its first session, at the latest.
void stretch_episode(Database& database, EpisodeId episode, Date date) {
    Statement update{database, "UPDATE episode SET started = ?2 WHERE id = ?1 AND started > ?2"};
    update.bind(episode, date).run();
}

} // namespace

SessionFacts session_facts(const Form& form) {
    SessionFacts facts;
    facts.date = header_answer<Date>(form, "date");
    if (facts.date && (!facts.date->ok() || facts.date->year() < std::chrono::year{1800} ||
                       facts.date->year() > std::chrono::year{2999}))
        facts.date.reset(); // stays in the answers, where the form finds fault with it
    facts.start = header_answer<TimeOfDay>(form, "start");
    facts.stop = header_answer<TimeOfDay>(form, "stop");
    if (const auto attendance = header_answer<std::string>(form, "attendance"))
        facts.attendance = attendance_from_id(*attendance);
    return facts;
}

SessionId store_session(Database& database, NoteId note, SessionId session, const SessionFacts& facts,
                        const std::string& approach) {
    const Session before = read_session(database, session);
    Session after = with_facts(before, facts, approach);
    const Company company = company_of(database, note, session);
    if (company != Company::alone) {
        after.approach = before.approach;
        if (!facts.start) // an unanswered time does not contradict the other note
            after.start = before.start;
        if (!facts.stop)
            after.stop = before.stop;
    }
    if (same(before, after))
        return session;
    stretch_episode(database, before.episode, after.date);
    const bool contradicts = after.date != before.date || (before.start && after.start != before.start);
    if (company == Company::with_signed || (company == Company::with_drafts && contradicts)) {
        after.approach = approach;
        return insert_session(database, after);
    }
    Statement update{database,
                     "UPDATE session SET date = ?1, start = ?2, stop = ?3, attendance = ?4, approach = ?5 "
                     "WHERE id = ?6"};
    update.bind(after.date, after.start, after.stop, to_id(after.attendance), after.approach, session).run();
    return session;
}

void void_empty_session(Database& database, SessionId session) {
    Statement update{database, "UPDATE session SET voided = 1 WHERE id = ?1 "
                               "AND NOT EXISTS (SELECT 1 FROM note WHERE session = ?1 AND state <> 'void')"};
    update.bind(session).run();
}

void release_session(Database& database, SessionId session) {
    Statement remove{database, "DELETE FROM session WHERE id = ?1 AND made_by_note = 1 "
                               "AND NOT EXISTS (SELECT 1 FROM note WHERE session = ?1)"};
    remove.bind(session).run();
    Statement plan{database, "UPDATE session SET attendance = 'planned' WHERE id = ?1 "
                             "AND NOT EXISTS (SELECT 1 FROM note WHERE session = ?1)"};
    plan.bind(session).run();
    void_empty_session(database, session);
}

bool is_late_entry(const Session& session, Instant signed_at) {
    constexpr std::time_t allowed_seconds = 72 * 60 * 60;
    const auto end = session.stop ? session.stop : session.start;
    std::tm local{};
    local.tm_year = static_cast<int>(session.date.year()) - 1900;
    local.tm_mon = static_cast<int>(static_cast<unsigned>(session.date.month())) - 1;
    local.tm_mday = static_cast<int>(static_cast<unsigned>(session.date.day()));
    local.tm_min = end ? end->minutes : 24 * 60;
    if (session.start && session.stop && *session.stop < *session.start)
        local.tm_mday += 1; // past midnight
    local.tm_isdst = -1;
    const std::time_t ended = std::mktime(&local);
    const auto signed_seconds =
        std::chrono::floor<std::chrono::seconds>(signed_at).time_since_epoch().count();
    return signed_seconds - ended > allowed_seconds;
}

Session read_session(Database& database, SessionId id) {
    const EpisodeStore episodes{database};
    const auto session = episodes.find_session(id);
    if (!session)
        throw Error{ErrorKind::not_found, "no session with this id"};
    return *session;
}

} // namespace attune
