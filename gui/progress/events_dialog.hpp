// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/response/client_event.hpp"

#include <vector>
#include <wx/dialog.h>

class wxButton;

namespace attune {

class RowList;

/// The events of one client in a list: add, change, remove. Every change is kept at once.
///
/// Borrows the vault. `changed` tells whether anything was.
class EventsDialog : public wxDialog {
public:
    EventsDialog(wxWindow* parent, Vault& vault, ClientId client, Date today);
    [[nodiscard]] bool changed() const noexcept { return changed_; }

private:
    void build();
    void show_rows();
    void add();
    void change();
    void remove();
    void keep(const ClientEvent& event);

    ClientEventStore store_;
    ClientId client_;
    Date today_;
    std::vector<ClientEvent> events_;
    RowList* list_ = nullptr;
    wxButton* change_ = nullptr;
    wxButton* remove_ = nullptr;
    bool changed_ = false;
};

} // namespace attune
