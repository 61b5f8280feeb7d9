// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/client/client.hpp"
#include "core/note/note.hpp"

#include <functional>
#include <wx/window.h>

namespace attune {

/// What the menus offer while a note is open.
enum class NoteCommand {
    undo, redo, next_to_fill, previous_to_fill, repeat_last, insert_time, toggle_context, preview, sign, addendum,
    close
};

/// A page for one note, as the client pages see it.
struct NotePageHandle {
    wxWindow* window = nullptr;
    std::function<void()> save_now;          ///< writes the draft; does nothing for a signed note
    std::function<void(NoteCommand)> run;
};

/// What a note page tells its surroundings.
struct NotePageCalls {
    std::function<void()> on_close;
    std::function<void(NoteId)> on_open_note;
    std::function<void()> on_change;
};

/// Makes the pages that are rooms of their own, so that the client pages need not know their insides.
struct PageMakers {
    std::function<NotePageHandle(wxWindow* parent, NoteId note, NotePageCalls calls)> note;
    std::function<wxWindow*(wxWindow* parent, ClientId client, std::function<void(NoteId)> on_open_note)> progress;
};

} // namespace attune
