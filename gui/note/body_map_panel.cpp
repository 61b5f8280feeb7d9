// SPDX-License-Identifier: Apache-2.0
#include "gui/note/body_map_panel.hpp"

#include "gui/platform/accessible.hpp"
#include "gui/platform/theme.hpp"
#include "gui/platform/utf8.hpp"

#include <algorithm>
#include <cairo.h>
#include <memory>
#include <wx/dcbuffer.h>
#include <wx/intl.h>

namespace attune {
namespace {

constexpr int caption_height = 22;
/// Figures are narrower than their page of 220, so the pages overlap a little.
constexpr double view_pitch = 224;

wxGraphicsPath make_path(std::span<const OutlineStep> steps) {
    auto path = wxGraphicsRenderer::GetDefaultRenderer()->CreatePath();
    for (const auto& step : steps) {
        switch (step.kind) {
        case OutlineStep::Kind::move:
            path.MoveToPoint(step.x, step.y);
            break;
        case OutlineStep::Kind::curve:
            path.AddCurveToPoint(step.x1, step.y1, step.x2, step.y2, step.x, step.y);
            break;
        case OutlineStep::Kind::close:
            path.CloseSubpath();
            break;
        }
    }
    return path;
}

double left_of(BodyView view) {
    return view == BodyView::front ? 0 : view_pitch;
}

void set_source(cairo_t* cairo, const wxColour& colour) {
    cairo_set_source_rgb(cairo, colour.Red() / 255.0, colour.Green() / 255.0, colour.Blue() / 255.0);
}

void append(cairo_t* cairo, const wxGraphicsPath& path) {
    auto* native = static_cast<cairo_path_t*>(path.GetNativePath());
    cairo_new_path(cairo);
    cairo_append_path(cairo, native);
    path.UnGetNativePath(native);
}

/// 45 degrees, 1.5 wide, every 6: chosen regions stay plain without colour.
void hatch(cairo_t* cairo, const wxGraphicsPath& path, const Palette& colours) {
    cairo_save(cairo);
    append(cairo, path);
    set_source(cairo, colours.information_tint);
    cairo_fill_preserve(cairo);
    double x1 = 0, y1 = 0, x2 = 0, y2 = 0;
    cairo_path_extents(cairo, &x1, &y1, &x2, &y2);
    cairo_clip(cairo);
    set_source(cairo, colours.accent);
    cairo_set_line_width(cairo, 1.5);
    const double height = y2 - y1;
    for (double x = x1 - height; x < x2; x += 6) {
        cairo_move_to(cairo, x, y2);
        cairo_line_to(cairo, x + height, y1);
    }
    cairo_stroke(cairo);
    cairo_restore(cairo);
}

} // namespace

BodyMapPanel::BodyMapPanel(wxWindow* parent, const std::string& id, const wxString& name)
    : wxPanel{parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxWANTS_CHARS | wxBORDER_NONE} {
    SetBackgroundStyle(wxBG_STYLE_PAINT);
    set_accessible(this, id, name, {}, Role::image);
    SetMinSize({FromDIP(static_cast<int>(view_pitch + body_map_width)),
                FromDIP(static_cast<int>(body_map_height) + caption_height)});
    for (const auto& region : body_regions())
        paths_[region.id] = make_path(region.outline);
    outlines_[0] = make_path(body_outline(BodyView::front));
    outlines_[1] = make_path(body_outline(BodyView::back));
    current_ = &body_regions().front();
    Bind(wxEVT_PAINT, [this](wxPaintEvent&) { paint(); });
    Bind(wxEVT_LEFT_DOWN, [this](wxMouseEvent& event) {
        SetFocus();
        if (const auto* region = region_at(event.GetPosition())) {
            current_ = region;
            toggle(*region);
        }
    });
    Bind(wxEVT_MOTION, [this](wxMouseEvent& event) {
        const auto* region = region_at(event.GetPosition());
        const auto words = region != nullptr ? utf8(region->label) : wxString{};
        if (GetToolTipText() != words)
            SetToolTip(words);
    });
    Bind(wxEVT_KEY_DOWN, [this](wxKeyEvent& event) { take_key(event); });
    for (const auto type : {wxEVT_SET_FOCUS, wxEVT_KILL_FOCUS})
        Bind(type, [this](wxFocusEvent& event) {
            event.Skip();
            Refresh();
        });
}

void BodyMapPanel::set_chosen(const std::vector<std::string>& ids) {
    chosen_ = ids;
    Refresh();
}

bool BodyMapPanel::is_chosen(const std::string& id) const {
    return std::ranges::count(chosen_, id) > 0;
}

const BodyRegion* BodyMapPanel::region_at(wxPoint point) const {
    const double scale = FromDIP(100) / 100.0;
    for (const auto& region : body_regions()) {
        const double x = point.x / scale - left_of(region.view);
        const double y = (point.y - FromDIP(caption_height)) / scale;
        if (paths_.at(region.id).Contains(x, y))
            return &region;
    }
    return nullptr;
}

wxPoint BodyMapPanel::point_in(const BodyRegion& region) const {
    const double scale = FromDIP(100) / 100.0;
    return {static_cast<int>((region.x + left_of(region.view)) * scale),
            static_cast<int>(region.y * scale) + FromDIP(caption_height)};
}

void BodyMapPanel::toggle(const BodyRegion& region) {
    Refresh();
    on_toggle(region.id);
}

void BodyMapPanel::take_key(wxKeyEvent& event) {
    const auto go = [this](double dx, double dy) {
        current_ = &neighbour(*current_, dx, dy);
        announce(this, utf8(current_->label));
        set_description(this, utf8(current_->label));
        Refresh();
    };
    switch (event.GetKeyCode()) {
    case WXK_LEFT: go(-1, 0); break;
    case WXK_RIGHT: go(1, 0); break;
    case WXK_UP: go(0, -1); break;
    case WXK_DOWN: go(0, 1); break;
    case WXK_PAGEUP:
    case WXK_PAGEDOWN: {
        const auto other = current_->view == BodyView::front ? BodyView::back : BodyView::front;
        const auto found = std::ranges::find(body_regions(), other, &BodyRegion::view);
        current_ = &*found;
        go(0, 0);
        break;
    }
    case WXK_SPACE: toggle(*current_); break;
    case WXK_TAB:
        Navigate(event.ShiftDown() ? wxNavigationKeyEvent::IsBackward : wxNavigationKeyEvent::IsForward);
        break;
    default: event.Skip();
    }
}

void BodyMapPanel::paint() {
    wxAutoBufferedPaintDC dc{this};
    const auto& colours = palette();
    dc.SetBackground(wxBrush{colours.base});
    dc.Clear();
    std::unique_ptr<wxGraphicsContext> graphics{wxGraphicsContext::Create(dc)};
    graphics->SetFont(font(FontRole::small), colours.muted);
    const double scale = FromDIP(100) / 100.0;
    const auto word = [&](const wxString& words, double x, double y) {
        double width = 0, height = 0;
        graphics->GetTextExtent(words, &width, &height);
        graphics->DrawText(words, x * scale - width / 2, y * scale);
    };
    word(_("Front"), 110, 2);
    word(_("Back"), 110 + view_pitch, 2);
    // Sides are the client's own.
    word(_("Right"), 34, 110);
    word(_("Left"), 186, 110);
    word(_("Left"), 34 + view_pitch, 110);
    word(_("Right"), 186 + view_pitch, 110);
    draw_view(*graphics, BodyView::front);
    draw_view(*graphics, BodyView::back);
}

void BodyMapPanel::draw_view(wxGraphicsContext& graphics, BodyView view) {
    const auto& colours = palette();
    auto* cairo = static_cast<cairo_t*>(graphics.GetNativeContext());
    const double scale = FromDIP(100) / 100.0;
    cairo_save(cairo);
    cairo_translate(cairo, left_of(view) * scale, FromDIP(caption_height));
    cairo_scale(cairo, scale, scale);
    cairo_set_line_join(cairo, CAIRO_LINE_JOIN_ROUND);
    const auto stroke = [&](const wxGraphicsPath& path, const wxColour& colour, double width) {
        append(cairo, path);
        set_source(cairo, colour);
        cairo_set_line_width(cairo, width);
        cairo_stroke(cairo);
    };
    for (const auto& region : body_regions())
        if (region.view == view) {
            if (is_chosen(region.id))
                hatch(cairo, paths_[region.id], colours);
            stroke(paths_[region.id], colours.axis, 1);
        }
    stroke(outlines_[view == BodyView::front ? 0 : 1], colours.text, 1.5);
    for (const auto& region : body_regions())
        if (region.view == view && is_chosen(region.id))
            stroke(paths_[region.id], colours.accent, 2);
    if (HasFocus() && current_->view == view) {
        stroke(paths_[current_->id], colours.base, 6);
        stroke(paths_[current_->id], colours.accent, 3);
    }
    cairo_restore(cairo);
}

} // namespace attune
