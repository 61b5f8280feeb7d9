// SPDX-License-Identifier: Apache-2.0
#include "gui/platform/info_bar.hpp"

#include "gui/platform/accessible.hpp"
#include "gui/platform/utf8.hpp"

#include <utility>
#include <wx/intl.h>

namespace attune {

InfoBar::InfoBar(wxWindow* parent, const std::string& id)
    : wxInfoBar{parent} {
    SetName(utf8(id));
    Bind(wxEVT_BUTTON, [this](wxCommandEvent& event) {
        if (event.GetId() == button_ && action_)
            action_();
        else
            Dismiss();
    });
}

void InfoBar::show(InfoKind kind, const wxString& sentence, const wxString& button, std::function<void()> action) {
    while (GetButtonCount() > 0)
        RemoveButton(GetButtonId(0));
    action_ = std::move(action);
    kind_ = kind;
    sentence_ = sentence;
    if (!button.empty()) {
        button_ = wxWindow::NewControlId();
        AddButton(button_, button);
    }
    AddButton(wxID_CLOSE, _("Dismiss"));
    ShowMessage(sentence, kind == InfoKind::information ? wxICON_INFORMATION : wxICON_WARNING);
    announce(this, sentence);
}

void InfoBar::leave_page() {
    if (IsShown() && kind_ == InfoKind::information)
        Dismiss();
}

} // namespace attune
