// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/body_map/body_map.hpp"

#include <functional>
#include <map>
#include <string>
#include <vector>
#include <wx/graphics.h>
#include <wx/panel.h>

namespace attune {

/// Both figures of the body map, drawn at 440 DIP. A second way beside the check list of regions, which is
/// the control: click or Space turns a region on and off, arrow keys go to the neighbour in that direction.
class BodyMapPanel : public wxPanel {
public:
    explicit BodyMapPanel(wxWindow* parent, const std::string& id, const wxString& name);

    void set_chosen(const std::vector<std::string>& ids);
    [[nodiscard]] const std::vector<std::string>& chosen() const { return chosen_; }
    /// The region under a point of the panel; null outside the figures.
    [[nodiscard]] const BodyRegion* region_at(wxPoint point) const;
    /// A point of the panel inside a region, for tests.
    [[nodiscard]] wxPoint point_in(const BodyRegion& region) const;

    std::function<void(const std::string& id)> on_toggle = [](const std::string&) {};

    bool AcceptsFocus() const override { return true; }

private:
    void paint();
    void draw_view(wxGraphicsContext& graphics, BodyView view);
    void take_key(wxKeyEvent& event);
    void toggle(const BodyRegion& region);
    [[nodiscard]] bool is_chosen(const std::string& id) const;

    std::map<std::string, wxGraphicsPath> paths_;
    wxGraphicsPath outlines_[2];
    std::vector<std::string> chosen_;
    const BodyRegion* current_ = nullptr;
};

} // namespace attune
