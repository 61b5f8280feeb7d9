// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/template/template.hpp"
#include "gui/platform/style.hpp"

#include <wx/statbmp.h>

namespace attune {

/// Words that wrap to the width they are told. wx wraps by putting line ends into the label, so the words are
/// kept; the height is set by hand because a fresh label tells a wrong one before its first frame.
class FlowText : public wxStaticText {
public:
    FlowText(wxWindow* parent, const wxString& words, FontRole role, Tone tone);
    void set_words(const wxString& words);
    void set_width(int width);
    [[nodiscard]] const wxString& words() const { return words_; }

private:
    void flow();

    wxString words_;
    int width_ = 0;
};

/// A sentence below a field: mark and small words; information and caution on their tint.
class MessageLine : public StyledPanel {
public:
    MessageLine(wxWindow* parent, Severity severity, const wxString& words);
    void set_width(int width);
    [[nodiscard]] const wxString& words() const { return text_->words(); }
    [[nodiscard]] Severity severity() const { return severity_; }

private:
    Severity severity_;
    FlowText* text_;
};

} // namespace attune
