// SPDX-License-Identifier: Apache-2.0
#include "gui/platform/snapshot.hpp"

#include "core/error.hpp"
#include "gui/platform/gtk_widget.hpp"

#include <gtk/gtk.h>

namespace attune {

namespace {

GdkWindow* surface_of(const wxWindow* window) {
    GdkWindow* surface = gtk_widget_get_window(outer_widget(window));
    if (surface == nullptr)
        throw Error{ErrorKind::internal, "snapshot: the window is not on screen"};
    return surface;
}

GdkPixbuf* pixels_of(const wxWindow* window) {
    GdkWindow* surface = surface_of(window);
    GdkPixbuf* pixels = gdk_pixbuf_get_from_window(surface, 0, 0, gdk_window_get_width(surface),
                                                   gdk_window_get_height(surface));
    if (pixels == nullptr)
        throw Error{ErrorKind::internal, "snapshot: the screen cannot be read"};
    return pixels;
}

/// Takes the pixels over.
void write(GdkPixbuf* pixels, const std::filesystem::path& file) {
    const bool written = gdk_pixbuf_save(pixels, file.c_str(), "png", nullptr, nullptr) != FALSE;
    g_object_unref(pixels);
    if (!written)
        throw Error{ErrorKind::no_permission, "snapshot: the picture cannot be written"};
}

} // namespace

void save_snapshot(wxWindow* window, const std::filesystem::path& file) { write(pixels_of(window), file); }

void add_to_snapshot(wxWindow* window, const wxWindow* below, const std::filesystem::path& file) {
    GdkPixbuf* picture = gdk_pixbuf_new_from_file(file.c_str(), nullptr);
    if (picture == nullptr)
        throw Error{ErrorKind::no_permission, "snapshot: the picture below cannot be read"};
    int x = 0, y = 0, below_x = 0, below_y = 0;
    gdk_window_get_root_coords(surface_of(window), 0, 0, &x, &y);
    gdk_window_get_root_coords(surface_of(below), 0, 0, &below_x, &below_y);
    GdkPixbuf* pixels = pixels_of(window);
    // A line around it, as the desktop's frame is not in the picture.
    GdkPixbuf* edge = gdk_pixbuf_new(GDK_COLORSPACE_RGB, FALSE, 8, gdk_pixbuf_get_width(pixels) + 2,
                                     gdk_pixbuf_get_height(pixels) + 2);
    gdk_pixbuf_fill(edge, 0x8c9196ff);
    gdk_pixbuf_copy_area(pixels, 0, 0, gdk_pixbuf_get_width(pixels), gdk_pixbuf_get_height(pixels), edge, 1, 1);
    const int left = x - below_x - 1;
    const int top = y - below_y - 1;
    const int width = gdk_pixbuf_get_width(edge);
    const int height = gdk_pixbuf_get_height(edge);
    const bool fits = left >= 0 && top >= 0 && left + width <= gdk_pixbuf_get_width(picture) &&
                      top + height <= gdk_pixbuf_get_height(picture);
    if (fits)
        gdk_pixbuf_composite(edge, picture, left, top, width, height, left, top, 1, 1, GDK_INTERP_NEAREST, 255);
    g_object_unref(pixels);
    g_object_unref(edge);
    if (!fits) {
        g_object_unref(picture);
        throw Error{ErrorKind::internal, "snapshot: the window above leaves the one below"};
    }
    write(picture, file);
}

} // namespace attune
