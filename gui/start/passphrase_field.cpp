// SPDX-License-Identifier: Apache-2.0
#include "gui/start/passphrase_field.hpp"

#include <wx/intl.h>
#include <wx/sizer.h>

namespace attune {

PassphraseField::PassphraseField(wxWindow* parent, const std::string& id, const wxString& name)
    : wxPanel{parent},
      field_{text_field(this, id, name, {}, wxTE_PASSWORD | wxTE_PROCESS_ENTER)},
      caps_{text(this, _("Caps Lock is on."), FontRole::small, Tone::caution)} {
    auto* sizer = new wxBoxSizer{wxVERTICAL};
    sizer->Add(field_, wxSizerFlags{}.Expand());
    sizer->Add(caps_, wxSizerFlags{}.Border(wxTOP, FromDIP(4)));
    SetSizer(sizer);
    caps_->Hide();
    field_->Bind(wxEVT_TEXT, [this](wxCommandEvent&) {
        remove_style_class(field_, "attune-wrong");
        on_change();
    });
    field_->Bind(wxEVT_TEXT_ENTER, [this](wxCommandEvent&) { on_enter(); });
    field_->Bind(wxEVT_KEY_UP, [this](wxKeyEvent& event) {
        event.Skip();
        show_caps_lock();
    });
    field_->Bind(wxEVT_SET_FOCUS, [this](wxFocusEvent& event) {
        event.Skip();
        show_caps_lock();
    });
}

void PassphraseField::show_caps_lock() {
    const bool on = is_caps_lock_on();
    if (on == caps_->IsShown())
        return;
    caps_->Show(on);
    InvalidateBestSize();
    GetParent()->Layout();
}

void PassphraseField::set_letters(Letters letters) { attune::set_letters(field_, letters); }

Passphrase PassphraseField::peek() const { return Passphrase{field_->GetValue().utf8_string()}; }

Passphrase PassphraseField::take() {
    Passphrase typed = peek();
    clear();
    return typed;
}

void PassphraseField::clear() { field_->ChangeValue({}); }

void PassphraseField::mark_wrong() {
    add_style_class(field_, "attune-wrong");
    field_->SetFocus();
}

} // namespace attune
