// SPDX-License-Identifier: Apache-2.0
#include "gui/start/start_page.hpp"

#include "gui/platform/accessible.hpp"
#include "gui/platform/caps_lock.hpp"
#include "gui/platform/card.hpp"
#include "gui/platform/error_words.hpp"
#include "gui/platform/group.hpp"
#include "gui/platform/panes.hpp"
#include "gui/platform/row_list.hpp"
#include "gui/platform/utf8.hpp"
#include "gui/start/create_practice_dialog.hpp"
#include "gui/start/recovery_dialog.hpp"
#include "gui/workspace/date_words.hpp"

#include <algorithm>
#include <wx/app.h>
#include <wx/dirdlg.h>
#include <wx/filedlg.h>
#include <wx/intl.h>
#include <wx/msgdlg.h>
#include <wx/sizer.h>

namespace attune {

StartPage::StartPage(wxWindow* parent, PracticeShelf& shelf, const Surroundings& surroundings, Options options)
    : wxPanel{parent},
      shelf_{shelf},
      options_{std::move(options)},
      model_{shelf, surroundings} {
    SetName("start-page");
    auto* sizer = new wxBoxSizer{wxHORIZONTAL};
    sizer->Add(make_left(), wxSizerFlags{47}.Expand());
    auto* edge = new StyledPanel{this, "attune-edge"};
    edge->SetMinSize({1, -1});
    sizer->Add(edge, wxSizerFlags{}.Expand());
    sizer->Add(make_right(), wxSizerFlags{53}.Expand());
    SetSizer(sizer);
    make_pane(left_);
    make_pane(right_);

    model_.deliver = [](std::function<void()> action) { wxTheApp->CallAfter(std::move(action)); };
    model_.on_failure = [this](const std::exception& failure) { fail(failure); };
    model_.on_open = [this](std::unique_ptr<Vault> vault) {
        end_work();
        passphrase_->clear();
        on_open(std::move(vault));
    };
    model_.on_restore = [this](const std::filesystem::path& folder) {
        end_work();
        choose(folder);
    };
    pulse_.Bind(wxEVT_TIMER, [this](wxTimerEvent&) { gauge_->Pulse(); });
    show_practices();
    if (!model_.practices().empty())
        choose(model_.practices().front().folder);
    else
        show_chosen();
}

wxWindow* StartPage::make_left() {
    left_ = new StyledPanel{this, "attune-side"};
    list_frame_ = new StyledPanel{left_, "attune-framed"};
    list_ = new RowList{list_frame_, "practices", _("Practices on this computer"),
                        {{_("Practice"), 0, false, true}, {_("Folder"), 168}, {_("Last opened"), 124}}};
    auto* inside = new wxBoxSizer{wxVERTICAL};
    inside->Add(list_, wxSizerFlags{1}.Expand().Border(wxALL, 1));
    list_frame_->SetSizer(inside);
    list_->cell = [this](std::size_t row, std::size_t column) -> RowCell {
        const KnownPractice& practice = model_.practices().at(row);
        if (column == 0)
            return {utf8(practice.name), {}, {}};
        if (column == 1)
            return {utf8(short_path(practice.folder)), {}, {}};
        return {practice.opened ? utf8(moment_words(*practice.opened, model_.today())) : wxString{}, {}, {}};
    };
    list_->on_select = [this](std::size_t row) { choose(std::filesystem::path{model_.practices().at(row).folder}); };
    list_->on_activate = [this](std::size_t) { passphrase_->SetFocus(); };
    no_practices_ = wrapped_text(left_, _("There is none yet. Create one, or open a folder that was brought from "
                                          "another computer."));
    auto* open = push_button(left_, "start-open", _("&Open another…"));
    auto* create = push_button(left_, "start-create", _("&Create a practice…"));
    auto* restore = push_button(left_, "start-restore", _("Res&tore a backup…"));
    restore->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { restore_another(); });
    open->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { open_another(); });
    create->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { create_practice(); });

    auto* buttons = new wxBoxSizer{wxHORIZONTAL};
    buttons->Add(open);
    buttons->Add(create, wxSizerFlags{}.Border(wxLEFT, FromDIP(8)));
    buttons->AddStretchSpacer();
    buttons->Add(restore, wxSizerFlags{}.Border(wxLEFT, FromDIP(8)));
    auto* sizer = new wxBoxSizer{wxVERTICAL};
    sizer->Add(text(left_, _("Attune"), FontRole::product));
    sizer->Add(text(left_, _("Session notes and progress, kept on this computer only."), FontRole::body, Tone::muted),
               wxSizerFlags{}.Border(wxTOP, FromDIP(2)));
    sizer->Add(text(left_, _("Practices on this computer"), FontRole::strong), wxSizerFlags{}.Border(wxTOP, FromDIP(40)));
    sizer->Add(list_frame_, wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(16)));
    sizer->Add(no_practices_, wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(8)));
    sizer->Add(buttons, wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(16)));
    sizer->AddStretchSpacer();
    if (options_.make_demo)
        sizer->Add(make_demo_card(left_), wxSizerFlags{}.Expand());
    const wxString version = utf8(options_.version);
    sizer->Add(text(left_, wxString::Format(_("Attune %s. It never connects to the internet."), version),
                    FontRole::small, Tone::muted),
               wxSizerFlags{}.Border(wxTOP, FromDIP(16)));
    auto* frame = new wxBoxSizer{wxVERTICAL};
    frame->AddSpacer(FromDIP(56));
    frame->Add(sizer, wxSizerFlags{1}.Expand().Border(wxLEFT | wxRIGHT, FromDIP(48)));
    frame->AddSpacer(FromDIP(28));
    left_->SetSizer(frame);
    return left_;
}

