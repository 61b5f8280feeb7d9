// SPDX-License-Identifier: Apache-2.0
// Taking a course out of the vault as a file.
#include "core/client/client_store.hpp"
#include "core/report/chart_export.hpp"
#include "gui/platform/error_words.hpp"
#include "gui/progress/progress_page.hpp"

#include <wx/filedlg.h>
#include <wx/richmsgdlg.h>

namespace attune {

namespace {

struct FileKind {
    const char* ending;
    wxString pattern;
};

FileKind file_kind(ExportKind kind) {
    switch (kind) {
    case ExportKind::png: return {"png", _("Pictures (*.png)|*.png")};
    case ExportKind::svg: return {"svg", _("Drawings (*.svg)|*.svg")};
    case ExportKind::pdf: return {"pdf", _("Documents (*.pdf)|*.pdf")};
    case ExportKind::csv: return {"csv", _("Tables (*.csv)|*.csv")};
    }
    return {"", {}};
}

} // namespace

std::optional<std::string> ProgressPage::confirm_export(ExportKind kind) {
    wxRichMessageDialog dialog{this,
                               _("The file lies outside the vault: anyone who can open it can read these values. Keep "
                                 "it where only you can, and delete it when it is no longer needed."),
                               _("Save the course as a file?"), wxOK | wxCANCEL | wxCANCEL_DEFAULT | wxICON_WARNING};
    dialog.SetOKCancelLabels(_("Save as a file…"), _("Keep in the vault"));
    const bool may_name = kind == ExportKind::pdf && workspace_;
    if (may_name)
        dialog.ShowCheckBox(_("Print the client's name on it"));
    if (dialog.ShowModal() != wxID_OK)
        return std::nullopt;
    if (!may_name || !dialog.IsCheckBoxChecked())
        return std::string{};
    const auto client = workspace_->clients.find(client_);
    return client ? client->full_name() : std::string{};
}

void ProgressPage::export_as(ExportKind kind) {
    const auto name = confirm_export(kind);
    if (!name)
        return;
    const FileKind file = file_kind(kind);
    // No client name in the file's name: folders are seen by others.
    wxFileDialog dialog{this, _("Save the course as"), {}, wxString{"progress."} + file.ending, file.pattern,
                        wxFD_SAVE | wxFD_OVERWRITE_PROMPT};
    if (dialog.ShowModal() != wxID_OK)
        return;
    try {
        write_file(std::filesystem::path{dialog.GetPath().utf8_string()}, model_->exported(kind, *name));
    } catch (const std::exception& failure) {
        show_failure(this, failure);
    }
}

} // namespace attune
