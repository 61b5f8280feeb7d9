// SPDX-License-Identifier: Apache-2.0
#include "gui/platform/gtk_widget.hpp"

#include <gtk/gtk.h>

namespace attune {
namespace {

bool is_control(GtkWidget* widget) {
    return GTK_IS_TEXT_VIEW(widget) || GTK_IS_TREE_VIEW(widget) || GTK_IS_ENTRY(widget) || GTK_IS_RANGE(widget) ||
           GTK_IS_COMBO_BOX(widget) || GTK_IS_BUTTON(widget) || GTK_IS_NOTEBOOK(widget) || GTK_IS_LIST_BOX(widget) ||
           GTK_IS_LABEL(widget);
}

GtkWidget* control_inside(GtkWidget* widget) {
    if (is_control(widget))
        return widget;
    if (!GTK_IS_CONTAINER(widget))
        return nullptr;
    GtkWidget* found = nullptr;
    GList* children = gtk_container_get_children(GTK_CONTAINER(widget));
    for (GList* item = children; item != nullptr && found == nullptr; item = item->next)
        if (!GTK_IS_SCROLLBAR(item->data))
            found = control_inside(GTK_WIDGET(item->data));
    g_list_free(children);
    return found;
}

} // namespace

GtkWidget* outer_widget(const wxWindow* window) { return static_cast<GtkWidget*>(window->GetHandle()); }

GtkWidget* inner_widget(const wxWindow* window) {
    GtkWidget* outer = outer_widget(window);
    // A panel holds other wx windows; what is inside them is theirs.
    if (!window->GetChildren().empty())
        return outer;
    GtkWidget* inner = control_inside(outer);
    return inner != nullptr ? inner : outer;
}

} // namespace attune
