// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gui/progress/progress_view_model.hpp"

#include <wx/choice.h>
#include <wx/scrolwin.h>

namespace attune {

/// "Why this label": value, range, change and source of one line, and what they cannot say. Borrows the model.
class WhyPanel : public wxScrolledWindow {
public:
    enum class Place { beside_chart, below_chart };

    WhyPanel(wxWindow* parent, ProgressViewModel& model);

    /// The lines to choose from changed.
    void show_course();
    /// The words take the room that there is at this place.
    void stand(Place place);
    /// Another line is explained.
    void show_line();

private:
    void fill();
    void add_verdict();
    void add_row(const WhyRow& row);
    void add_caution();
    /// From which day on is treatment: the effect size sets the scores before it against those after.
    void add_phases();

    ProgressViewModel& model_;
    int width_; ///< of the words, in DIP
    wxPanel* inner_;
    wxChoice* choice_;
    wxPanel* content_;
    std::optional<std::size_t> shown_;
    std::optional<Date> shown_phase_;
};

} // namespace attune
