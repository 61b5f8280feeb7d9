// SPDX-License-Identifier: Apache-2.0
#include "gui/shell/settings_page.hpp"

#include "core/note/note_store.hpp"
#include "core/practice/settings_store.hpp"
#include "core/vault/vault.hpp"
#include "gui/measure/settings/expected_tables_card.hpp"
#include "gui/measure/settings/measure_settings_card.hpp"
#include "gui/platform/accessible.hpp"
#include "gui/platform/card.hpp"
#include "gui/platform/error_words.hpp"
#include "gui/platform/utf8.hpp"
#include "gui/platform/work_dialog.hpp"
#include "gui/shell/rules_card.hpp"
#include "gui/shell/vault_dialogs.hpp"

#include <array>
#include <wx/checkbox.h>
#include <wx/choice.h>
#include <wx/dirdlg.h>
#include <wx/intl.h>
#include <wx/msgdlg.h>
#include <wx/sizer.h>
#include <wx/spinctrl.h>

namespace attune {
namespace {

constexpr std::array text_sizes{90, 100, 115, 130, 160};
constexpr std::array formats{NoteFormat::soap, NoteFormat::dap, NoteFormat::birp,
                             NoteFormat::girp, NoteFormat::pirp, NoteFormat::plain};

/// A label and its control in one row of a card.
void add_row(Card* card, const wxString& label, wxWindow* control) {
    auto* words = field_label(card, label);
    words->MoveBeforeInTabOrder(control);
    words->SetMinSize(card->FromDIP(wxSize{220, -1}));
    auto* row = new wxBoxSizer{wxHORIZONTAL};
    row->Add(words, wxSizerFlags{}.CentreVertical());
    row->Add(control, wxSizerFlags{}.CentreVertical());
    card->content()->Add(row, wxSizerFlags{}.Border(wxTOP, card->FromDIP(10)));
}

void add_action(Card* card, const wxString& words, wxButton* button) {
    auto* row = new wxBoxSizer{wxHORIZONTAL};
    row->Add(wrapped_text(card, words, FontRole::body, Tone::usual, 70), wxSizerFlags{1}.CentreVertical());
    row->Add(button, wxSizerFlags{}.CentreVertical().Border(wxLEFT, card->FromDIP(16)));
    card->content()->Add(row, wxSizerFlags{}.Expand().Border(wxTOP, card->FromDIP(10)));
}

} // namespace

void apply(const Settings& settings) {
    apply_theme(settings.theme == Theme::dark    ? ThemeChoice::dark
                : settings.theme == Theme::light ? ThemeChoice::light
                                                 : ThemeChoice::system);
    apply_text_size(settings.text_percent / 100.0);
}

SettingsPage::SettingsPage(wxWindow* parent, Workspace& workspace)
    : ScrollPage{parent},
      workspace_{workspace},
      settings_{workspace.settings.load()},
      rules_{workspace} {
    SetName("settings-page");
    auto* sizer = new wxBoxSizer{wxVERTICAL};
    sizer->Add(text(inside(), _("Settings"), FontRole::title));
    for (wxWindow* card : {make_look(), make_notes(), make_measures(), make_expected(), make_kiosk(), make_rules(), make_safety(),
                           make_vault()})
        sizer->Add(card, wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(16)));
    sizer->SetMinSize(FromDIP(wxSize{640, -1}));
    auto* page = new wxBoxSizer{wxVERTICAL};
    page->Add(sizer, wxSizerFlags{}.Border(wxALL, FromDIP(16)));
    inside()->SetSizer(page);
    refit();
}

wxWindow* SettingsPage::make_look() {
    auto* card = new Card{inside(), _("Look")};
    auto* theme = new wxChoice{card, wxID_ANY};
    for (const wxString& words : {_("As the desktop"), _("Light"), _("Dark")})
        theme->Append(words);
    theme->SetSelection(static_cast<int>(settings_.theme));
    set_accessible(theme, "settings-theme", _("Colours"));
    add_row(card, _("&Colours"), theme);
    auto* size = new wxChoice{card, wxID_ANY};
    for (std::size_t i = 0; i < text_sizes.size(); ++i) {
        size->Append(wxString::Format("%d %%", text_sizes.at(i)));
        if (text_sizes.at(i) == settings_.text_percent)
            size->SetSelection(static_cast<int>(i));
    }
    set_accessible(size, "settings-text-size", _("Text size"));
    add_row(card, _("&Text size"), size);
    for (wxChoice* control : {theme, size})
        guard_wheel(control, [this](int by) { scroll_by(by); });
    theme->Bind(wxEVT_CHOICE, [this](wxCommandEvent& event) {
        change([&](Settings& settings) { settings.theme = static_cast<Theme>(event.GetSelection()); });
    });
    size->Bind(wxEVT_CHOICE, [this](wxCommandEvent& event) {
        change([&](Settings& settings) {
            settings.text_percent = text_sizes.at(static_cast<std::size_t>(event.GetSelection()));
        });
    });
    return card;
}

