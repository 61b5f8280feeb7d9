// SPDX-License-Identifier: Apache-2.0
#include "gui/platform/assistive.hpp"

#include <cstdlib>
#include <gio/gio.h>

namespace attune {

bool screen_reader_runs() {
    if (std::getenv("DBUS_SESSION_BUS_ADDRESS") == nullptr) // GLib would start a bus to ask
        return false;
    GDBusConnection* bus = g_bus_get_sync(G_BUS_TYPE_SESSION, nullptr, nullptr);
    if (bus == nullptr)
        return false;
    constexpr int longest_wait = 250; // milliseconds
    GVariant* answer = g_dbus_connection_call_sync(
        bus, "org.a11y.Bus", "/org/a11y/bus", "org.freedesktop.DBus.Properties", "Get",
        g_variant_new("(ss)", "org.a11y.Status", "ScreenReaderEnabled"), G_VARIANT_TYPE("(v)"),
        G_DBUS_CALL_FLAGS_NO_AUTO_START, longest_wait, nullptr, nullptr);
    bool runs = false;
    if (answer != nullptr) {
        GVariant* value = nullptr;
        g_variant_get(answer, "(v)", &value);
        runs = g_variant_is_of_type(value, G_VARIANT_TYPE_BOOLEAN) != 0 && g_variant_get_boolean(value) != 0;
        g_variant_unref(value);
        g_variant_unref(answer);
    }
    g_object_unref(bus);
    return runs;
}

} // namespace attune
