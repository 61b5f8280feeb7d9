// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gui/platform/accessible.hpp"
#include "gui/platform/style.hpp"

#include <string>
#include <wx/tglbtn.h>

namespace attune {

/// One of two joined buttons, Chart and Table.
[[nodiscard]] inline wxToggleButton* segment_button(wxWindow* parent, const std::string& id, const wxString& label) {
    auto* button = new wxToggleButton{parent, wxID_ANY, label, wxDefaultPosition, wxDefaultSize, wxBU_EXACTFIT};
    set_accessible(button, id, label);
    fit_natural_height(button);
    return button;
}

} // namespace attune
