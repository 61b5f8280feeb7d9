// SPDX-License-Identifier: Apache-2.0
// Taking a course out of the vault as a file.
#include "gui/progress/course_file.hpp"

#include "core/report/chart/chart_export.hpp"
#include "gui/platform/error_words.hpp"
#include "gui/platform/utf8.hpp"

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

std::optional<NameChoice> ask_for_file(wxWindow* parent, NameOffer offer) {
    wxRichMessageDialog dialog{parent,
                               _("The file lies outside the vault: anyone who can open it can read these values. Keep "
                                 "it where only you can, and delete it when it is no longer needed."),
                               _("Save the course as a file?"), wxOK | wxCANCEL | wxCANCEL_DEFAULT | wxICON_WARNING};
    dialog.SetOKCancelLabels(_("Save as a file…"), _("Keep in the vault"));
    if (offer == NameOffer::offered)
        dialog.ShowCheckBox(_("Print the client's name on it"));
    if (dialog.ShowModal() != wxID_OK)
        return std::nullopt;
    return offer == NameOffer::offered && dialog.IsCheckBoxChecked() ? NameChoice::with : NameChoice::without;
}

void save_file(wxWindow* parent, ExportKind kind, const std::string& stem, const std::function<Bytes()>& make) {
    const FileKind file = file_kind(kind);
    // No client name in the file's name: folders are seen by others.
    wxFileDialog dialog{parent, _("Save the course as"), {}, utf8(stem + "." + file.ending), file.pattern,
                        wxFD_SAVE | wxFD_OVERWRITE_PROMPT};
    if (dialog.ShowModal() != wxID_OK)
        return;
    try {
        write_file(std::filesystem::path{dialog.GetPath().utf8_string()}, make());
    } catch (const std::exception& failure) {
        show_failure(parent, failure);
    }
}

} // namespace attune
