// SPDX-License-Identifier: Apache-2.0
#include "gui/platform/style.hpp"

#include "gui/platform/accessible.hpp"
#include "gui/platform/drawn_size.hpp"
#include "gui/platform/gtk_widget.hpp"
#include "gui/platform/utf8.hpp"

#include <algorithm>
#include <gtk/gtk.h>
#include <string>
#include <string_view>
#include <vector>
#include <wx/fontutil.h>
#include <wx/scrolwin.h>

namespace attune {
namespace {

const char* class_of(Tone tone) {
    switch (tone) {
    case Tone::muted: return "attune-muted";
    case Tone::accent: return "attune-accent";
    case Tone::good: return "attune-good";
    case Tone::caution: return "attune-caution";
    case Tone::critical: return "attune-critical";
    case Tone::usual: break;
    }
    return nullptr;
}

gboolean paint_from_style_sheet(GtkWidget* widget, cairo_t* cairo, gpointer) {
    GtkStyleContext* context = gtk_widget_get_style_context(widget);
    const int width = gtk_widget_get_allocated_width(widget);
    const int height = gtk_widget_get_allocated_height(widget);
    gtk_render_background(context, cairo, 0, 0, width, height);
    gtk_render_frame(context, cairo, 0, 0, width, height);
    return FALSE;
}

/// Gives everything around `window` a new layout, from the outside in: its height has changed.
void lay_out_above(wxWindow* window) {
    std::vector<wxWindow*> around;
    for (wxWindow* above = window->GetParent(); above != nullptr && !above->IsTopLevel(); above = above->GetParent()) {
        above->InvalidateBestSize();
        around.insert(around.begin(), above);
    }
    for (wxWindow* above : around) {
        if (auto* scrolled = dynamic_cast<wxScrolledWindow*>(above))
            scrolled->FitInside();
        above->Layout();
    }
    draw_as_laid_out(window);
}

struct BrokenWords {
    wxString lines;
    int height = 0; ///< of all lines
};

/// `words` with a line end wherever Pango breaks them at `width` pixels. In one measure; wx's own wrapping measures
/// the growing line once for each word. The font is named: a widget that was never shown still measures in another.
BrokenWords broken_into_lines(GtkWidget* widget, const wxFont& letters, const wxString& words, int width) {
    const std::string text = words.utf8_string();
    PangoLayout* layout = gtk_widget_create_pango_layout(widget, text.c_str());
    if (letters.IsOk())
        pango_layout_set_font_description(layout, letters.GetNativeFontInfo()->description);
    pango_layout_set_width(layout, width * PANGO_SCALE);
    pango_layout_set_wrap(layout, PANGO_WRAP_WORD);
    std::string lines;
    for (GSList* each = pango_layout_get_lines_readonly(layout); each != nullptr; each = each->next) {
        const auto* line = static_cast<PangoLayoutLine*>(each->data);
        std::string_view part{text.data() + line->start_index, static_cast<std::size_t>(line->length)};
        if (each->next != nullptr)
            part = part.substr(0, part.find_last_not_of(' ') + 1);
        lines += part;
        if (each->next != nullptr)
            lines += '\n';
    }
    int height = 0;
    pango_layout_get_pixel_size(layout, nullptr, &height);
    g_object_unref(layout);
    return {utf8(lines), height};
}

using ScrollAction = std::function<void(int)>;

gboolean pass_wheel_on(GtkWidget*, GdkEvent* event, gpointer data) {
    double across = 0;
    double down = 0;
    GdkScrollDirection direction{};
    if (gdk_event_get_scroll_direction(event, &direction) != FALSE)
        down = direction == GDK_SCROLL_UP ? -1 : direction == GDK_SCROLL_DOWN ? 1 : 0;
    else
        gdk_event_get_scroll_deltas(event, &across, &down);
    (*static_cast<ScrollAction*>(data))(static_cast<int>(down * 72));
    return TRUE;
}

void guard_widget(GtkWidget* widget, const ScrollAction& action) {
    // The closure owns its copy and dies with the widget, so no signal can reach a dead page.
    g_signal_connect_data(widget, "scroll-event", G_CALLBACK(pass_wheel_on), new ScrollAction{action},
                          [](gpointer data, GClosure*) { delete static_cast<ScrollAction*>(data); },
                          GConnectFlags{});
    if (GTK_IS_CONTAINER(widget)) {
        gtk_container_forall(GTK_CONTAINER(widget),
                             [](GtkWidget* child, gpointer data) {
                                 guard_widget(child, *static_cast<const ScrollAction*>(data));
                             },
                             const_cast<ScrollAction*>(&action)); // GTK's callback type knows no const
    }
}

} // namespace

void add_style_class(wxWindow* window, const char* name) {
    GtkWidget* outer = outer_widget(window);
    gtk_style_context_add_class(gtk_widget_get_style_context(outer), name);
    if (GtkWidget* inner = inner_widget(window); inner != outer)
        gtk_style_context_add_class(gtk_widget_get_style_context(inner), name);
}

void remove_style_class(wxWindow* window, const char* name) {
    gtk_style_context_remove_class(gtk_widget_get_style_context(outer_widget(window)), name);
    gtk_style_context_remove_class(gtk_widget_get_style_context(inner_widget(window)), name);
}

StyledPanel::StyledPanel(wxWindow* parent, const char* style_class)
    : wxPanel{parent} {
    m_container.DisableSelfFocus(); // it only holds others: Tab must not stop on it
    GtkWidget* widget = outer_widget(this);
    gtk_style_context_add_class(gtk_widget_get_style_context(widget), style_class);
    g_signal_connect(widget, "draw", G_CALLBACK(paint_from_style_sheet), nullptr);
}

wxStaticText* text(wxWindow* parent, const wxString& words, FontRole role, Tone tone) {
    auto* line = new wxStaticText{parent, wxID_ANY, wxControl::EscapeMnemonics(words)};
    if (role != FontRole::body)
        line->SetFont(font(role));
    set_tone(line, tone);
    return line;
}

void set_tone(wxStaticText* line, Tone tone) {
    for (const Tone other : {Tone::muted, Tone::accent, Tone::good, Tone::caution, Tone::critical})
        remove_style_class(line, class_of(other));
    if (const char* name = class_of(tone))
        add_style_class(line, name);
}

Prose::Prose(wxWindow* parent, const wxString& words, FontRole role, Tone tone, int characters)
    // Without its own resizing: that and the sizer would answer each other for ever.
    : wxStaticText{parent, wxID_ANY, {}, wxDefaultPosition, wxDefaultSize, wxST_NO_AUTORESIZE},
      characters_{characters} {
    if (role != FontRole::body)
        SetFont(font(role));
    set_tone(this, tone);
    set_words(words);
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        event.Skip();
        if (event.GetSize().x == width_ || event.GetSize().x < FromDIP(40))
            return;
        width_ = event.GetSize().x;
        // The new height is known only after wrapping; the parent lays out again when this event is over.
        CallAfter([this] {
            wrap();
            lay_out_above(this);
        });
    });
}

