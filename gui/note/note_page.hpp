// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/note/note.hpp"
#include "gui/workspace/workspace.hpp"

#include <functional>
#include <memory>
#include <string>
#include <wx/panel.h>

namespace attune {

/// The page on which one note is written, read and signed: sections at the left, form in the middle, what the
/// therapist needs while writing at the right, and a footer that says whether the text is saved.
///
/// Owns its view model; borrows the workspace, which must outlive it. Nothing typed is lost: the draft is
/// saved after every pause, and before the page goes. All keys of the note work while the focus is inside.
class NotePage : public wxPanel {
public:
    NotePage(wxWindow* parent, Workspace& workspace, NoteId note);
    ~NotePage() override;

    /// Close was pressed; the draft is saved.
    std::function<void()> on_close = [] {};
    std::function<void(NoteId)> on_open_note = [](NoteId) {};
    /// The note was saved, signed or got an addendum: lists may be stale.
    std::function<void()> on_change = [] {};
    /// Saves what is not saved yet; before locking and closing.
    void save_now();

    // What menus offer; each has a key as well.
    void undo();
    void redo();
    /// Unfolds a section, brings it to the top and puts the focus into it. False when the note has none such,
    /// or none that is relevant now. `id` names it as the test id does: "emdr.work[0].desensitization".
    bool show_section(const std::string& id);
    void next_to_fill(bool backward = false);
    void sign();
    void add_addendum();
    void preview();
    void close_note();
    void toggle_context();
    /// Inserts the time on the wall clock into the text that has the focus.
    void insert_time();
    void repeat_last();

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

} // namespace attune
