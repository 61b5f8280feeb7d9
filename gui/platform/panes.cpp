// SPDX-License-Identifier: Apache-2.0
#include "gui/platform/panes.hpp"

#include "gui/platform/gtk_widget.hpp"

#include <algorithm>
#include <gtk/gtk.h>
#include <vector>

namespace attune {
namespace {

constexpr const char* pane_key = "attune-pane";

/// Where the focus was in a pane; empty once that widget is gone.
GWeakRef* memory_of(GtkWidget* pane) { return static_cast<GWeakRef*>(g_object_get_data(G_OBJECT(pane), pane_key)); }

void forget(gpointer memory) {
    g_weak_ref_clear(static_cast<GWeakRef*>(memory));
    g_free(memory);
}

void collect(wxWindow* window, std::vector<GtkWidget*>& panes) {
    for (wxWindow* child : window->GetChildren()) {
        if (child->IsTopLevel() || !child->IsShown())
            continue;
        GtkWidget* widget = outer_widget(child);
        if (widget != nullptr && memory_of(widget) != nullptr && gtk_widget_get_mapped(widget) != FALSE)
            panes.push_back(widget);
        else
            collect(child, panes);
    }
}

bool holds(GtkWidget* pane, GtkWidget* widget) {
    return widget == pane || gtk_widget_is_ancestor(widget, pane) != FALSE;
}

bool focus_in(GtkWidget* pane) {
    auto* last = static_cast<GtkWidget*>(g_weak_ref_get(memory_of(pane)));
    if (last != nullptr) {
        const bool usable = holds(pane, last) && gtk_widget_get_mapped(last) != FALSE &&
                            gtk_widget_is_sensitive(last) != FALSE && gtk_widget_get_can_focus(last) != FALSE;
        if (usable)
            gtk_widget_grab_focus(last);
        g_object_unref(last);
        if (usable)
            return true;
    }
    return gtk_widget_child_focus(pane, GTK_DIR_TAB_FORWARD) != FALSE;
}

} // namespace

void make_pane(wxWindow* window) {
    auto* memory = g_new0(GWeakRef, 1);
    g_weak_ref_init(memory, nullptr);
    g_object_set_data_full(G_OBJECT(outer_widget(window)), pane_key, memory, forget);
}

bool go_to_next_pane(wxWindow* root, bool backward) {
    std::vector<GtkWidget*> panes;
    collect(root, panes);
    if (panes.empty())
        return false;
    GtkWidget* focus = gtk_window_get_focus(GTK_WINDOW(gtk_widget_get_toplevel(outer_widget(root))));
    const auto here = std::ranges::find_if(panes, [&](GtkWidget* pane) { return focus != nullptr && holds(pane, focus); });
    const auto count = panes.size();
    std::size_t at = backward ? 0 : count - 1;
    if (here != panes.end()) {
        g_weak_ref_set(memory_of(*here), focus);
        at = static_cast<std::size_t>(here - panes.begin());
    }
    for (std::size_t i = 0; i < count; ++i) {
        at = (at + (backward ? count - 1 : 1)) % count;
        if (focus_in(panes[at]))
            return true;
    }
    return false;
}

} // namespace attune
