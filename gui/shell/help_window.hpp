// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gui/platform/nav_list.hpp"

#include <string>
#include <wx/frame.h>
#include <wx/textctrl.h>

namespace attune {

/// The manual in a window of its own, beside the work: pages at the left, text at the right. It is part of the
/// program, needs no net, and a screen reader reads it like any text. Escape closes it.
class HelpWindow : public wxFrame {
public:
    explicit HelpWindow(wxWindow* parent);

    /// Shows a page by its id ("notes") from its beginning; the first page when there is none such.
    void show_page(const std::string& id);

private:
    void fill(std::size_t index);

    NavList* pages_;
    wxTextCtrl* text_;
};

} // namespace attune
