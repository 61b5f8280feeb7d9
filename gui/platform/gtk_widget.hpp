// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <wx/window.h>

using GtkWidget = struct _GtkWidget;

namespace attune {

/// The GTK widget that wx made for `window`, often a box or a scrolled window around the real control.
[[nodiscard]] GtkWidget* outer_widget(const wxWindow* window);
/// The control itself: entry, text view, tree view, button, range …; the outer widget when there is none.
[[nodiscard]] GtkWidget* inner_widget(const wxWindow* window);

} // namespace attune
