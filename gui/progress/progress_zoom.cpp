// SPDX-License-Identifier: Apache-2.0
// Which part of the course fills the width of the chart, and on which scale.
#include "gui/progress/progress_view_model.hpp"

namespace attune {

void ProgressViewModel::set_scale(TimelineScale scale) {
    if (view_.scale == scale)
        return;
    view_.scale = scale;
    focus_.reset();
    make_view();
    on_change();
}

AxisWindow ProgressViewModel::whole() const {
    if (!view_.window)
        return whole_window(chart_.model);
    TimelineView all = view_;
    all.window.reset();
    return whole_window(chart_of(timeline_, all).model);
}

AxisWindow ProgressViewModel::window() const { return view_.window ? *view_.window : whole_window(chart_.model); }

void ProgressViewModel::zoom(double factor, std::optional<double> around) {
    if (chart_.model.panels.empty())
        return;
    const AxisWindow all = whole();
    if (!around && focus_)
        around = chart_.model.panels[focus_->panel].lines[focus_->line].points[focus_->point].x;
    const AxisWindow wanted = zoomed(window(), factor, around.value_or(all.final), all, view_.axis);
    if (wanted == all)
        view_.window.reset();
    else
        view_.window = wanted;
    make_view();
    on_change();
}

void ProgressViewModel::pan(double by) {
    if (!view_.window)
        return;
    const double width = view_.window->final - view_.window->first;
    view_.window = panned(*view_.window, by * width, whole());
    make_view();
    on_change();
}

void ProgressViewModel::bring_into_view(double x) {
    if (!view_.window || (x >= view_.window->first && x <= view_.window->final))
        return;
    const double width = view_.window->final - view_.window->first;
    const double margin = width / 10;
    const double by = x < view_.window->first ? x - margin - view_.window->first : x + margin - view_.window->final;
    view_.window = panned(*view_.window, by, whole());
    make_view();
    on_change();
}

void ProgressViewModel::show_whole() {
    if (!view_.window)
        return;
    view_.window.reset();
    make_view();
    on_change();
}

} // namespace attune
