// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>
#include <wx/dcclient.h>
#include <wx/stattext.h>

namespace attune {

/// Words below `root` that are on screen and not whole: smaller than their letters, or reaching over the right
/// or lower edge of what they lie in. Words that may end with "…" are left out. "name: words (has … needs …)".
inline std::vector<std::string> clipped_texts(const wxWindow& root) {
    std::vector<std::string> clipped;
    for (const wxWindow* child : root.GetChildren()) {
        const auto* line = dynamic_cast<const wxStaticText*>(child);
        if (line == nullptr || !line->IsShownOnScreen()) {
            for (std::string& each : clipped_texts(*child))
                clipped.push_back(std::move(each));
            continue;
        }
        if (line->GetLabelText().empty() ||
            line->HasFlag(wxST_ELLIPSIZE_START | wxST_ELLIPSIZE_MIDDLE | wxST_ELLIPSIZE_END))
            continue;
        wxClientDC dc{const_cast<wxStaticText*>(line)}; // NOLINT: wx asks for it so
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

} // namespace attune
