// SPDX-License-Identifier: Apache-2.0
#include "gui/shell/vault_dialogs.hpp"

#include "core/vault/vault.hpp"
#include "gui/platform/accessible.hpp"
#include "gui/platform/error_words.hpp"
#include "gui/platform/utf8.hpp"
#include "gui/platform/work_dialog.hpp"
#include "gui/start/passphrase_field.hpp"
#include "gui/start/recovery_sheet_panel.hpp"

#include <optional>
#include <wx/checkbox.h>
#include <wx/intl.h>
#include <wx/sizer.h>

namespace attune {
namespace {

wxBoxSizer* with_margin(wxWindow* dialog, wxSizer* inside) {
    auto* frame = new wxBoxSizer{wxVERTICAL};
    frame->Add(inside, wxSizerFlags{1}.Expand().Border(wxALL, dialog->FromDIP(24)));
    return frame;
}

} // namespace

ChangePassphraseDialog::ChangePassphraseDialog(wxWindow* parent, Vault& vault)
    : wxDialog{parent, wxID_ANY, _("Change the passphrase")},
      vault_{vault} {
    SetName("change-passphrase");
    auto* sizer = new wxBoxSizer{wxVERTICAL};
    sizer->Add(text(this, _("What should open this practice from now on?"), FontRole::heading));
    const auto add = [&](const std::string& id, const wxString& label) {
        sizer->Add(field_label(this, label), wxSizerFlags{}.Border(wxTOP, FromDIP(12)));
        auto* field = new PassphraseField{this, id, wxControl::RemoveMnemonics(label)};
        sizer->Add(field, wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(4)));
        return field;
    };
    if (!vault_.opening().with_recovery) // whoever came with the sheet has lost it
        old_ = add("passphrase-old", _("&Old passphrase"));
    fresh_ = add("passphrase-new", _("&New passphrase"));
    again_ = add("passphrase-again", _("New passphrase &again"));
    auto* show = new wxCheckBox{this, wxID_ANY, _("&Show passphrases")};
    set_accessible(show, "passphrase-show", _("Show passphrases"));
    sizer->Add(show, wxSizerFlags{}.Border(wxTOP, FromDIP(12)));
    problem_ = wrapped_text(this, {}, FontRole::small, Tone::critical, 70);
    problem_->SetName("passphrase-problem");
    sizer->Add(problem_, wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(12)));
    auto* cancel = push_button(this, "passphrase-cancel", _("Keep the old one"));
    auto* ok = push_button(this, "passphrase-change", _("&Change passphrase"));
    suggested(ok);
    ok->SetDefault();
    auto* buttons = new wxBoxSizer{wxHORIZONTAL};
    buttons->Add(cancel);
    buttons->AddStretchSpacer();
    buttons->Add(ok);
    sizer->Add(buttons, wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(16)));
    SetMinClientSize(FromDIP(wxSize{520, -1}));
    SetSizerAndFit(with_margin(this, sizer));
    CentreOnParent();
    show->Bind(wxEVT_CHECKBOX, [this](wxCommandEvent& event) {
        for (PassphraseField* field : {old_, fresh_, again_})
            if (field != nullptr)
                field->set_letters(event.IsChecked() ? Letters::show : Letters::hide);
    });
    cancel->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { EndModal(wxID_CANCEL); });
    ok->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { change(); });
    (old_ != nullptr ? old_ : fresh_)->SetFocus();
}

void ChangePassphraseDialog::show_problem(const wxString& words) {
    problem_->set_words(words);
    Fit();
    announce(problem_, words);
}

void ChangePassphraseDialog::change() {
    Passphrase fresh = fresh_->peek();
    wxString weak;
    for (const std::string& problem : passphrase_problems(fresh, vault_.practice(), vault_.user_name()))
        weak += (weak.empty() ? "" : " ") + utf8(problem);
    if (!weak.empty())
        return show_problem(weak);
    if (again_->peek().view() != fresh.view())
        return show_problem(_("The two new passphrases differ. Type the second one again."));
    try {
        std::optional<Passphrase> old_one;
        if (old_ != nullptr)
            old_one.emplace(old_->peek());
        do_work(this, _("Changing the passphrase"), Cancel::not_offered, [&](const auto&) {
            if (old_one)
                vault_.change_passphrase(*old_one, std::move(fresh));
            else
                vault_.set_passphrase(std::move(fresh));
        });
        EndModal(wxID_OK);
    } catch (const Error& failure) {
        if (failure.kind() == ErrorKind::wrong_passphrase && old_ != nullptr)
            old_->mark_wrong();
        show_problem(sentence_for(failure));
    }
}

RecoverySheetDialog::RecoverySheetDialog(wxWindow* parent, const Vault& vault, const std::string& code, Date day)
    : wxDialog{parent, wxID_ANY, _("Keep the recovery sheet")} {
    SetName("recovery-sheet");
    sheet_ = new RecoverySheetPanel{this};
    sheet_->set_sheet({.practice = vault.practice(), .user = vault.user_name(), .code = code, .day = day});
    problem_ = wrapped_text(this, {}, FontRole::small, Tone::critical, 70);
    auto* done = push_button(this, "recovery-done", _("&Finish"));
    suggested(done);
    auto* sizer = new wxBoxSizer{wxVERTICAL};
    sizer->Add(text(this, _("Keep the recovery sheet"), FontRole::heading));
    sizer->Add(sheet_, wxSizerFlags{1}.Expand().Border(wxTOP, FromDIP(12)));
    sizer->Add(problem_, wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(12)));
    sizer->Add(done, wxSizerFlags{}.Right().Border(wxTOP, FromDIP(12)));
    SetMinClientSize(FromDIP(wxSize{560, 420}));
    SetSizerAndFit(with_margin(this, sizer));
    CentreOnParent();
    SetEscapeId(wxID_NONE);
    Bind(wxEVT_CLOSE_WINDOW, [](wxCloseEvent& event) { event.Veto(); }); // the code is shown only now
    done->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
        if (sheet_->is_done())
            return EndModal(wxID_OK);
        problem_->set_words(_("Print or save the sheet, then type the two groups as they stand on it."));
        Fit();
    });
}

} // namespace attune
