// SPDX-License-Identifier: Apache-2.0
#include "gui/studio/stack_splitter.hpp"

#include "gui/platform/memory.hpp"
#include "gui/platform/theme.hpp"
#include "gui/platform/utf8.hpp"

#include <algorithm>
#include <utility>
#include <wx/dc.h>

namespace attune {
namespace {

constexpr int grab = 5;
constexpr int least_upper = 120; ///< DIP that stay for the upper pane

} // namespace

StackSplitter::StackSplitter(wxWindow* parent, const std::string& id, std::string memory_key, int usual)
    : wxSplitterWindow{parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxSP_LIVE_UPDATE | wxSP_NOBORDER},
      memory_key_{std::move(memory_key)},
      usual_{usual} {
    SetName(utf8(id));
    SetSashGravity(1.0);
    Bind(wxEVT_SPLITTER_SASH_POS_CHANGING,
         [this](wxSplitterEvent& event) { event.SetSashPosition(clamped(event.GetSashPosition())); });
    Bind(wxEVT_SPLITTER_SASH_POS_CHANGED, [this](wxSplitterEvent& event) {
        event.Skip();
        if (placed_)
            remember(memory_key_, ToDIP(GetClientSize().y - event.GetSashPosition()));
    });
    Bind(wxEVT_SPLITTER_DOUBLECLICKED, [this](wxSplitterEvent& event) {
        event.Veto();
        remember(memory_key_, usual_);
        place(usual_);
    });
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        event.Skip();
        if (!IsSplit() || GetClientSize().y < FromDIP(least_upper))
            return;
        if (!placed_) { // the first real size: only now can the lower pane be measured
            placed_ = true;
            place(remembered(memory_key_).value_or(usual_));
        } else {
            CallAfter([this] { SetSashPosition(clamped(GetSashPosition())); });
        }
    });
}

void StackSplitter::split(wxWindow* upper, wxWindow* lower, int minimum, int maximum) {
    minimum_ = minimum;
    maximum_ = maximum;
    SplitHorizontally(upper, lower, -FromDIP(usual_));
}

void StackSplitter::place(int height) {
    SetSashPosition(clamped(GetClientSize().y - FromDIP(height)));
}

int StackSplitter::clamped(int position) const {
    const int height = GetClientSize().y;
    const int high = std::max(FromDIP(least_upper), height - FromDIP(minimum_));
    const int low = std::min(high, std::max(FromDIP(least_upper), height - FromDIP(maximum_)));
    return std::clamp(position, low, high);
}

void StackSplitter::DrawSash(wxDC& dc) {
    if (!IsSplit())
        return;
    const int at = GetSashPosition();
    const int width = GetClientSize().x;
    dc.SetPen(*wxTRANSPARENT_PEN);
    dc.SetBrush(wxBrush{palette().window});
    dc.DrawRectangle(0, at, width, grab);
    dc.SetBrush(wxBrush{palette().border});
    dc.DrawRectangle(0, at, width, 1);
}

} // namespace attune
