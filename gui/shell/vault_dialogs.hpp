// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/calendar/date.hpp"

#include <string>
#include <wx/dialog.h>

namespace attune {

class PassphraseField;
class Prose;
class RecoverySheetPanel;
class Vault;

/// Asks for the old and a new passphrase and changes them in the vault, which must outlive the dialog. The old
/// one is not asked of somebody who opened with the recovery sheet.
class ChangePassphraseDialog : public wxDialog {
public:
    ChangePassphraseDialog(wxWindow* parent, Vault& vault);

private:
    void change();
    void show_problem(const wxString& words);

    Vault& vault_;
    PassphraseField* old_ = nullptr; ///< null after an opening with the sheet
    PassphraseField* fresh_;
    PassphraseField* again_;
    Prose* problem_;
};

/// Shows a new recovery sheet until it is kept.
class RecoverySheetDialog : public wxDialog {
public:
    RecoverySheetDialog(wxWindow* parent, const Vault& vault, const std::string& code, Date day);

private:
    RecoverySheetPanel* sheet_;
    Prose* problem_;
};

} // namespace attune
