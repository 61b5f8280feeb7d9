// SPDX-License-Identifier: Apache-2.0
// Charts on the page.
#include "core/report/paper/page_composer.hpp"

#include <algorithm>

namespace attune {

const ChartLayout& PageComposer::chart_of(const Figure& figure, std::size_t index) {
    const auto found = memory_.charts.find(index);
    if (found != memory_.charts.end())
        return found->second;
    const double wanted =
        figure.height > 0 ? figure.height : std::max(240.0, least_chart_height(figure.chart, face_) * 1.2);
    return memory_.charts
        .emplace(index, lay_out(figure.chart, canvas_.page().content_width(), wanted, face_))
        .first->second;
}

void PageComposer::put(const Figure& figure) {
    const ChartLayout& chart = chart_of(figure, index_);
    put_drawing({.height = chart.page.height,
                 .alt = figure.alt,
                 .caption = figure.caption,
                 .draw = [&](cairo_t* cairo) { draw_chart(cairo, chart, light_palette(), face_); }});
}

const ChartScene& PageComposer::scene_of(const SceneFigure& figure, std::size_t index) {
    const auto found = memory_.scenes.find(index);
    if (found != memory_.scenes.end())
        return found->second;
    const double width = canvas_.page().content_width();
    // The map is as high as its page gives it; the others know how high they are.
    const double height = figure.chart.kind == SpecialChartKind::attachment_map ? width : 0;
    return memory_.scenes.emplace(index, lay_out(figure.chart, width, height, face_)).first->second;
}

void PageComposer::put(const SceneFigure& figure) {
    const ChartScene& scene = scene_of(figure, index_);
    put_drawing({.height = scene.page.height,
                 .alt = figure.alt,
                 .caption = figure.caption,
                 .draw = [&](cairo_t* cairo) { draw_scene(cairo, scene, light_palette(), face_); }});
}

void PageComposer::put_drawing(const Drawing& drawing) {
    const double width = canvas_.page().content_width();
    const auto caption = canvas_.shaper().shape(drawing.caption, PageFont::small, width);
    const double below = drawing.caption.empty() ? 0 : caption->height() + 6;
    const double page = canvas_.page().bottom() - canvas_.page().top();
    // What is higher than a page is made smaller, never cut; a little smaller too where its heading would stand alone.
    const bool joins_heading = index_ > 0 && std::holds_alternative<Heading>(document_.blocks[index_ - 1]) && canvas_.room() > 0.8 * page;
    const double most = (joins_heading ? canvas_.room() : page) - below;
    const double shrink = std::min(1.0, most / drawing.height);
    canvas_.keep_together(drawing.height * shrink + below);
    const double y = canvas_.take(drawing.height * shrink);
    canvas_.structure().figure_words.push_back(drawing.alt);
    {
        const TagScope tag{canvas_, "Figure"};
        if (canvas_.draws()) {
            cairo_t* cairo = canvas_.cairo();
            cairo_save(cairo);
            cairo_translate(cairo, canvas_.page().margin + width * (1 - shrink) / 2, y);
            cairo_scale(cairo, shrink, shrink);
            drawing.draw(cairo);
            cairo_restore(cairo);
        }
    }
    if (!drawing.caption.empty()) {
        canvas_.leave(4);
        flow(*caption, canvas_.page().margin, light_palette().muted, "P");
    }
    canvas_.leave(block_distance + 3);
}

} // namespace attune
