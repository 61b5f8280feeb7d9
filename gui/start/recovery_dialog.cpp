// SPDX-License-Identifier: Apache-2.0
#include "gui/start/recovery_dialog.hpp"

#include "gui/platform/style.hpp"

#include <wx/intl.h>
#include <wx/sizer.h>

namespace attune {

RecoveryDialog::RecoveryDialog(wxWindow* parent)
    : wxDialog{parent, wxID_ANY, _("Use the recovery sheet")} {
    SetName("recovery-dialog");
    auto* heading = text(this, _("What does the recovery sheet say?"), FontRole::heading);
    auto* prose = wrapped_text(this, _("Type all groups. Blanks and small letters do not matter. "
                                       "After unlocking, choose a new passphrase under Settings."),
                               FontRole::body, Tone::usual, 60);
    auto* label = field_label(this, _("&Recovery code"));
    code_ = text_field(this, "recovery-typed", _("Recovery code"), {}, wxTE_PROCESS_ENTER);
    code_->SetFont(font(FontRole::code));
    auto* cancel = push_button(this, "recovery-cancel", _("Cancel"));
    cancel->SetId(wxID_CANCEL);
    auto* unlock = push_button(this, "recovery-unlock", _("&Unlock"));
    unlock->SetId(wxID_OK);
    suggested(unlock);
    unlock->SetDefault();
    auto* buttons = new wxBoxSizer{wxHORIZONTAL};
    buttons->Add(cancel);
    buttons->AddStretchSpacer();
    buttons->Add(unlock);
    auto* sizer = new wxBoxSizer{wxVERTICAL};
    sizer->Add(heading);
    sizer->Add(prose, wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(8)));
    sizer->Add(label, wxSizerFlags{}.Border(wxTOP, FromDIP(16)));
    sizer->Add(code_, wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(4)));
    sizer->Add(buttons, wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(24)));
    auto* frame = new wxBoxSizer{wxVERTICAL};
    frame->Add(sizer, wxSizerFlags{1}.Expand().Border(wxALL, FromDIP(24)));
    SetMinClientSize(FromDIP(wxSize{520, -1}));
    SetSizerAndFit(frame);
    code_->Bind(wxEVT_TEXT_ENTER, [this](wxCommandEvent&) { EndModal(wxID_OK); });
    CentreOnParent();
    code_->SetFocus();
}

} // namespace attune
