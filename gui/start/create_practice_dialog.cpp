// SPDX-License-Identifier: Apache-2.0
#include "gui/start/create_practice_dialog.hpp"

#include "core/text/text.hpp"
#include "gui/platform/accessible.hpp"
#include "gui/platform/error_words.hpp"
#include "gui/platform/group.hpp"
#include "gui/platform/utf8.hpp"
#include "gui/start/recovery_sheet_panel.hpp"

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <wx/app.h>
#include <wx/dirdlg.h>
#include <wx/intl.h>
#include <wx/sizer.h>

namespace attune {
namespace {

wxSizer* labelled(wxWindow* panel, const wxString& label, wxWindow* field) {
    auto* sizer = new wxBoxSizer{wxVERTICAL};
    auto* words = new wxStaticText{panel, wxID_ANY, label};
    words->MoveBeforeInTabOrder(field); // the mnemonic goes to what follows it
    sizer->Add(words);
    sizer->Add(field, wxSizerFlags{}.Expand().Border(wxTOP, panel->FromDIP(4)));
    return sizer;
}

/// A folder name from a practice's name: its letters and digits.
std::string folder_name(const std::string& practice) {
    std::string name;
    for (const char letter : practice)
        if (static_cast<unsigned char>(letter) >= 0x80 || std::isalnum(static_cast<unsigned char>(letter)) != 0 ||
            letter == '-' || letter == ' ')
            name += letter;
    return tidy_name(name);
}

} // namespace

CreatePracticeDialog::CreatePracticeDialog(wxWindow* parent, PracticeShelf& shelf, const Surroundings& surroundings,
                                           std::optional<KeyCost> cost)
    : wxDialog{parent, wxID_ANY, _("Create a practice")},
      model_{shelf, surroundings},
      cost_{cost} {
    SetName("create-practice");
    heading_ = text(this, {}, FontRole::heading);
    progress_ = text(this, {}, FontRole::small, Tone::muted);
    steps_ = new wxSimplebook{this};
    steps_->AddPage(make_place_step(), {});
    steps_->AddPage(make_person_step(), {});
    steps_->AddPage(make_sheet_step(), {});
    problem_ = wrapped_text(this, {}, FontRole::small, Tone::critical);
    problem_->SetName("create-problem");
    gauge_ = new wxGauge{this, wxID_ANY, 100, wxDefaultPosition, wxSize{-1, FromDIP(6)}, wxGA_HORIZONTAL};
    set_accessible(gauge_, "create-gauge", _("Making the practice"));
    cancel_ = push_button(this, "create-cancel", _("Cancel"));
    back_ = push_button(this, "create-back", _("&Back"));
    next_ = push_button(this, "create-next", _("&Next"));
    suggested(next_);
    next_->SetDefault();

    auto* buttons = new wxBoxSizer{wxHORIZONTAL};
    buttons->Add(cancel_);
    buttons->AddStretchSpacer();
    buttons->Add(back_);
    buttons->Add(next_, wxSizerFlags{}.Border(wxLEFT, FromDIP(8)));
    auto* sizer = new wxBoxSizer{wxVERTICAL};
    sizer->Add(heading_);
    sizer->Add(progress_, wxSizerFlags{}.Border(wxTOP, FromDIP(4)));
    sizer->Add(steps_, wxSizerFlags{1}.Expand().Border(wxTOP, FromDIP(16)));
    sizer->Add(problem_, wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(8)));
    sizer->Add(gauge_, wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(8)));
    sizer->Add(buttons, wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(16)));
    auto* frame = new wxBoxSizer{wxVERTICAL};
    frame->Add(sizer, wxSizerFlags{1}.Expand().Border(wxALL, FromDIP(24)));
    SetSizer(frame);
    SetClientSize(FromDIP(wxSize{600, 520}));
    gauge_->Hide();
    CentreOnParent();

    model_.deliver = [](std::function<void()> action) { wxTheApp->CallAfter(std::move(action)); };
    model_.on_failure = [this](const std::exception& failure) {
        pulse_.Stop();
        gauge_->Hide();
        next_->Enable();
        back_->Enable();
        show_problem(sentence_for(failure));
    };
    model_.on_create = [this](Vault::Created created) {
        pulse_.Stop();
        gauge_->Hide();
        vault_ = std::move(created.vault);
        sheet_->set_sheet({.practice = vault_->practice(), .user = vault_->user_name(),
                           .code = created.recovery_code, .day = model_.today()});
        go_to(2);
    };
    pulse_.Bind(wxEVT_TIMER, [this](wxTimerEvent&) { gauge_->Pulse(); });
    next_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { next(); });
    back_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { go_to(step_ - 1); });
    cancel_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { EndModal(wxID_CANCEL); });
    Bind(wxEVT_CLOSE_WINDOW, [this](wxCloseEvent& event) {
        if (step_ == 2 || model_.is_busy()) // the practice exists: without its sheet it must not be left
            event.Veto();
        else
            EndModal(wxID_CANCEL);
    });
    SetEscapeId(wxID_NONE);
    go_to(0);
}

