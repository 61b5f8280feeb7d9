// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <wx/dialog.h>
#include <wx/textctrl.h>

namespace attune {

/// Asks for a reason that has to be given: for a correction, a move, a withdrawal. The affirmative acts only with one.
class ReasonDialog : public wxDialog {
public:
    ReasonDialog(wxWindow* parent, const wxString& question, const wxString& words, const wxString& verb);

    [[nodiscard]] std::string reason() const;

private:
    wxTextCtrl* reason_;
};

} // namespace attune
