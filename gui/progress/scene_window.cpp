// SPDX-License-Identifier: Apache-2.0
#include "gui/progress/scene_window.hpp"

#include "core/report/chart/palette.hpp"
#include "gui/platform/accessible.hpp"
#include "gui/platform/theme.hpp"
#include "gui/platform/utf8.hpp"
#include "gui/progress/chart_keys.hpp"

#include <algorithm>
#include <memory>
#include <wx/dcclient.h>
#include <wx/graphics.h>
#include <wx/settings.h>

namespace attune {

namespace {

constexpr double usual_body_size = 40.0 / 3.0; // 10 pt at 96 dpi
constexpr int least_width = 320;
constexpr int least_height = 240;

} // namespace

SceneWindow::SceneWindow(wxWindow* parent, SpecialViewModel& model)
    : wxWindow{parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxWANTS_CHARS | wxFULL_REPAINT_ON_RESIZE},
      model_{model} {
    SetBackgroundStyle(wxBG_STYLE_PAINT);
    set_accessible(this, "special-chart", _("Chart"), utf8(model_.description()), Role::chart);
    Bind(wxEVT_PAINT, &SceneWindow::on_paint, this);
    Bind(wxEVT_KEY_DOWN, &SceneWindow::on_key, this);
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        scene_.reset();
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
            model_.enter(scene());
        event.Skip();
    });
    Bind(wxEVT_KILL_FOCUS, [this](wxFocusEvent& event) {
        Refresh();
        event.Skip();
    });
    for (const auto& type : {wxEVT_MOTION, wxEVT_LEAVE_WINDOW, wxEVT_LEFT_DOWN, wxEVT_LEFT_DCLICK})
        Bind(type, &SceneWindow::on_mouse, this);
}

TextFace& SceneWindow::face() {
    if (!face_)
        face_.emplace(wxSystemSettings::GetFont(wxSYS_DEFAULT_GUI_FONT).GetFaceName().utf8_string(),
                      usual_body_size * text_size());
    return *face_;
}

void SceneWindow::forget_layout() {
    face_.reset();
    scene_.reset();
    Refresh();
}

const ChartScene& SceneWindow::scene() {
    if (!scene_) {
        const wxSize size = ToDIP(GetClientSize());
        scene_ = lay_out(model_.chart(), std::max(size.x, least_width), std::max(size.y, least_height), face());
    }
    return *scene_;
}

wxSize SceneWindow::DoGetBestClientSize() const {
    TextFace own{"Noto Sans", usual_body_size * text_size()};
    const int width = std::max(ToDIP(GetClientSize()).x, least_width);
    const ChartScene laid = lay_out(model_.chart(), width, least_height, own);
    return FromDIP(wxSize{least_width, std::max(least_height, static_cast<int>(laid.page.height) + 1)});
}

void SceneWindow::show_chart() {
    scene_.reset();
    hover_.reset();
    InvalidateBestSize();
    SetMinClientSize(DoGetBestClientSize());
    set_accessible(this, "special-chart", utf8(std::string{chart_title(model_.chart().kind)}),
                   utf8(model_.description()), Role::chart);
    Refresh();
}

void SceneWindow::show_focus() {
    Refresh();
    const auto focus = model_.focus();
    if (!focus || *focus >= scene().items.size()) {
        set_description(this, utf8(model_.description()));
        return;
    }
    const wxString spoken = utf8(SpecialViewModel::spoken(scene().items[*focus]));
    set_description(this, spoken);
    announce(this, spoken);
}

void SceneWindow::on_paint(wxPaintEvent&) {
    wxPaintDC dc{this};
    const std::unique_ptr<wxGraphicsContext> graphics{wxGraphicsContext::Create(dc)};
    if (!graphics)
        return;
    std::optional<std::size_t> shown = hover_;
    if (!shown && HasFocus())
        shown = model_.focus();
    if (shown && *shown >= scene().items.size())
        shown.reset();
    draw_scene(static_cast<cairo_t*>(graphics->GetNativeContext()), scene(),
               palette().dark ? dark_palette() : light_palette(), face(), shown);
}

void SceneWindow::on_key(wxKeyEvent& event) {
    if (const auto step = chart_step_of(event))
        return model_.move(scene(), *step);
    const auto focus = model_.focus();
    switch (event.HasModifiers() ? WXK_NONE : event.GetKeyCode()) {
    case WXK_RETURN:
    case WXK_NUMPAD_ENTER:
        if (focus && *focus < scene().items.size())
            on_open(scene().items[*focus]);
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

void SceneWindow::on_mouse(wxMouseEvent& event) {
    event.Skip();
    const wxPoint at = ToDIP(event.GetPosition());
    const auto item = event.Leaving()
                          ? std::nullopt
                          : scene().hit({static_cast<double>(at.x), static_cast<double>(at.y)});
    if (item != hover_) {
        hover_ = item;
        Refresh();
    }
    if (event.LeftDown()) {
        SetFocus();
        if (item)
            model_.focus_on(scene(), *item);
    }
    if (event.LeftDClick() && item)
        on_open(scene().items[*item]);
}

} // namespace attune
