// SPDX-License-Identifier: Apache-2.0
#include "gui/platform/theme.hpp"

#include "gui/platform/style_sheet.hpp"

#include <cstdlib>
#include <gtk/gtk.h>
#include <string>
#include <wx/settings.h>
#include <wx/toplevel.h>

namespace attune {
namespace {

constexpr int usual_dpi = 96 * 1024; // GTK's own when the desktop says nothing

struct ThemeState {
    Palette colours;
    GtkCssProvider* provider = nullptr;
    gboolean desktop_prefers_dark = FALSE;
    int desktop_dpi = usual_dpi;
};

ThemeState& state() {
    static ThemeState only; // GTK's settings, which this mirrors, are one per program too
    return only;
}

wxColour rgb(unsigned value) {
    return {static_cast<unsigned char>(value >> 16U), static_cast<unsigned char>(value >> 8U),
            static_cast<unsigned char>(value)};
}

Palette light_palette() {
    return {.window = rgb(0xf6f5f4), .side = rgb(0xefedeb), .base = rgb(0xffffff),
            .border = rgb(0xcdc7c2), .hairline = rgb(0xe4e0dc),
            .text = rgb(0x2e3436), .muted = rgb(0x5a6066),
            .accent = rgb(0x1a5fb4), .accent_fill = rgb(0x1a5fb4),
            .selected = rgb(0xd3e3f5), .selected_away = rgb(0xe4e2df),
            .critical = rgb(0xb3261e), .critical_tint = rgb(0xfbeae9),
            .caution = rgb(0x8a5200), .caution_tint = rgb(0xfdf1de),
            .good = rgb(0x1e6b3c), .good_tint = rgb(0xe7f3ea), .information_tint = rgb(0xe8f0fa),
            .series = {rgb(0x0175bc), rgb(0x95422a), rgb(0x23715f), rgb(0x5d1979), rgb(0x8a6d00)},
            .events = rgb(0x50607a),
            .bands = {rgb(0xffffff), rgb(0xf5f6f8), rgb(0xeceff3), rgb(0xe3e7ed), rgb(0xd9dfe7)},
            .axis = rgb(0x8c9196), .grid = rgb(0xe6e3e0), .dark = false};
}

Palette dark_palette() {
    return {.window = rgb(0x353535), .side = rgb(0x303030), .base = rgb(0x2d2d2d),
            .border = rgb(0x1b1b1b), .hairline = rgb(0x444444),
            .text = rgb(0xeeeeec), .muted = rgb(0xb9bbb8),
            .accent = rgb(0x8fbff5), .accent_fill = rgb(0x15539e),
            .selected = rgb(0x2b4766), .selected_away = rgb(0x454545),
            .critical = rgb(0xff9d96), .critical_tint = rgb(0x4a2c2a),
            .caution = rgb(0xf2bd68), .caution_tint = rgb(0x45381f),
            .good = rgb(0x8dd3a2), .good_tint = rgb(0x263c2e), .information_tint = rgb(0x26384d),
            .series = {rgb(0x39a7ff), rgb(0xea8e65), rgb(0x84cdaf), rgb(0xf0a6e2), rgb(0xdcdc4e)},
            .events = rgb(0xa9b6cc),
            .bands = {rgb(0x2d2d2d), rgb(0x313337), rgb(0x36393e), rgb(0x3b3f46), rgb(0x40454e)},
            .axis = rgb(0x8d918e), .grid = rgb(0x414141), .dark = true};
}

/// A named colour of the theme that GTK has loaded now (wx may still know the one before).
bool theme_colour(const char* name, wxColour& colour) {
    GtkStyleContext* context = gtk_style_context_new();
    GtkWidgetPath* path = gtk_widget_path_new();
    gtk_widget_path_append_type(path, GTK_TYPE_WINDOW);
    gtk_style_context_set_path(context, path);
    GdkRGBA found;
    const bool known = gtk_style_context_lookup_color(context, name, &found) != FALSE;
    if (known)
        colour = wxColour{found};
    gtk_widget_path_free(path);
    g_object_unref(context);
    return known;
}

bool theme_is_adwaita() {
    if (const char* forced = std::getenv("GTK_THEME"); forced != nullptr && *forced != '\0')
        return std::string{forced}.starts_with("Adwaita");
    gchar* name = nullptr;
    g_object_get(gtk_settings_get_default(), "gtk-theme-name", &name, nullptr);
    const std::string theme = name == nullptr ? "" : name;
    g_free(name);
    return theme == "Adwaita" || theme == "Adwaita-dark" || theme == "Default";
}

/// Takes the colours of the loaded theme and the style sheet that fits them. A theme that is not Adwaita
/// (high contrast above all) keeps its own look: no style sheet, and its own surfaces and text.
void follow_theme() {
    wxColour background{rgb(0xf6f5f4)};
    theme_colour("theme_bg_color", background);
    const bool dark = background.GetLuminance() < 0.5;
    ThemeState& now = state();
    now.colours = dark ? dark_palette() : light_palette();
    GdkScreen* screen = gdk_screen_get_default();
    gtk_style_context_remove_provider_for_screen(screen, GTK_STYLE_PROVIDER(now.provider));
    if (!theme_is_adwaita()) {
        now.colours.window = now.colours.side = background;
        theme_colour("theme_base_color", now.colours.base);
        theme_colour("theme_text_color", now.colours.text);
        now.colours.muted = now.colours.text;
        theme_colour("borders", now.colours.border);
        theme_colour("theme_selected_bg_color", now.colours.selected);
    }
    const std::string css = theme_is_adwaita() ? style_sheet(now.colours) : layout_sheet();
    gtk_css_provider_load_from_data(now.provider, css.c_str(), -1, nullptr);
    gtk_style_context_add_provider_for_screen(screen, GTK_STYLE_PROVIDER(now.provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

void forget_best_sizes(wxWindow* window) {
    for (wxWindow* child : window->GetChildren())
        forget_best_sizes(child);
    window->InvalidateBestSize();
}

/// Windows whose size stays lay their insides out again as well: columns of lists, letters of charts.
void tell_children(wxWindow* window) {
    for (wxWindow* child : window->GetChildren()) {
        child->SendSizeEvent();
        tell_children(child);
    }
}

} // namespace

const Palette& palette() { return state().colours; }

void start_theme() {
    ThemeState& now = state();
    if (now.provider != nullptr)
        return;
    now.provider = gtk_css_provider_new();
    GtkSettings* settings = gtk_settings_get_default();
    g_object_get(settings, "gtk-application-prefer-dark-theme", &now.desktop_prefers_dark, "gtk-xft-dpi",
                 &now.desktop_dpi, nullptr);
    if (now.desktop_dpi <= 0)
        now.desktop_dpi = usual_dpi;
    follow_theme();
    // Before wx's own handler, which tells the windows: they must find the new colours.
    g_signal_connect(settings, "notify::gtk-theme-name", G_CALLBACK(follow_theme), nullptr);
}

void apply_theme(ThemeChoice choice) {
    GtkSettings* settings = gtk_settings_get_default();
    const gboolean dark = choice == ThemeChoice::dark || (choice == ThemeChoice::system && state().desktop_prefers_dark);
    g_object_set(settings, "gtk-application-prefer-dark-theme", dark, nullptr);
    // wx drops its cached colours and sends wxEVT_SYS_COLOUR_CHANGED only when the name is notified.
    follow_theme();
    g_object_notify(G_OBJECT(settings), "gtk-theme-name");
}

void apply_text_size(double factor) {
    g_object_set(gtk_settings_get_default(), "gtk-xft-dpi", static_cast<int>(state().desktop_dpi * factor), nullptr);
    for (wxWindow* window : wxTopLevelWindows) {
        forget_best_sizes(window);
        window->SendSizeEvent();
        tell_children(window);
    }
}

double text_size() {
    GdkScreen* screen = gdk_screen_get_default();
    const double resolution = screen == nullptr ? -1 : gdk_screen_get_resolution(screen); // -1: nobody set one
    return resolution > 0 ? resolution * PANGO_SCALE / usual_dpi : 1.0;
}

wxFont font(FontRole role) {
    const wxFont base = wxSystemSettings::GetFont(wxSYS_DEFAULT_GUI_FONT);
    switch (role) {
    case FontRole::product: return base.Scaled(2.0F).Bold();
    case FontRole::title: return base.Scaled(1.5F).Bold();
    case FontRole::heading: return base.Scaled(1.2F).Bold();
    case FontRole::strong: return base.Bold();
    case FontRole::small: return base.Scaled(0.9F);
    case FontRole::small_strong: return base.Scaled(0.9F).Bold();
    case FontRole::chart: return base.Scaled(0.825F);
    case FontRole::code:
        return wxFont{wxFontInfo(base.GetFractionalPointSize() * 0.94).Family(wxFONTFAMILY_TELETYPE)};
    case FontRole::body: break;
    }
    return base;
}

} // namespace attune
