// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/episode/episode.hpp"
#include "core/note/note.hpp"
#include "core/template/form/form.hpp"
#include "core/vault/database.hpp"

#include <optional>

namespace attune {

/// What the header of a note says of its session: fields date, start, stop and attendance of the part "hdr".
struct SessionFacts {
    std::optional<Date> date{};
    std::optional<TimeOfDay> start{}, stop{};
    std::optional<Attendance> attendance{};
};
[[nodiscard]] SessionFacts session_facts(const Form& form);

/// Writes the facts into the note's session and returns that session. Where other notes of the session stand
/// in the way (one is signed, or the day or start differs from theirs) the note gets a session of its own, so
/// that saving never fails on content. Inside a Change.
SessionId store_session(Database& database, NoteId note, SessionId session, const SessionFacts& facts,
                        const std::string& approach);

/// Marks the session as void when every note of it is. Inside a Change.
void void_empty_session(Database& database, SessionId session);
/// After a draft without answers went: takes its session away when the note made it, and makes it a planned
/// one otherwise. Inside a Change.
void release_session(Database& database, SessionId session);

/// Whether more than 72 hours passed between the end of the session and `signed_at`. The session's clock time
/// is read in this machine's time zone; a session without times ends with its day.
[[nodiscard]] bool is_late_entry(const Session& session, Instant signed_at);
[[nodiscard]] Session read_session(Database& database, SessionId id);

} // namespace attune
