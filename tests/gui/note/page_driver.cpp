// SPDX-License-Identifier: Apache-2.0
#include "tests/gui/note/page_driver.hpp"

#include "gui/platform/gtk_widget.hpp"

#include <gtk/gtk.h>
#include <wx/checkbox.h>
#include <wx/choice.h>
#include <wx/dialog.h>
#include <wx/radiobut.h>

namespace attune {
namespace {

void send(wxWindow& window, const wxEventTypeTag<wxCommandEvent>& type, int number) {
    wxCommandEvent event{type, window.GetId()};
    event.SetEventObject(&window);
    event.SetInt(number);
    window.GetEventHandler()->ProcessEvent(event);
    pump();
}

} // namespace

void click_radio(const std::string& name) {
    auto& button = find<wxRadioButton>(name);
    button.SetValue(true);
    send(button, wxEVT_RADIOBUTTON, 1);
}

void tick(const std::string& name, bool on) {
    auto& box = find<wxCheckBox>(name);
    box.SetValue(on);
    send(box, wxEVT_CHECKBOX, on ? 1 : 0);
}

void pick_choice(const std::string& name, int index) {
    auto& choice = find<wxChoice>(name);
    choice.SetSelection(index);
    send(choice, wxEVT_CHOICE, index);
}

void hook_key(wxWindow* window, int key, int modifiers) {
    wxKeyEvent event{wxEVT_CHAR_HOOK};
    event.SetEventObject(window);
    event.m_keyCode = key;
    event.SetControlDown((modifiers & wxMOD_CONTROL) != 0);
    event.SetShiftDown((modifiers & wxMOD_SHIFT) != 0);
    event.SetAltDown((modifiers & wxMOD_ALT) != 0);
    window->GetEventHandler()->ProcessEvent(event);
    pump();
}

void turn_wheel(wxWindow* window) {
    GtkWidget* widget = inner_widget(window);
    GdkEvent* event = gdk_event_new(GDK_SCROLL);
    event->scroll.window = GDK_WINDOW(g_object_ref(gtk_widget_get_window(widget)));
    event->scroll.direction = GDK_SCROLL_DOWN;
    gdk_event_set_device(event, gdk_seat_get_pointer(gdk_display_get_default_seat(gdk_display_get_default())));
    gtk_widget_event(widget, event);
    gdk_event_free(event);
    pump();
}

bool is_visible(const std::string& name) {
    const auto* window = find_window(name);
    return window != nullptr && window->IsShownOnScreen();
}

Answering::Answering(int button, std::function<void(wxDialog*)> act)
    : button_{button},
      act_{std::move(act)} {
    Register();
}

Answering::~Answering() {
    Unregister();
}

int Answering::Enter(wxDialog* dialog) {
    ++asked_;
    if (act_)
        act_(dialog);
    return button_;
}

} // namespace attune
