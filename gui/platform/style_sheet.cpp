// SPDX-License-Identifier: Apache-2.0
#include "gui/platform/style_sheet.hpp"

#include <utility>
#include <vector>

namespace attune {
namespace {

constexpr const char* measures = R"css(
.attune-nav row { padding: 0; }
.attune-list.view { -GtkTreeView-vertical-separator: 0; -GtkTreeView-horizontal-separator: 16; }
.attune-scale > button, .attune-notasked { padding: 0 2px; min-width: 0; min-height: 0; }
.attune-scale > button:checked, .attune-notasked:checked { font-weight: bold; }
.attune-scale > button:focus, .attune-notasked:focus { outline-style: solid; outline-width: 2px; outline-offset: -4px; -gtk-outline-radius: 3px; }
.attune-segments > button { padding: 0 12px; }
.attune-link { padding: 1px 2px; min-height: 0; min-width: 0; margin: 0; }
.attune-card { border-style: solid; border-width: 1px; border-radius: 5px; }
.attune-framed { border-style: solid; border-width: 1px; }
.attune-key { border-style: solid; border-width: 1px; border-radius: 3px; }
.attune-tint-information, .attune-tint-caution, .attune-tint-critical, .attune-tint-good { border-radius: 4px; }
.attune-tabs > button { padding: 4px 12px 5px 12px; min-height: 0; border-radius: 0; }
.attune-section-head { padding: 0 8px; border-radius: 0; min-height: 30px; }
.attune-code overshoot, .attune-code undershoot { background-image: none; background-color: transparent; box-shadow: none; }
infobar > revealer > box { padding: 0 8px; }
)css";

// @name stands for a colour of the palette.
constexpr const char* colours_of_adwaita = R"css(
.attune-nav { background-color: transparent; }
.attune-nav row { color: @text; }
.attune-nav row:hover { background-color: alpha(@text, 0.05); }
.attune-nav row:selected { background-color: @selected; color: @text; box-shadow: inset 3px 0 @accent_line; font-weight: bold; }
.attune-nav row:selected label { color: @text; }
.attune-nav row label.attune-count { color: @muted; font-size: 90%; font-weight: normal; }
.attune-nav row label.attune-count.attune-critical { color: @critical; }
.attune-nav row:focus { outline: 2px solid @accent; outline-offset: -3px; }

treeview.view { color: @text; border-top-color: @hairline; border-bottom-color: @hairline; }
treeview.view:selected, treeview.view:selected:focus { background-color: @selected; color: @text; }
treeview.view:selected:backdrop { background-color: @away; color: @text; }
treeview.view header button, treeview.view header button:hover, treeview.view header button:active {
  color: @muted; font-size: 90%; font-weight: bold; min-height: 27px; padding: 0 8px; border-left-style: none;
  border-right-style: none; background-image: none; background-color: @base; box-shadow: none; }
.attune-list.view:focus { outline: none; }

.attune-scale > button:checked, .attune-notasked:checked, .attune-segments > button:checked {
  background-image: none; background-color: @fill; border-color: @fill_edge; color: #ffffff; text-shadow: none; box-shadow: none; }
.attune-scale > button:checked label, .attune-notasked:checked label, .attune-segments > button:checked label { color: #ffffff; }
.attune-scale > button:focus, .attune-notasked:focus, .attune-segments > button:focus { outline-color: @accent; }
.attune-scale > button:checked:focus, .attune-notasked:checked:focus, .attune-segments > button:checked:focus { outline-color: #ffffff; }

button.suggested-action { background-image: none; background-color: @fill; border-color: @fill_edge; color: #ffffff; text-shadow: none; box-shadow: none; }
button.suggested-action label { color: #ffffff; }
button.suggested-action:hover { background-color: shade(@fill, 1.1); }
button.suggested-action:active { background-color: shade(@fill, 0.9); }
button.suggested-action:disabled { background-color: @side; border-color: @border; color: @muted; }
button.suggested-action:disabled label { color: @muted; }
button.suggested-action:focus { outline: 2px solid #ffffff; outline-offset: -4px; -gtk-outline-radius: 3px; }
button.attune-destructive, button.attune-destructive label { color: @critical; }
button:focus { outline-color: @accent; }

.attune-link, .attune-link:hover, .attune-link:active { background-image: none; background-color: transparent; border-color: transparent; box-shadow: none; text-shadow: none; color: @accent; }
.attune-link label { color: @accent; }
.attune-link:hover label { text-decoration-line: underline; }
.attune-link:focus { outline: 2px solid @accent; outline-offset: -1px; -gtk-outline-radius: 3px; }

.attune-muted { color: @muted; }
.attune-accent { color: @accent; }
.attune-good { color: @good; }
.attune-caution { color: @caution; }
.attune-critical { color: @critical; }
entry.attune-wrong { border-color: @critical; box-shadow: inset 0 0 0 1px @critical; }
entry.attune-wrong:focus { border-color: @critical; box-shadow: inset 0 0 0 2px @accent; }
.attune-wrong > frame > border, scrolledwindow.attune-wrong { border-color: @critical; }

textview.attune-kept, textview.attune-kept text { background-color: transparent; color: @text; }
textview.attune-kept:focus { box-shadow: inset 0 0 0 2px @accent; }

.attune-window { background-color: @window; }
.attune-side { background-color: @side; }
.attune-base { background-color: @base; }
.attune-card { background-color: @base; border-color: @border; }
.attune-framed { border-color: @border; }
.attune-key { background-color: @base; border-color: @border; }
.attune-answer-row { background-color: transparent; }
.attune-answer-row.attune-current { background-color: @selected; box-shadow: inset 3px 0 @accent_line; }
.attune-hairline { background-color: @hairline; }
.attune-edge { background-color: @border; }
.attune-tint-information { background-color: @tint_information; }
.attune-tint-caution { background-color: @tint_caution; }
.attune-tint-critical { background-color: @tint_critical; }
.attune-tint-good { background-color: @tint_good; }

.attune-tabs > button { background-image: none; background-color: transparent; border-color: transparent; box-shadow: none; text-shadow: none; color: @text; }
.attune-tabs > button:hover { box-shadow: inset 0 -2px @border; }
.attune-tabs > button:checked { box-shadow: inset 0 -3px @accent_line; font-weight: bold; }
.attune-tabs > button:focus { outline: 2px solid @accent; outline-offset: -4px; -gtk-outline-radius: 3px; }
.attune-section-head, .attune-section-head:hover, .attune-section-head:active { background-image: none; background-color: @side; border-color: transparent; box-shadow: none; text-shadow: none; }
.attune-section-head:focus { outline: 2px solid @accent; outline-offset: -3px; }

infobar.info > revealer > box { background-color: @tint_information; border-color: @border; }
infobar.warning > revealer > box { background-color: @tint_caution; border-color: @border; }
infobar.info > revealer > box label, infobar.warning > revealer > box label { color: @text; }
menubar { border-bottom: 1px solid @hairline; }
)css";

std::string css_of(const wxColour& colour) { return colour.GetAsString(wxC2S_HTML_SYNTAX).utf8_string(); }

} // namespace

std::string layout_sheet() { return measures; }

std::string style_sheet(const Palette& c) {
    // Longer names first: "@text" must not be found inside another one.
    const std::vector<std::pair<std::string, std::string>> names{
        {"@tint_information", css_of(c.information_tint)}, {"@tint_critical", css_of(c.critical_tint)},
        {"@tint_caution", css_of(c.caution_tint)}, {"@tint_good", css_of(c.good_tint)},
        {"@accent_line", css_of(c.accent)}, {"@fill_edge", css_of(c.accent_fill.ChangeLightness(90))},
        {"@accent", css_of(c.accent)}, {"@selected", css_of(c.selected)}, {"@critical", css_of(c.critical)},
        {"@hairline", css_of(c.hairline)}, {"@caution", css_of(c.caution)}, {"@window", css_of(c.window)},
        {"@border", css_of(c.border)}, {"@muted", css_of(c.muted)}, {"@text", css_of(c.text)},
        {"@fill", css_of(c.accent_fill)}, {"@good", css_of(c.good)}, {"@side", css_of(c.side)},
        {"@base", css_of(c.base)}, {"@away", css_of(c.selected_away)}};
    std::string css = std::string{measures} + colours_of_adwaita;
    for (const auto& [name, value] : names)
        for (auto at = css.find(name); at != std::string::npos; at = css.find(name, at + value.size()))
            css.replace(at, name.size(), value);
    return css;
}

} // namespace attune
