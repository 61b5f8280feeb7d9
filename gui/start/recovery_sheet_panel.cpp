// SPDX-License-Identifier: Apache-2.0
#include "gui/start/recovery_sheet_panel.hpp"

#include "core/error.hpp"
#include "gui/platform/accessible.hpp"
#include "gui/platform/error_words.hpp"
#include "gui/platform/marks.hpp"
#include "gui/platform/utf8.hpp"
#include "gui/start/start_view_model.hpp"

#include <fcntl.h>
#include <sstream>
#include <sys/stat.h>
#include <tuple>
#include <unistd.h>
#include <utility>
#include <wx/filedlg.h>
#include <wx/intl.h>
#include <wx/print.h>
#include <wx/printdlg.h>
#include <wx/sizer.h>

namespace attune {
namespace {

/// One page of plain lines.
class SheetPrintout : public wxPrintout {
public:
    explicit SheetPrintout(std::string words)
        : wxPrintout{_("Attune recovery sheet")},
          words_{std::move(words)} {}

    bool OnPrintPage(int) override {
        wxDC* dc = GetDC();
        if (dc == nullptr)
            return false;
        FitThisSizeToPageMargins({600, 800}, wxPageSetupDialogData{});
        dc->SetFont(wxFont{wxFontInfo(12).Family(wxFONTFAMILY_TELETYPE)});
        std::istringstream lines{words_};
        int y = 40;
        for (std::string line; std::getline(lines, line); y += 22)
            dc->DrawText(utf8(line), 20, y);
        return true;
    }
    bool HasPage(int page) override { return page == 1; }

private:
    std::string words_;
};

wxString group_label(std::size_t group) { return wxString::Format(_("Group %zu"), group + 1); }

} // namespace

RecoverySheetPanel::RecoverySheetPanel(wxWindow* parent)
    : wxPanel{parent},
      code_{text_field(this, "recovery-code", _("Recovery code"), {}, wxTE_MULTILINE | wxTE_READONLY)} {
    code_->SetFont(font(FontRole::code).Bold());
    code_->SetMinSize({-1, FromDIP(84)});
    auto* print_button = push_button(this, "recovery-print", _("&Print…"), _("Print the recovery sheet"));
    auto* save_button = push_button(this, "recovery-save", _("Sa&ve…"), _("Save the recovery sheet"));
    state_ = new StatusText{this, Mark::not_set, _("Not kept yet")};
    state_->SetName("recovery-state");
    first_label_ = field_label(this, group_label(0));
    first_field_ = text_field(this, "recovery-first", group_label(0));
    second_label_ = field_label(this, group_label(1));
    second_field_ = text_field(this, "recovery-second", group_label(1));

    auto* keep = new wxBoxSizer{wxHORIZONTAL};
    keep->Add(print_button);
    keep->Add(save_button, wxSizerFlags{}.Border(wxLEFT, FromDIP(8)));
    keep->Add(state_, wxSizerFlags{1}.CentreVertical().Border(wxLEFT, FromDIP(12)));
    auto* repeat = new wxBoxSizer{wxHORIZONTAL};
    repeat->Add(first_label_, wxSizerFlags{}.CentreVertical());
    repeat->Add(first_field_, wxSizerFlags{1}.Border(wxLEFT, FromDIP(8)));
    repeat->Add(second_label_, wxSizerFlags{}.CentreVertical().Border(wxLEFT, FromDIP(16)));
    repeat->Add(second_field_, wxSizerFlags{1}.Border(wxLEFT, FromDIP(8)));

    auto* sizer = new wxBoxSizer{wxVERTICAL};
    sizer->Add(wrapped_text(this, _("When the passphrase is lost, this code opens the practice. Nobody else has it, "
                                    "and Attune shows it only now.")),
               wxSizerFlags{}.Expand());
    sizer->Add(code_, wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(12)));
    sizer->Add(keep, wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(12)));
    sizer->Add(text(this, _("Type two groups from the printed or saved sheet."), FontRole::body),
               wxSizerFlags{}.Border(wxTOP, FromDIP(24)));
    sizer->Add(repeat, wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(8)));
    SetSizer(sizer);

    print_button->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { print(); });
    save_button->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { save(); });
    first_field_->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { on_change(); });
    second_field_->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { on_change(); });
}

void RecoverySheetPanel::set_sheet(Sheet sheet) {
    sheet_ = std::move(sheet);
    groups_ = recovery_groups(sheet_.code);
    std::tie(first_, second_) = groups_to_repeat(sheet_.code);
    wxString lines;
    for (std::size_t i = 0; i < groups_.size(); ++i)
        lines += utf8(groups_[i]) + ((i + 1) % 3 == 0 && i + 1 < groups_.size() ? "\n" : "    ");
    code_->ChangeValue(lines);
    for (const auto& [label, field, group] : {std::tuple{first_label_, first_field_, first_},
                                              std::tuple{second_label_, second_field_, second_}}) {
        label->SetLabel(group_label(group));
        set_accessible(field, field->GetName().utf8_string(), group_label(group));
    }
    Layout();
}

bool RecoverySheetPanel::is_done() const {
    return kept_ && is_group(first_field_->GetValue().utf8_string(), groups_.at(first_)) &&
           is_group(second_field_->GetValue().utf8_string(), groups_.at(second_));
}

void RecoverySheetPanel::save_to(const std::string& path) {
    const std::string words = recovery_sheet_text(sheet_.practice, sheet_.user, sheet_.code, sheet_.day);
    const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, S_IRUSR | S_IWUSR);
    const bool written = file >= 0 && ::write(file, words.data(), words.size()) ==
                                          static_cast<ssize_t>(words.size()) && ::fsync(file) == 0;
    if (file >= 0)
        ::close(file);
    if (!written)
        throw Error{ErrorKind::no_permission, "recovery sheet: the file cannot be written"};
    note_kept(_("Saved. Keep it away from this computer."));
}

void RecoverySheetPanel::save() {
    wxFileDialog dialog{this, _("Save the recovery sheet"), {}, _("Attune recovery sheet.txt"),
                        _("Text") + " (*.txt)|*.txt", wxFD_SAVE | wxFD_OVERWRITE_PROMPT};
    if (dialog.ShowModal() != wxID_OK)
        return;
    try {
        save_to(dialog.GetPath().utf8_string());
    } catch (const std::exception& failure) {
        show_failure(this, failure);
    }
}

void RecoverySheetPanel::print() {
    SheetPrintout page{recovery_sheet_text(sheet_.practice, sheet_.user, sheet_.code, sheet_.day)};
    wxPrinter printer;
    if (printer.Print(this, &page, true))
        note_kept(_("Printed"));
}

void RecoverySheetPanel::note_kept(const wxString& words) {
    kept_ = true;
    state_->set_status(Mark::good, words);
    on_change();
}

} // namespace attune
