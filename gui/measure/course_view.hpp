// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gui/measure/measure_entry_view_model.hpp"

#include <wx/window.h>

namespace attune {

/// The earlier scores of a measure as a small chart with its bands and its cut-off. Only a picture: the words stand
/// below it.
class CourseView : public wxWindow {
public:
    CourseView(wxWindow* parent, CourseSketch course);
    [[nodiscard]] bool AcceptsFocus() const override { return false; }
    void show(CourseSketch course);

private:
    void paint();

    CourseSketch course_;
};

} // namespace attune
