// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gui/platform/style.hpp"

#include <wx/stattext.h>

namespace attune {

/// Sizes on the pages for the client, in pixels that are not scaled yet.
inline constexpr int client_page_width = 720;
inline constexpr int client_button_height = 52;

/// Large words for the client. Wrapped at once: the page is made anew for each question and never gets another width.
inline wxStaticText* large_text(wxWindow* parent, const wxString& words, FontRole role = FontRole::title,
                                Tone tone = Tone::usual) {
    wxStaticText* line = text(parent, words, role, tone);
    line->Wrap(parent->FromDIP(client_page_width));
    return line;
}

} // namespace attune
