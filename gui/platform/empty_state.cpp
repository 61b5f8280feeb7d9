// SPDX-License-Identifier: Apache-2.0
#include "gui/platform/empty_state.hpp"

#include "gui/platform/accessible.hpp"
#include "gui/platform/utf8.hpp"

#include <wx/sizer.h>

namespace attune {

EmptyState::EmptyState(wxWindow* parent, const std::string& id)
    : Group{parent},
      line_{text(this, {}, FontRole::strong)},
      sentence_{wrapped_text(this, {}, FontRole::body, Tone::muted, 60)},
      button_{push_button(this, id + "-button", " ")} {
    SetName(utf8(id));
    auto* sizer = new wxBoxSizer{wxVERTICAL};
    sizer->Add(line_);
    sizer->Add(sentence_, wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(4)));
    sizer->Add(button_, wxSizerFlags{}.Border(wxTOP, FromDIP(12)));
    SetSizer(sizer);
    button_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { on_press(); });
}

void EmptyState::set(const wxString& line, const wxString& sentence, const wxString& button) {
    line_->SetLabel(wxControl::EscapeMnemonics(line));
    sentence_->set_words(sentence);
    button_->Show(!button.empty());
    if (!button.empty()) {
        button_->SetLabel(button);
        set_accessible(button_, button_->GetName().utf8_string(), wxControl::RemoveMnemonics(button));
    }
    InvalidateBestSize();
    Layout();
}

} // namespace attune