wxWindow* StartPage::make_demo_card(wxWindow* parent) {
    auto* card = new Card{parent, _("First time here?")};
    auto* open = push_button(card, "start-demo", _("Open the &demo practice"));
    card->content()->Add(wrapped_text(card, _("The demo practice has invented clients with notes and charts. Nothing in "
                                              "it is real, and you can throw it away.")),
                         wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(2)));
    card->content()->Add(open, wxSizerFlags{}.Border(wxTOP, FromDIP(12)));
    open->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { open_demo(); });
    return card;
}

wxWindow* StartPage::make_right() {
    right_ = new Group{this};
    title_ = text(right_, {}, FontRole::title);
    title_->SetName("start-title");
    form_ = new Group{right_};
    auto* user_label = field_label(form_, _("&Your name"));
    user_ = new wxChoice{form_, wxID_ANY};
    set_accessible(user_, "start-user", _("Your name"));
    guard_wheel(user_, [](int) {});
    auto* passphrase_label = field_label(form_, _("Pass&phrase"));
    passphrase_ = new PassphraseField{form_, "start-passphrase", _("Passphrase")};
    show_ = new wxCheckBox{form_, wxID_ANY, _("&Show passphrase")};
    set_accessible(show_, "start-show", _("Show passphrase"));
    recovery_ = link_button(form_, "start-recovery", _("Use the &recovery sheet…"));
    auto* quit = push_button(form_, "start-quit", _("&Quit"));
    unlock_ = push_button(form_, "start-unlock", _("&Unlock"));
    suggested(unlock_);
    gauge_ = new wxGauge{form_, wxID_ANY, 100, wxDefaultPosition, wxSize{-1, FromDIP(6)}};
    set_accessible(gauge_, "start-gauge", _("Unlocking"));
    gauge_->Hide();
    problem_mark_ = mark_picture(right_, Mark::critical);
    problem_ = wrapped_text(right_, {}, FontRole::body, Tone::critical);
    problem_->SetName("start-problem");
    explanation_ = wrapped_text(right_, _("On opening, Attune checks that the record is as you locked it. Unlocking "
                                          "takes about a second; the delay makes guessing slow for anyone else."),
                                FontRole::small, Tone::muted);

    auto* buttons = new wxBoxSizer{wxHORIZONTAL};
    buttons->Add(recovery_, wxSizerFlags{}.CentreVertical());
    buttons->AddStretchSpacer();
    buttons->Add(quit);
    buttons->Add(unlock_, wxSizerFlags{}.Border(wxLEFT, FromDIP(8)));
    auto* fields = new wxBoxSizer{wxVERTICAL};
    fields->Add(user_label);
    fields->Add(user_, wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(4)));
    fields->Add(passphrase_label, wxSizerFlags{}.Border(wxTOP, FromDIP(22)));
    fields->Add(passphrase_, wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(4)));
    fields->Add(show_, wxSizerFlags{}.Border(wxTOP, FromDIP(14)));
    fields->Add(buttons, wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(14)));
    fields->Add(gauge_, wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(12)));
    form_->SetSizer(fields);

    auto* problem = new wxBoxSizer{wxHORIZONTAL};
    problem->Add(problem_mark_, wxSizerFlags{}.Border(wxRIGHT | wxTOP, FromDIP(2)));
    problem->Add(problem_, wxSizerFlags{1}.Expand().Border(wxLEFT, FromDIP(4)));
    auto* column = new wxBoxSizer{wxVERTICAL};
    column->Add(title_);
    column->Add(form_, wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(24)));
    column->Add(problem, wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(16)));
    column->Add(hairline(right_), wxSizerFlags{}.Expand().Border(wxTOP | wxBOTTOM, FromDIP(24)));
    column->Add(explanation_, wxSizerFlags{}.Expand());
    column->SetMinSize(FromDIP(wxSize{488, -1}));
    auto* frame = new wxBoxSizer{wxVERTICAL};
    frame->AddSpacer(FromDIP(144));
    frame->Add(column, wxSizerFlags{}.Border(wxLEFT | wxRIGHT, FromDIP(24)).CentreHorizontal());
    right_->SetSizer(frame);

    unlock_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { unlock(StartViewModel::RolledBack::refuse); });
    passphrase_->on_enter = [this] { unlock(StartViewModel::RolledBack::refuse); };
    quit->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { on_quit(); });
    recovery_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { use_recovery(); });
    show_->Bind(wxEVT_CHECKBOX, [this](wxCommandEvent& event) {
        passphrase_->set_letters(event.IsChecked() ? Letters::show : Letters::hide);
    });
    return right_;
}