wxWindow* CreatePracticeDialog::make_place_step() {
    auto* panel = new Group{steps_};
    practice_ = text_field(panel, "create-name", _("Name of the practice"));
    folder_ = text_field(panel, "create-folder", _("Folder"));
    auto* browse = push_button(panel, "create-browse", _("&Choose…"), _("Choose the folder"));
    auto* place = new wxBoxSizer{wxHORIZONTAL};
    place->Add(labelled(panel, _("&Folder"), folder_), wxSizerFlags{1});
    place->Add(browse, wxSizerFlags{}.Bottom().Border(wxLEFT, FromDIP(8)));
    auto* sizer = new wxBoxSizer{wxVERTICAL};
    sizer->Add(labelled(panel, _("Name of the &practice"), practice_), wxSizerFlags{}.Expand());
    sizer->Add(place, wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(12)));
    sizer->Add(wrapped_text(panel, _("Everything is kept encrypted in this folder, on this computer only. The name is "
                                     "shown before unlocking, so it should name no client."),
                            FontRole::small, Tone::muted),
               wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(12)));
    panel->SetSizer(sizer);
    practice_->Bind(wxEVT_TEXT, [this](wxCommandEvent&) {
        const char* home = std::getenv("HOME");
        const std::string name = folder_name(practice_->GetValue().utf8_string());
        if (!folder_typed_ && home != nullptr)
            folder_->ChangeValue(name.empty() ? wxString{}
                                              : utf8(std::string{home} + "/Attune/" + name + ".attune"));
    });
    folder_->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { folder_typed_ = true; });
    browse->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
        wxDirDialog dialog{this, _("Where should the practice be kept?")};
        if (dialog.ShowModal() == wxID_OK) {
            const std::string name = folder_name(practice_->GetValue().utf8_string());
            folder_typed_ = true;
            folder_->ChangeValue(dialog.GetPath() + "/" + utf8(name.empty() ? "Practice" : name) +
                                 ".attune");
        }
    });
    return panel;
}

wxWindow* CreatePracticeDialog::make_person_step() {
    auto* panel = new Group{steps_};
    user_ = text_field(panel, "create-user", _("Your name"));
    credentials_ = text_field(panel, "create-credentials", _("Credentials"));
    credentials_->SetHint(_("As under your signature; may stay empty"));
    passphrase_ = new PassphraseField{panel, "create-passphrase", _("Passphrase")};
    again_ = new PassphraseField{panel, "create-again", _("Passphrase again")};
    strength_ = text(panel, " ", FontRole::small, Tone::muted);
    strength_->SetName("create-strength");
    auto* show = new wxCheckBox{panel, wxID_ANY, _("&Show passphrase")};
    set_accessible(show, "create-show", _("Show passphrase"));
    auto* sizer = new wxBoxSizer{wxVERTICAL};
    sizer->Add(labelled(panel, _("&Your name"), user_), wxSizerFlags{}.Expand());
    sizer->Add(labelled(panel, _("C&redentials"), credentials_), wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(8)));
    sizer->Add(labelled(panel, _("&Passphrase"), passphrase_), wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(8)));
    sizer->Add(strength_, wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(4)));
    sizer->Add(labelled(panel, _("Passphrase &again"), again_), wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(8)));
    sizer->Add(show, wxSizerFlags{}.Border(wxTOP, FromDIP(8)));
    panel->SetSizer(sizer);
    passphrase_->on_change = [this] { show_strength(); };
    passphrase_->on_enter = again_->on_enter = [this] { next(); };
    show->Bind(wxEVT_CHECKBOX, [this](wxCommandEvent& event) {
        const Letters letters = event.IsChecked() ? Letters::show : Letters::hide;
        passphrase_->set_letters(letters);
        again_->set_letters(letters);
    });
    return panel;
}

