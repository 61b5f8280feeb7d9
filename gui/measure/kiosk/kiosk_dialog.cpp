// SPDX-License-Identifier: Apache-2.0
#include "gui/measure/kiosk/kiosk_dialog.hpp"

#include "gui/platform/accessible.hpp"
#include "gui/platform/utf8.hpp"

#include <wx/intl.h>

namespace attune {
KioskDialog::KioskDialog(wxWindow* parent, const KioskQuestion& question, const wxString& title)
    : FieldDialog{parent, "kiosk-dialog", _("Attune"), wxString::Format(_("%s on this screen"), title), _("Turn the screen")},
      question_{question} {
    if (question_.raters().size() > 1) {
        rater_ = new wxChoice{this, wxID_ANY};
        for (const Rater& rater : question_.raters()) {
            rater_->Append(utf8(rater.words));
            if (rater.id == question_.request().rater)
                rater_->SetSelection(static_cast<int>(rater_->GetCount()) - 1);
        }
        set_accessible(rater_, "kiosk-rater", _("Answered by"));
        add_row(_("Answered &by"), rater_);
    }
    if (question_.asks_about()) {
        about_ = new wxComboBox{this, wxID_ANY, utf8(question_.request().about)};
        for (const std::string& person : question_.people())
            about_->Append(utf8(person));
        about_->SetValue(utf8(question_.request().about));
        set_accessible(about_, "kiosk-about", _("About whom"), _("The client reads these words above the questions"));
        add_row(_("&About whom"), about_);
        add_row({}, wrapped_text(this, _("The client reads these words above the questions: “mother”, “my sister”."),
                                 FontRole::small, Tone::muted));
    }
    finish();
    if (about_ != nullptr)
        about_->SetFocus();
}

wxString KioskDialog::accept() {
    std::string rater = question_.request().rater;
    if (rater_ != nullptr && rater_->GetSelection() >= 0)
        rater = question_.raters().at(static_cast<std::size_t>(rater_->GetSelection())).id;
    const std::string about = about_ != nullptr ? about_->GetValue().utf8_string() : std::string{};
    wxString words;
    for (const std::string& problem : question_.problems(rater, about))
        words += (words.empty() ? "" : "\n") + utf8(problem);
    if (words.empty())
        request_ = question_.chosen(rater, about);
    else if (about_ != nullptr)
        about_->SetFocus();
    return words;
}

} // namespace attune
