// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gui/progress/progress_view_model.hpp"

#include <functional>
#include <wx/scrolwin.h>

namespace attune {

/// The list of series and events with a check box each, by group. Borrows the view model.
class SeriesPanel : public wxScrolledWindow {
public:
    SeriesPanel(wxWindow* parent, ProgressViewModel& model);

    /// "Events…" was pressed; the button stands there once this is set.
    std::function<void()> on_events;
    /// "Show to client" was pressed; the button stands there once this is set.
    std::function<void()> on_show_client;

    /// The course changed: makes the boxes anew.
    void show_course();

private:
    void add_group(const SeriesGroup& group);
    void add_events();
    void add_head(const wxString& title);

    ProgressViewModel& model_;
    wxPanel* inner_;
};

} // namespace attune
