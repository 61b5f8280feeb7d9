// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <wx/splitter.h>

namespace attune {

/// Two panes above each other with a line of 1 px that is grabbed over 5. The lower one keeps its height when
/// the window grows; it is remembered under `memory_key`, in DIP. Double click restores `usual`.
class StackSplitter : public wxSplitterWindow {
public:
    StackSplitter(wxWindow* parent, const std::string& id, std::string memory_key, int usual);
    /// Limits of the lower pane in DIP.
    void split(wxWindow* upper, wxWindow* lower, int minimum, int maximum);

protected:
    void DrawSash(wxDC& dc) override;

private:
    [[nodiscard]] int clamped(int position) const;
    void place(int height);

    std::string memory_key_;
    int usual_;
    int minimum_ = 0;
    int maximum_ = 0;
    bool placed_ = false;
};

} // namespace attune
