// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gui/client/client_view_model.hpp"
#include "gui/platform/scroll_page.hpp"

#include <functional>

namespace attune {

/// How the client is doing at one glance: series, sessions, what comes next, what is open.
class OverviewPanel : public ScrollPage {
public:
    OverviewPanel(wxWindow* parent, ClientViewModel& model);

    /// Builds the cards anew from the model.
    void rebuild();
    std::function<void()> on_open_progress = [] {};
    std::function<void()> on_open_sessions = [] {};
    std::function<void()> on_open_record = [] {};
    std::function<void(const SessionLine&)> on_open_session = [](const SessionLine&) {};
    std::function<void()> on_plan = [] {};

private:
    wxWindow* make_standing(wxWindow* parent);
    wxWindow* make_sessions(wxWindow* parent);
    wxWindow* make_next(wxWindow* parent);
    wxWindow* make_register(wxWindow* parent, const RegisterGroup& group);
    wxWindow* make_contact(wxWindow* parent);

    ClientViewModel& model_;
};

} // namespace attune
