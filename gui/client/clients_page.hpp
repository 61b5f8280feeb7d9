// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gui/client/client_list_panel.hpp"
#include "gui/client/client_page.hpp"
#include "gui/client/page_makers.hpp"
#include "gui/platform/splitter.hpp"

#include <functional>
#include <optional>
#include <wx/panel.h>

namespace attune {

/// The clients: the list with the chosen client beside it, or a note in the place of both.
class ClientsPage : public wxPanel {
public:
    ClientsPage(wxWindow* parent, Workspace& workspace, PageMakers makers);

    void open_client(ClientId client, ClientTab tab = ClientTab::overview);
    void open_note(NoteId note);
    /// Back from the note to its client; the draft is saved first.
    void close_note();
    /// Writes an open draft; throws Error.
    void save_now();
    /// Does what a menu asks of the open note; nothing when there is none.
    void run(NoteCommand command);
    void new_client();
    /// Back to the list of clients, from a note or a chart.
    void show_list();
    void focus_find();
    [[nodiscard]] ClientPage* client_page() const noexcept { return client_page_; }
    [[nodiscard]] bool shows_note() const noexcept { return note_.window != nullptr; }
    [[nodiscard]] std::optional<ClientId> client() const noexcept { return client_; }
    /// Reads everything that is shown again.
    void reload();
    /// Something that other pages count has changed.
    std::function<void()> on_change = [] {};
    /// The client is to answer a measure on this screen.
    std::function<void(const KioskRequest&)> on_kiosk = [](const KioskRequest&) {};

private:
    void fit_list();

    Workspace& workspace_;
    PageMakers makers_;
    std::optional<ClientId> client_;
    NotePageHandle note_;
    Splitter* splitter_;
    ClientListPanel* list_;
    wxPanel* room_;
    EmptyState* nobody_;
    ClientPage* client_page_ = nullptr;
    bool list_called_ = false; ///< the user asked for the list: it stays until a client is chosen
};

} // namespace attune
