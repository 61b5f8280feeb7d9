// SPDX-License-Identifier: Apache-2.0
#include "gui/note/drawn_panels.hpp"

#include "core/report/chart/ladder.hpp"
#include "core/report/chart/sparkline.hpp"
#include "gui/platform/accessible.hpp"
#include "gui/platform/utf8.hpp"

#include <functional>
#include <memory>
#include <wx/dcbuffer.h>
#include <wx/graphics.h>
#include <wx/settings.h>

namespace attune {
namespace {

const ChartPalette& current_palette() {
    return wxSystemSettings::GetAppearance().IsUsingDarkBackground() ? dark_palette() : light_palette();
}

void paint_on_base(wxWindow* panel, const std::function<void(cairo_t*, const Area&, const ChartPalette&)>& draw) {
    wxAutoBufferedPaintDC dc{panel};
    const auto& colours = current_palette();
    const auto byte = [](double part) { return static_cast<unsigned char>(part * 255 + 0.5); };
    dc.SetBackground(wxBrush{wxColour{byte(colours.base.red), byte(colours.base.green), byte(colours.base.blue)}});
    dc.Clear();
    std::unique_ptr<wxGraphicsContext> graphics{wxGraphicsContext::Create(dc)};
    const auto size = panel->GetClientSize();
    draw(static_cast<cairo_t*>(graphics->GetNativeContext()),
         {0, 0, static_cast<double>(size.x), static_cast<double>(size.y)}, colours);
}

} // namespace

LadderPanel::LadderPanel(wxWindow* parent, const std::string& id, const TargetLadder& ladder)
    : Group{parent},
      ladder_{ladder} {
    SetBackgroundStyle(wxBG_STYLE_PAINT);
    SetMinSize({FromDIP(120), FromDIP(static_cast<int>(ladder_height))});
    const auto words = utf8(ladder.spoken());
    set_accessible(this, id, words, words, Role::chart);
    Bind(wxEVT_PAINT, [this](wxPaintEvent&) { paint(); });
}

void LadderPanel::paint() {
    Ladder drawing;
    drawing.left = ladder_.falls ? ladder_.max : ladder_.min;
    drawing.right = ladder_.falls ? ladder_.min : ladder_.max;
    drawing.values = ladder_.earlier;
    if (ladder_.now)
        drawing.values.push_back(*ladder_.now);
    TextFace face;
    paint_on_base(this, [&](cairo_t* cairo, const Area& area, const ChartPalette& colours) {
        draw_ladder(cairo, area, drawing, colours, face);
    });
}

CoursePanel::CoursePanel(wxWindow* parent, const std::string& id, const CourseLine& line, int slot)
    : Group{parent},
      line_{line},
      slot_{slot} {
    SetBackgroundStyle(wxBG_STYLE_PAINT);
    SetMinSize({FromDIP(96), FromDIP(28)});
    const auto words = utf8(line.label + ", latest " + line.latest);
    set_accessible(this, id, words, words, Role::chart);
    Bind(wxEVT_PAINT, [this](wxPaintEvent&) { paint(); });
}

void CoursePanel::paint() {
    Sparkline drawing;
    drawing.values = line_.values;
    drawing.slot = slot_;
    paint_on_base(this, [&](cairo_t* cairo, const Area& area, const ChartPalette& colours) {
        draw_sparkline(cairo, area, drawing, colours);
    });
}

} // namespace attune
