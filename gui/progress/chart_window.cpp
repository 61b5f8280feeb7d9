// SPDX-License-Identifier: Apache-2.0
#include "gui/progress/chart_window.hpp"

#include "gui/platform/accessible.hpp"
#include "gui/platform/theme.hpp"
#include "gui/platform/utf8.hpp"
#include "gui/progress/chart_keys.hpp"

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <wx/dcclient.h>
#include <wx/graphics.h>
#include <wx/settings.h>

namespace attune {

namespace {

constexpr double usual_body_size = 40.0 / 3.0; // 10 pt at 96 dpi
constexpr int least_height = 200;
constexpr double zoom_step = 1.6;

} // namespace

ChartWindow::ChartWindow(wxWindow* parent, ProgressViewModel& model)
    : wxWindow{parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxWANTS_CHARS | wxFULL_REPAINT_ON_RESIZE},
      model_{model} {
    SetBackgroundStyle(wxBG_STYLE_PAINT);
    set_accessible(this, "progress-chart", _("Progress chart"), utf8(model_.description()), Role::chart);
    Bind(wxEVT_PAINT, &ChartWindow::on_paint, this);
    Bind(wxEVT_KEY_DOWN, &ChartWindow::on_key, this);
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        layout_.reset();
        event.Skip();
    });
    Bind(wxEVT_SYS_COLOUR_CHANGED, [this](wxSysColourChangedEvent& event) {
        forget_layout();
        event.Skip();
    });
    Bind(wxEVT_SET_FOCUS, [this](wxFocusEvent& event) {
        if (model_.focus())
            Refresh();
        else
            model_.enter();
        event.Skip();
    });
    Bind(wxEVT_KILL_FOCUS, [this](wxFocusEvent& event) {
        Refresh();
        event.Skip();
    });
    for (const auto& type : {wxEVT_MOTION, wxEVT_LEAVE_WINDOW, wxEVT_LEFT_DOWN, wxEVT_LEFT_UP, wxEVT_LEFT_DCLICK})
        Bind(type, &ChartWindow::on_mouse, this);
    Bind(wxEVT_MOUSEWHEEL, &ChartWindow::on_wheel, this);
}

TextFace& ChartWindow::face() {
    if (!face_)
        face_.emplace(wxSystemSettings::GetFont(wxSYS_DEFAULT_GUI_FONT).GetFaceName().utf8_string(),
                      usual_body_size * text_size());
    return *face_;
}

void ChartWindow::forget_layout() {
    face_.reset();
    layout_.reset();
    Refresh();
}

const ChartLayout& ChartWindow::layout() {
    if (!layout_) {
        const wxSize size = ToDIP(GetClientSize());
        layout_ = lay_out(model_.chart().model, std::max(size.x, 200), std::max(size.y, 120), face());
    }
    return *layout_;
}

wxSize ChartWindow::DoGetBestClientSize() const {
    TextFace own{"Noto Sans", usual_body_size * text_size()};
    const double height = least_chart_height(model_.chart().model, own);
    return FromDIP(wxSize{320, std::max(least_height, static_cast<int>(height) + 1)});
}

void ChartWindow::show_course() {
    layout_.reset();
    hover_.reset();
    hover_event_.reset();
    InvalidateBestSize();
    SetMinClientSize(DoGetBestClientSize());
    set_description(this, utf8(model_.description()));
    Refresh();
}

void ChartWindow::show_focus() {
    Refresh();
    if (!model_.focus()) {
        set_description(this, utf8(model_.description()));
        return;
    }
    const wxString spoken = utf8(model_.spoken(*model_.focus()));
    set_description(this, spoken);
    announce(this, spoken);
    on_reached(*model_.focus());
}

void ChartWindow::on_paint(wxPaintEvent&) {
    wxPaintDC dc{this};
    const std::unique_ptr<wxGraphicsContext> graphics{wxGraphicsContext::Create(dc)};
    if (!graphics)
        return;
    std::optional<ChartFocus> focus;
    if (hover_)
        focus = ChartFocus{*hover_, model_.card(*hover_)};
    else if (model_.focus() && HasFocus())
        focus = ChartFocus{*model_.focus(), model_.card(*model_.focus())};
    auto* cairo = static_cast<cairo_t*>(graphics->GetNativeContext());
    draw_chart(cairo, layout(), palette().dark ? dark_palette() : light_palette(), face(), focus);
}

