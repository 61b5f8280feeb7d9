// SPDX-License-Identifier: Apache-2.0
#include "gui/note/trace_panel.hpp"

#include "core/report/chart/trace.hpp"
#include "gui/platform/accessible.hpp"
#include "gui/platform/theme.hpp"
#include "gui/platform/utf8.hpp"

#include <cairo.h>
#include <wx/dcbuffer.h>
#include <wx/graphics.h>
#include <wx/settings.h>

namespace attune {

constexpr int trace_height = 148;

struct TracePanel::Drawing {
    Trace trace;
    TextFace face;
};

TracePanel::TracePanel(wxWindow* parent, const std::string& id, const wxString& name, double min, double max)
    : Group{parent},
      drawing_{std::make_unique<Drawing>()} {
    SetBackgroundStyle(wxBG_STYLE_PAINT);
    SetMinSize({FromDIP(280), FromDIP(trace_height)});
    drawing_->trace.min = min;
    drawing_->trace.max = max;
    set_accessible(this, id, name, utf8(trace_words(drawing_->trace)), Role::chart);
    Bind(wxEVT_PAINT, [this](wxPaintEvent&) { paint(); });
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        event.Skip();
        Refresh();
    });
}

TracePanel::~TracePanel() = default;

void TracePanel::show(std::vector<TraceRow> rows, std::optional<std::size_t> current,
                      const TraceMarks& marks) {
    auto& trace = drawing_->trace;
    trace.points.clear();
    for (const auto& row : rows)
        trace.points.push_back({row.x, row.y});
    trace.current = current;
    trace.settled = marks.zone;
    trace.settled_label = marks.zone_label;
    trace.spans.clear();
    for (const auto& span : marks.spans)
        trace.spans.push_back({span.first, span.last, span.label});
    set_description(this, utf8(trace_words(trace)));
    Refresh();
}

void TracePanel::paint() {
    wxAutoBufferedPaintDC dc{this};
    dc.SetBackground(wxBrush{palette().window});
    dc.Clear();
    std::unique_ptr<wxGraphicsContext> graphics{wxGraphicsContext::Create(dc)};
    auto* cairo = static_cast<cairo_t*>(graphics->GetNativeContext());
    const bool dark = wxSystemSettings::GetAppearance().IsUsingDarkBackground();
    const auto size = GetClientSize();
    // The last tick's words are centred on the end of the axis.
    constexpr double half_a_label = 14;
    draw_trace(cairo, {0, 0, size.x - half_a_label, static_cast<double>(size.y)}, drawing_->trace,
               dark ? dark_palette() : light_palette(), drawing_->face);
}

} // namespace attune
