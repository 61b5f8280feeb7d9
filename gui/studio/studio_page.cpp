// SPDX-License-Identifier: Apache-2.0
#include "gui/studio/studio_page.hpp"

#include "gui/platform/memory.hpp"
#include "gui/studio/studio_page_parts.hpp"

#include <wx/intl.h>

namespace attune {

StudioPage::StudioPage(wxWindow* parent, Workspace& workspace, const std::filesystem::path& folder,
                       const std::filesystem::path& recovery, PackDraft::Access access)
    : Group{parent},
      parts_{std::make_unique<Parts>(*this, workspace, folder, recovery, access)} {
    SetName("studio-page");
    parts_->build();
}

StudioPage::~StudioPage() {
    try {
        keep();
    } catch (const std::exception&) { // said by whoever closed it; a destructor can only go on
    }
    // The form listens to the window's focus: it goes before its model does.
    DestroyChildren();
}

StudioViewModel& StudioPage::model() {
    return parts_->model;
}

void StudioPage::keep() {
    parts_->model.draft().keep();
}

void StudioPage::look_at_disk() {
    parts_->look_at_disk();
}

void StudioPage::undo() {
    if (parts_->trial->IsDescendant(FindFocus()))
        parts_->trial->undo();
    else
        parts_->xml->surface().undo();
}

void StudioPage::redo() {
    if (parts_->trial->IsDescendant(FindFocus()))
        parts_->trial->redo();
    else
        parts_->xml->surface().redo();
}

void StudioPage::save() {
    parts_->save();
}

void StudioPage::check() {
    parts_->check();
}

void StudioPage::next_problem(bool backward) {
    const auto place = parts_->xml->surface().caret();
    const auto direction =
        backward ? StudioViewModel::Direction::backward : StudioViewModel::Direction::forward;
    if (const auto index = parts_->model.next_problem(place.line, place.column, direction))
        parts_->go_to_problem(*index);
}

void StudioPage::insert_field() {
    parts_->insert_field();
}

void StudioPage::find() {
    parts_->show_side(Parts::Side::xml);
    parts_->xml->show_find();
}

void StudioPage::cross() {
    auto& model = parts_->model;
    auto* form = parts_->trial->form();
    if (parts_->trial->IsDescendant(FindFocus())) {
        const auto path = form->focused_path();
        const auto line = path ? model.line_of(*path) : std::nullopt;
        if (!line)
            return;
        model.choose(model.form_file());
        parts_->show_side(Parts::Side::xml);
        parts_->xml->go_to({.line = *line, .column = 1});
        parts_->xml->focus();
        return;
    }
    const auto path = model.field_at(parts_->xml->surface().caret().line);
    if (!path)
        return;
    parts_->show_side(Parts::Side::form);
    parts_->trial->show_view(TrialPane::View::form);
    form->go_to(*path);
}

void StudioPage::install() {
    parts_->install();
}

bool StudioPage::is_plain() const {
    return parts_->xml->look() == XmlPane::Look::plain;
}

void StudioPage::toggle_plain() {
    parts_->xml->set_look(is_plain() ? XmlPane::Look::coloured : XmlPane::Look::plain);
    remember("studio.plain", is_plain() ? 1 : 0);
}

void StudioPage::close_studio() {
    keep();
    on_close();
}

} // namespace attune
