// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gui/note/form_panel.hpp"
#include "gui/platform/row_list.hpp"
#include "gui/platform/tab_row.hpp"
#include "gui/platform/undo.hpp"
#include "gui/studio/studio_view_model.hpp"

#include "gui/platform/group.hpp"
#include <wx/choice.h>

namespace attune {

class EmptyState;
class StatusText;

/// The right half of the Studio: the form as the therapist sees it, its text, and what speaks up. Borrows the
/// model.
class TrialPane : public Group {
public:
    TrialPane(wxWindow* parent, StudioViewModel& model);
    ~TrialPane() override;

    enum class View { form, text, voices };
    void show_view(View view);
    /// The form's state and values follow the model.
    void refresh();
    [[nodiscard]] FormPanel* form() { return form_; }
    void undo();
    void redo() { undo_.redo(); }

private:
    wxWindow* build_head();
    void connect();
    void ask_values();
    void rebuild_form();
    void refresh_text();
    void refresh_voices();
    void show_state();

    StudioViewModel& model_;
    UndoStack undo_;
    TabRow* tabs_ = nullptr;
    wxButton* values_ = nullptr;
    wxStaticText* session_ = nullptr;
    StatusText* state_ = nullptr;
    wxPanel* state_row_ = nullptr;
    FormPanel* form_ = nullptr;
    EmptyState* empty_ = nullptr;
    wxPanel* text_page_ = nullptr;
    wxChoice* format_ = nullptr;
    wxTextCtrl* prose_ = nullptr;
    RowList* voices_ = nullptr;
    std::vector<TrialVoice> shown_voices_;
};

} // namespace attune
