// SPDX-License-Identifier: Apache-2.0
#include "gui/note/message_line.hpp"

#include "gui/platform/accessible.hpp"
#include "gui/platform/marks.hpp"

#include <algorithm>
#include <wx/sizer.h>

namespace attune {
namespace {

Mark mark_of(Severity severity) {
    return severity == Severity::information ? Mark::information
           : severity == Severity::caution   ? Mark::caution
                                             : Mark::critical;
}

const char* tint_of(Severity severity) {
    // Critical sentences stand next to a critical border; a tint would be one thing too many.
    return severity == Severity::information ? "attune-tint-information"
           : severity == Severity::caution   ? "attune-tint-caution"
                                             : "attune-message";
}

bool is_critical(Severity severity) {
    return severity == Severity::critical || severity == Severity::blocking;
}

} // namespace

FlowText::FlowText(wxWindow* parent, const wxString& words, FontRole role, Tone tone)
    : wxStaticText{parent, wxID_ANY, wxControl::EscapeMnemonics(words), wxDefaultPosition, wxDefaultSize,
                   wxST_NO_AUTORESIZE},
      words_{words} {
    if (role != FontRole::body)
        SetFont(font(role));
    set_tone(this, tone);
}

void FlowText::set_words(const wxString& words) {
    if (words == words_)
        return;
    words_ = words;
    flow();
}

void FlowText::set_width(int width) {
    if (width == width_)
        return;
    width_ = width;
    flow();
}

void FlowText::flow() {
    SetLabel(wxControl::EscapeMnemonics(words_));
    if (width_ < 20)
        return;
    Wrap(width_);
    const auto lines = static_cast<int>(GetLabel().Freq('\n')) + 1;
    SetMinSize({std::min(width_, GetTextExtent(GetLabelText()).x), lines * GetTextExtent("Ag").y});
}

MessageLine::MessageLine(wxWindow* parent, Severity severity, const wxString& words)
    : StyledPanel{parent, tint_of(severity)},
      severity_{severity} {
    auto* line = new wxBoxSizer{wxHORIZONTAL};
    auto* mark = mark_picture(this, mark_of(severity));
    text_ = new FlowText{this, words, FontRole::small, is_critical(severity) ? Tone::critical : Tone::usual};
    const int around = is_critical(severity) ? 0 : FromDIP(8);
    line->Add(mark, 0, wxTOP | wxLEFT, around);
    line->Add(text_, 1, wxTOP | wxBOTTOM | wxRIGHT, around);
    line->GetItem(text_)->SetBorder(around);
    line->Insert(1, FromDIP(8), 0);
    SetSizer(line);
    SetName("message");
}

void MessageLine::set_width(int width) {
    const int around = is_critical(severity_) ? 0 : FromDIP(8);
    text_->set_width(width - FromDIP(16 + 8) - 2 * around);
    InvalidateBestSize();
}

} // namespace attune
