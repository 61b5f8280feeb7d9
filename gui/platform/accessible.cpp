// SPDX-License-Identifier: Apache-2.0
#include "gui/platform/accessible.hpp"

#include "gui/platform/gtk_widget.hpp"

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

wxString words(const char* text) { return text == nullptr ? wxString{} : wxString::FromUTF8(text); }

} // namespace

void set_accessible(wxWindow* window, const std::string& id, const wxString& name, const wxString& description,
                    Role role) {
    window->SetName(wxString::FromUTF8(id));
    AtkObject* object = accessible_of(window, role);
    atk_object_set_name(object, name.utf8_str());
    if (!description.empty())
        atk_object_set_description(object, description.utf8_str());
    atk_object_set_accessible_id(object, id.c_str());
    if (role != Role::usual)
        atk_object_set_role(object, atk_role(role));
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

void announce(wxWindow* window, const wxString& text) {
    g_signal_emit_by_name(gtk_widget_get_accessible(inner_widget(window)), "announcement",
                          static_cast<const char*>(text.utf8_str()));
}

} // namespace attune
