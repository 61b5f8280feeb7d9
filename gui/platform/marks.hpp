// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gui/platform/group.hpp"
#include "gui/platform/mark.hpp"
#include "gui/platform/style.hpp"

#include <optional>
#include <wx/bmpbndl.h>
#include <wx/iconbndl.h>
#include <wx/statbmp.h>

namespace attune {

/// The mark for the current theme, at 16 DIP and every larger scale.
[[nodiscard]] wxBitmapBundle mark_bundle(Mark mark);
/// The mark as a picture of `size` DIP for the current theme, cached (lists ask for it in every cell).
[[nodiscard]] const wxIcon& mark_icon(Mark mark, int size = 16);
/// The mark as a window of its own. Follows the theme.
[[nodiscard]] wxStaticBitmap* mark_picture(wxWindow* parent, Mark mark);
/// The tone of words beside it.
[[nodiscard]] Tone tone_of(Mark mark);

/// The application's icons at all sizes, from the program itself.
[[nodiscard]] wxIconBundle application_icons();
/// The application tile at `size` DIP.
[[nodiscard]] wxBitmapBundle application_tile(int size);

/// A mark and its word in one line. Follows the theme.
class StatusText : public Group {
public:
    StatusText(wxWindow* parent, Mark mark, const wxString& words, FontRole role = FontRole::body);
    /// Without a mark nothing but the words is shown.
    void set_status(std::optional<Mark> mark, const wxString& words);
    void set_status(std::optional<Mark> mark, const wxString& words, Tone tone);
    [[nodiscard]] wxString words() const;

private:
    void show_mark();

    std::optional<Mark> mark_;
    wxStaticBitmap* picture_;
    wxStaticText* words_;
};

} // namespace attune
