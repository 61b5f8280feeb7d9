// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <wx/colour.h>
#include <wx/font.h>

namespace attune {

/// The colours of the current theme. Ask at paint time; never keep them.
struct Palette {
    wxColour window, side, base;       ///< page; navigation and section heads; lists, cards and charts
    wxColour border, hairline;         ///< control and card edge; row line
    wxColour text, muted;
    wxColour accent, accent_fill;      ///< text and focus ring; filled controls, with white on it
    wxColour selected, selected_away;  ///< chosen row; the same in a window without focus
    wxColour critical, critical_tint, caution, caution_tint, good, good_tint, information_tint;
    std::array<wxColour, 5> series;
    wxColour events;
    std::array<wxColour, 5> bands;     ///< light to strong
    wxColour axis, grid;
    bool dark = false;
};

[[nodiscard]] const Palette& palette();

enum class FontRole { product, title, heading, strong, body, small, small_strong, chart, code };

/// The font of a role at the desktop's size; the user's text size comes on top through GTK.
[[nodiscard]] wxFont font(FontRole role);

enum class ThemeChoice { system, light, dark };

/// Loads the style sheet and follows the desktop's theme from now on. Call once, before the first window.
void start_theme();
/// Light, dark, or as the desktop has it; everything open follows at once and gets wxEVT_SYS_COLOUR_CHANGED.
void apply_theme(ThemeChoice choice);
/// Multiplies the desktop's text size; 0.9 to 1.6. Everything open is laid out anew.
void apply_text_size(double factor);
/// How much larger letters are drawn than at the usual 96 dots per inch: the desktop's own factor times what
/// `apply_text_size` set. Code that sets Pango sizes in pixels, or room for words, multiplies by it.
[[nodiscard]] double text_size();

} // namespace attune
