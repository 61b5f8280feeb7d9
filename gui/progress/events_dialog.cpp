// SPDX-License-Identifier: Apache-2.0
#include "gui/progress/events_dialog.hpp"

#include "core/progress/wording.hpp"
#include "gui/platform/accessible.hpp"
#include "gui/platform/error_words.hpp"
#include "gui/platform/row_list.hpp"
#include "gui/platform/style.hpp"
#include "gui/platform/utf8.hpp"
#include "gui/progress/event_dialog.hpp"

#include <wx/intl.h>
#include <wx/sizer.h>
#include <wx/textdlg.h>

namespace attune {

EventsDialog::EventsDialog(wxWindow* parent, Vault& vault, ClientId client, Date today)
    : wxDialog{parent, wxID_ANY, _("Events"), wxDefaultPosition, wxDefaultSize, wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER},
      store_{vault},
      client_{client},
      today_{today} {
    SetName("events-dialog");
    build();
    show_rows();
}

void EventsDialog::build() {
    auto* down = new wxBoxSizer{wxVERTICAL};
    down->Add(text(this, _("What happened beside the sessions?"), FontRole::heading));
    list_ = new RowList{this,
                        "events",
                        _("Events"),
                        {{.title = _("From"), .width = 170},
                         {.title = _("To"), .width = 130},
                         {.title = _("What"), .width = 0, .strong = true},
                         {.title = _("Kind"), .width = 110}},
                        30};
    list_->cell = [this](std::size_t row, std::size_t column) {
        const ClientEvent& at = events_.at(row);
        switch (column) {
        case 0:
            return RowCell{.text = today_ < at.first ? wxString::Format(_("%s, to come"), utf8(day_words(at.first, true)))
                                                     : utf8(day_words(at.first, true)),
                           .mark = std::nullopt, .tone = Tone::usual};
        case 1: return RowCell{.text = at.last ? utf8(day_words(*at.last, true)) : wxString{}, .mark = std::nullopt, .tone = Tone::usual};
        case 2: return RowCell{.text = utf8(at.label), .mark = std::nullopt, .tone = Tone::usual};
        default: return RowCell{.text = event_kind_words(at.kind), .mark = std::nullopt, .tone = Tone::usual};
        }
    };
    list_->SetMinSize(FromDIP(wxSize{560, 240}));
    list_->on_select = [this](std::size_t) {
        change_->Enable();
        remove_->Enable();
    };
    list_->on_activate = [this](std::size_t) { change(); };
    down->Add(list_, wxSizerFlags{1}.Expand().Border(wxTOP, FromDIP(12)));
    auto* buttons = new wxBoxSizer{wxHORIZONTAL};
    auto* close = push_button(this, "events-close", _("&Close"));
    remove_ = push_button(this, "events-remove", _("&Remove…"));
    change_ = push_button(this, "events-change", _("C&hange…"));
    auto* adds = push_button(this, "events-add", _("&Add event…"));
    suggested(adds);
    close->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { EndModal(wxID_CANCEL); });
    remove_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { remove(); });
    change_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { change(); });
    adds->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { add(); });
    buttons->Add(close);
    buttons->AddStretchSpacer();
    buttons->Add(remove_, wxSizerFlags{}.Border(wxRIGHT, FromDIP(8)));
    buttons->Add(change_, wxSizerFlags{}.Border(wxRIGHT, FromDIP(8)));
    buttons->Add(adds);
    down->Add(buttons, wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(16)));
    auto* frame = new wxBoxSizer{wxVERTICAL};
    frame->Add(down, wxSizerFlags{1}.Expand().Border(wxALL, FromDIP(24)));
    SetSizerAndFit(frame);
    SetEscapeId(close->GetId());
    CentreOnParent();
}

void EventsDialog::show_rows() {
    events_ = store_.of(client_);
    list_->set_count(events_.size());
    change_->Disable();
    remove_->Disable();
}

void EventsDialog::keep(const ClientEvent& event) {
    if (event.id == ClientEventId{})
        store_.add(event);
    else
        store_.change(event);
    changed_ = true;
}

void EventsDialog::add() {
    EventDialog dialog{this, {.client = client_, .first = today_}, [this](const ClientEvent& event) { keep(event); }};
    if (dialog.ShowModal() == wxID_OK)
        show_rows();
}

void EventsDialog::change() {
    const auto row = list_->chosen();
    if (!row)
        return;
    EventDialog dialog{this, events_.at(*row), [this](const ClientEvent& event) { keep(event); }};
    if (dialog.ShowModal() == wxID_OK)
        show_rows();
}

void EventsDialog::remove() {
    const auto row = list_->chosen();
    if (!row)
        return;
    wxTextEntryDialog dialog{this, _("Why is it taken out? The reason stays in the record."), _("Remove this event?"),
                             _("Entered by mistake")};
    if (dialog.ShowModal() != wxID_OK)
        return;
    try {
        store_.remove(events_.at(*row).id, dialog.GetValue().utf8_string());
        changed_ = true;
        show_rows();
    } catch (const std::exception& failure) {
        show_failure(this, failure);
    }
}

} // namespace attune
