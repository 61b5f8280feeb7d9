// SPDX-License-Identifier: Apache-2.0
// A widget that asks for a new size while GTK is giving out sizes stays marked as having asked, but the mark that its
// parents got is wiped when their own turn ends. GTK hears nobody who is marked already, so from then on every further
// request of that widget is lost, and it is drawn in its old size until the whole window changes. Asking a widget what
// it wants takes its mark away, and the next request is heard.
#include "gui/platform/drawn_size.hpp"

#include "gui/platform/gtk_widget.hpp"

#include <gtk/gtk.h>
#include <set>
#include <vector>
#include <wx/toplevel.h>

namespace attune {
namespace {

constexpr const char* is_waiting = "attune-draw-as-laid-out";

void collect_differing(const wxWindow* window, std::vector<GtkWidget*>& found) {
    for (const wxWindow* child : window->GetChildren()) {
        if (!child->IsShown() || child->IsTopLevel())
            continue;
        if (drawn_size(child) != child->GetSize())
            found.push_back(outer_widget(child));
        collect_differing(child, found);
    }
}

void take_mark_away(GtkWidget* widget) {
    GtkRequisition wanted;
    gtk_widget_get_preferred_size(widget, &wanted, nullptr);
}

void request_sizes(const wxWindow* top) {
    std::vector<GtkWidget*> differing;
    collect_differing(top, differing);
    std::set<GtkWidget*> unmarked;
    for (GtkWidget* each : differing)
        for (GtkWidget* widget = each; widget != nullptr && unmarked.insert(widget).second;
             widget = gtk_widget_get_parent(widget))
            take_mark_away(widget);
    for (GtkWidget* each : differing)
        gtk_widget_queue_resize(each);
}

} // namespace

wxSize drawn_size(const wxWindow* window) {
    GtkWidget* widget = outer_widget(window);
    return {gtk_widget_get_allocated_width(widget), gtk_widget_get_allocated_height(widget)};
}

void draw_as_laid_out(wxWindow* window) {
    wxWindow* top = wxGetTopLevelParent(window);
    if (top == nullptr)
        return;
    GObject* frame = G_OBJECT(outer_widget(top));
    if (g_object_get_data(frame, is_waiting) != nullptr)
        return;
    g_object_set_data(frame, is_waiting, frame);
    top->CallAfter([top] {
        g_object_set_data(G_OBJECT(outer_widget(top)), is_waiting, nullptr);
        request_sizes(top);
    });
}

} // namespace attune
