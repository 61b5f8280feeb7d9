// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gui/client/client_view_model.hpp"
#include "gui/platform/empty_state.hpp"
#include "gui/platform/row_list.hpp"

#include <functional>
#include <wx/panel.h>

namespace attune {

/// All sessions of a client in a list, with what can be done to the chosen one.
class SessionsPanel : public wxPanel {
public:
    SessionsPanel(wxWindow* parent, ClientViewModel& model);

    void show_rows();
    std::function<void(const SessionLine&)> on_open = [](const SessionLine&) {};
    std::function<void(std::optional<SessionId>)> on_new_note = [](std::optional<SessionId>) {};
    void plan();

private:
    void act_on_chosen();
    void edit();
    void remove();
    void show_menu(std::size_t row);
    void update_buttons();
    [[nodiscard]] const SessionLine* chosen() const;

    ClientViewModel& model_;
    RowList* list_;
    wxWindow* frame_;
    EmptyState* empty_;
    wxButton* open_;
    wxButton* edit_;
    wxButton* remove_;
};

} // namespace attune
