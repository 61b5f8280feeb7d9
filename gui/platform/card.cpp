// SPDX-License-Identifier: Apache-2.0
#include "gui/platform/card.hpp"

namespace attune {

Card::Card(wxWindow* parent, const wxString& heading, int padding_x, int padding_y)
    : StyledPanel{parent, "attune-card"},
      head_{new wxBoxSizer{wxHORIZONTAL}},
      content_{new wxBoxSizer{wxVERTICAL}},
      heading_{text(this, heading, FontRole::strong)},
      note_{text(this, {}, FontRole::small, Tone::muted)} {
    note_->Hide();
    head_->Add(heading_, wxSizerFlags{}.CentreVertical());
    head_->Add(note_, wxSizerFlags{}.CentreVertical().Border(wxLEFT, FromDIP(8)));
    head_->AddStretchSpacer();
    content_->Add(head_, wxSizerFlags{}.Expand());
    if (heading.empty())
        content_->Hide(head_);
    auto* frame = new wxBoxSizer{wxVERTICAL};
    auto* across = new wxBoxSizer{wxHORIZONTAL};
    across->AddSpacer(FromDIP(padding_x));
    across->Add(content_, wxSizerFlags{1}.Expand());
    across->AddSpacer(FromDIP(padding_x));
    frame->AddSpacer(FromDIP(padding_y));
    frame->Add(across, wxSizerFlags{1}.Expand());
    frame->AddSpacer(FromDIP(padding_y));
    SetSizer(frame);
}

wxButton* Card::add_link(const std::string& id, const wxString& label, const wxString& name) {
    wxButton* link = link_button(this, id, label, name);
    head_->Add(link, wxSizerFlags{}.CentreVertical());
    return link;
}

void Card::set_note(const wxString& words) {
    note_->SetLabel(wxControl::EscapeMnemonics(words));
    note_->Show(!words.empty());
}

void Card::set_heading(const wxString& words) {
    heading_->SetLabel(wxControl::EscapeMnemonics(words));
}

void Card::add_line() {
    content_->Add(hairline(this), wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(4)));
}

} // namespace attune
