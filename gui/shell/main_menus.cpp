// SPDX-License-Identifier: Apache-2.0
// The menus of the main window: what exists, with its keys.
#include "core/error.hpp"
#include "gui/client/clients_page.hpp"
#include "gui/platform/error_words.hpp"
#include "gui/platform/utf8.hpp"
#include "gui/shell/help_window.hpp"
#include "gui/shell/main_frame.hpp"
#include "gui/shell/settings_page.hpp"

#include <optional>
#include <wx/intl.h>
#include <wx/menu.h>
#include <wx/msgdlg.h>

namespace attune {
namespace {

enum Command : int {
    lock_now = wxID_HIGHEST + 1,
    back_up,
    show_today,
    show_clients,
    show_caseload,
    show_modalities,
    show_settings,
    find_client,
    larger_text,
    smaller_text,
    usual_text,
    new_client,
    new_note,
    plan_session,
    give_measure,
    client_data,
    next_tab,
    previous_tab,
    note_first, ///< and one for each NoteCommand
    note_save = note_first + 100,
    new_pack,
    open_folder,
    studio_first, ///< and one for each StudioCommand
};

int id_of(NoteCommand command) { return note_first + static_cast<int>(command); }

int id_of(StudioCommand command) { return studio_first + static_cast<int>(command); }

wxMenu* make_file_menu() {
    auto* menu = new wxMenu;
    menu->Append(lock_now, _("&Lock") + "\tCtrl+L");
    menu->Append(back_up, _("&Back up now…"));
    menu->AppendSeparator();
    menu->Append(wxID_EXIT, _("&Quit") + "\tCtrl+Q");
    return menu;
}

wxMenu* make_edit_menu() {
    auto* menu = new wxMenu;
    menu->Append(id_of(NoteCommand::undo), _("&Undo") + "\tCtrl+Z");
    menu->Append(id_of(NoteCommand::redo), _("&Redo") + "\tCtrl+Shift+Z");
    menu->AppendSeparator();
    menu->Append(find_client, _("&Find a client") + "\tCtrl+K");
    return menu;
}

wxMenu* make_view_menu() {
    auto* menu = new wxMenu;
    menu->Append(show_today, _("&Today") + "\tAlt+1");
    menu->Append(show_clients, _("&Clients") + "\tAlt+2");
    menu->Append(show_caseload, _("C&aseload") + "\tAlt+3");
    menu->Append(show_modalities, _("&Modalities") + "\tAlt+4");
    menu->Append(show_settings, _("&Settings") + "\tAlt+5");
    menu->AppendSeparator();
    menu->Append(id_of(NoteCommand::toggle_context), _("Show or hide the side &pane") + "\tF9");
    menu->AppendSeparator();
    menu->Append(larger_text, _("&Larger text") + "\tCtrl++");
    menu->Append(smaller_text, _("S&maller text") + "\tCtrl+-");
    menu->Append(usual_text, _("&Usual text") + "\tCtrl+0");
    return menu;
}

wxMenu* make_client_menu() {
    auto* menu = new wxMenu;
    menu->Append(new_client, _("New &client…") + "\tCtrl+Shift+N");
    menu->Append(client_data, _("Client &data…"));
    menu->AppendSeparator();
    menu->Append(new_note, _("&New note") + "\tCtrl+N");
    menu->Append(give_measure, _("Give &measure…") + "\tCtrl+M");
    menu->Append(plan_session, _("&Plan a session…"));
    menu->AppendSeparator();
    menu->Append(next_tab, _("Ne&xt tab") + "\tCtrl+PageDown");
    menu->Append(previous_tab, _("Pre&vious tab") + "\tCtrl+PageUp");
    return menu;
}

wxMenu* make_note_menu() {
    auto* menu = new wxMenu;
    menu->Append(note_save, _("&Save now") + "\tCtrl+S");
    menu->Append(id_of(NoteCommand::sign), _("S&ign…") + "\tCtrl+Shift+S");
    menu->Append(id_of(NoteCommand::addendum), _("Write an &addendum…"));
    menu->Append(id_of(NoteCommand::preview), _("&Preview as text"));
    menu->AppendSeparator();
    menu->Append(id_of(NoteCommand::next_to_fill), _("&Next to fill") + "\tF8");
    menu->Append(id_of(NoteCommand::previous_to_fill), _("Pre&vious to fill") + "\tShift+F8");
    menu->Append(id_of(NoteCommand::repeat_last), _("&Repeat last note's answer") + "\tCtrl+R");
    menu->Append(id_of(NoteCommand::insert_time), _("Insert &time") + "\tCtrl+T");
    menu->AppendSeparator();
    menu->Append(id_of(NoteCommand::close), _("&Close") + "\tCtrl+W");
    return menu;
}

/// What the Studio shares with notes (undo, save, F8, close) stands with them.
wxMenu* make_tools_menu() {
    auto* menu = new wxMenu;
    menu->Append(new_pack, _("&New pack…"));
    menu->Append(open_folder, _("Open a pack &folder in Studio…"));
    menu->AppendSeparator();
    menu->Append(id_of(StudioCommand::check), _("&Check the pack") + "\tF5");
    menu->Append(id_of(StudioCommand::insert_field), _("&Insert field…") + "\tCtrl+I");
    menu->Append(id_of(StudioCommand::cross), _("From the form to its &XML and back") + "\tCtrl+D");
    menu->Append(id_of(StudioCommand::find), _("Fin&d in the file") + "\tCtrl+F");
    menu->Append(id_of(StudioCommand::install), _("Ins&tall in practice…"));
    menu->AppendSeparator();
    menu->AppendCheckItem(id_of(StudioCommand::plain_text), _("&Plain text, for screen readers"));
    return menu;
}

/// What a command of notes is in the Studio; nothing when it is none there.
std::optional<StudioCommand> in_studio(NoteCommand command) {
    switch (command) {
    case NoteCommand::undo: return StudioCommand::undo;
    case NoteCommand::redo: return StudioCommand::redo;
    case NoteCommand::next_to_fill: return StudioCommand::next_problem;
    case NoteCommand::previous_to_fill: return StudioCommand::previous_problem;
    case NoteCommand::close: return StudioCommand::close;
    default: return std::nullopt;
    }
}

} // namespace

void MainFrame::make_menus() {
    auto* bar = new wxMenuBar;
    bar->Append(make_file_menu(), _("&File"));
    bar->Append(make_edit_menu(), _("&Edit"));
    bar->Append(make_view_menu(), _("&View"));
    bar->Append(make_client_menu(), _("&Client"));
    bar->Append(make_note_menu(), _("&Note"));
    bar->Append(make_tools_menu(), _("&Tools"));
    auto* help = new wxMenu;
    help->Append(wxID_HELP, _("&Help for this page") + "\tF1");
    help->AppendSeparator();
    help->Append(wxID_ABOUT, _("&About Attune"));
    bar->Append(help, _("&Help"));
    SetMenuBar(bar);
    update_menus();
}

/// While locked only leaving and the version are left.
void MainFrame::update_menus() {
    wxMenuBar* bar = GetMenuBar();
    if (bar == nullptr) // the screen is the client's
        return;
    const std::size_t last = bar->GetMenuCount() - 1;
    for (std::size_t i = 1; i < last; ++i)
        bar->EnableTop(i, !is_locked());
    for (const int item : {static_cast<int>(lock_now), static_cast<int>(back_up)})
        bar->Enable(item, !is_locked());
}

void MainFrame::bind_menus() {
    const auto on = [this](int id, std::function<void()> action) {
        Bind(wxEVT_MENU, [this, action = std::move(action)](wxCommandEvent&) {
            // Later, as an assistive tool that chose the item waits for the end of this call.
            CallAfter([this, &action] {
                if (shell_ != nullptr)
                    action();
            });
        }, id);
    };
    const auto while_possible = [this](int id, std::function<bool()> possible) {
        Bind(wxEVT_UPDATE_UI, [this, possible = std::move(possible)](wxUpdateUIEvent& event) {
            event.Enable(shell_ != nullptr && possible());
        }, id);
    };
    on(lock_now, [this] { lock(LockReason::asked); });
    on(back_up, [this] { settings_page_->back_up(); });
    on(show_today, [this] { go_to(MainPlace::today); });
    on(show_clients, [this] { go_to(MainPlace::clients); });
    on(show_caseload, [this] { go_to(MainPlace::caseload); });
    on(show_modalities, [this] { go_to(MainPlace::modalities); });
    on(show_settings, [this] { go_to(MainPlace::settings); });
    on(find_client, [this] {
        go_to(MainPlace::clients);
        clients_->focus_find();
    });
    on(larger_text, [this] { change_text_size(1); });
    on(smaller_text, [this] { change_text_size(-1); });
    on(usual_text, [this] { change_text_size(0); });
    on(new_client, [this] {
        go_to(MainPlace::clients);
        clients_->new_client();
    });
    const auto shows_client = [this] {
        return place_ == MainPlace::clients && clients_->client_page() != nullptr && !clients_->shows_note();
    };
    const auto shows_note = [this] { return place_ == MainPlace::clients && clients_->shows_note(); };
    const auto on_client = [this, on, while_possible, shows_client](int id, std::function<void(ClientPage&)> action) {
        on(id, [this, shows_client, action = std::move(action)] {
            if (shows_client())
                action(*clients_->client_page());
        });
        while_possible(id, shows_client);
    };
    on_client(client_data, [](ClientPage& page) { page.edit(); });
    on_client(new_note, [](ClientPage& page) { page.new_note(); });
    on_client(give_measure, [](ClientPage& page) { page.give_measure(); });
    on_client(plan_session, [](ClientPage& page) { page.plan_session(); });
    on_client(next_tab, [](ClientPage& page) { page.next_tab(1); });
    on_client(previous_tab, [](ClientPage& page) { page.next_tab(-1); });
    on(note_save, [this] {
        if (shows_studio())
            return studio_.run(StudioCommand::save);
        try {
            clients_->save_now();
        } catch (const std::exception& failure) {
            show_failure(this, failure);
        }
    });
    while_possible(note_save, [this, shows_note] { return shows_note() || shows_studio(); });
    for (int i = 0; i <= static_cast<int>(NoteCommand::close); ++i) {
        on(note_first + i, [this, i] {
            const auto command = static_cast<NoteCommand>(i);
            if (place_ == MainPlace::clients)
                clients_->run(command);
            else if (const auto same = in_studio(command); same && shows_studio())
                studio_.run(*same);
        });
        while_possible(note_first + i, [this, i, shows_note] {
            return shows_note() || (shows_studio() && in_studio(static_cast<NoteCommand>(i)));
        });
    }
    bind_studio_menus();
    Bind(wxEVT_MENU, [this](wxCommandEvent&) { Close(); }, wxID_EXIT);
    Bind(wxEVT_MENU, [this](wxCommandEvent&) { CallAfter([this] { show_about(); }); }, wxID_ABOUT);
    Bind(wxEVT_MENU, [this](wxCommandEvent&) { show_help(); }, wxID_HELP);
}

void MainFrame::bind_studio_menus() {
    const auto on = [this](int id, void (MainFrame::*act)()) {
        Bind(wxEVT_MENU, [this, act](wxCommandEvent&) {
            CallAfter([this, act] {
                if (shell_ != nullptr)
                    (this->*act)();
            });
        }, id);
    };
    on(new_pack, &MainFrame::make_pack);
    on(open_folder, &MainFrame::open_pack_folder);
    for (int i = 0; i <= static_cast<int>(StudioCommand::close); ++i) {
        const int id = studio_first + i;
        Bind(wxEVT_MENU, [this, i](wxCommandEvent&) {
            CallAfter([this, i] {
                if (shell_ != nullptr && shows_studio())
                    studio_.run(static_cast<StudioCommand>(i));
            });
        }, id);
        Bind(wxEVT_UPDATE_UI, [this, i](wxUpdateUIEvent& event) {
            const bool possible = shell_ != nullptr && shows_studio();
            event.Enable(possible);
            if (static_cast<StudioCommand>(i) == StudioCommand::plain_text)
                event.Check(possible && studio_.is_plain());
        }, id);
    }
}

std::string MainFrame::help_page() const {
    if (shell_ == nullptr || place_ == MainPlace::today)
        return "first-steps";
    if (place_ == MainPlace::caseload)
        return "caseload";
    if (place_ == MainPlace::settings)
        return "safety";
    if (place_ == MainPlace::modalities)
        return studio_.window != nullptr ? "studio" : "modalities";
    if (clients_->shows_note())
        return "notes";
    const auto* page = clients_->client_page();
    if (page != nullptr && page->tab() == ClientTab::measures)
        return "measures";
    return page != nullptr && page->tab() == ClientTab::progress ? "progress" : "first-steps";
}

void MainFrame::show_help() {
    if (help_ == nullptr) {
        help_ = new HelpWindow{this};
        help_->Bind(wxEVT_CLOSE_WINDOW, [this](wxCloseEvent& event) {
            event.Skip();
            help_ = nullptr;
        });
    }
    help_->show_page(help_page());
}

void MainFrame::show_about() {
    wxMessageDialog dialog{this, wxString::Format(_("Attune %s"), utf8(means_.start.version)),
                           _("About Attune"), wxOK | wxICON_NONE};
    dialog.SetExtendedMessage(_("Session notes and progress for psychotherapists, kept on this computer only. "
                                "It never connects to the internet. Apache License 2.0."));
    dialog.SetOKLabel(_("Close"));
    dialog.ShowModal();
}

} // namespace attune
