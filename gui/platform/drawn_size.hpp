// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <wx/window.h>

namespace attune {

/// What GTK draws the window in, pixels; GetSize() is what wx has laid it out for.
[[nodiscard]] wxSize drawn_size(const wxWindow* window);

/// Makes GTK draw everything that is shown in the frame or dialog around `window` in the sizes that wx has laid out,
/// once the events that wait now are handled. Call it after a layout that a size event brought about: GTK may have
/// lost it. Many calls cost as much as one.
void draw_as_laid_out(wxWindow* window);

} // namespace attune
