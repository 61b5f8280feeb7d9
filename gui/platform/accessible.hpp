// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <wx/window.h>

namespace attune {

/// What a screen reader should call a window. `usual` keeps what GTK says of the control.
enum class Role { usual, chart, list, grouping, image, status };

/// Gives `window` its test id (also its wx name, "client-filter") and the name and description that
/// assistive tools read. wx on GTK has no way of its own, so this talks to ATK.
void set_accessible(wxWindow* window, const std::string& id, const wxString& name, const wxString& description = {},
                    Role role = Role::usual);

/// Replaces what assistive tools read as description: a message below a field, the course of a chart.
void set_description(wxWindow* window, const wxString& description);

/// The name that assistive tools read; empty when there is none.
[[nodiscard]] wxString accessible_name(wxWindow* window);
[[nodiscard]] wxString accessible_description(wxWindow* window);
/// Whether assistive tools see the focus on it.
[[nodiscard]] bool is_accessibly_focused(wxWindow* window);

/// Has a screen reader speak `text` now.
void announce(wxWindow* window, const wxString& text);

} // namespace attune