void ChartWindow::on_key(wxKeyEvent& event) {
    if (zoom_by_key(event))
        return;
    if (event.GetModifiers() != wxMOD_NONE && event.GetModifiers() != wxMOD_SHIFT) {
        event.Skip();
        return;
    }
    if (const auto step = chart_step_of(event)) {
        model_.move(*step);
        return;
    }
    switch (event.GetKeyCode()) {
    case WXK_RETURN:
    case WXK_NUMPAD_ENTER:
        if (model_.focus())
            on_open(*model_.focus());
        break;
    case WXK_ESCAPE:
        model_.leave();
        Navigate(wxNavigationKeyEvent::IsForward);
        break;
    case WXK_TAB:
        Navigate(event.ShiftDown() ? wxNavigationKeyEvent::IsBackward : wxNavigationKeyEvent::IsForward);
        break;
    default: event.Skip();
    }
}

bool ChartWindow::zoom_by_key(const wxKeyEvent& event) {
    const int key = event.GetKeyCode();
    if (event.GetModifiers() == wxMOD_CONTROL) {
        if (key != WXK_LEFT && key != WXK_RIGHT)
            return false;
        model_.pan(key == WXK_LEFT ? ChartPan::earlier : ChartPan::later);
        return true;
    }
    switch (event.GetUnicodeKey() != WXK_NONE ? static_cast<int>(event.GetUnicodeKey()) : key) {
    case '+':
    case '=':
    case WXK_NUMPAD_ADD: model_.zoom(1 / zoom_step); return true;
    case '-':
    case WXK_NUMPAD_SUBTRACT: model_.zoom(zoom_step); return true;
    case '0':
    case WXK_NUMPAD0: model_.show_whole(); return true;
    default: return false;
    }
}

std::optional<double> ChartWindow::axis_at(double x) {
    if (layout().panels.empty())
        return std::nullopt;
    const Area& plot = layout().panels.front().plot;
    const AxisWindow shown = model_.window();
    return shown.first + (x - plot.x) / std::max(plot.width, 1.0) * (shown.final - shown.first);
}

void ChartWindow::on_wheel(wxMouseEvent& event) {
    if (event.GetModifiers() != wxMOD_CONTROL || event.GetWheelRotation() == 0) {
        event.Skip(); // the page scrolls
        return;
    }
    model_.zoom(event.GetWheelRotation() > 0 ? 1 / zoom_step : zoom_step, axis_at(ToDIP(event.GetPosition()).x));
}

void ChartWindow::drag(const wxMouseEvent& event) {
    if (!event.Dragging() || !event.LeftIsDown() || !drag_from_ || !model_.is_zoomed() || layout().panels.empty())
        return;
    const int moved = ToDIP(*drag_from_ - event.GetPosition().x);
    constexpr int least = 3; // a hand that trembles does not drag
    if (std::abs(moved) < least)
        return;
    drag_from_ = event.GetPosition().x;
    model_.pan(moved / std::max(layout().panels.front().plot.width, 1.0));
}

void ChartWindow::show_hover(const std::optional<Spot>& spot) {
    const auto point = spot ? hit_test(layout(), *spot) : std::nullopt;
    if (point != hover_) {
        hover_ = point;
        Refresh();
    }
    const auto over = spot ? hit_event(layout(), *spot) : std::nullopt;
    if (over == hover_event_)
        return;
    hover_event_ = over;
    if (over)
        SetToolTip(utf8(model_.event_words(layout().events[*over].events)));
    else
        UnsetToolTip();
}

void ChartWindow::on_mouse(wxMouseEvent& event) {
    event.Skip();
    drag(event);
    const wxPoint at = ToDIP(event.GetPosition());
    show_hover(event.Leaving() ? std::nullopt
                               : std::optional{Spot{static_cast<double>(at.x), static_cast<double>(at.y)}});
    if (event.LeftDown()) {
        SetFocus();
        drag_from_ = event.GetPosition().x;
        if (hover_)
            model_.focus_on(*hover_);
    }
    if (event.LeftUp())
        drag_from_.reset();
    if (event.LeftDClick() && hover_)
        on_open(*hover_);
}

} // namespace attune
