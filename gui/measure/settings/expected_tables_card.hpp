// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gui/measure/settings/expected_tables_view_model.hpp"
#include "gui/platform/card.hpp"
#include "gui/platform/row_list.hpp"

#include <filesystem>
#include <functional>

namespace attune {

/// The tables of expected recovery under Settings: which are loaded, for whom and from where; loading one from a file
/// and removing one. Owns its view model; borrows the workspace.
class ExpectedTablesCard : public Card {
public:
    ExpectedTablesCard(wxWindow* parent, Workspace& workspace);

    /// The card has another height.
    std::function<void()> on_resize = [] {};

    [[nodiscard]] const ExpectedTablesViewModel& model() const noexcept { return model_; }
    /// Loads a file: says what is wrong with it, or asks before it takes the place of what is loaded.
    void load(const std::filesystem::path& file);

private:
    void show_rows();
    void choose_file();
    void remove();
    [[nodiscard]] bool may_replace(const ExpectedTablesViewModel::Offer& offer);

    ExpectedTablesViewModel model_;
    StyledPanel* frame_;
    RowList* list_;
    Prose* none_;
    wxButton* remove_ = nullptr;
};

} // namespace attune
