// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/client/client.hpp"
#include "core/note/note.hpp"
#include "core/response/response.hpp"
#include "gui/measure/kiosk/kiosk_request.hpp"

#include <filesystem>
#include <functional>
#include <string>
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

/// What the menus offer in the Studio.
enum class StudioCommand {
    undo, redo, save, check, next_problem, previous_problem, insert_field, cross, find, plain_text, install, close
};

/// A pack folder to be opened in the Studio.
struct StudioRequest {
    std::filesystem::path folder;
    std::filesystem::path recovery;  ///< where what is not saved is kept
    enum class Access { edit, look } access = Access::edit;
};

/// What the Studio tells its surroundings.
struct StudioPageCalls {
    std::function<void()> on_close;
    std::function<void()> on_installed; ///< the practice has other packs now
};

/// The Studio, as the window sees it.
struct StudioPageHandle {
    wxWindow* window = nullptr;
    std::function<void()> keep;      ///< keeps what is not saved; throws Error when that cannot be written
    std::function<void()> look_at_disk;
    std::function<bool()> is_plain;
    std::function<void(StudioCommand)> run;
};

/// What the charts of a client lead to.
struct ProgressCalls {
    std::function<void(NoteId)> on_open_note;
    std::function<void(ResponseId)> on_open_response;
};

/// What the measures of a client tell their surroundings.
struct MeasuresCalls {
    std::function<void()> on_change;                     ///< something was saved, moved or withdrawn
    std::function<void(const std::string&)> on_head;     ///< the line of the page's head; empty: as usual
    std::function<void(const KioskRequest&)> on_kiosk;   ///< the client is to answer on this screen
};

/// The measures of a client, as the client page sees them.
struct MeasuresHandle {
    wxWindow* window = nullptr;
    std::function<void()> keep_now;                      ///< writes an open sheet; throws Error
    std::function<void()> give;                          ///< asks which, and opens its sheet
    std::function<void(const KioskRequest&)> give_this;  ///< opens the sheet of one that is named
    std::function<void(ResponseId)> read = {};           ///< opens answers that were given
    std::function<void()> reload;
};

/// Makes the pages that are rooms of their own, so that the client pages need not know their insides.
struct PageMakers {
    std::function<NotePageHandle(wxWindow* parent, NoteId note, NotePageCalls calls)> note;
    std::function<wxWindow*(wxWindow* parent, ClientId client, ProgressCalls calls)> progress;
    /// Empty where a client's page has no measures.
    std::function<MeasuresHandle(wxWindow* parent, ClientId client, MeasuresCalls calls)> measures = {};
    /// Throws bad_input when there is no such folder.
    std::function<StudioPageHandle(wxWindow* parent, const StudioRequest& request, StudioPageCalls calls)> studio = {};
};

} // namespace attune
