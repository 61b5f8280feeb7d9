// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>
#include <wx/choice.h>
#include <wx/dialog.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

namespace attune {

/// Asks what kind of question and its words, and gives the XML for it.
class InsertFieldDialog : public wxDialog {
public:
    /// `taken` are the ids that the template has already.
    InsertFieldDialog(wxWindow* parent, std::vector<std::string> taken);
    /// The element, lines parted by "\n", without indent.
    [[nodiscard]] const std::string& xml() const { return xml_; }

private:
    [[nodiscard]] wxString trouble() const;
    void show_kind();
    bool take();

    std::vector<std::string> taken_;
    wxChoice* kind_;
    wxTextCtrl* label_;
    wxTextCtrl* id_;
    wxTextCtrl* options_;
    wxStaticText* options_word_;
    wxStaticText* trouble_;
    bool own_id_ = false; ///< typed by hand; else it follows the label
    std::string xml_;
};

} // namespace attune
