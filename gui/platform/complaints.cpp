// SPDX-License-Identifier: Apache-2.0
#include "gui/platform/complaints.hpp"

#include <cstring>
#include <glib.h>
#include <mutex>
#include <utility>

namespace attune {
namespace {

constexpr std::size_t most_kept = 100;

std::mutex guard; // libraries may complain on any thread
std::vector<std::string> kept;

std::string field(const GLogField* fields, gsize count, const char* key) {
    for (gsize i = 0; i < count; ++i)
        if (std::strcmp(fields[i].key, key) == 0 && fields[i].length < 0)
            return static_cast<const char*>(fields[i].value);
    return {};
}

/// A check box or radio button that is laid out in the moment before its page has a width. On a busy machine GTK
/// comes to it sooner than wx does; it is laid out again before anything is drawn.
bool is_passing(const std::string& message) {
    return message.find("gtk_box_gadget_distribute: assertion 'size >= 0' failed in Gtk") != std::string::npos;
}

GLogWriterOutput hear(GLogLevelFlags level, const GLogField* fields, gsize count, gpointer) {
    if ((level & (G_LOG_LEVEL_ERROR | G_LOG_LEVEL_CRITICAL)) != 0) {
        const std::lock_guard lock{guard};
        const std::string message = field(fields, count, "MESSAGE");
        if (kept.size() < most_kept && !is_passing(message))
            kept.push_back(field(fields, count, "GLIB_DOMAIN") + ": " + message);
    }
    return g_log_writer_default(level, fields, count, nullptr);
}

} // namespace

void keep_complaints() {
    static const bool set = (g_log_set_writer_func(hear, nullptr, nullptr), true); // GLib allows it once
    static_cast<void>(set);
}

std::vector<std::string> take_complaints() {
    const std::lock_guard lock{guard};
    return std::exchange(kept, {});
}

} // namespace attune