wxWindow* SettingsPage::make_notes() {
    auto* card = new Card{inside(), _("Notes")};
    auto* format = new wxChoice{card, wxID_ANY};
    for (const wxString& words : {wxString{"SOAP"}, wxString{"DAP"}, wxString{"BIRP"}, wxString{"GIRP"},
                                  wxString{"PIRP"}, _("Plain")})
        format->Append(words);
    for (std::size_t i = 0; i < formats.size(); ++i)
        if (formats.at(i) == settings_.note_format)
            format->SetSelection(static_cast<int>(i));
    set_accessible(format, "settings-format", _("Notes read as"));
    guard_wheel(format, [this](int by) { scroll_by(by); });
    add_row(card, _("Notes &read as"), format);
    format->Bind(wxEVT_CHOICE, [this](wxCommandEvent& event) {
        change([&](Settings& settings) {
            settings.note_format = formats.at(static_cast<std::size_t>(event.GetSelection()));
        });
    });
    add_own_formats(card);
    return card;
}

/// One form that reads otherwise than the rest; the line below names all that do.
void SettingsPage::add_own_formats(Card* card) {
    auto* form = new wxChoice{card, wxID_ANY};
    for (const auto& each : rules_.readable())
        form->Append(utf8(each.title));
    form->SetSelection(0);
    set_accessible(form, "settings-format-of", _("Form that reads differently"));
    add_row(card, _("Only this &form"), form);
    auto* own = new wxChoice{card, wxID_ANY};
    own->Append(_("As the practice"));
    for (const NoteFormat format : formats)
        own->Append(utf8(format_name(format)));
    set_accessible(own, "settings-own-format", _("This form reads as"));
    add_row(card, _("rea&ds as"), own);
    auto* words = wrapped_text(card, {}, FontRole::small, Tone::muted);
    words->SetName("settings-own-formats");
    card->content()->Add(words, wxSizerFlags{}.Expand().Border(wxTOP, card->FromDIP(6)));
    const auto show = [this, form, own, words] {
        const auto now = rules_.own_format(static_cast<std::size_t>(form->GetSelection()));
        own->SetSelection(0);
        for (std::size_t i = 0; i < formats.size(); ++i)
            if (now == formats.at(i))
                own->SetSelection(static_cast<int>(i) + 1);
        const wxString differing = utf8(rules_.own_formats());
        words->set_words(differing);
        words->Show(!differing.empty());
        refit();
    };
    for (wxChoice* control : {form, own})
        guard_wheel(control, [this](int by) { scroll_by(by); });
    form->Bind(wxEVT_CHOICE, [show](wxCommandEvent&) { show(); });
    own->Bind(wxEVT_CHOICE, [this, form, show](wxCommandEvent& event) {
        const int choice = event.GetSelection();
        attempt([&] {
            rules_.set_own_format(static_cast<std::size_t>(form->GetSelection()),
                                  choice == 0 ? std::nullopt
                                              : std::optional{formats.at(static_cast<std::size_t>(choice) - 1)});
        });
        show();
    });
    show();
}

wxWindow* SettingsPage::make_measures() {
    auto* card = new MeasureSettingsCard{inside(), workspace_};
    card->on_resize = [this] { refit(); };
    card->on_scroll = [this](int by) { scroll_by(by); };
    return card;
}

wxWindow* SettingsPage::make_expected() {
    auto* card = new ExpectedTablesCard{inside(), workspace_};
    card->on_resize = [this] { refit(); };
    return card;
}

wxWindow* SettingsPage::make_kiosk() {
    auto* card = new Card{inside(), _("Answers on this screen")};
    card->content()->Add(wrapped_text(card,
                                      _("While a client answers here, nothing of the record is shown. Who passes by could "
                                        "read a name, so none is shown unless you choose it."),
                                      FontRole::body, Tone::usual, 80),
                         wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(6)));
    auto* greet = new wxCheckBox{card, wxID_ANY, _("Gr&eet the client by first name")};
    greet->SetValue(settings_.kiosk_greeting == KioskGreeting::by_name);
    set_accessible(greet, "settings-kiosk-greeting", _("Greet the client by first name"));
    greet->Bind(wxEVT_CHECKBOX, [this](wxCommandEvent& event) {
        change([&](Settings& settings) {
            settings.kiosk_greeting = event.IsChecked() ? KioskGreeting::by_name : KioskGreeting::without_name;
        });
    });
    card->content()->Add(greet, wxSizerFlags{}.Border(wxTOP, FromDIP(10)));
    return card;
}

wxWindow* SettingsPage::make_rules() {
    auto* card = new RulesCard{inside(), rules_};
    card->on_resize = [this] { refit(); };
    card->on_scroll = [this](int by) { scroll_by(by); };
    rules_.on_change = [this] {
        settings_ = workspace_.settings.load();
        on_change(settings_);
    };
    return card;
}

