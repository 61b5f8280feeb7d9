// SPDX-License-Identifier: Apache-2.0
#include "gui/platform/splitter.hpp"

#include "gui/platform/memory.hpp"
#include "gui/platform/theme.hpp"
#include "gui/platform/utf8.hpp"

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <utility>
#include <wx/dc.h>
#include <wx/renderer.h>

namespace attune {
namespace {

constexpr int grab_width = 5;

/// GTK's own sash is drawn at its full grab width; this one only widens the grab.
class SlimSash : public wxDelegateRendererNative {
public:
    wxSplitterRenderParams GetSplitterParams(const wxWindow*) override { return {grab_width, 0, false}; }
};

void install_slim_sash() {
    static bool done = false;
    if (done)
        return;
    done = true;
    delete wxRendererNative::Set(new SlimSash); // wx owns the renderer from here on
}

} // namespace

Splitter::Splitter(wxWindow* parent, const std::string& id, const std::string& memory_key, int usual)
    : memory_key_{memory_key},
      usual_{usual} {
    install_slim_sash();
    Create(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxSP_LIVE_UPDATE | wxSP_NOBORDER);
    SetName(utf8(id));
    SetSashGravity(usual_ > 0 ? 0.0 : 1.0);
    Bind(wxEVT_SPLITTER_SASH_POS_CHANGING, [this](wxSplitterEvent& event) {
        event.SetSashPosition(clamped(event.GetSashPosition()));
        is_dragged_ = true;
    });
    Bind(wxEVT_SPLITTER_SASH_POS_CHANGED, [this](wxSplitterEvent& event) {
        event.Skip();
        if (std::exchange(is_dragged_, false))
            dragged(event.GetSashPosition());
    });
    Bind(wxEVT_SPLITTER_DOUBLECLICKED, [this](wxSplitterEvent& event) {
        event.Veto();
        if (!memory_key_.empty())
            remember(memory_key_, usual_share_.value_or(std::abs(usual_)));
        place();
    });
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        event.Skip();
        if (!IsSplit() || GetClientSize().x < FromDIP(200))
            return;
        if (!placed_ || usual_share_) { // the first real size: only now can a right pane be measured
            placed_ = true;
            place();
        } else {
            CallAfter([this] { SetSashPosition(clamped(GetSashPosition())); });
        }
    });
}

void Splitter::keep_share(const std::string& memory_key, int usual) {
    memory_key_ = memory_key;
    usual_share_ = usual;
}

void Splitter::place() {
    const int kept = remembered(memory_key_).value_or(usual_share_.value_or(usual_));
    const int width = GetClientSize().x;
    SetSashPosition(clamped(usual_share_ ? width * kept / 1000
                            : usual_ > 0 ? FromDIP(std::abs(kept))
                                         : width - FromDIP(std::abs(kept))));
}

void Splitter::dragged(int position) {
    const int width = GetClientSize().x;
    if (!placed_ || memory_key_.empty() || width <= 0)
        return;
    remember(memory_key_, usual_share_ ? position * 1000 / width : ToDIP(usual_ > 0 ? position : width - position));
}

void Splitter::split(wxWindow* left, wxWindow* right, int minimum_left, int minimum_right, int maximum) {
    minimum_left_ = minimum_left;
    minimum_right_ = minimum_right;
    maximum_ = maximum;
    left_ = left;
    right_ = right;
    SplitVertically(left, right, FromDIP(usual_));
    if (placed_)
        place(); // what was seen before comes back
}

void Splitter::hide_left() {
    if (!IsSplit())
        return;
    kept_ = GetSashPosition();
    Unsplit(left_);
}

void Splitter::show_left() {
    if (IsSplit() || left_ == nullptr)
        return;
    left_->Show();
    SplitVertically(left_, right_, kept_);
}

int Splitter::clamped(int position) const {
    const int width = GetClientSize().x;
    int low = FromDIP(minimum_left_);
    int high = width - FromDIP(minimum_right_) - grab_width;
    if (maximum_ > 0 && usual_ > 0)
        high = std::min(high, FromDIP(maximum_));
    if (maximum_ > 0 && usual_ < 0)
        low = std::max(low, width - FromDIP(maximum_));
    return std::max(low, std::min(position, high));
}

void Splitter::DrawSash(wxDC& dc) {
    if (!IsSplit())
        return;
    const int at = GetSashPosition();
    const int height = GetClientSize().y;
    dc.SetPen(*wxTRANSPARENT_PEN);
    dc.SetBrush(wxBrush{palette().window});
    dc.DrawRectangle(at, 0, grab_width, height);
    dc.SetBrush(wxBrush{palette().border});
    dc.DrawRectangle(usual_ > 0 ? at : at + grab_width - 1, 0, 1, height);
}

} // namespace attune
