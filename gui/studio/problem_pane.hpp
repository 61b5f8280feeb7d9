// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gui/platform/row_list.hpp"
#include "gui/studio/studio_view_model.hpp"

#include "gui/platform/group.hpp"
#include <functional>

namespace attune {

class StatusText;

/// What is wrong with the pack, by place; a row leads there. Borrows the model.
class ProblemPane : public Group {
public:
    ProblemPane(wxWindow* parent, StudioViewModel& model);

    std::function<void(std::size_t index)> on_go = [](std::size_t) {};
    void refresh();
    void choose(std::size_t index) { list_->choose(index); }

private:
    [[nodiscard]] RowCell cell(std::size_t row, std::size_t column) const;

    StudioViewModel& model_;
    StatusText* errors_;
    StatusText* warnings_;
    wxStaticText* state_;
    RowList* list_;
    std::vector<StudioProblem> shown_; ///< what the rows say; the model may be ahead
};

} // namespace attune