void StartPage::show_practices() {
    const std::size_t count = model_.practices().size();
    list_->set_count(count);
    list_frame_->Show(count > 0);
    list_frame_->SetMinSize({-1, list_->height_for(std::clamp<std::size_t>(count, 1, 6)) + 2});
    no_practices_->Show(count == 0);
    for (std::size_t i = 0; i < count; ++i)
        if (model_.practices()[i].folder == model_.chosen())
            list_->choose(i);
    left_->Layout();
}

void StartPage::choose(const std::filesystem::path& folder) {
    wxString problem;
    try {
        model_.choose(folder);
    } catch (const std::exception& failure) {
        problem = sentence_for(failure);
    }
    show_practices();
    show_chosen();
    show_problem(problem);
    if (problem.empty())
        CallAfter([this] { passphrase_->SetFocus(); });
}

void StartPage::show_title() {
    const auto& card = model_.card();
    form_->Show(card.has_value());
    title_->SetLabel(card ? wxControl::EscapeMnemonics(
                                wxString::Format(_("Unlock %s"), utf8(card->practice)))
                     : model_.chosen() ? wxString{_("This practice cannot be opened")}
                                       : wxString{_("Create your practice")});
}

void StartPage::show_chosen() {
    const auto& card = model_.card();
    show_title();
    explanation_->Show(card.has_value());
    passphrase_->clear();
    show_->SetValue(false);
    passphrase_->set_letters(Letters::hide);
    if (card) {
        user_->Clear();
        for (const std::string& name : card->users)
            user_->Append(utf8(name));
        if (!card->users.empty())
            user_->SetSelection(0);
    } else if (!model_.chosen()) {
        show_problem({});
    }
    right_->Layout();
}

void StartPage::show_problem(const wxString& words) {
    problem_mark_->Show(!words.empty());
    problem_->set_words(words);
    right_->Layout();
    if (!words.empty())
        announce(problem_, words);
}

void StartPage::tell(const wxString& words) { show_problem(words); }

void StartPage::open_another() {
    wxDirDialog dialog{this, _("Which folder holds the practice?"), {}, wxDD_DIR_MUST_EXIST};
    if (dialog.ShowModal() == wxID_OK)
        choose(dialog.GetPath().utf8_string());
}

