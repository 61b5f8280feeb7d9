// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gui/measure/measure_settings_view_model.hpp"
#include "gui/platform/card.hpp"
#include "gui/platform/row_list.hpp"

#include <functional>
#include <vector>
#include <wx/textctrl.h>

namespace attune {

/// The measures of the practice under Settings: all of them with their terms, and of the chosen one its right, its
/// figures and its wording. Owns its view model; borrows the workspace.
class MeasureSettingsCard : public Card {
public:
    MeasureSettingsCard(wxWindow* parent, Workspace& workspace);

    /// The card has another height.
    std::function<void()> on_resize = [] {};
    /// The wheel over a control is for the page; in DIP.
    std::function<void(int)> on_scroll = [](int) {};

    [[nodiscard]] MeasureSettingsViewModel& model() noexcept { return model_; }
    /// Shows the measure with this id.
    void show_measure(const std::string& id);

private:
    void rebuild();
    void add_right(wxSizer* down);
    void add_picks(wxSizer* down);
    void add_spreads(wxSizer* down);
    void add_wording(wxSizer* down);
    void confirm_right();
    void load_wording();
    void attempt(const std::function<void()>& action);

    MeasureSettingsViewModel model_;
    RowList* list_;
    wxPanel* detail_;
};

} // namespace attune
