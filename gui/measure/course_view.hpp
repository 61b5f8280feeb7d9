// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gui/measure/entry/measure_entry_view_model.hpp"

#include <vector>
#include <wx/window.h>

namespace attune {

/// The earlier scores of a measure as a small chart with its bands and its cut-off. Only a picture: the words stand
/// below it.
class CourseView : public wxWindow {
public:
    CourseView(wxWindow* parent, CourseSketch course);
    [[nodiscard]] bool AcceptsFocus() const override { return false; }
    void show(CourseSketch course);
    /// The names of the bands as they are drawn, lowest first: "…" at the end where there is no room.
    [[nodiscard]] const std::vector<wxString>& names() const noexcept { return names_; }
    /// The room that is left for them at the right, in pixels.
    [[nodiscard]] int name_width() const noexcept { return name_width_; }

private:
    void paint();
    void fit_names();

    CourseSketch course_;
    std::vector<wxString> names_;
    int name_width_ = 0;
};

} // namespace attune