wxWindow* SettingsPage::make_safety() {
    auto* card = new Card{inside(), _("Safety")};
    auto* idle = new wxSpinCtrl{card, wxID_ANY};
    idle->SetRange(1, 30);
    idle->SetValue(settings_.idle_minutes);
    set_accessible(idle, "settings-idle", _("Minutes without input until Attune locks"));
    guard_wheel(idle, [this](int by) { scroll_by(by); });
    add_row(card, _("&Minutes until Attune locks"), idle);
    idle->Bind(wxEVT_SPINCTRL, [this](wxSpinEvent& event) {
        change([&](Settings& settings) { settings.idle_minutes = event.GetPosition(); });
    });
    auto* passphrase = push_button(card, "settings-passphrase", _("Change &passphrase…"));
    passphrase->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { change_passphrase(); });
    add_action(card, _("The passphrase opens this practice. Nobody can look it up."), passphrase);
    auto* recovery = push_button(card, "settings-recovery", _("New recovery &sheet…"));
    recovery->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { new_recovery_sheet(); });
    add_action(card, _("A new sheet makes the old one worthless."), recovery);
    return card;
}

wxWindow* SettingsPage::make_vault() {
    auto* card = new Card{inside(), _("Record")};
    auto* backup = push_button(card, "settings-backup", _("&Back up now…"));
    backup->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { back_up(); });
    add_action(card, _("A backup is a whole, encrypted copy that was checked."), backup);
    auto* check = push_button(card, "settings-verify", _("Chec&k the record…"));
    check->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { verify(); });
    add_action(card, _("Reads every page, the audit trail and all signatures."), check);
    const wxString folder = utf8(workspace_.vault.folder().string());
    card->content()->Add(wrapped_text(card, wxString::Format(_("Kept in %s"), folder), FontRole::small, Tone::muted),
                         wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(12)));
    return card;
}

void SettingsPage::attempt(const std::function<void()>& action) {
    try {
        action();
    } catch (const std::exception& failure) {
        show_failure(this, failure);
    }
}

void SettingsPage::change(const std::function<void(Settings&)>& edit) {
    attempt([&] {
        Settings changed = workspace_.settings.load(); // the rules save some of it on their own
        edit(changed);
        workspace_.settings.save(changed);
        settings_ = changed;
        apply(settings_);
        on_change(settings_);
    });
}

void SettingsPage::change_passphrase() {
    ChangePassphraseDialog dialog{this, workspace_.vault};
    dialog.ShowModal();
}

void SettingsPage::new_recovery_sheet() {
    wxMessageDialog question{this, _("Make a new recovery sheet?"), _("Attune"), wxYES_NO | wxNO_DEFAULT | wxICON_NONE};
    question.SetExtendedMessage(_("The old sheet will no longer open this practice."));
    question.SetYesNoLabels(_("Make a new sheet"), _("Keep the old one"));
    if (question.ShowModal() != wxID_YES)
        return;
    attempt([this] {
        std::string code;
        do_work(this, _("Making the recovery sheet"), Cancel::not_offered,
                [&](const auto&) { code = workspace_.vault.replace_recovery(); });
        RecoverySheetDialog dialog{this, workspace_.vault, code, workspace_.clock.today()};
        dialog.ShowModal();
    });
}

void SettingsPage::back_up() {
    wxDirDialog dialog{this, _("Where should the backup be kept?"), {}, wxDD_DIR_MUST_EXIST};
    if (dialog.ShowModal() != wxID_OK)
        return;
    attempt([&] {
        std::filesystem::path made;
        do_work(this, _("Making a backup and checking it"), Cancel::not_offered,
                [&](const auto&) { made = workspace_.vault.backup(dialog.GetPath().utf8_string()); });
        wxMessageBox(wxString::Format(_("The backup was made and checked. It is in %s."),
                                      utf8(made.string())),
                     _("Attune"), wxOK | wxICON_NONE, this);
    });
}

void SettingsPage::verify() {
    attempt([this] {
        std::vector<VerifyProblem> problems;
        bool stopped = false;
        do_work(this, _("Checking the record"), Cancel::offered, [&](const auto& progress) {
            const auto note_stop = [&](double part) {
                stopped = !progress(part);
                return !stopped;
            };
            problems = workspace_.vault.verify_all([&](double part) { return note_stop(part / 2); });
            if (stopped)
                return;
            const auto signatures =
                workspace_.notes.verify_signatures([&](double part) { return note_stop(0.5 + part / 2); });
            problems.insert(problems.end(), signatures.begin(), signatures.end());
        });
        wxString words = stopped            ? _("The check was stopped. Nothing was found until then.")
                         : problems.empty() ? _("The record is whole: pages, audit trail and signatures hold.")
                                            : _("Something is wrong. Make no changes; restore the newest backup.");
        for (const VerifyProblem& problem : problems)
            words += "\n" + utf8(problem.part + ": " + problem.message);
        wxMessageBox(words, _("Attune"), wxOK | wxICON_NONE, this);
    });
}

} // namespace attune
