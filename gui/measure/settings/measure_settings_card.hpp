// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gui/measure/settings/measure_settings_view_model.hpp"
#include "gui/platform/card.hpp"
#include "gui/platform/row_list.hpp"

#include <filesystem>
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
    /// Loads own wording of the measure shown: says what is wrong with the file, or asks where it does not say of which
    /// measure it is and before it takes the place of what is loaded.
    void load_wording(const std::filesystem::path& file);

private:
    void rebuild();
    void add_right(wxSizer* down);
    void add_picks(wxSizer* down);
    void add_fixed(wxSizer* down);
    void add_spreads(wxSizer* down);
    void add_wording(wxSizer* down);
    void confirm_right();
    void choose_wording();
    [[nodiscard]] bool may_keep(const MeasureSettingsViewModel::WordingOffer& offer);
    void attempt(const std::function<void()>& action);

    MeasureSettingsViewModel model_;
    RowList* list_;
    wxPanel* detail_;
};

} // namespace attune
