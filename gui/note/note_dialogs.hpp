// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gui/note/note_view_model.hpp"

#include <wx/choice.h>
#include <wx/dialog.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

namespace attune {

/// The formats a note reads as, in the order of their list.
struct FormatChoice {
    NoteFormat format;
    const char* name;     ///< "SOAP"
};
[[nodiscard]] const std::vector<FormatChoice>& note_formats();

/// What of the checks is worth a word, a line each; empty when all hold and nothing was copied.
[[nodiscard]] wxString quality_words(const std::vector<QualityCheck>& checks);

/// The note as prose, to read and to copy.
class PreviewDialog : public wxDialog {
public:
    PreviewDialog(wxWindow* parent, const wxString& prose);
};

/// Asks whether to sign, and says what a good note would still have. "Keep as draft" is the way out.
class SignDialog : public wxDialog {
public:
    SignDialog(wxWindow* parent, const std::vector<QualityCheck>& checks);
};

/// What is added to a signed note.
class AddendumDialog : public wxDialog {
public:
    explicit AddendumDialog(wxWindow* parent, NoteViewModel& model);

private:
    bool save();

    NoteViewModel& model_;
    wxChoice* kind_;
    wxTextCtrl* text_;
    wxTextCtrl* reason_;
    wxStaticText* problem_;
};

} // namespace attune
