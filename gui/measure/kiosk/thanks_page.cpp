// SPDX-License-Identifier: Apache-2.0
#include "gui/measure/kiosk/thanks_page.hpp"

#include "gui/measure/kiosk/kiosk_text.hpp"

#include <wx/button.h>
#include <wx/intl.h>
#include <wx/sizer.h>

namespace attune {

ThanksPage::ThanksPage(wxWindow* parent, Ending ending)
    : wxPanel{parent} {
    SetName("kiosk-thanks");
    auto* down = new wxBoxSizer{wxVERTICAL};
    down->SetMinSize({FromDIP(client_page_width), -1});
    down->Add(large_text(this, ending == Ending::handed_in ? _("Thank you. Your answers are handed in.")
                                                      : _("Thank you. Your answers so far are kept.")),
              wxSizerFlags{}.Expand());
    down->Add(large_text(this, _("Please give the computer back. If something in these questions troubles you, tell your "
                            "therapist now."),
                    FontRole::heading),
              wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(16)));
    auto* leave = push_button(this, "kiosk-leave", _("For the therapist: unlock"));
    leave->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { CallAfter([this] { on_leave(); }); });
    down->Add(leave, wxSizerFlags{}.Border(wxTOP, FromDIP(48)));
    auto* across = new wxBoxSizer{wxHORIZONTAL};
    across->AddStretchSpacer();
    across->Add(down, wxSizerFlags{}.CentreVertical());
    across->AddStretchSpacer();
    SetSizer(across);
    leave->SetFocus();
}

} // namespace attune
