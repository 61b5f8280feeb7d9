// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <wx/panel.h>
#include <wx/scrolwin.h>

namespace attune {

/// A page that scrolls up and down. Everything on it has `inside()` as parent: windows that are direct
/// children of a wxScrolledWindow and hidden cost a GTK complaint per scroll step.
class ScrollPage : public wxScrolledWindow {
public:
    explicit ScrollPage(wxWindow* parent);
    [[nodiscard]] wxPanel* inside() const noexcept { return inside_; }
    /// Call when what is inside has another height.
    void refit();
    /// `by` in DIP, downwards positive.
    void scroll_by(int by);

private:
    wxPanel* inside_;
};

} // namespace attune
