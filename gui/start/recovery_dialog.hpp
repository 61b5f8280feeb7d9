// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <wx/dialog.h>
#include <wx/textctrl.h>

namespace attune {

/// Asks for the code of the recovery sheet.
class RecoveryDialog : public wxDialog {
public:
    explicit RecoveryDialog(wxWindow* parent);
    [[nodiscard]] std::string code() const { return code_->GetValue().utf8_string(); }

private:
    wxTextCtrl* code_;
};

} // namespace attune
