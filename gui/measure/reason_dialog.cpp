// SPDX-License-Identifier: Apache-2.0
#include "gui/measure/reason_dialog.hpp"

#include "gui/platform/accessible.hpp"
#include "gui/platform/style.hpp"

#include <wx/intl.h>
#include <wx/sizer.h>

namespace attune {

ReasonDialog::ReasonDialog(wxWindow* parent, const wxString& question, const wxString& words, const wxString& verb)
    : wxDialog{wxGetTopLevelParent(parent), wxID_ANY, _("Attune"), wxDefaultPosition, wxDefaultSize,
               wxDEFAULT_DIALOG_STYLE} {
    SetName("reason-dialog");
    auto* down = new wxBoxSizer{wxVERTICAL};
    down->Add(text(this, question, FontRole::heading));
    down->Add(wrapped_text(this, words), wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(8)));
    auto* label = field_label(this, _("&Reason"));
    reason_ = text_field(this, "reason", _("Reason, required"));
    down->Add(label, wxSizerFlags{}.Border(wxTOP, FromDIP(16)));
    down->Add(reason_, wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(4)));
    auto* cancel = new wxButton{this, wxID_CANCEL, _("Cancel")};
    cancel->SetName("reason-cancel");
    auto* act = new wxButton{this, wxID_OK, verb};
    set_accessible(act, "reason-act", verb);
    suggested(act);
    act->Disable();
    act->SetDefault();
    reason_->Bind(wxEVT_TEXT, [this, act](wxCommandEvent&) { act->Enable(!reason().empty()); });
    auto* buttons = new wxBoxSizer{wxHORIZONTAL};
    buttons->Add(cancel);
    buttons->AddStretchSpacer();
    buttons->Add(act);
    down->Add(buttons, wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(24)));
    down->SetMinSize({FromDIP(480), -1});
    auto* page = new wxBoxSizer{wxVERTICAL};
    page->Add(down, wxSizerFlags{1}.Expand().Border(wxALL, FromDIP(24)));
    SetSizerAndFit(page);
    CentreOnParent();
    reason_->SetFocus();
}

std::string ReasonDialog::reason() const {
    return reason_->GetValue().Trim().Trim(false).utf8_string();
}

} // namespace attune
