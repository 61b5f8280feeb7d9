// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gui/platform/theme.hpp"

#include <functional>
#include <string>
#include <wx/button.h>
#include <wx/panel.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

namespace attune {

/// Adds a class of the style sheet (style_sheet.cpp lists them) to the window's widget and, where that is
/// another, to the control inside it.
void add_style_class(wxWindow* window, const char* name);
void remove_style_class(wxWindow* window, const char* name);

/// A panel whose background and border come from the style sheet: "attune-side", "attune-base",
/// "attune-card", "attune-tint-information", …
class StyledPanel : public wxPanel {
public:
    StyledPanel(wxWindow* parent, const char* style_class);
};

/// How words are coloured; follows the theme by itself.
enum class Tone { usual, muted, accent, good, caution, critical };

/// A line of text. Without wrapping; see `wrapped_text`.
wxStaticText* text(wxWindow* parent, const wxString& words, FontRole role = FontRole::body, Tone tone = Tone::usual);
void set_tone(wxStaticText* line, Tone tone);
/// Prose that wraps to the width that its sizer gives it, at most `characters` wide.
class Prose : public wxStaticText {
public:
    Prose(wxWindow* parent, const wxString& words, FontRole role = FontRole::body, Tone tone = Tone::usual,
          int characters = 90);
    void set_words(const wxString& words);
    [[nodiscard]] const wxString& words() const noexcept { return words_; }

private:
    void wrap();

    wxString words_;
    int characters_;
    int width_ = 0;
};
Prose* wrapped_text(wxWindow* parent, const wxString& words, FontRole role = FontRole::body,
                    Tone tone = Tone::usual, int characters = 90);

/// The height that GTK wants; wx's own figure for one-line text fields is 8 too small.
[[nodiscard]] int natural_height(const wxWindow* window);
/// Makes that height the window's minimum.
void fit_natural_height(wxWindow* window);

/// The one blue button of a page.
void suggested(wxButton* button);
/// Words of an irreversible button in critical colour.
void destructive(wxButton* button);
/// No frame until the pointer or the focus is on it.
void flat(wxButton* button);
/// A flat button in accent colour; `name` is what a screen reader says ("Answer alert, Jonah Brandt").
wxButton* link_button(wxWindow* parent, const std::string& id, const wxString& label, const wxString& name = {});

/// A button with its test id and, when given, a fuller name for screen readers. Its press is handled by the
/// event loop, never inside the toolkit's own call, so that it may open a dialog.
wxButton* push_button(wxWindow* parent, const std::string& id, const wxString& label, const wxString& name = {});

/// Has a label that is too long for its button or check box end with "…", as wx cannot. Its full words belong
/// into a tooltip.
void cut_label_at_end(wxWindow* button);

/// Keeps the mouse wheel from changing an answer (choices, number fields, sliders): the notches go to
/// `on_scroll` as DIP to scroll, downwards positive.
void guard_wheel(wxWindow* window, std::function<void(int)> on_scroll);

/// Inner margin of multi-line texts; GTK has none.
void set_text_margins(wxTextCtrl* text, int margin = 8);

/// A one-line text field of GTK's height with id, accessible name and hint.
wxTextCtrl* text_field(wxWindow* parent, const std::string& id, const wxString& name, const wxString& value = {},
                       long style = 0);
/// A label with mnemonic that belongs before its control.
wxStaticText* field_label(wxWindow* parent, const wxString& words);

/// A 1-px line in hairline colour.
wxWindow* hairline(wxWindow* parent);


} // namespace attune
