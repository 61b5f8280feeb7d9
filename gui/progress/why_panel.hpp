// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gui/progress/progress_view_model.hpp"

#include <wx/choice.h>
#include <wx/scrolwin.h>

namespace attune {

/// "Why this label": value, range, change and source of one line, and what they cannot say. Borrows the model.
class WhyPanel : public wxScrolledWindow {
public:
    WhyPanel(wxWindow* parent, ProgressViewModel& model);

    /// The lines to choose from changed.
    void show_course();
    /// Another line is explained.
    void show_line();

private:
    void fill();
    void add_verdict();
    void add_row(const WhyRow& row);
    void add_caution();

    ProgressViewModel& model_;
    wxPanel* inner_;
    wxChoice* choice_;
    wxPanel* content_;
    std::optional<std::size_t> shown_;
};

} // namespace attune
