// SPDX-License-Identifier: Apache-2.0
#include "gui/platform/held_key.hpp"

#include "gui/platform/gtk_widget.hpp"

#include <gtk/gtk.h>

namespace attune {
namespace {

gboolean key_released(GtkWidget*, GdkEventKey* event, gpointer held) {
    static_cast<HeldKey*>(held)->let_go(event->hardware_keycode);
    return FALSE;
}

gboolean focus_left(GtkWidget*, GdkEventFocus*, gpointer held) {
    static_cast<HeldKey*>(held)->let_go(0); // another window hears of the release
    return FALSE;
}

} // namespace

HeldKey::HeldKey(wxWindow* window)
    : top_{gtk_widget_get_toplevel(outer_widget(window))} {
    g_object_add_weak_pointer(G_OBJECT(top_), &top_);
    on_release_ = g_signal_connect(top_, "key-release-event", G_CALLBACK(key_released), this);
    on_leave_ = g_signal_connect(top_, "focus-out-event", G_CALLBACK(focus_left), this);
}

HeldKey::~HeldKey() {
    if (top_ == nullptr)
        return;
    g_signal_handler_disconnect(top_, on_release_);
    g_signal_handler_disconnect(top_, on_leave_);
    g_object_remove_weak_pointer(G_OBJECT(top_), &top_);
}

bool HeldKey::is_repeat(const wxKeyEvent& event) {
    const unsigned code = event.GetRawKeyFlags(); // GTK's hardware code
    const bool repeats = code != 0 && code == down_;
    down_ = code;
    return repeats;
}

void HeldKey::let_go(unsigned code) {
    if (code == 0 || code == down_)
        down_ = 0;
}

} // namespace attune
