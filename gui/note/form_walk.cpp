// SPDX-License-Identifier: Apache-2.0
#include "gui/note/form_panel.hpp"

#include "gui/platform/gtk_widget.hpp"

#include <algorithm>
#include <gtk/gtk.h>

// Where the keyboard is on the form, and how it gets somewhere else.
namespace attune {

void FormPanel::go_to(const SectionKey& key) {
    auto* pane = pane_of(key);
    if (pane == nullptr)
        return;
    set_open(*pane, true);
    Scroll(-1, y_in_page(pane->head));
    for (auto& item : pane->items)
        if (item->panel()->IsShown()) {
            for (const auto& field : pane->section.section->fields)
                if (const auto path = pane->section.path_of(field); item->holds(path) && field.kind != FieldKind::computed) {
                    item->focus(path);
                    return;
                }
        }
    pane->head->SetFocus();
}

bool FormPanel::go_to(const FieldPath& path) {
    const auto index = model_.section_of(path);
    if (!index)
        return false;
    auto* pane = pane_of(model_.sections()[*index].key);
    if (pane == nullptr)
        return false;
    set_open(*pane, true);
    for (auto& item : pane->items)
        if (item->holds(path)) {
            item->focus(path);
            show_part(item->panel());
            return true;
        }
    return false;
}

void FormPanel::go_by(int sections) {
    const auto& outline = model_.sections();
    if (outline.empty())
        return;
    const auto now = current_ ? std::ranges::find(outline, *current_, &OutlineSection::key) : outline.end();
    const int index = now == outline.end() ? (sections > 0 ? -1 : 1) : static_cast<int>(now - outline.begin());
    const int wanted = std::clamp(index + sections, 0, static_cast<int>(outline.size()) - 1);
    go_to(outline[static_cast<std::size_t>(wanted)].key);
}

void FormPanel::show_part(wxWindow* window) {
    int x = 0, top = 0;
    GetViewStart(&x, &top);
    const int height = GetClientSize().y;
    const int y = y_in_page(window);
    const int bottom = y + std::min(window->GetSize().y, height);
    if (y < top)
        Scroll(-1, y - FromDIP(8));
    else if (bottom > top + height)
        Scroll(-1, bottom - height + FromDIP(8));
}

GtkWidget* FormPanel::focus_widget() const {
    GtkWidget* widget = gtk_window_get_focus(GTK_WINDOW(toplevel_));
    return widget != nullptr && gtk_widget_is_ancestor(widget, outer_widget(inner_)) ? widget : nullptr;
}

wxWindow* FormPanel::focused() const {
    GtkWidget* widget = focus_widget();
    if (widget == nullptr)
        return nullptr;
    for (const auto& pane : panes_) {
        if (widget == outer_widget(pane.head))
            return pane.head;
        if (pane.body == nullptr || !gtk_widget_is_ancestor(widget, outer_widget(pane.body)))
            continue;
        // The smallest window of ours around the widget: wx may not know the widget itself.
        wxWindow* found = pane.body;
        for (bool deeper = true; deeper;) {
            deeper = false;
            for (auto* child : found->GetChildren()) {
                GtkWidget* outer = outer_widget(child);
                if (outer != nullptr && (widget == outer || gtk_widget_is_ancestor(widget, outer))) {
                    found = child;
                    deeper = true;
                    break;
                }
            }
        }
        return found;
    }
    return nullptr;
}

std::optional<FieldPath> FormPanel::focused_path() const {
    GtkWidget* widget = focus_widget();
    if (widget == nullptr)
        return std::nullopt;
    for (const auto& pane : panes_)
        for (const auto& item : pane.items)
            if (auto path = item->path_at(widget))
                return path;
    return std::nullopt;
}

void FormPanel::focus_changed() {
    GtkWidget* widget = focus_widget();
    const auto path = focused_path();
    if (path != last_path_) {
        last_path_ = path;
        model_.settle();
    }
    if (widget == nullptr)
        return;
    for (auto& pane : panes_) {
        const bool here = widget == outer_widget(pane.head) ||
                          (pane.body != nullptr && gtk_widget_is_ancestor(widget, outer_widget(pane.body)));
        if (!here)
            continue;
        for (auto& item : pane.items)
            item->focus_moved(widget);
        if (current_ != pane.section.key) {
            current_ = pane.section.key;
            on_section(pane.section.key);
        }
        break;
    }
    if (auto* window = focused())
        show_part(window);
}

} // namespace attune
