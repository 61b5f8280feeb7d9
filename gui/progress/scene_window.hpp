// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/report/chart/text_face.hpp"
#include "core/report/special_chart/chart_scene.hpp"
#include "gui/progress/special_view_model.hpp"

#include <functional>
#include <optional>
#include <wx/window.h>

namespace attune {

/// A special chart: drawn with Cairo, walked by keyboard, spoken for screen readers.
///
/// Borrows the view model, which must outlive it. Tab enters, the arrows, Home and End move, Enter opens what the
/// item stands for, Esc lets go of it.
class SceneWindow : public wxWindow {
public:
    SceneWindow(wxWindow* parent, SpecialViewModel& model);

    std::function<void(const SceneItem&)> on_open = [](const SceneItem&) {};

    /// Another chart, or another part of it: lays out anew and takes the height that it needs.
    void show_chart();
    /// The item with focus changed: redraws and speaks it.
    void show_focus();
    /// Where everything stands at the window's size.
    [[nodiscard]] const ChartScene& scene();

    bool AcceptsFocus() const override { return true; }

protected:
    wxSize DoGetBestClientSize() const override;

private:
    void on_paint(wxPaintEvent& event);
    void on_key(wxKeyEvent& event);
    void on_mouse(wxMouseEvent& event);
    void forget_layout();
    [[nodiscard]] TextFace& face();

    SpecialViewModel& model_;
    std::optional<TextFace> face_;
    std::optional<ChartScene> scene_;
    std::optional<std::size_t> hover_;
};

} // namespace attune
