// SPDX-License-Identifier: Apache-2.0
#include "gui/platform/nav_list.hpp"

#include "gui/platform/accessible.hpp"
#include "gui/platform/gtk_widget.hpp"

#include <gtk/gtk.h>

namespace attune {
namespace {

GtkListBox* list_box(const NavList* list) { return GTK_LIST_BOX(outer_widget(list)); }

GtkWidget* picture_of(Mark mark) {
    const wxBitmap bitmap = mark_bundle(mark).GetBitmap({16, 16});
    return gtk_image_new_from_pixbuf(bitmap.GetPixbuf());
}

} // namespace

struct NavList::Hooks {
    static void selected(GtkListBox*, GtkListBoxRow* row, gpointer data) {
        auto* self = static_cast<NavList*>(data);
        if (self->quiet_ || row == nullptr)
            return;
        const auto index = static_cast<std::size_t>(gtk_list_box_row_get_index(row));
        self->selected_ = index;
        self->on_select(index);
    }
    static void activated(GtkListBox*, GtkListBoxRow* row, gpointer data) {
        auto* self = static_cast<NavList*>(data);
        if (!self->quiet_ && row != nullptr)
            self->on_activate(static_cast<std::size_t>(gtk_list_box_row_get_index(row)));
    }
};

NavList::NavList(wxWindow* parent, const std::string& id, const wxString& name, int row_height)
    : row_height_{row_height} {
    GtkWidget* box = gtk_list_box_new();
    gtk_list_box_set_selection_mode(GTK_LIST_BOX(box), GTK_SELECTION_BROWSE);
    gtk_style_context_add_class(gtk_widget_get_style_context(box), "attune-nav");
    g_object_ref_sink(box);
    gtk_widget_show(box);
    Create(parent, wxID_ANY, box);
    g_object_unref(box);
    set_accessible(this, id, name);
    g_signal_connect(box, "row-selected", G_CALLBACK(&Hooks::selected), this);
    g_signal_connect(box, "row-activated", G_CALLBACK(&Hooks::activated), this);
    Bind(wxEVT_SYS_COLOUR_CHANGED, [this](wxSysColourChangedEvent& event) {
        event.Skip();
        for (std::size_t i = 0; i < items_.size(); ++i)
            fill_row(i);
    });
}

NavList::~NavList() { g_signal_handlers_disconnect_by_data(list_box(this), this); }

void NavList::set_items(std::vector<NavItem> items) {
    const std::string kept = selected_ ? items_[*selected_].id : std::string{};
    quiet_ = true;
    while (GtkListBoxRow* row = gtk_list_box_get_row_at_index(list_box(this), 0))
        gtk_container_remove(GTK_CONTAINER(list_box(this)), GTK_WIDGET(row));
    items_ = std::move(items);
    selected_.reset();
    for (std::size_t i = 0; i < items_.size(); ++i) {
        GtkWidget* row = gtk_list_box_row_new();
        gtk_widget_set_size_request(row, -1, FromDIP(row_height_));
        gtk_list_box_insert(list_box(this), row, -1);
        fill_row(i);
        if (items_[i].id == kept)
            selected_ = i;
    }
    quiet_ = false;
    select(selected_);
    InvalidateBestSize();
    SetMinSize({-1, DoGetBestSize().y}); // wx kept the height that the empty list had
}

void NavList::update_item(std::size_t index, NavItem item) {
    if (items_[index] == item)
        return;
    items_[index] = std::move(item);
    fill_row(index);
}

void NavList::fill_row(std::size_t index) {
    const NavItem& item = items_[index];
    GtkListBoxRow* row = gtk_list_box_get_row_at_index(list_box(this), static_cast<int>(index));
    if (GtkWidget* before = gtk_bin_get_child(GTK_BIN(row)))
        gtk_container_remove(GTK_CONTAINER(row), before);

    GtkWidget* line = gtk_box_new(GTK_ORIENTATION_HORIZONTAL, 6);
    gtk_widget_set_margin_start(line, FromDIP(row_height_ < 36 ? 12 : 16));
    gtk_widget_set_margin_end(line, FromDIP(row_height_ < 36 ? 10 : 16));
    GtkWidget* label = gtk_label_new(item.label.utf8_str());
    gtk_label_set_xalign(GTK_LABEL(label), 0);
    gtk_label_set_ellipsize(GTK_LABEL(label), PANGO_ELLIPSIZE_END);
    gtk_widget_set_tooltip_text(label, item.label.utf8_str());
    gtk_box_pack_start(GTK_BOX(line), label, TRUE, TRUE, 0);
    if (item.mark)
        gtk_box_pack_end(GTK_BOX(line), picture_of(*item.mark), FALSE, FALSE, 0);
    if (!item.count.empty()) {
        GtkWidget* count = gtk_label_new(item.count.utf8_str());
        gtk_style_context_add_class(gtk_widget_get_style_context(count), "attune-count");
        if (item.mark == Mark::critical)
            gtk_style_context_add_class(gtk_widget_get_style_context(count), "attune-critical");
        gtk_box_pack_end(GTK_BOX(line), count, FALSE, FALSE, 0);
    }
    gtk_container_add(GTK_CONTAINER(row), line);
    gtk_widget_show_all(GTK_WIDGET(row));

    AtkObject* object = gtk_widget_get_accessible(GTK_WIDGET(row));
    const wxString spoken = !item.spoken.empty() ? item.spoken
                            : item.count.empty() ? item.label
                                                 : item.label + ", " + item.count;
    atk_object_set_name(object, spoken.utf8_str());
    atk_object_set_accessible_id(object, item.id.c_str());
}

void NavList::select(std::optional<std::size_t> index) {
    quiet_ = true;
    selected_ = index;
    GtkListBoxRow* row =
        index ? gtk_list_box_get_row_at_index(list_box(this), static_cast<int>(*index)) : nullptr;
    gtk_list_box_select_row(list_box(this), row);
    quiet_ = false;
}

void NavList::choose(std::size_t index) {
    select(index);
    on_select(index);
}

wxSize NavList::DoGetBestSize() const {
    int minimum = 0;
    int width = 0;
    gtk_widget_get_preferred_width(outer_widget(this), &minimum, &width);
    return {width, static_cast<int>(items_.size()) * FromDIP(row_height_)};
}

void NavList::SetFocus() {
    GtkListBoxRow* row = gtk_list_box_get_selected_row(list_box(this));
    gtk_widget_grab_focus(row != nullptr ? GTK_WIDGET(row) : outer_widget(this));
}

} // namespace attune