void StartPage::restore_another() {
    if (model_.is_busy())
        return;
    wxDirDialog from{this, _("Which folder is the backup?"), {}, wxDD_DIR_MUST_EXIST};
    if (from.ShowModal() != wxID_OK)
        return;
    const std::filesystem::path backup{from.GetPath().utf8_string()};
    // The name of a backup is that of its practice with the day; so the practice in use stays beside it.
    wxFileDialog to{this, _("Where should the restored practice stand, and under what name?"),
                    utf8(backup.parent_path().string()),
                    utf8(backup.stem().string() + ".attune"), {}, wxFD_SAVE};
    if (to.ShowModal() == wxID_OK)
        restore(backup, to.GetPath().utf8_string());
}

void StartPage::restore(const std::filesystem::path& backup, const std::filesystem::path& folder) {
    if (model_.is_busy())
        return;
    title_->SetLabel(_("Checking and copying the backup"));
    form_->Show(); // for its gauge
    begin_work();
    right_->Layout();
    model_.restore(backup, folder);
}

void StartPage::create_practice() {
    CreatePracticeDialog dialog{this, shelf_, model_.surroundings(), options_.cost};
    if (dialog.ShowModal() == wxID_OK)
        on_open(dialog.take_vault());
    else
        show_practices();
}

void StartPage::use_recovery() {
    RecoveryDialog dialog{this};
    if (dialog.ShowModal() != wxID_OK || user_->GetSelection() == wxNOT_FOUND)
        return;
    begin_work();
    model_.unlock_with_recovery(user_->GetStringSelection().utf8_string(), dialog.code());
}

void StartPage::unlock(StartViewModel::RolledBack rolled_back) {
    if (model_.is_busy() || user_->GetSelection() == wxNOT_FOUND)
        return;
    if (passphrase_->is_empty()) {
        show_problem(_("Type your passphrase."));
        passphrase_->SetFocus();
        return;
    }
    begin_work();
    model_.unlock(user_->GetStringSelection().utf8_string(), passphrase_->peek(), rolled_back);
}

void StartPage::begin_work() {
    show_problem({});
    for (wxWindow* control : {static_cast<wxWindow*>(unlock_), static_cast<wxWindow*>(recovery_),
                              static_cast<wxWindow*>(user_), static_cast<wxWindow*>(list_)})
        control->Disable();
    gauge_->Show();
    form_->Layout();
    pulse_.Start(80);
}

void StartPage::end_work() {
    pulse_.Stop();
    gauge_->Hide();
    for (wxWindow* control : {static_cast<wxWindow*>(unlock_), static_cast<wxWindow*>(recovery_),
                              static_cast<wxWindow*>(user_), static_cast<wxWindow*>(list_)})
        control->Enable();
    form_->Layout();
}

void StartPage::fail(const std::exception& failure) {
    end_work();
    show_title();
    const auto* ours = dynamic_cast<const Error*>(&failure);
    wxString words = sentence_for(failure);
    if (ours != nullptr && ours->kind() == ErrorKind::wrong_passphrase) {
        if (is_caps_lock_on())
            words = words_for(ErrorKind::wrong_passphrase).what + " " + _("Caps Lock is on.");
        passphrase_->mark_wrong();
    }
    show_problem(words);
    if (ours == nullptr || ours->kind() != ErrorKind::vault_rolled_back || passphrase_->is_empty())
        return;
    wxMessageDialog question{this, _("Open the older record?"), _("Attune"), wxYES_NO | wxNO_DEFAULT | wxICON_NONE};
    question.SetExtendedMessage(
        _("This record is older than the one that was locked last on this computer. What was written since then is "
          "not in it. If you have restored a backup on purpose, open it; else look for the newer copy first."));
    question.SetYesNoLabels(_("Open the older record"), _("Go back"));
    if (question.ShowModal() == wxID_YES)
        unlock(StartViewModel::RolledBack::accept);
}

void StartPage::open_demo() {
    if (model_.is_busy())
        return;
    form_->Show(); // its gauge shows that the practice is being made
    begin_work();
    right_->Layout();
    model_.open_demo(options_.make_demo, options_.demo_passphrase);
}

} // namespace attune
