// SPDX-License-Identifier: Apache-2.0
#include "gui/platform/text_height.hpp"

#include "gui/platform/gtk_widget.hpp"

#include <gtk/gtk.h>

namespace attune {

int text_height(const wxTextCtrl* text, const std::string& words, int width, int most) {
    constexpr int frame = 4;
    constexpr int narrowest = 16;
    constexpr std::size_t longest = 20000;
    const int inside = width - 2 * text_margin - frame;
    if (inside < narrowest)
        return 0;
    if (words.size() > longest)
        return most;
    PangoLayout* layout = gtk_widget_create_pango_layout(inner_widget(text), words.c_str());
    pango_layout_set_width(layout, inside * PANGO_SCALE);
    pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
    int height = 0;
    pango_layout_get_pixel_size(layout, nullptr, &height);
    g_object_unref(layout);
    return height + 2 * text_margin;
}

} // namespace attune
