// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/report/chart/chart.hpp"
#include "gui/progress/progress_view_model.hpp"

#include <functional>
#include <optional>
#include <wx/window.h>

namespace attune {

/// The chart: drawn with Cairo, walked by keyboard, spoken for screen readers.
///
/// Borrows the view model, which must outlive it. Tab enters, the arrows, Home and End move, Enter opens the
/// note or the answers of the point, Esc lets go of it. Plus, minus and 0 zoom, Ctrl with the arrows moves the
/// zoomed part; so do Ctrl with the wheel, and dragging.
class ChartWindow : public wxWindow {
public:
    ChartWindow(wxWindow* parent, ProgressViewModel& model);

    std::function<void(const PointRef&)> on_open = [](const PointRef&) {};
    std::function<void(const PointRef&)> on_reached = [](const PointRef&) {}; ///< so that it can be scrolled to

    /// The course changed: lays out anew and takes the height that it needs.
    void show_course();
    /// The point with focus changed: redraws and speaks it.
    void show_focus();
    /// Where everything stands at the window's size.
    [[nodiscard]] const ChartLayout& layout();

    bool AcceptsFocus() const override { return true; }

protected:
    wxSize DoGetBestClientSize() const override;

private:
    void on_paint(wxPaintEvent& event);
    void on_key(wxKeyEvent& event);
    /// True when it was a key for zooming.
    bool zoom_by_key(const wxKeyEvent& event);
    void on_mouse(wxMouseEvent& event);
    void on_wheel(wxMouseEvent& event);
    void drag(const wxMouseEvent& event);
    void show_hover(const std::optional<Spot>& spot);
    /// Where on the axis `x` of the page lies; nothing without panels.
    [[nodiscard]] std::optional<double> axis_at(double x);
    void forget_layout();
    [[nodiscard]] TextFace& face();

    ProgressViewModel& model_;
    std::optional<TextFace> face_;
    std::optional<ChartLayout> layout_;
    std::optional<PointRef> hover_;
    std::optional<std::size_t> hover_event_;
    std::optional<int> drag_from_;    ///< x in pixels at which the left button went down
};

} // namespace attune
