// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <wx/splitter.h>

namespace attune {

/// Two panes with a line of 1 px that is grabbed over 5, dragged live and remembered under `memory_key`
/// (empty: not remembered). Double click restores `usual` DIP: the left pane's width when positive, the
/// right pane's when negative.
class Splitter : public wxSplitterWindow {
public:
    Splitter(wxWindow* parent, const std::string& id, const std::string& memory_key, int usual);

    /// Call it before `split`: the left pane keeps its share of the width, thousandths, whatever sizes the window goes
    /// through. `usual` until the sash is dragged; then remembered under `memory_key`.
    void keep_share(const std::string& memory_key, int usual);

    /// Splits side by side at the remembered place, kept within the limits (DIP; a minimum for each pane,
    /// a maximum for the pane that `usual` measures).
    void split(wxWindow* left, wxWindow* right, int minimum_left, int minimum_right, int maximum);

    /// Gives the right pane all the room, and back.
    void hide_left();
    void show_left();

protected:
    void DrawSash(wxDC& dc) override;

private:
    [[nodiscard]] int clamped(int position) const;
    void place();
    void dragged(int position);

    std::string memory_key_;
    int usual_;
    int maximum_ = 0;
    int minimum_left_ = 0;
    int minimum_right_ = 0;
    std::optional<int> usual_share_; ///< thousandths; nothing: the pane keeps its width
    bool placed_ = false;
    bool is_dragged_ = false; ///< wx moves the sash by itself too, where a window is very narrow
    wxWindow* left_ = nullptr;
    wxWindow* right_ = nullptr;
    int kept_ = 0; ///< where the sash stood when the left pane went
};

} // namespace attune
