// SPDX-License-Identifier: Apache-2.0
#include "gui/platform/snapshot.hpp"

#include "core/error.hpp"
#include "gui/platform/gtk_widget.hpp"

#include <gtk/gtk.h>

namespace attune {

void save_snapshot(wxWindow* window, const std::filesystem::path& file) {
    GdkWindow* surface = gtk_widget_get_window(outer_widget(window));
    if (surface == nullptr)
        throw Error{ErrorKind::internal, "snapshot: the window is not on screen"};
    GdkPixbuf* pixels = gdk_pixbuf_get_from_window(surface, 0, 0, gdk_window_get_width(surface),
                                                   gdk_window_get_height(surface));
    if (pixels == nullptr)
        throw Error{ErrorKind::internal, "snapshot: the screen cannot be read"};
    const bool written = gdk_pixbuf_save(pixels, file.c_str(), "png", nullptr, nullptr) != FALSE;
    g_object_unref(pixels);
    if (!written)
        throw Error{ErrorKind::no_permission, "snapshot: the picture cannot be written"};
}

} // namespace attune
