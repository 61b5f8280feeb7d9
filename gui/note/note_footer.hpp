// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gui/note/note_view_model.hpp"
#include "gui/platform/marks.hpp"
#include "gui/platform/style.hpp"

#include <functional>
#include <wx/sizer.h>

namespace attune {

/// The strip below the form: saved or not, how much is left to fill, and the ways out of the note.
class NoteFooter : public StyledPanel {
public:
    NoteFooter(wxWindow* parent, NoteViewModel& model);
    std::function<void()> on_retry = [] {};
    std::function<void()> on_next = [] {};
    std::function<void()> on_preview = [] {};
    std::function<void()> on_close = [] {};
    /// Sign a draft, or add to a signed note.
    std::function<void()> on_sign = [] {};
    void refresh();

private:
    void add_left(wxBoxSizer* line);
    void add_right(wxBoxSizer* line);
    void show_saved();
    /// In the words that there is room for.
    void show_left_to_fill();
    void say_left(const wxString& words);
    [[nodiscard]] bool fits();

    NoteViewModel& model_;
    StatusText* saved_ = nullptr;
    wxButton* retry_ = nullptr;
    wxStaticText* left_ = nullptr;
    wxButton* next_ = nullptr;
    wxButton* sign_ = nullptr;
    wxString announced_;
};

} // namespace attune
