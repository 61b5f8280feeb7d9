// SPDX-License-Identifier: Apache-2.0
#include "tests/e2e/control.hpp"

#include <atspi/atspi.h>

namespace attune::e2e {
namespace {

std::string take(gchar* text) {
    std::string copy = text == nullptr ? "" : text;
    g_free(text);
    return copy;
}

} // namespace

Control::Control(AtspiAccessible* accessible)
    : accessible_{accessible, [](AtspiAccessible* one) { g_object_unref(one); }} {}

std::string Control::id() const { return take(atspi_accessible_get_accessible_id(accessible_.get(), nullptr)); }

std::string Control::name() const { return take(atspi_accessible_get_name(accessible_.get(), nullptr)); }

std::string Control::description() const { return take(atspi_accessible_get_description(accessible_.get(), nullptr)); }

std::string Control::role() const { return take(atspi_accessible_get_role_name(accessible_.get(), nullptr)); }

std::string Control::text() const {
    AtspiText* text = atspi_accessible_get_text_iface(accessible_.get());
    if (text == nullptr)
        return name();
    const int length = atspi_text_get_character_count(text, nullptr);
    std::string content = take(atspi_text_get_text(text, 0, length, nullptr));
    g_object_unref(text);
    return content;
}

std::string Control::all_words() const {
    std::string words = text() + "\n";
    for (const Control& child : children())
        words += child.all_words();
    return words;
}

bool Control::has(int state) const {
    AtspiStateSet* states = atspi_accessible_get_state_set(accessible_.get());
    if (states == nullptr)
        return false;
    const bool found = atspi_state_set_contains(states, static_cast<AtspiStateType>(state)) != 0;
    g_object_unref(states);
    return found;
}

std::string Control::chosen() const {
    AtspiSelection* selection = atspi_accessible_get_selection_iface(accessible_.get());
    if (selection == nullptr)
        return {};
    AtspiAccessible* entry = atspi_selection_get_selected_child(selection, 0, nullptr);
    g_object_unref(selection);
    return entry == nullptr ? std::string{} : Control{entry}.name();
}

bool Control::is_visible() const { return has(ATSPI_STATE_VISIBLE); }
bool Control::is_showing() const { return has(ATSPI_STATE_SHOWING); }
bool Control::is_focused() const { return has(ATSPI_STATE_FOCUSED); }
bool Control::is_editable() const { return has(ATSPI_STATE_EDITABLE); }
bool Control::is_enabled() const { return has(ATSPI_STATE_SENSITIVE); }
bool Control::is_checked() const { return has(ATSPI_STATE_CHECKED); }
bool Control::is_selected() const { return has(ATSPI_STATE_SELECTED) || has(ATSPI_STATE_FOCUSED); }

bool Control::focus() const {
    AtspiComponent* component = atspi_accessible_get_component_iface(accessible_.get());
    if (component == nullptr)
        return false;
    const bool taken = atspi_component_grab_focus(component, nullptr) != 0;
    g_object_unref(component);
    return taken;
}

bool Control::set_text(const std::string& text) const {
    AtspiEditableText* editable = atspi_accessible_get_editable_text_iface(accessible_.get());
    if (editable == nullptr)
        return false;
    const bool done = atspi_editable_text_set_text_contents(editable, text.c_str(), nullptr) != 0;
    g_object_unref(editable);
    return done;
}

std::vector<Control> Control::children() const {
    std::vector<Control> found;
    const int count = atspi_accessible_get_child_count(accessible_.get(), nullptr);
    for (int i = 0; i < count; ++i)
        if (AtspiAccessible* child = atspi_accessible_get_child_at_index(accessible_.get(), i, nullptr))
            found.emplace_back(child);
    return found;
}

std::vector<Control> windows_of(int pid) {
    AtspiAccessible* desktop = atspi_get_desktop(0);
    const int count = atspi_accessible_get_child_count(desktop, nullptr);
    std::vector<Control> windows;
    for (int i = 0; i < count && windows.empty(); ++i) {
        AtspiAccessible* program = atspi_accessible_get_child_at_index(desktop, i, nullptr);
        if (program == nullptr)
            continue;
        const bool wanted = static_cast<int>(atspi_accessible_get_process_id(program, nullptr)) == pid;
        const Control root{program};
        if (wanted)
            windows = root.children();
    }
    g_object_unref(desktop);
    return windows;
}

} // namespace attune::e2e
