// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/vault/passphrase.hpp"
#include "gui/platform/caps_lock.hpp"
#include "gui/platform/style.hpp"

#include <functional>
#include <string>
#include <wx/panel.h>
#include <wx/textctrl.h>

namespace attune {

/// Where a passphrase is typed: dots, or letters while `show` is on, and a word when Caps Lock is on.
///
/// wx keeps a copy of the text in clear until `take` or `clear` empties the field; that limit is in the
/// threat model.
class PassphraseField : public wxPanel {
public:
    PassphraseField(wxWindow* parent, const std::string& id, const wxString& name);

    void set_letters(Letters letters);
    /// Moves what was typed out and empties the field.
    [[nodiscard]] Passphrase take();
    /// A copy, for judging strength while typing.
    [[nodiscard]] Passphrase peek() const;
    [[nodiscard]] bool is_empty() const { return field_->IsEmpty(); }
    void clear();
    /// Marks the field as wrong until it is typed in.
    void mark_wrong();
    void SetFocus() override { field_->SetFocus(); }

    std::function<void()> on_change = [] {};
    std::function<void()> on_enter = [] {};

private:
    void show_caps_lock();

    wxTextCtrl* field_;
    wxStaticText* caps_;
};

} // namespace attune
