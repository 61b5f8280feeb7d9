// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/response/client_event.hpp"
#include "gui/platform/field_form.hpp"

#include <functional>

class wxChoice;

namespace attune {

/// One event of a client's life: what, of which kind, from when to when.
class EventDialog : public FieldDialog {
public:
    /// `save` may throw Error.
    EventDialog(wxWindow* parent, const ClientEvent& event, std::function<void(const ClientEvent&)> save);

private:
    wxString accept() override;

    ClientEvent event_;
    std::function<void(const ClientEvent&)> save_;
    wxTextCtrl* label_;
    wxChoice* kind_;
    wxTextCtrl* first_;
    wxTextCtrl* last_;
};

/// "Life event", "Medication", "Break", "Other".
[[nodiscard]] wxString event_kind_words(ClientEvent::Kind kind);

} // namespace attune
