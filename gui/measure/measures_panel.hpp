// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gui/measure/measures_view_model.hpp"
#include "gui/platform/empty_state.hpp"
#include "gui/platform/row_list.hpp"
#include "gui/platform/scroll_page.hpp"

#include <functional>
#include <string>
#include <wx/checkbox.h>
#include <wx/panel.h>

namespace attune {

class Card;

/// A client's measures: what was answered, what is due, what is not saved yet, and the plan.
class MeasuresPanel : public wxPanel {
public:
    MeasuresPanel(wxWindow* parent, Workspace& workspace, ClientId client);

    std::function<void(ResponseId)> on_open = [](ResponseId) {};
    /// A due measure is given: its id, whom it is about, who answers.
    std::function<void(const MeasuresViewModel::DueLine&)> on_give = [](const MeasuresViewModel::DueLine&) {};
    std::function<void(const DraftKey&)> on_continue = [](const DraftKey&) {};
    std::function<void()> on_choose = [] {};

    [[nodiscard]] MeasuresViewModel& model() noexcept { return model_; }
    void reload() { model_.reload(); }

private:
    wxWindow* make_list(wxWindow* parent);
    void show_rows();
    void rebuild_side();
    wxWindow* make_drafts(wxWindow* parent);
    wxWindow* make_due(wxWindow* parent);
    wxWindow* make_plan(wxWindow* parent);
    void change_plan(const MeasuresViewModel::PlanLine& line);
    void add_to_plan();
    void attempt(const std::function<void()>& action);

    MeasuresViewModel model_;
    RowList* list_ = nullptr;
    wxWindow* frame_ = nullptr;
    wxButton* open_ = nullptr;
    EmptyState* nothing_ = nullptr;
    ScrollPage* side_ = nullptr;
};

} // namespace attune