wxWindow* CreatePracticeDialog::make_sheet_step() {
    sheet_ = new RecoverySheetPanel{steps_};
    sheet_->on_change = [this] { show_problem({}); };
    return sheet_;
}

std::filesystem::path CreatePracticeDialog::folder() const { return folder_->GetValue().utf8_string(); }

void CreatePracticeDialog::show_strength() {
    const Passphrase typed = passphrase_->peek();
    const auto problems = passphrase_problems(typed, practice_->GetValue().utf8_string(), user_->GetValue().utf8_string());
    wxString words;
    if (!passphrase_->is_empty()) {
        const std::string strength{passphrase_strength(typed)};
        words = utf8("Strength: " + strength + ".");
        if (!problems.empty())
            words += " " + utf8(problems.front());
    }
    strength_->SetLabel(wxControl::EscapeMnemonics(words.empty() ? wxString{" "} : words));
}

void CreatePracticeDialog::go_to(std::size_t step) {
    step_ = step;
    static const std::array<wxString, 3> headings{_("Where should the practice be kept?"), _("Who are you?"),
                                                  _("Keep the recovery sheet")};
    heading_->SetLabel(headings.at(step));
    progress_->SetLabel(wxString::Format(_("Step %zu of 3"), step + 1));
    steps_->ChangeSelection(step);
    back_->Show(step == 1);
    cancel_->Show(step < 2);
    next_->Enable();
    back_->Enable();
    next_->SetLabel(step == 0 ? _("&Next") : step == 1 ? _("C&reate") : _("&Finish"));
    show_problem({});
    Layout();
    wxWindow* first = step == 0 ? static_cast<wxWindow*>(practice_) : step == 1 ? static_cast<wxWindow*>(user_) : sheet_;
    first->SetFocus();
}

void CreatePracticeDialog::show_problem(const wxString& words) {
    problem_->set_words(words);
    Layout();
    if (!words.empty())
        announce(problem_, words);
}

void CreatePracticeDialog::next() {
    if (step_ == 0) {
        std::error_code ignored;
        if (tidy_name(practice_->GetValue().utf8_string()).empty())
            show_problem(_("Fill in the name of the practice."));
        else if (!folder().is_absolute())
            show_problem(_("Choose a folder; its path begins with a slash."));
        else if (std::filesystem::exists(folder(), ignored))
            show_problem(words_for(ErrorKind::vault_exists).what + " " + words_for(ErrorKind::vault_exists).advice);
        else
            go_to(1);
    } else if (step_ == 1) {
        create();
    } else if (sheet_->is_done()) {
        EndModal(wxID_OK);
    } else {
        show_problem(_("Print or save the sheet, then type the two groups as they stand on it."));
    }
}

void CreatePracticeDialog::create() {
    const NewVault what{.practice = tidy_name(practice_->GetValue().utf8_string()),
                        .user = tidy_name(user_->GetValue().utf8_string()),
                        .credentials = tidy_name(credentials_->GetValue().utf8_string()),
                        .cost = cost_};
    Passphrase typed = passphrase_->peek();
    const auto problems = passphrase_problems(typed, what.practice, what.user);
    if (what.user.empty()) {
        user_->SetFocus();
        return show_problem(_("Fill in your name."));
    }
    if (!problems.empty()) {
        wxString all;
        for (const std::string& problem : problems)
            all += (all.empty() ? "" : " ") + utf8(problem);
        passphrase_->mark_wrong();
        return show_problem(all);
    }
    if (again_->peek().view() != typed.view()) {
        again_->mark_wrong();
        return show_problem(again_->is_empty() ? _("Type the passphrase a second time.")
                                               : _("The two passphrases differ. Type the second one again."));
    }
    passphrase_->clear();
    again_->clear();
    show_problem({});
    next_->Disable();
    back_->Disable();
    gauge_->Show();
    Layout();
    pulse_.Start(80);
    std::error_code ignored; // a parent that cannot be made is reported by the vault itself
    std::filesystem::create_directories(folder().parent_path(), ignored);
    model_.create(folder(), what, std::move(typed));
}

} // namespace attune
