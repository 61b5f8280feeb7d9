// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gui/client/client_view_model.hpp"

#include <string>
#include <vector>

namespace attune {

/// Sessions, newest first, each with its notes.
[[nodiscard]] std::vector<SessionLine> session_lines(const std::vector<Session>& sessions,
                                                     const std::vector<NoteRow>& notes, Date today);

/// "Signed", "Draft, 2 to fill": the state of a note in words, with its mark.
struct NoteStateWords {
    Mark mark = Mark::none;
    std::string words;
};
[[nodiscard]] NoteStateWords note_state_words(const NoteRow& note);
/// The state of a session without a note.
[[nodiscard]] NoteStateWords session_state_words(const Session& session, Date today);
/// "Cancelled by client", "Missed"; nothing for sessions that took place or are planned.
[[nodiscard]] std::string absence_words(Attendance attendance);

} // namespace attune
