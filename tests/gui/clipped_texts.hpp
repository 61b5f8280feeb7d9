// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gui/platform/drawn_size.hpp"

#include <string>
#include <vector>
#include <wx/dcclient.h>
#include <wx/stattext.h>

namespace attune {

/// Words below `root` that are on screen and not whole: smaller than their letters, or reaching over the right
/// or lower edge of what they lie in. Words that may end with "…" are left out. "name: words (has … needs …)".
inline std::vector<std::string> clipped_texts(const wxWindow& root) {
    std::vector<std::string> clipped;
    for (wxWindow* child : root.GetChildren()) {
        auto* line = dynamic_cast<wxStaticText*>(child);
        if (line == nullptr || !line->IsShownOnScreen()) {
            for (std::string& each : clipped_texts(*child))
                clipped.push_back(std::move(each));
            continue;
        }
        if (line->GetLabelText().empty() ||
            line->HasFlag(wxST_ELLIPSIZE_START | wxST_ELLIPSIZE_MIDDLE | wxST_ELLIPSIZE_END))
            continue;
        wxClientDC dc{line};
        dc.SetFont(line->GetFont());
        const wxSize needed = dc.GetMultiLineTextExtent(line->GetLabelText());
        const wxSize has = line->GetSize();
        const bool is_over_the_edge = line->GetRect().GetRight() > root.GetClientSize().x ||
                                      line->GetRect().GetBottom() > root.GetClientSize().y;
        if (has.x + 1 < needed.x || has.y + 1 < needed.y || is_over_the_edge)
            clipped.push_back((line->GetName() + ": " + line->GetLabelText() +
                               wxString::Format(" (has %d x %d, needs %d x %d%s)", has.x, has.y, needed.x, needed.y,
                                                is_over_the_edge ? ", over the edge" : ""))
                                  .utf8_string());
    }
    return clipped;
}

/// Windows below `root` that are on screen and that GTK draws smaller than wx has laid them out: what is in them is
/// cut. "name: words (drawn … laid out …)".
inline std::vector<std::string> windows_drawn_too_small(const wxWindow& root) {
    std::vector<std::string> small;
    for (const wxWindow* child : root.GetChildren()) {
        if (!child->IsShownOnScreen() || child->IsTopLevel())
            continue;
        const wxSize drawn = drawn_size(child);
        const wxSize laid_out = child->GetSize();
        const bool is_nothing = laid_out.x <= 0 || laid_out.y <= 0; // GTK is not told of those
        if (!is_nothing && (drawn.x < laid_out.x || drawn.y < laid_out.y))
            small.push_back((child->GetName() + ": " + child->GetLabel() +
                             wxString::Format(" (drawn %d x %d, laid out %d x %d)", drawn.x, drawn.y, laid_out.x,
                                              laid_out.y))
                                .utf8_string());
        for (std::string& each : windows_drawn_too_small(*child))
            small.push_back(std::move(each));
    }
    return small;
}

} // namespace attune
