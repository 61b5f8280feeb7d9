// SPDX-License-Identifier: Apache-2.0
#include "gui/platform/scroll_page.hpp"

#include "gui/platform/group.hpp"

#include <wx/panel.h>
#include <wx/sizer.h>

namespace attune {

ScrollPage::ScrollPage(wxWindow* parent)
    : wxScrolledWindow{parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxVSCROLL | wxTAB_TRAVERSAL},
      inside_{new Group{this}} {
    m_container.DisableSelfFocus(); // with nothing on it to act on, Tab does not stop here
    SetScrollRate(0, 1);
    auto* sizer = new wxBoxSizer{wxVERTICAL};
    sizer->Add(inside_, wxSizerFlags{1}.Expand());
    SetSizer(sizer);
    Bind(wxEVT_MOUSEWHEEL, [this](wxMouseEvent& event) {
        scroll_by(-event.GetWheelRotation() * 72 / event.GetWheelDelta());
    });
}

void ScrollPage::refit() {
    inside_->InvalidateBestSize();
    FitInside();
    inside_->Layout();
}

void ScrollPage::scroll_by(int by) {
    int x = 0;
    int y = 0;
    GetViewStart(&x, &y);
    Scroll(-1, y + FromDIP(by));
}

} // namespace attune
