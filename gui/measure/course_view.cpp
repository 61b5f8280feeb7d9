// SPDX-License-Identifier: Apache-2.0
#include "gui/measure/course_view.hpp"

#include "gui/platform/accessible.hpp"
#include "gui/platform/theme.hpp"
#include "gui/platform/utf8.hpp"

#include <algorithm>
#include <memory>
#include <utility>
#include <wx/control.h>
#include <wx/dcclient.h>
#include <wx/graphics.h>

namespace attune {
namespace {

constexpr int chart_width = 156;
constexpr int least_label_width = 60; ///< names of bands that are longer end with "…" where there is no room
constexpr int chart_height = 96;
constexpr int label_gap = 6;

/// Where values and points lie in the picture.
struct Scale {
    const CourseSketch& course;
    double width, height;

    [[nodiscard]] double y(double value) const {
        const double range = course.max > course.min ? course.max - course.min : 1;
        return height * (1 - (value - course.min) / range);
    }
    /// By order: the sketch tells which way it went, the chart of the progress page when.
    [[nodiscard]] double x(std::size_t point) const {
        constexpr double margin = 6;
        const std::size_t last = std::max<std::size_t>(course.points.size() + 1, 2) - 1; // room for today
        return margin + (width - 2 * margin) * static_cast<double>(point) / static_cast<double>(last);
    }
};

/// `names`: of the bands, as they are drawn.
void draw_bands(wxGraphicsContext& graphics, const Scale& scale, const std::vector<wxString>& names) {
    const Palette& colours = palette();
    graphics.SetPen(*wxTRANSPARENT_PEN);
    graphics.SetFont(font(FontRole::chart), colours.muted);
    double below = scale.height + 20;
    for (std::size_t i = 0; i < scale.course.bands.size(); ++i) {
        const Band& band = scale.course.bands[i];
        const bool is_last = i + 1 == scale.course.bands.size();
        const double top = is_last ? 0 : scale.y(scale.course.bands[i + 1].from);
        const double bottom = scale.y(i == 0 ? scale.course.min : band.from);
        graphics.SetBrush(wxBrush{colours.bands.at(std::min<std::size_t>(i, colours.bands.size() - 1))});
        graphics.DrawRectangle(0, top, scale.width, bottom - top);
        double text_width = 0;
        double text_height = 0;
        const wxString& words = names.at(i);
        graphics.GetTextExtent(words, &text_width, &text_height);
        // Names stand beside their band and never over one another.
        const double at = std::min((top + bottom - text_height) / 2, below - text_height);
        if (at >= 0) {
            graphics.DrawText(words, scale.width + label_gap, at);
            below = at;
        }
    }
}

void draw_line(wxGraphicsContext& graphics, const Scale& scale, int thickness) {
    const Palette& colours = palette();
    const auto& points = scale.course.points;
    graphics.SetPen(wxPen{colours.series[0], thickness * 2});
    for (std::size_t i = 1; i < points.size(); ++i)
        if (points[i].joined)
            graphics.StrokeLine(scale.x(i - 1), scale.y(points[i - 1].value), scale.x(i), scale.y(points[i].value));
    graphics.SetPen(*wxTRANSPARENT_PEN);
    graphics.SetBrush(wxBrush{colours.series[0]});
    const double size = 6.0 * thickness;
    for (std::size_t i = 0; i < points.size(); ++i)
        graphics.DrawEllipse(scale.x(i) - size / 2, scale.y(points[i].value) - size / 2, size, size);
}

} // namespace

CourseView::CourseView(wxWindow* parent, CourseSketch course)
    : wxWindow{parent, wxID_ANY},
      course_{std::move(course)} {
    SetBackgroundStyle(wxBG_STYLE_PAINT);
    SetMinSize(FromDIP(wxSize{chart_width + least_label_width, chart_height}));
    set_accessible(this, "measure-course", utf8(course_.title), utf8(course_.words),
                   Role::chart);
    Bind(wxEVT_PAINT, [this](wxPaintEvent&) { paint(); });
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        event.Skip();
        fit_names();
    });
    fit_names();
}

/// The plot keeps its width; the names take what they need of the rest, and end with "…" where that is too little.
void CourseView::fit_names() {
    names_.clear();
    wxClientDC dc{this};
    dc.SetFont(font(FontRole::chart));
    const int room = std::max(GetClientSize().x - FromDIP(chart_width), FromDIP(least_label_width)) - FromDIP(label_gap);
    int widest = 0;
    wxString all;
    bool is_cut = false;
    for (const Band& band : course_.bands) {
        const wxString name = utf8(band.label);
        names_.push_back(wxControl::Ellipsize(name, dc, wxELLIPSIZE_END, room, wxELLIPSIZE_FLAGS_NONE));
        is_cut = is_cut || names_.back() != name;
        widest = std::max(widest, dc.GetTextExtent(names_.back()).x);
        all = name + (all.empty() ? "" : "\n") + all; // the highest band stands on top in the picture too
    }
    name_width_ = names_.empty() ? 0 : widest + FromDIP(label_gap) + 2; // the chart's own letters may be a trace wider
    if (is_cut)
        SetToolTip(all);
    else
        UnsetToolTip();
}

void CourseView::show(CourseSketch course) {
    course_ = std::move(course);
    fit_names();
    set_description(this, utf8(course_.words));
    Refresh();
}

void CourseView::paint() {
    wxPaintDC dc{this};
    const Palette& colours = palette();
    dc.SetBackground(wxBrush{colours.base});
    dc.Clear();
    const std::unique_ptr<wxGraphicsContext> graphics{wxGraphicsContext::Create(dc)};
    const wxSize size = GetClientSize();
    const bool named = !course_.bands.empty();
    const Scale scale{course_, static_cast<double>(size.x - name_width_), static_cast<double>(size.y)};
    graphics->SetPen(*wxTRANSPARENT_PEN);
    graphics->SetBrush(wxBrush{colours.bands[0]});
    if (!named)
        graphics->DrawRectangle(0, 0, scale.width, scale.height);
    draw_bands(*graphics, scale, names_);
    if (course_.cut_off) {
        graphics->SetPen(wxPen{colours.text, 1});
        graphics->StrokeLine(0, scale.y(*course_.cut_off), scale.width, scale.y(*course_.cut_off));
    }
    draw_line(*graphics, scale, FromDIP(1));
}

} // namespace attune
