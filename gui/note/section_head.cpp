// SPDX-License-Identifier: Apache-2.0
#include "gui/note/section_head.hpp"

#include "gui/platform/accessible.hpp"
#include "gui/platform/gtk_widget.hpp"
#include "gui/platform/marks.hpp"
#include "gui/platform/style.hpp"

#include <gtk/gtk.h>
#include <wx/intl.h>

namespace attune {
namespace {

constexpr int head_height = 32;

GtkWidget* label_of(const char* style_class) {
    GtkWidget* label = gtk_label_new(nullptr);
    gtk_label_set_xalign(GTK_LABEL(label), 0);
    if (style_class != nullptr)
        gtk_style_context_add_class(gtk_widget_get_style_context(label), style_class);
    return label;
}

} // namespace

wxString to_fill_words(int to_fill) {
    return to_fill == 0 ? wxString{} : wxString::Format(_("%d to fill"), to_fill);
}

SectionHead::SectionHead(wxWindow* parent, const std::string& id)
    : wxButton{parent, wxID_ANY, " "},
      id_{id} {
    GtkWidget* button = outer_widget(this);
    if (GtkWidget* old = gtk_bin_get_child(GTK_BIN(button)))
        gtk_container_remove(GTK_CONTAINER(button), old);
    GtkWidget* box = gtk_box_new(GTK_ORIENTATION_HORIZONTAL, 0);
    GtkWidget* arrow = gtk_image_new_from_icon_name("pan-end-symbolic", GTK_ICON_SIZE_BUTTON);
    GtkWidget* title = label_of(nullptr);
    GtkWidget* summary = label_of("attune-muted");
    gtk_label_set_ellipsize(GTK_LABEL(summary), PANGO_ELLIPSIZE_END);
    GtkWidget* state = label_of(nullptr);
    GtkWidget* mark = gtk_image_new();
    gtk_box_pack_start(GTK_BOX(box), arrow, FALSE, FALSE, 0);
    gtk_box_pack_start(GTK_BOX(box), title, FALSE, FALSE, 6);
    gtk_box_pack_start(GTK_BOX(box), summary, TRUE, TRUE, 2);
    gtk_box_pack_start(GTK_BOX(box), mark, FALSE, FALSE, 6);
    gtk_box_pack_start(GTK_BOX(box), state, FALSE, FALSE, 0);
    // The page's margin of 16 less the button's own padding of 8.
    gtk_widget_set_margin_start(box, 0);
    gtk_widget_set_margin_end(box, 8);
    gtk_container_add(GTK_CONTAINER(button), box);
    gtk_widget_show_all(box);
    gtk_widget_set_no_show_all(mark, TRUE);
    arrow_ = arrow;
    title_ = title;
    summary_ = summary;
    state_ = state;
    mark_ = mark;
    add_style_class(this, "attune-section-head");
    SetMinSize({-1, FromDIP(head_height)});
    SetMaxSize({-1, FromDIP(head_height)});
    fill();
    Bind(wxEVT_SYS_COLOUR_CHANGED, [this](wxSysColourChangedEvent& event) {
        event.Skip();
        fill();
    });
}

void SectionHead::show(const HeadWords& words) {
    if (words == words_)
        return;
    words_ = words;
    fill();
}

void SectionHead::fill() {
    gtk_image_set_from_icon_name(GTK_IMAGE(arrow_), words_.open ? "pan-down-symbolic" : "pan-end-symbolic",
                                 GTK_ICON_SIZE_BUTTON);
    char* bold = g_markup_printf_escaped("<b>%s</b>", words_.title.utf8_string().c_str());
    gtk_label_set_markup(GTK_LABEL(title_), bold);
    g_free(bold);
    const auto summary = words_.open ? std::string{} : words_.summary.utf8_string();
    char* small = g_markup_printf_escaped("<span size=\"90%%\">%s</span>", summary.c_str());
    gtk_label_set_markup(GTK_LABEL(summary_), small);
    g_free(small);
    const auto fill_words = to_fill_words(words_.to_fill);
    char* state = g_markup_printf_escaped("<span size=\"90%%\">%s</span>", fill_words.utf8_string().c_str());
    gtk_label_set_markup(GTK_LABEL(state_), state);
    g_free(state);
    GtkStyleContext* style = gtk_widget_get_style_context(GTK_WIDGET(state_));
    gtk_style_context_remove_class(style, "attune-critical");
    gtk_style_context_remove_class(style, "attune-muted");
    gtk_style_context_add_class(style, words_.critical ? "attune-critical" : "attune-muted");
    const bool marked = words_.done || (words_.to_fill > 0 && words_.critical);
    gtk_widget_set_visible(GTK_WIDGET(mark_), marked);
    if (marked) {
        const auto bitmap = mark_bundle(words_.done ? Mark::good : Mark::critical).GetBitmap(FromDIP(wxSize{16, 16}));
        gtk_image_set_from_pixbuf(GTK_IMAGE(mark_), bitmap.GetPixbuf());
    }
    wxString name = words_.title;
    if (words_.to_fill > 0)
        name += ", " + fill_words;
    else if (words_.done)
        name += wxString{", "} + _("done");
    set_accessible(this, id_, name, words_.open ? _("unfolded") : _("folded"));
}

} // namespace attune
