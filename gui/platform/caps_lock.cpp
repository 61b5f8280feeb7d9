// SPDX-License-Identifier: Apache-2.0
#include "gui/platform/caps_lock.hpp"

#include "gui/platform/gtk_widget.hpp"

#include <gtk/gtk.h>
#include <wx/textctrl.h>

namespace attune {

bool is_caps_lock_on() {
    return gdk_keymap_get_caps_lock_state(gdk_keymap_get_for_display(gdk_display_get_default())) != FALSE;
}

void set_letters(wxTextCtrl* field, Letters letters) {
    gtk_entry_set_visibility(GTK_ENTRY(inner_widget(field)), letters == Letters::show ? TRUE : FALSE);
}

} // namespace attune
