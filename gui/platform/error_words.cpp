// SPDX-License-Identifier: Apache-2.0
#include "gui/platform/error_words.hpp"

#include "gui/platform/utf8.hpp"

#include <new>
#include <wx/intl.h>
#include <wx/log.h>
#include <wx/msgdlg.h>

namespace attune {

ErrorWords words_for(ErrorKind kind) {
    switch (kind) {
    case ErrorKind::wrong_passphrase:
        return {_("That passphrase does not open this practice."),
                _("Type it again, or use the recovery sheet.")};
    case ErrorKind::keyring_damaged:
        return {_("The keyring of this practice is damaged."),
                _("Nothing was changed. Restore the newest backup.")};
    case ErrorKind::vault_damaged:
        return {_("Part of this record cannot be read."),
                _("Nothing was changed. Restore the newest backup; keep this folder until that is done.")};
    case ErrorKind::vault_rolled_back:
        return {_("This record is older than the one that was locked last on this computer."),
                _("Look for the newer copy before you go on.")};
    case ErrorKind::vault_busy:
        return {_("This practice is open in another window."), _("Close it there, then unlock here.")};
    case ErrorKind::vault_newer:
        return {_("This record was written by a newer Attune."), _("Update Attune on this computer.")};
    case ErrorKind::vault_missing:
        return {_("There is no practice in this folder."), _("Choose another folder.")};
    case ErrorKind::vault_exists:
        return {_("This folder exists already."), _("Choose another name or place.")};
    case ErrorKind::no_space:
        return {_("The disk is full."), _("Free some space, then try again. What you typed is still here.")};
    case ErrorKind::no_permission:
        return {_("Attune may not read or write there."), _("Change the permissions of the folder, or choose another.")};
    case ErrorKind::no_memory:
        return {_("There is not enough memory."), _("Close other programs, then try again.")};
    case ErrorKind::bad_input: return {_("Something in the form has to be mended first."), {}};
    case ErrorKind::not_found: return {_("This entry is no longer there."), _("It may have been removed in the meantime.")};
    case ErrorKind::note_frozen:
        return {_("This note is signed and can no longer be changed."), _("Write an addendum.")};
    case ErrorKind::template_rejected:
        return {_("A template or a measure cannot be read by this version of Attune."),
                _("What was written with it is kept. What is wrong with a modality is listed under Modalities.")};
    case ErrorKind::pack_rejected:
        return {_("A modality cannot be used."), _("What is wrong is listed under Modalities.")};
    case ErrorKind::plugin_rejected:
        return {_("The native library of a modality was not loaded."), _("The form works without its values.")};
    case ErrorKind::plugin_failed:
        return {_("The native library of a modality gave no answer."), _("Your notes are complete.")};
    case ErrorKind::internal: break;
    }
    return {_("Attune made a mistake."), _("What you typed was kept. Lock and unlock, then try again.")};
}

ErrorWords words_for(const std::exception& failure) {
    if (const auto* ours = dynamic_cast<const Error*>(&failure)) {
        if (ours->kind() == ErrorKind::bad_input)
            return {utf8(ours->what()), {}};
        return words_for(ours->kind());
    }
    if (dynamic_cast<const std::bad_alloc*>(&failure) != nullptr)
        return words_for(ErrorKind::no_memory);
    return words_for(ErrorKind::internal);
}

wxString sentence_for(const std::exception& failure) {
    const ErrorWords words = words_for(failure);
    return words.advice.empty() ? words.what : words.what + " " + words.advice;
}

void show_failure(wxWindow* parent, const std::exception& failure) {
    const ErrorWords words = words_for(failure);
    wxLogVerbose("%s", utf8(failure.what())); // technical, without client data by the rule of Error
    wxMessageDialog dialog{parent, words.what, _("Attune"), wxOK | wxICON_NONE};
    dialog.SetExtendedMessage(words.advice);
    dialog.SetOKLabel(_("Go back"));
    dialog.ShowModal();
}

} // namespace attune
