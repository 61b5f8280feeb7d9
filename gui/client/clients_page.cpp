// SPDX-License-Identifier: Apache-2.0
#include "gui/client/clients_page.hpp"

#include "core/client/client_store.hpp"
#include "core/note/note_store.hpp"
#include "gui/client/client_dialogs.hpp"
#include "gui/platform/error_words.hpp"
#include "gui/platform/group.hpp"
#include "gui/platform/panes.hpp"

#include <utility>
#include <wx/intl.h>
#include <wx/sizer.h>
#include <wx/wupdlock.h>

namespace attune {
namespace {

/// Charts and sheets of answers take the room of the list as well.
bool needs_width(ClientTab tab) { return tab == ClientTab::progress || tab == ClientTab::measures; }

} // namespace

ClientsPage::ClientsPage(wxWindow* parent, Workspace& workspace, PageMakers makers)
    : wxPanel{parent},
      workspace_{workspace},
      makers_{std::move(makers)},
      splitter_{new Splitter{this, "clients-splitter", "clients.list", 296}},
      list_{new ClientListPanel{splitter_, workspace}},
      room_{new Group{splitter_}},
      nobody_{new EmptyState{room_, "no-client"}} {
    SetName("clients-page");
    make_pane(list_);
    const bool any = workspace_.clients.count(Archived::show) > 0;
    nobody_->set(any ? _("No client chosen.") : _("No clients yet."),
                 any ? _("Choose a client in the list, or type part of a name.")
                     : _("A client needs a name; everything else can wait."),
                 any ? wxString{} : _("&Add the first client…"));
    auto* room = new wxBoxSizer{wxVERTICAL};
    room->Add(nobody_, wxSizerFlags{1}.Expand().Border(wxALL, FromDIP(24)));
    room_->SetSizer(room);
    splitter_->split(list_, room_, 240, 480, 420);
    auto* sizer = new wxBoxSizer{wxVERTICAL};
    sizer->Add(splitter_, wxSizerFlags{1}.Expand());
    SetSizer(sizer);
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        event.Skip();
        fit_list();
    });
    list_->on_select = [this](ClientId id) { open_client(id); };
    list_->on_new = [this] { new_client(); };
    nobody_->on_press = [this] { new_client(); };
}

void ClientsPage::open_client(ClientId client, ClientTab tab) {
    close_note();
    if (client_page_ == nullptr || client_ != client) {
        try {
            if (client_page_ != nullptr)
                client_page_->keep_now();
        } catch (const std::exception& failure) {
            return show_failure(this, failure); // what is typed stays on screen until it is kept
        }
        const wxWindowUpdateLocker quiet{room_};
        const ClientTab kept = client_page_ != nullptr ? client_page_->tab() : tab;
        try {
            auto* page = new ClientPage{room_, workspace_, client, makers_};
            if (client_page_ != nullptr)
                client_page_->Destroy();
            client_page_ = page;
        } catch (const std::exception& failure) {
            return show_failure(this, failure);
        }
        client_ = client;
        client_page_->on_open_note = [this](NoteId note) { CallAfter([this, note] { open_note(note); }); };
        client_page_->on_tab = [this](ClientTab) { fit_list(); };
        client_page_->on_kiosk = [this](const KioskRequest& request) { on_kiosk(request); };
        client_page_->on_change = [this] {
            list_->reload();
            on_change();
        };
        if (tab == ClientTab::overview && !needs_width(kept))
            tab = kept; // going down the list keeps the page that is looked at
        auto* room = new wxBoxSizer{wxVERTICAL};
        room->Add(client_page_, wxSizerFlags{1}.Expand());
        nobody_->Hide();
        room_->SetSizer(room);
        room_->Layout();
    }
    list_called_ = false;
    client_page_->show_tab(tab);
    list_->choose(client);
}

/// Charts need the width, and a narrow window has room for the list or for a client, not for both.
void ClientsPage::fit_list() {
    if (note_.window != nullptr)
        return;
    const bool narrow = GetClientSize().x < FromDIP(1028);
    const bool has_client = client_page_ != nullptr;
    if (has_client && !list_called_ && (narrow || needs_width(client_page_->tab())))
        splitter_->hide_left();
    else
        splitter_->show_left();
}

void ClientsPage::open_note(NoteId note) {
    const wxWindowUpdateLocker quiet{this};
    try {
        const ClientId owner = workspace_.notes.load(note).client;
        save_now();
        NotePageHandle next = makers_.note(this, note,
                                           {.on_close = [this] { CallAfter([this] { close_note(); }); },
                                            .on_open_note = [this](NoteId other) {
                                                CallAfter([this, other] { open_note(other); });
                                            },
                                            .on_change = [this] { on_change(); }});
        if (note_.window != nullptr)
            note_.window->Destroy();
        note_ = std::move(next);
        client_ = owner;
    } catch (const std::exception& failure) {
        return show_failure(this, failure);
    }
    splitter_->Hide();
    auto* sizer = new wxBoxSizer{wxVERTICAL};
    sizer->Add(note_.window, wxSizerFlags{1}.Expand());
    SetSizer(sizer);
    Layout();
}

void ClientsPage::save_now() {
    if (note_.window != nullptr && note_.save_now)
        note_.save_now();
    if (client_page_ != nullptr)
        client_page_->keep_now();
}

void ClientsPage::run(NoteCommand command) {
    if (note_.window != nullptr && note_.run)
        note_.run(command);
}

void ClientsPage::close_note() {
    if (note_.window == nullptr)
        return;
    try {
        save_now();
    } catch (const std::exception& failure) {
        return show_failure(this, failure); // what is typed stays on screen until it is saved
    }
    note_.window->Destroy();
    note_ = {};
    auto* sizer = new wxBoxSizer{wxVERTICAL};
    sizer->Add(splitter_, wxSizerFlags{1}.Expand());
    SetSizer(sizer);
    splitter_->Show();
    Layout();
    if (client_ && (client_page_ == nullptr || client_page_->model().id() != *client_)) {
        if (client_page_ != nullptr) {
            client_page_->Destroy();
            client_page_ = nullptr;
        }
        open_client(*client_);
    } else if (client_page_ != nullptr) {
        client_page_->reload();
    }
    list_->reload();
    on_change();
}

void ClientsPage::reload() {
    list_->reload();
    if (client_page_ != nullptr)
        client_page_->reload();
}

void ClientsPage::show_list() {
    close_note();
    list_called_ = true;
    if (client_page_ != nullptr && needs_width(client_page_->tab()))
        client_page_->show_tab(ClientTab::overview);
    fit_list();
}

void ClientsPage::focus_find() {
    show_list();
    list_->focus_find();
}

void ClientsPage::new_client() {
    std::optional<ClientId> added;
    ClientDialog dialog{this, Client{}, [&](const Client& client) { added = workspace_.clients.add(client); }};
    if (dialog.ShowModal() != wxID_OK || !added)
        return;
    // A new client has no episode yet and would be missing from the list of open ones.
    if (list_->model().filter() != ClientFilter::all)
        list_->show_all();
    list_->reload();
    open_client(*added);
    on_change();
}

} // namespace attune
