// SPDX-License-Identifier: Apache-2.0
#include "gui/platform/card.hpp"

namespace attune {

Card::Card(wxWindow* parent, const wxString& heading, int padding_x, int padding_y)
    : StyledPanel{parent, "attune-card"},
      head_{new wxBoxSizer{wxHORIZONTAL}},
      content_{new wxBoxSizer{wxVERTICAL}} {
    // Made in the order of reading, which screen readers follow.
    wxStaticText* title = text(this, heading, FontRole::strong);
    note_ = new wxStaticText{this, wxID_ANY, {}, wxDefaultPosition, wxDefaultSize, wxST_ELLIPSIZE_END};
    note_->SetFont(font(FontRole::small));
    set_tone(note_, Tone::muted);
    note_->SetMinSize({1, -1});
    // A label with a font of its own tells a width that is too small until GTK has drawn it once.
    title->SetMinSize(title->GetTextExtent(title->GetLabelText()));
    head_->Add(title, wxSizerFlags{}.CentreVertical());
    // Takes what the heading and a link leave, so that neither is cut.
    head_->Add(note_, wxSizerFlags{1}.CentreVertical().Border(wxLEFT | wxRIGHT, FromDIP(8)));
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
    note_->SetToolTip(words);
}

void Card::add_line() {
    content_->Add(hairline(this), wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(4)));
}

} // namespace attune
