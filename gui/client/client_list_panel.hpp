// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gui/client/client_list_view_model.hpp"
#include "gui/platform/empty_state.hpp"
#include "gui/platform/row_list.hpp"

#include <functional>
#include <wx/choice.h>
#include <wx/panel.h>
#include <wx/textctrl.h>

namespace attune {

/// The list of clients with its find field.
class ClientListPanel : public wxPanel {
public:
    ClientListPanel(wxWindow* parent, Workspace& workspace);

    void reload();
    /// Marks a client as the open one, where the list shows it.
    void choose(std::optional<ClientId> client);
    void focus_find();
    /// Lists every client that is not archived.
    void show_all();
    [[nodiscard]] ClientListViewModel& model() noexcept { return model_; }
    std::function<void(ClientId)> on_select = [](ClientId) {};
    std::function<void()> on_new = [] {};

private:
    void show_rows();

    ClientListViewModel model_;
    std::optional<ClientId> open_;
    wxTextCtrl* find_;
    wxChoice* filter_;
    wxStaticText* count_;
    RowList* list_;
    EmptyState* empty_;
};

} // namespace attune
