// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/report/special_chart/chart_scene.hpp"
#include "core/report/special_chart/special_charts.hpp"

#include <string>

namespace attune {

/// Puts a scene together: measures texts and keeps the pens in one place. Borrows the face.
class SceneMaker {
public:
    SceneMaker(double width, double height, TextFace& face);

    ChartScene scene;

    [[nodiscard]] TextFace& face() { return face_; }
    /// Of the text against 10 pt: what holds text grows with it.
    [[nodiscard]] double scale() const { return scale_; }

    void line(Spot from, Spot to, const ScenePen& pen, double width = 1, SceneLine::Dash dash = SceneLine::Dash::none);
    void path(std::vector<Spot> points, const ScenePen& pen, double width = 2);
    void box(const Area& area, const ScenePen& pen, SceneBox::Fill fill = SceneBox::Fill::plain);
    void mark(MarkShape shape, Spot at, const ScenePen& pen, SceneMark::Fill fill, double size = 7);
    /// The box that the text takes. `at` is its upper left corner, or its upper middle or right.
    Area text(const std::string& words, TextRole role, Spot at, const ScenePen& pen, TextEdge edge = TextEdge::left);
    /// Where it would stand.
    [[nodiscard]] Area measure(const std::string& words, TextRole role, Spot at, TextEdge edge = TextEdge::left);
    /// Text that breaks its lines; returns its box.
    Area paragraph(const std::string& words, TextRole role, Spot at, double wrap, const ScenePen& pen);
    void upright_text(const std::string& words, TextRole role, Spot middle, const ScenePen& pen);
    void item(SceneItem item) { scene.items.push_back(std::move(item)); }
    /// The next item begins a row.
    void begin_row() { scene.rows.push_back(scene.items.size()); }
    /// Makes the page at least as high as what stands on it needs, and drops rows without items.
    [[nodiscard]] ChartScene finish(double bottom);

private:
    TextFace& face_;
    double scale_;
};

[[nodiscard]] constexpr ScenePen pen_of(SceneInk ink, double opacity = 1) { return {ink, 0, opacity}; }
[[nodiscard]] constexpr ScenePen pen_of_series(int slot, double opacity = 1) {
    return {SceneInk::series, slot, opacity};
}
/// The area around a mark that pointing at it means.
[[nodiscard]] constexpr Area around(Spot at, double half = 9) { return {at.x - half, at.y - half, 2 * half, 2 * half}; }
/// A day where room is short: "10 Nov", or its week.
[[nodiscard]] std::string short_day(const SpecialChartView& view, Date date);
/// On the middle of a dot, so that thin lines are crisp.
[[nodiscard]] double crisp_at(double at);

// One file each. All take the page's width and height and give a scene that may be higher.
[[nodiscard]] ChartScene attachment_scene(const SpecialChart& chart, double width, double height, TextFace& face);
[[nodiscard]] ChartScene target_scene(const SpecialChart& chart, double width, double height, TextFace& face);
[[nodiscard]] ChartScene traces_scene(const SpecialChart& chart, double width, double height, TextFace& face);
[[nodiscard]] ChartScene diary_scene(const SpecialChart& chart, double width, double height, TextFace& face);
[[nodiscard]] ChartScene hierarchy_scene(const SpecialChart& chart, double width, double height, TextFace& face);
[[nodiscard]] ChartScene profile_scene(const SpecialChart& chart, double width, double height, TextFace& face);
[[nodiscard]] ChartScene body_scene(const SpecialChart& chart, double width, double height, TextFace& face);

} // namespace attune
