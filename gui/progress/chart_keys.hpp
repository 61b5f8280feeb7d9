// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gui/progress/progress_view_model.hpp"

#include <optional>
#include <wx/event.h>

namespace attune {

/// The step through a chart that a key without modifiers means; nothing for other keys.
[[nodiscard]] inline std::optional<ChartStep> chart_step_of(const wxKeyEvent& event) {
    if (event.HasModifiers())
        return std::nullopt;
    switch (event.GetKeyCode()) {
    case WXK_LEFT: return ChartStep::before;
    case WXK_RIGHT: return ChartStep::after;
    case WXK_UP: return ChartStep::line_up;
    case WXK_DOWN: return ChartStep::line_down;
    case WXK_HOME: return ChartStep::first;
    case WXK_END: return ChartStep::last;
    default: return std::nullopt;
    }
}

} // namespace attune
