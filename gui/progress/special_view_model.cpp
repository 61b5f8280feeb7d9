// SPDX-License-Identifier: Apache-2.0
#include "gui/progress/special_view_model.hpp"

#include "core/report/chart/palette.hpp"

#include <algorithm>

namespace attune {

namespace {

constexpr double export_width = 960;
constexpr double export_scale = 2;

} // namespace

SpecialViewModel::SpecialViewModel(ClientCourse course, Date today)
    : course_{std::move(course)},
      today_{today},
      kinds_{available_charts(course_)} {
    if (!kinds_.empty())
        show(kinds_.front());
}

void SpecialViewModel::show(SpecialChartKind kind) {
    chart_.kind = kind;
    focus_.reset();
    make();
    on_change();
}

void SpecialViewModel::make() { chart_ = make_special_chart(course_, chart_.kind, views_[chart_.kind]); }

void SpecialViewModel::show_part(const std::string& key, bool shown) {
    auto& hidden = views_[chart_.kind].hidden;
    if (shown)
        hidden.erase(key);
    else
        hidden.insert(key);
    focus_.reset();
    make();
    on_change();
}

void SpecialViewModel::show_patterns(bool shown) {
    views_[chart_.kind].patterns = shown ? SpecialChartView::Patterns::shown : SpecialChartView::Patterns::hidden;
    make();
    on_change();
}

void SpecialViewModel::show_dates(bool shown) {
    views_[chart_.kind].dates = shown ? SpecialChartView::Dates::shown : SpecialChartView::Dates::hidden;
    make();
    on_change();
}

void SpecialViewModel::focus_on(const ChartScene& scene, std::size_t item) {
    if (item >= scene.items.size())
        return;
    focus_ = item;
    on_focus();
}

void SpecialViewModel::enter(const ChartScene& scene) {
    if (!focus_ && !scene.items.empty())
        focus_on(scene, scene.items.size() - 1);
}

void SpecialViewModel::leave() {
    focus_.reset();
    on_focus();
}

void SpecialViewModel::move(const ChartScene& scene, ChartStep step) {
    if (!focus_ || *focus_ >= scene.items.size())
        return enter(scene);
    const std::size_t at = *focus_;
    std::size_t next = at;
    switch (step) {
    case ChartStep::before: next = at > 0 ? at - 1 : 0; break;
    case ChartStep::after: next = std::min(at + 1, scene.items.size() - 1); break;
    case ChartStep::first: next = 0; break;
    case ChartStep::last: next = scene.items.size() - 1; break;
    case ChartStep::line_up: next = scene.across(at, -1); break;
    case ChartStep::line_down: next = scene.across(at, 1); break;
    }
    if (next != at)
        focus_on(scene, next);
}

std::string SpecialViewModel::spoken(const SceneItem& item) {
    std::string words;
    for (const std::string& line : item.card)
        if (!line.empty())
            words += (words.empty() ? "" : " ") + line + (line.ends_with('.') ? "" : ".");
    return words;
}

Bytes SpecialViewModel::exported(ExportKind kind) const {
    switch (kind) {
    case ExportKind::png: return special_chart_png(chart_, export_width, export_scale, light_palette());
    case ExportKind::svg: return special_chart_svg(chart_, export_width, light_palette());
    case ExportKind::pdf: return special_chart_pdf(chart_, export_width, today_);
    case ExportKind::csv: {
        const std::string text = special_chart_csv(chart_);
        return {text.begin(), text.end()};
    }
    }
    return {};
}

} // namespace attune