void Prose::set_words(const wxString& words) {
    words_ = words;
    wrap();
}

/// The line ends become part of the label, so it starts from the original words each time.
void Prose::wrap() {
    const int widest = GetTextExtent("n").x * characters_;
    const int width = width_ > 0 ? std::min(width_, widest) : widest;
    const BrokenWords broken = broken_into_lines(outer_widget(this), GetFont(), words_, width);
    SetLabel(wxControl::EscapeMnemonics(broken.lines));
    InvalidateBestSize();
    SetMinSize({FromDIP(40), std::max(GetBestSize().y, words_.empty() ? 0 : broken.height)});
}

Prose* wrapped_text(wxWindow* parent, const wxString& words, FontRole role, Tone tone, int characters) {
    return new Prose{parent, words, role, tone, characters};
}

int natural_height(const wxWindow* window) {
    int minimum = 0;
    int natural = 0;
    gtk_widget_get_preferred_height(outer_widget(window), &minimum, &natural);
    return natural;
}

void fit_natural_height(wxWindow* window) {
    window->SetMinSize({window->GetMinSize().x, std::max(natural_height(window), window->GetBestSize().y)});
}

void suggested(wxButton* button) { add_style_class(button, GTK_STYLE_CLASS_SUGGESTED_ACTION); }

