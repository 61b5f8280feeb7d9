// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <wx/window.h>

namespace attune {

/// Makes `window` a pane: a part of the page that F6 and Shift+F6 go to.
void make_pane(wxWindow* window);

/// Moves the keyboard focus to the next (or previous) pane below `root` that is on screen, in the order in
/// which the windows were made, and there to where it was last, else to the first control. After the last
/// comes the first. False when no pane takes the focus.
bool go_to_next_pane(wxWindow* root, bool backward);

} // namespace attune
