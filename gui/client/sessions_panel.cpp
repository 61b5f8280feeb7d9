// SPDX-License-Identifier: Apache-2.0
#include "gui/client/sessions_panel.hpp"

#include "gui/client/client_dialogs.hpp"
#include "gui/platform/error_words.hpp"
#include "gui/platform/utf8.hpp"

#include <wx/intl.h>
#include <wx/menu.h>
#include <wx/sizer.h>

namespace attune {

SessionsPanel::SessionsPanel(wxWindow* parent, ClientViewModel& model)
    : wxPanel{parent},
      model_{model} {
    SetName("sessions");
    open_ = push_button(this, "session-open", _("&Open note"));
    edit_ = push_button(this, "session-edit", _("C&hange…"), _("Change the session"));
    remove_ = push_button(this, "session-remove", _("Re&move"), _("Remove the session"));
    auto* plan_button = push_button(this, "session-plan", _("P&lan a session…"));
    frame_ = new StyledPanel{this, "attune-framed"};
    list_ = new RowList{frame_, "session-list", _("Sessions"),
                        {{_("Date"), 130, false, true},
                         {_("No"), 44, true},
                         {_("Approach"), 120},
                         {_("What it was about"), 0},
                         {_("Note"), 160, false, false, true}}};
    auto* inside = new wxBoxSizer{wxVERTICAL};
    inside->Add(list_, wxSizerFlags{1}.Expand().Border(wxALL, 1));
    frame_->SetSizer(inside);
    empty_ = new EmptyState{this, "sessions-empty"};
    empty_->set(_("No sessions yet."), _("The first note starts from a template."), _("&Plan the first session…"));

    auto* tools = new wxBoxSizer{wxHORIZONTAL};
    tools->Add(open_);
    tools->Add(edit_, wxSizerFlags{}.Border(wxLEFT, FromDIP(8)));
    tools->Add(remove_, wxSizerFlags{}.Border(wxLEFT, FromDIP(8)));
    tools->AddStretchSpacer();
    tools->Add(plan_button);
    auto* sizer = new wxBoxSizer{wxVERTICAL};
    sizer->Add(tools, wxSizerFlags{}.Expand());
    sizer->Add(frame_, wxSizerFlags{1}.Expand().Border(wxTOP, FromDIP(12)));
    sizer->Add(empty_, wxSizerFlags{1}.Expand().Border(wxTOP, FromDIP(12)));
    auto* page = new wxBoxSizer{wxVERTICAL};
    page->Add(sizer, wxSizerFlags{1}.Expand().Border(wxALL, FromDIP(16)));
    SetSizer(page);

    list_->cell = [this](std::size_t row, std::size_t column) -> RowCell {
        const SessionLine& line = model_.sessions().at(row);
        switch (column) {
        case 0: return {utf8(line.date), {}, {}};
        case 1: return {utf8(line.number), {}, {}};
        case 2: return {utf8(line.approach), {}, {}};
        case 3: return {utf8(line.summary), {}, {}};
        default: return {utf8(line.state), line.mark, tone_of(line.mark)};
        }
    };
    list_->on_select = [this](std::size_t) { update_buttons(); };
    list_->on_activate = [this](std::size_t) { act_on_chosen(); };
    list_->on_menu = [this](std::size_t row) { show_menu(row); };
    open_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { act_on_chosen(); });
    edit_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { edit(); });
    remove_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { remove(); });
    plan_button->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { plan(); });
    empty_->on_press = [this] { plan(); };
    show_rows();
}

void SessionsPanel::show_rows() {
    const bool any = !model_.sessions().empty();
    list_->set_count(model_.sessions().size());
    frame_->Show(any);
    empty_->Show(!any);
    update_buttons();
    Layout();
}

const SessionLine* SessionsPanel::chosen() const {
    const auto row = list_->chosen();
    return row ? &model_.sessions().at(*row) : nullptr;
}

void SessionsPanel::update_buttons() {
    const SessionLine* line = chosen();
    open_->Enable(line != nullptr);
    open_->SetLabel(line != nullptr && !line->note ? _("Start n&ote") : _("&Open note"));
    edit_->Enable(line != nullptr);
    remove_->Enable(line != nullptr && !line->note);
    Layout();
}

void SessionsPanel::act_on_chosen() {
    const SessionLine* line = chosen();
    if (line == nullptr)
        return;
    if (line->note)
        on_open(*line);
    else
        on_new_note(line->session);
}

void SessionsPanel::plan() {
    Session fresh;
    fresh.date = model_.today();
    SessionDialog dialog{this, SessionDialog::Purpose::plan, fresh, model_.approaches(), [this](const Session& session) {
                             model_.plan_session(session.date, session.start, session.stop, session.approach);
                         }};
    dialog.ShowModal();
}

void SessionsPanel::edit() {
    const SessionLine* line = chosen();
    const auto session = line == nullptr ? std::nullopt : model_.session(line->session);
    if (!session)
        return;
    SessionDialog dialog{this, SessionDialog::Purpose::edit, *session, model_.approaches(),
                         [this](const Session& changed) { model_.update_session(changed); }};
    dialog.ShowModal();
}

void SessionsPanel::remove() {
    const SessionLine* line = chosen();
    if (line == nullptr)
        return;
    try {
        model_.remove_session(line->session);
    } catch (const std::exception& failure) {
        show_failure(this, failure);
    }
}

void SessionsPanel::show_menu(std::size_t row) {
    const SessionLine& line = model_.sessions().at(row);
    wxMenu menu;
    menu.Append(1, line.note ? _("&Open note") : _("Start n&ote"));
    menu.Append(2, _("C&hange…"));
    menu.Append(3, _("Re&move"))->Enable(!line.note);
    switch (GetPopupMenuSelectionFromUser(menu)) {
    case 1: return act_on_chosen();
    case 2: return edit();
    case 3: return remove();
    default: return;
    }
}

} // namespace attune
