// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gui/platform/style.hpp"

#include <wx/sizer.h>

namespace attune {

/// A bordered panel with a heading, words beside it, and perhaps a link at the right.
class Card : public StyledPanel {
public:
    /// `padding_x` and `padding_y` in DIP: 16 × 12 on pages, 12 × 10 beside a note.
    Card(wxWindow* parent, const wxString& heading, int padding_x = 16, int padding_y = 12);

    /// Puts a link at the right of the heading.
    wxButton* add_link(const std::string& id, const wxString& label, const wxString& name = {});
    /// Small muted words behind the heading.
    void set_note(const wxString& words);
    /// A hairline below the heading.
    void add_line();
    /// Where the content goes; children have this card as parent.
    [[nodiscard]] wxBoxSizer* content() const noexcept { return content_; }

private:

    wxBoxSizer* head_;
    wxBoxSizer* content_;
    wxStaticText* note_;
};

} // namespace attune
