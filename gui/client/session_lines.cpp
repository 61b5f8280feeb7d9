// SPDX-License-Identifier: Apache-2.0
#include "gui/client/session_lines.hpp"

#include "gui/workspace/date_words.hpp"

#include <fmt/format.h>

namespace attune {
namespace {

SessionLine line_for(const Session& session, Date today) {
    SessionLine line{.session = session.id,
                     .note = {},
                     .day = session.date,
                     .date = short_date(session.date, today),
                     .number = {},
                     .approach = session.approach,
                     .summary = absence_words(session.attendance),
                     .mark = Mark::none,
                     .state = {},
                     .is_planned = session.attendance == Attendance::planned};
    if (session.start && session.date >= today)
        line.date += " " + format_time(*session.start);
    return line;
}

} // namespace

std::string absence_words(Attendance attendance) {
    switch (attendance) {
    case Attendance::cancelled_by_client: return "Cancelled by client";
    case Attendance::cancelled_by_therapist: return "Cancelled by therapist";
    case Attendance::missed: return "Missed";
    case Attendance::planned:
    case Attendance::attended:
    case Attendance::late:
    case Attendance::left_early: break;
    }
    return {};
}

NoteStateWords note_state_words(const NoteRow& note) {
    if (note.state == NoteState::voided)
        return {Mark::none, "Voided"};
    if (note.state == NoteState::draft)
        return {Mark::caution, note.to_fill > 0 ? fmt::format("Draft, {} to fill", note.to_fill) : "Unsigned"};
    if (note.addenda == 0)
        return {Mark::good, "Signed"};
    return {Mark::good, note.addenda == 1 ? "Signed, 1 addendum" : fmt::format("Signed, {} addenda", note.addenda)};
}

NoteStateWords session_state_words(const Session& session, Date today) {
    if (session.attendance == Attendance::planned && session.date > today)
        return {Mark::none, "Planned"};
    if (!absence_words(session.attendance).empty())
        return {Mark::none, "No note"};
    return {Mark::not_set, session.attendance == Attendance::planned ? "No note yet" : "No note"};
}

std::vector<SessionLine> session_lines(const std::vector<Session>& sessions, const std::vector<NoteRow>& notes,
                                       Date today) {
    std::vector<SessionLine> lines;
    for (const Session& session : sessions) {
        bool has_note = false;
        for (const NoteRow& note : notes) {
            if (note.session != session.id)
                continue;
            has_note = true;
            SessionLine line = line_for(session, today);
            const NoteStateWords state = note_state_words(note);
            line.note = note.id;
            line.is_planned = false;
            line.number = note.number ? std::to_string(*note.number) : "";
            if (!note.approach.empty())
                line.approach = note.approach;
            if (!note.summary.empty())
                line.summary = note.summary;
            line.mark = state.mark;
            line.state = state.words;
            lines.push_back(std::move(line));
        }
        if (!has_note) {
            SessionLine line = line_for(session, today);
            const NoteStateWords state = session_state_words(session, today);
            line.mark = state.mark;
            line.state = state.words;
            lines.push_back(std::move(line));
        }
    }
    return lines;
}

} // namespace attune
