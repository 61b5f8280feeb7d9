// SPDX-License-Identifier: Apache-2.0
// Taking the caseload and the outcomes out of the vault: onto paper or into a table.
#include "core/report/chart/chart_export.hpp"
#include "core/report/paper/document_pdf.hpp"
#include "gui/caseload/caseload_document.hpp"
#include "gui/caseload/caseload_page.hpp"
#include "gui/caseload/outcomes_panel.hpp"
#include "gui/platform/error_words.hpp"
#include "gui/progress/document_printout.hpp"

#include <wx/filedlg.h>
#include <wx/richmsgdlg.h>

namespace attune {

namespace {

/// Says that the file lies outside the vault and asks where it shall; empty when the therapist thought better of it.
std::filesystem::path ask_for_file(wxWindow* parent, const wxString& question, const wxString& name,
                                   const wxString& pattern) {
    wxRichMessageDialog warning{parent,
                                _("The file lies outside the vault: anyone who can open it can read what it says of your "
                                  "clients. Keep it where only you can, and delete it when it is no longer needed."),
                                question, wxOK | wxCANCEL | wxCANCEL_DEFAULT | wxICON_WARNING};
    warning.SetOKCancelLabels(_("Save as a file…"), _("Keep in the vault"));
    if (warning.ShowModal() != wxID_OK)
        return {};
    wxFileDialog dialog{parent, question, {}, name, pattern, wxFD_SAVE | wxFD_OVERWRITE_PROMPT};
    return dialog.ShowModal() == wxID_OK ? std::filesystem::path{dialog.GetPath().utf8_string()} : std::filesystem::path{};
}

} // namespace

Document CaseloadPage::document() const {
    const CaseloadPrint print{workspace_.vault.practice(), workspace_.clock.today()};
    return outcomes_->IsShown() ? outcomes_document(outcomes_->model(), print) : caseload_document(model_, print);
}

void CaseloadPage::save_pdf_to(const std::filesystem::path& path) {
    write_file(path, document_pdf(document()).bytes);
}

void CaseloadPage::save_table_to(const std::filesystem::path& path) {
    const std::string table = outcomes_->IsShown() ? outcomes_csv(outcomes_->model()) : caseload_csv(model_);
    write_file(path, table);
}

void CaseloadPage::print() {
    try {
        print_document(this, document());
    } catch (const std::exception& failure) {
        show_failure(this, failure);
    }
}

void CaseloadPage::save_pdf() {
    const bool is_outcomes = outcomes_->IsShown();
    const auto path =
        ask_for_file(this, is_outcomes ? _("Save the outcomes as a PDF file?") : _("Save the caseload as a PDF file?"),
                     is_outcomes ? wxString{"outcomes.pdf"} : wxString{"caseload.pdf"}, _("Documents (*.pdf)|*.pdf"));
    try {
        if (!path.empty())
            save_pdf_to(path);
    } catch (const std::exception& failure) {
        show_failure(this, failure);
    }
}

void CaseloadPage::save_table() {
    const bool is_outcomes = outcomes_->IsShown();
    const auto path =
        ask_for_file(this, is_outcomes ? _("Save the outcomes as a table?") : _("Save the caseload as a table?"),
                     is_outcomes ? wxString{"outcomes.csv"} : wxString{"caseload.csv"}, _("Tables (*.csv)|*.csv"));
    try {
        if (!path.empty())
            save_table_to(path);
    } catch (const std::exception& failure) {
        show_failure(this, failure);
    }
}

} // namespace attune