void destructive(wxButton* button) { add_style_class(button, "attune-destructive"); }

void flat(wxButton* button) { gtk_button_set_relief(GTK_BUTTON(outer_widget(button)), GTK_RELIEF_NONE); }

namespace {

/// A press acts once the toolkit is done with it. An assistive tool presses through a call that waits for
/// its answer: a dialog opened inside that call would keep the tool waiting until the dialog is closed.
class LaterButton final : public wxButton {
public:
    using wxButton::wxButton;
    bool ProcessEvent(wxEvent& event) override {
        if (event.GetEventType() != wxEVT_BUTTON)
            return wxButton::ProcessEvent(event);
        CallAfter([this, press = *static_cast<wxCommandEvent*>(&event)]() mutable { wxButton::ProcessEvent(press); });
        return true;
    }
};

} // namespace

wxButton* link_button(wxWindow* parent, const std::string& id, const wxString& label, const wxString& name) {
    auto* button = new LaterButton{parent, wxID_ANY, label, wxDefaultPosition, wxDefaultSize, wxBU_EXACTFIT};
    flat(button);
    add_style_class(button, "attune-link");
    button->InvalidateBestSize();
    set_accessible(button, id, name.empty() ? wxControl::RemoveMnemonics(label) : name);
    return button;
}

wxButton* push_button(wxWindow* parent, const std::string& id, const wxString& label, const wxString& name) {
    auto* button = new LaterButton{parent, wxID_ANY, label};
    set_accessible(button, id, name.empty() ? wxControl::RemoveMnemonics(label) : name);
    return button;
}

void cut_label_at_end(wxWindow* button) {
    GtkWidget* child = gtk_bin_get_child(GTK_BIN(outer_widget(button)));
    while (child != nullptr && GTK_IS_BIN(child))
        child = gtk_bin_get_child(GTK_BIN(child));
    if (child != nullptr && GTK_IS_LABEL(child))
        gtk_label_set_ellipsize(GTK_LABEL(child), PANGO_ELLIPSIZE_END);
}

void guard_wheel(wxWindow* window, std::function<void(int)> on_scroll) {
    guard_widget(outer_widget(window), on_scroll);
}

void set_text_margins(wxTextCtrl* text, int margin) {
    GtkWidget* widget = inner_widget(text);
    if (!GTK_IS_TEXT_VIEW(widget))
        return;
    GtkTextView* view = GTK_TEXT_VIEW(widget);
    gtk_text_view_set_left_margin(view, margin);
    gtk_text_view_set_right_margin(view, margin);
    gtk_text_view_set_top_margin(view, margin);
    gtk_text_view_set_bottom_margin(view, margin);
}

wxTextCtrl* text_field(wxWindow* parent, const std::string& id, const wxString& name, const wxString& value,
                       long style) {
    auto* field = new wxTextCtrl{parent, wxID_ANY, value, wxDefaultPosition, wxDefaultSize, style};
    set_accessible(field, id, name);
    if ((style & wxTE_MULTILINE) != 0)
        set_text_margins(field);
    else
        fit_natural_height(field);
    return field;
}

wxStaticText* field_label(wxWindow* parent, const wxString& words) { return new wxStaticText{parent, wxID_ANY, words}; }

wxWindow* hairline(wxWindow* parent) {
    auto* line = new StyledPanel{parent, "attune-hairline"};
    line->SetMinSize({-1, 1});
    line->SetMaxSize({-1, 1});
    return line;
}

} // namespace attune
