// SPDX-License-Identifier: Apache-2.0
#include "gui/progress/series_mark.hpp"

#include "core/report/chart/marks.hpp"
#include "core/report/chart/palette.hpp"
#include "gui/platform/accessible.hpp"
#include "gui/platform/theme.hpp"

#include <memory>
#include <wx/dcclient.h>
#include <wx/graphics.h>
#include <wx/intl.h>

namespace attune {

SeriesMark::SeriesMark(wxWindow* parent, int slot)
    : wxWindow{parent, wxID_ANY, wxDefaultPosition, parent->FromDIP(wxSize{16, 16})},
      slot_{slot} {
    Bind(wxEVT_PAINT, &SeriesMark::on_paint, this);
    set_accessible(this, "series-mark", _("Mark in the chart"), {}, Role::image);
}

void SeriesMark::on_paint(wxPaintEvent&) {
    wxPaintDC dc{this};
    const std::unique_ptr<wxGraphicsContext> graphics{wxGraphicsContext::Create(dc)};
    if (!graphics)
        return;
    const ChartPalette& colours = attune::palette().dark ? dark_palette() : light_palette();
    draw_mark(static_cast<cairo_t*>(graphics->GetNativeContext()), mark_of(slot_), {8, 8}, 9,
              colours.series[static_cast<std::size_t>(slot_)], colours.base);
}

} // namespace attune
