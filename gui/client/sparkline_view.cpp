// SPDX-License-Identifier: Apache-2.0
#include "gui/client/sparkline_view.hpp"

#include "core/report/chart/sparkline.hpp"
#include "gui/platform/theme.hpp"

#include <cairo.h>
#include <memory>
#include <utility>
#include <wx/dcclient.h>
#include <wx/graphics.h>

namespace attune {

SparklineView::SparklineView(wxWindow* parent, std::vector<std::optional<double>> values, int slot)
    : wxWindow{parent, wxID_ANY},
      values_{std::move(values)},
      slot_{slot} {
    SetBackgroundStyle(wxBG_STYLE_PAINT);
    SetMinSize(FromDIP(wxSize{96, 28}));
    Bind(wxEVT_PAINT, [this](wxPaintEvent&) { paint(); });
}

void SparklineView::paint() {
    wxPaintDC dc{this};
    const std::unique_ptr<wxGraphicsContext> graphics{wxGraphicsContext::Create(dc)};
    auto* cairo = static_cast<cairo_t*>(graphics->GetNativeContext());
    const wxColour base = attune::palette().base;
    cairo_save(cairo);
    cairo_set_source_rgb(cairo, base.Red() / 255.0, base.Green() / 255.0, base.Blue() / 255.0);
    cairo_paint(cairo);
    const wxSize size = GetClientSize();
    draw_sparkline(cairo, size.x, size.y, values_, attune::palette().dark ? dark_palette() : light_palette(), slot_);
    cairo_restore(cairo);
}

} // namespace attune
