// SPDX-License-Identifier: Apache-2.0
#include "gui/note/note_page.hpp"

#include "gui/note/note_page_parts.hpp"
#include "gui/platform/utf8.hpp"

#include <wx/intl.h>

namespace attune {

NotePage::NotePage(wxWindow* parent, Workspace& workspace, NoteId note)
    : wxPanel{parent},
      parts_{std::make_unique<Parts>(*this, workspace, note)} {
    parts_->build();
}

NotePage::~NotePage() {
    parts_->leave();
    // The form listens to the window's focus: it goes before its model does.
    DestroyChildren();
}

void NotePage::save_now() {
    parts_->model.settle();
    parts_->model.save();
}

void NotePage::undo() {
    if (parts_->model.can_put_back_row())
        parts_->model.put_back_row();
    else
        parts_->undo.undo();
}

void NotePage::redo() {
    parts_->undo.redo();
}

bool NotePage::show_section(const std::string& id) {
    for (const auto& section : parts_->model.sections())
        if (to_string(section.key) == id) {
            parts_->form->go_to(SectionKey{section.key});
            return true;
        }
    return false;
}

void NotePage::next_to_fill(bool backward) {
    const auto direction = backward ? NoteViewModel::Direction::backward : NoteViewModel::Direction::forward;
    if (const auto path = parts_->model.next_to_fill(parts_->form->focused_path(), direction))
        parts_->form->go_to(*path);
    parts_->refresh();
}

void NotePage::sign() {
    parts_->sign();
}

void NotePage::add_addendum() {
    AddendumDialog dialog{this, parts_->model};
    if (dialog.ShowModal() == wxID_OK) {
        parts_->form->rebuild();
        parts_->refresh();
    }
}

void NotePage::preview() {
    PreviewDialog dialog{this, utf8(parts_->model.preview(parts_->chosen_format()))};
    dialog.ShowModal();
}

void NotePage::close_note() {
    save_now();
    on_close();
}

void NotePage::toggle_context() {
    parts_->toggle_context();
}

void NotePage::insert_time() {
    auto* field = dynamic_cast<wxTextCtrl*>(wxWindow::FindFocus());
    if (field != nullptr && field->IsEditable() && IsDescendant(field))
        field->WriteText(utf8(wall_time(parts_->model.workspace().clock.now())));
}

void NotePage::repeat_last() {
    if (const auto path = parts_->form->focused_path(); path && !parts_->model.repeat_last(*path))
        announce(this, _("The note before has no answer here."));
}

} // namespace attune
