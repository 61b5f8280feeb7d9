// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gui/measure/response_view_model.hpp"
#include "gui/platform/scroll_page.hpp"

#include <functional>
#include <string>

namespace attune {

/// A filled-in measure to read: the result first, then what was answered and every version of it. The same page
/// appears after a sheet is saved. Borrows the workspace.
class ResponsePanel : public ScrollPage {
public:
    ResponsePanel(wxWindow* parent, Workspace& workspace, ResponseId id);

    std::function<void()> on_back = [] {};
    std::function<void(ResponseId)> on_correct = [](ResponseId) {};
    /// Another measure is to be given.
    std::function<void(const std::string& measure)> on_give = [](const std::string&) {};
    /// It was moved or withdrawn: lists are stale.
    std::function<void()> on_change = [] {};

    [[nodiscard]] ResponseViewModel& model() noexcept { return model_; }
    void withdraw();
    void move();

private:
    void rebuild();
    wxSizer* make_head(wxWindow* parent);
    wxWindow* make_result(wxWindow* parent);
    wxWindow* make_safety(wxWindow* parent);
    wxWindow* make_facts(wxWindow* parent);
    wxWindow* make_answers(wxWindow* parent);
    wxWindow* make_versions(wxWindow* parent);

    Workspace& workspace_;
    ResponseViewModel model_;
};

} // namespace attune
