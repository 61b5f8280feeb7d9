// SPDX-License-Identifier: Apache-2.0
#include "gui/progress/event_dialog.hpp"

#include "gui/platform/accessible.hpp"

#include <array>
#include <utility>
#include <wx/choice.h>
#include <wx/intl.h>

namespace attune {

namespace {

constexpr std::array kinds{ClientEvent::Kind::life_event, ClientEvent::Kind::medication, ClientEvent::Kind::pause,
                           ClientEvent::Kind::other};

} // namespace

wxString event_kind_words(ClientEvent::Kind kind) {
    switch (kind) {
    case ClientEvent::Kind::life_event: return _("Life event");
    case ClientEvent::Kind::medication: return _("Medication");
    case ClientEvent::Kind::pause: return _("Break");
    case ClientEvent::Kind::other: break;
    }
    return _("Other");
}

EventDialog::EventDialog(wxWindow* parent, const ClientEvent& event, std::function<void(const ClientEvent&)> save)
    : FieldDialog{parent, "event-dialog", event.id == ClientEventId{} ? _("Add an event") : _("Event"),
                  event.id == ClientEventId{} ? _("What happened beside the sessions?") : _("What has changed?"),
                  event.id == ClientEventId{} ? _("&Add event") : _("&Save")},
      event_{event},
      save_{std::move(save)} {
    label_ = add_field("event-label", _("&What"), event.label, _("As it should stand in the chart: Moved house"));
    kind_ = new wxChoice{this, wxID_ANY};
    set_accessible(kind_, "event-kind", _("Kind"));
    guard_wheel(kind_, [](int) {});
    for (const ClientEvent::Kind kind : kinds) {
        kind_->Append(event_kind_words(kind));
        if (kind == event.kind)
            kind_->SetSelection(static_cast<int>(kind_->GetCount()) - 1);
    }
    add_row(_("&Kind"), kind_);
    first_ = add_date("event-first", _("&From"), event.first == Date{} ? std::nullopt : std::optional{event.first});
    last_ = add_date("event-last", _("&To"), event.last);
    last_->SetHint(_("Empty: one day, or still going on"));
    finish();
    label_->SetFocus();
}

wxString EventDialog::accept() {
    wxString problem;
    ClientEvent changed = event_;
    changed.label = read_words(label_);
    changed.kind = kinds.at(static_cast<std::size_t>(kind_->GetSelection()));
    const auto first = read_date(first_, _("From"), problem);
    changed.last = read_date(last_, _("To"), problem);
    if (!first && problem.empty())
        problem = _("Fill in the first day.");
    if (!problem.empty())
        return problem;
    changed.first = *first;
    save_(changed);
    return {};
}

} // namespace attune
