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

/// An emission hook sees the "event" signal of every widget. A GDK event handler would not do: wx replaces it
/// while it yields.
gboolean see_event(GSignalInvocationHint*, guint count, const GValue* values, gpointer) {
    const auto* event = count > 1 ? static_cast<GdkEvent*>(g_value_get_boxed(&values[1])) : nullptr;
    if (event == nullptr || !input_action())
        return TRUE;
    switch (event->type) {
    case GDK_KEY_PRESS:
    case GDK_BUTTON_PRESS:
    case GDK_MOTION_NOTIFY:
    case GDK_SCROLL:
    case GDK_TOUCH_BEGIN: input_action()(); break;
    default: break;
    }
    return TRUE;
}

gboolean handle_signal(gpointer) {
    if (end_action())
        end_action()();
    return G_SOURCE_CONTINUE;
}

} // namespace

void watch_input(std::function<void()> on_input) {
    static gulong hook = 0;
    input_action() = std::move(on_input);
    if (hook == 0) {
        g_type_class_unref(g_type_class_ref(GTK_TYPE_WIDGET)); // its signals exist only once it is loaded
        hook = g_signal_add_emission_hook(g_signal_lookup("event", GTK_TYPE_WIDGET), 0, see_event, nullptr, nullptr);
    }
}

void watch_signals(std::function<void()> on_end) {
    const bool first = !end_action();
    end_action() = std::move(on_end);
    if (first)
        for (const int number : {SIGTERM, SIGINT, SIGHUP})
            g_unix_signal_add(number, handle_signal, nullptr);
}

} // namespace attune
