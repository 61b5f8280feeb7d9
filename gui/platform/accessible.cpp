// SPDX-License-Identifier: Apache-2.0
#include "gui/platform/accessible.hpp"

#include "gui/platform/gtk_widget.hpp"
#include "gui/platform/utf8.hpp"

#include <gtk/gtk.h>

namespace attune {
namespace {

AtkRole atk_role(Role role) {
    switch (role) {
    case Role::chart: return ATK_ROLE_CHART;
    case Role::list: return ATK_ROLE_LIST;
    case Role::grouping: return ATK_ROLE_GROUPING;
    case Role::image: return ATK_ROLE_IMAGE;
    case Role::status: return ATK_ROLE_STATUSBAR;
    case Role::usual: break;
    }
    return ATK_ROLE_INVALID;
}

AtkObject* accessible_of(wxWindow* window, Role role) {
    return gtk_widget_get_accessible(role == Role::usual ? inner_widget(window) : outer_widget(window));
}

/// The button inside a drop-down list, which has the focus in its place.
GtkWidget* button_of(GtkWidget* combo) {
    GtkWidget* found = nullptr;
    gtk_container_forall(GTK_CONTAINER(combo), [](GtkWidget* child, gpointer into) {
        auto** button = static_cast<GtkWidget**>(into);
        if (*button == nullptr)
            *button = GTK_IS_TOGGLE_BUTTON(child) ? child : GTK_IS_CONTAINER(child) ? button_of(child) : nullptr;
    }, &found);
    return found;
}

AtkStateSet* (*usual_states)(AtkObject*) = nullptr;

/// GTK gives the focus of a drop-down list to a button that assistive tools are not shown, so that they never
/// hear of it. Here the list tells it as its own.
AtkStateSet* states_with_focus(AtkObject* object) {
    AtkStateSet* states = usual_states(object);
    GtkWidget* combo = gtk_accessible_get_widget(GTK_ACCESSIBLE(object));
    GtkWidget* button = combo != nullptr ? button_of(combo) : nullptr;
    if (button != nullptr && gtk_widget_get_can_focus(button) != FALSE)
        atk_state_set_add_state(states, ATK_STATE_FOCUSABLE);
    if (button != nullptr && gtk_widget_has_focus(button) != FALSE)
        atk_state_set_add_state(states, ATK_STATE_FOCUSED);
    return states;
}

void tell_focus(GtkWidget* combo) {
    AtkObject* object = gtk_widget_get_accessible(combo);
    GtkWidget* button = button_of(combo);
    if (button == nullptr || g_object_get_data(G_OBJECT(button), "attune-tells-focus") != nullptr)
        return;
    g_object_set_data(G_OBJECT(button), "attune-tells-focus", button);
    AtkObjectClass* type = ATK_OBJECT_GET_CLASS(object);
    if (type->ref_state_set != states_with_focus) { // once for all lists, as the class is theirs together
        usual_states = type->ref_state_set;
        type->ref_state_set = states_with_focus;
    }
    g_signal_connect_object(button, "notify::has-focus", G_CALLBACK(+[](GtkWidget* it, GParamSpec*, gpointer list) {
                                atk_object_notify_state_change(ATK_OBJECT(list), ATK_STATE_FOCUSED,
                                                               gtk_widget_has_focus(it));
                            }),
                            object, static_cast<GConnectFlags>(0));
}

wxString words(const char* text) { return text == nullptr ? wxString{} : utf8(text); }

} // namespace

void set_accessible(wxWindow* window, const std::string& id, const wxString& name, const wxString& description,
                    Role role) {
    window->SetName(utf8(id));
    AtkObject* object = accessible_of(window, role);
    atk_object_set_name(object, name.utf8_str());
    if (!description.empty())
        atk_object_set_description(object, description.utf8_str());
    atk_object_set_accessible_id(object, id.c_str());
    if (role != Role::usual)
        atk_object_set_role(object, atk_role(role));
    else if (GTK_IS_COMBO_BOX(inner_widget(window)))
        tell_focus(inner_widget(window));
}

void set_description(wxWindow* window, const wxString& description) {
    atk_object_set_description(gtk_widget_get_accessible(inner_widget(window)), description.utf8_str());
}

wxString accessible_name(wxWindow* window) {
    return words(atk_object_get_name(gtk_widget_get_accessible(inner_widget(window))));
}

wxString accessible_description(wxWindow* window) {
    return words(atk_object_get_description(gtk_widget_get_accessible(inner_widget(window))));
}

bool is_accessibly_focused(wxWindow* window) {
    AtkStateSet* states = atk_object_ref_state_set(gtk_widget_get_accessible(inner_widget(window)));
    const bool focused = atk_state_set_contains_state(states, ATK_STATE_FOCUSED) != FALSE;
    g_object_unref(states);
    return focused;
}

void announce(wxWindow* window, const wxString& text) {
    g_signal_emit_by_name(gtk_widget_get_accessible(inner_widget(window)), "announcement",
                          static_cast<const char*>(text.utf8_str()));
}

} // namespace attune
