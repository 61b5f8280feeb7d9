// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <wx/window.h>

namespace attune {

/// The mark with which a series is drawn, beside its name.
class SeriesMark : public wxWindow {
public:
    SeriesMark(wxWindow* parent, int slot);
    bool AcceptsFocus() const override { return false; }

private:
    void on_paint(wxPaintEvent& event);

    int slot_;
};

} // namespace attune
