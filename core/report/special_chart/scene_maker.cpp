// SPDX-License-Identifier: Apache-2.0
#include "core/report/special_chart/scene_maker.hpp"

#include "core/report/chart/axis.hpp"
#include "core/report/chart/timeline_chart.hpp"

#include <algorithm>
#include <cmath>

namespace attune {

double crisp_at(double at) { return std::floor(at) + 0.5; }

SceneMaker::SceneMaker(double width, double height, TextFace& face)
    : face_{face},
      scale_{face.size_of(TextRole::body) * 3 / 40} {
    scene.page = {0, 0, width, height};
}

void SceneMaker::line(Spot from, Spot to, const ScenePen& pen, double width, SceneLine::Dash dash) {
    scene.parts.emplace_back(SceneLine{.points = {from, to}, .pen = pen, .width = width, .dash = dash});
}

void SceneMaker::path(std::vector<Spot> points, const ScenePen& pen, double width) {
    scene.parts.emplace_back(SceneLine{.points = std::move(points), .pen = pen, .width = width});
}

void SceneMaker::box(const Area& area, const ScenePen& pen, SceneBox::Fill fill) {
    scene.parts.emplace_back(SceneBox{.area = area, .pen = pen, .fill = fill});
}

void SceneMaker::mark(MarkShape shape, Spot at, const ScenePen& pen, SceneMark::Fill fill, double size) {
    scene.parts.emplace_back(SceneMark{.shape = shape, .at = at, .pen = pen, .size = size, .fill = fill});
}

Area SceneMaker::measure(const std::string& words, TextRole role, Spot at, TextEdge edge) {
    const Area size = face_.measure(words, role);
    const double left = edge == TextEdge::left ? at.x : edge == TextEdge::right ? at.x - size.width
                                                                              : at.x - size.width / 2;
    return {left, at.y, size.width, size.height};
}

Area SceneMaker::text(const std::string& words, TextRole role, Spot at, const ScenePen& pen, TextEdge edge) {
    const Area box = measure(words, role, at, edge);
    scene.parts.emplace_back(SceneText{.text = words, .role = role, .box = box, .pen = pen});
    return box;
}

Area SceneMaker::paragraph(const std::string& words, TextRole role, Spot at, double wrap, const ScenePen& pen) {
    const double width = std::max(wrap, 60.0);
    const Area size = face_.measure(words, role, width);
    const Area box{at.x, at.y, size.width, size.height};
    scene.parts.emplace_back(SceneText{.text = words, .role = role, .box = box, .pen = pen, .wrap = width});
    return box;
}

void SceneMaker::upright_text(const std::string& words, TextRole role, Spot middle, const ScenePen& pen) {
    const Area size = face_.measure(words, role);
    scene.parts.emplace_back(
        SceneText{.text = words,
                  .role = role,
                  .box = {middle.x - size.height / 2, middle.y - size.width / 2, size.height, size.width},
                  .pen = pen,
                  .turn = SceneText::Turn::upwards});
}

ChartScene SceneMaker::finish(double bottom) {
    scene.page.height = std::max(scene.page.height, bottom);
    auto& rows = scene.rows;
    std::erase_if(rows, [&](std::size_t first) { return first >= scene.items.size(); });
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    return std::move(scene);
}

std::string short_day(const SpecialChartView& view, Date date) {
    return view.calendar.tells_dates() ? short_day(day_number(date)) : view.calendar.day(date);
}

} // namespace attune
