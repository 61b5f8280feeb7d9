// SPDX-License-Identifier: Apache-2.0
#include "gui/platform/input_watch.hpp"

#include <csignal>
#include <glib-unix.h>
#include <gtk/gtk.h>
#include <utility>

namespace attune {
namespace {

// GTK has one event handler and one set of signals per program.
std::function<void()>& input_action() {
    static std::function<void()> only;
    return only;
}
std::function<void()>& end_action() {
    static std::function<void()> only;
    return only;
}

void handle_event(GdkEvent* event, gpointer) {
    switch (gdk_event_get_event_type(event)) {
    case GDK_KEY_PRESS:
    case GDK_BUTTON_PRESS:
    case GDK_MOTION_NOTIFY:
    case GDK_SCROLL:
    case GDK_TOUCH_BEGIN:
        if (input_action())
            input_action()();
        break;
    default: break;
    }
    gtk_main_do_event(event);
}

gboolean handle_signal(gpointer) {
    if (end_action())
        end_action()();
    return G_SOURCE_CONTINUE;
}

} // namespace

void watch_input(std::function<void()> on_input) {
    input_action() = std::move(on_input);
    gdk_event_handler_set(handle_event, nullptr, nullptr);
}

void watch_signals(std::function<void()> on_end) {
    const bool first = !end_action();
    end_action() = std::move(on_end);
    if (first)
        for (const int number : {SIGTERM, SIGINT, SIGHUP})
            g_unix_signal_add(number, handle_signal, nullptr);
}

} // namespace attune
