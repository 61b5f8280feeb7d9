// SPDX-License-Identifier: Apache-2.0
#include "core/report/chart/card_drawing.hpp"
#include "core/report/special_chart/chart_scene.hpp"

#include <cairo.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace attune {

namespace {

class SceneDrawing {
public:
    SceneDrawing(cairo_t* cairo, const ChartPalette& palette, TextFace& face)
        : cairo_{cairo},
          palette_{palette},
          face_{face} {}

    void operator()(const SceneLine& line) {
        if (line.points.size() < 2)
            return;
        pen(line.pen);
        cairo_set_line_width(cairo_, line.width);
        cairo_set_line_join(cairo_, CAIRO_LINE_JOIN_ROUND);
        const std::array<double, 2> dashes = line.dash == SceneLine::Dash::dashed ? std::array{4.0, 3.0}
                                                                                 : std::array{1.5, 2.5};
        cairo_set_dash(cairo_, dashes.data(), line.dash == SceneLine::Dash::none ? 0 : 2, 0);
        cairo_new_path(cairo_);
        for (const Spot spot : line.points)
            cairo_line_to(cairo_, spot.x, spot.y);
        cairo_stroke(cairo_);
        cairo_set_dash(cairo_, nullptr, 0, 0);
    }

    void operator()(const SceneBox& box) {
        cairo_new_path(cairo_);
        cairo_rectangle(cairo_, box.area.x, box.area.y, box.area.width, box.area.height);
        pen(box.pen);
        if (box.fill == SceneBox::Fill::plain) {
            cairo_fill(cairo_);
            return;
        }
        cairo_set_line_width(cairo_, 1);
        if (box.fill == SceneBox::Fill::outline) {
            cairo_stroke(cairo_);
            return;
        }
        cairo_save(cairo_);
        cairo_clip(cairo_);
        const double step = 6;
        const Area& area = box.area;
        for (double at = std::floor((area.x + area.y) / step) * step; at < area.right() + area.bottom(); at += step) {
            cairo_move_to(cairo_, at - area.y, area.y);
            cairo_line_to(cairo_, at - area.bottom(), area.bottom());
        }
        cairo_stroke(cairo_);
        cairo_restore(cairo_);
    }

    void operator()(const SceneMark& mark) {
        if (mark.fill == SceneMark::Fill::filled) {
            draw_mark(cairo_, mark.shape, mark.at, mark.size, colour(mark.pen), palette_.base);
            return;
        }
        // The same shape twice: the rim in the series' colour, its inside in the ground's.
        draw_mark(cairo_, mark.shape, mark.at, mark.size, colour(mark.pen), palette_.base);
        draw_mark(cairo_, mark.shape, mark.at, mark.size - 3.2, palette_.base, palette_.base);
    }

    void operator()(const SceneText& text) {
        const Colour& ink = colour(text.pen);
        if (text.turn == SceneText::Turn::upwards) {
            cairo_save(cairo_);
            cairo_translate(cairo_, text.box.x, text.box.bottom());
            cairo_rotate(cairo_, -std::numbers::pi / 2);
            face_.draw(cairo_, text.text, text.role, {0, 0}, ink);
            cairo_restore(cairo_);
        } else if (text.halo) {
            face_.draw_with_halo(cairo_, text.text, text.role, {text.box.x, text.box.y}, ink, palette_.base);
        } else {
            face_.draw(cairo_, text.text, text.role, {text.box.x, text.box.y}, ink, TextEdge::left, text.wrap);
        }
    }

    void operator()(const SceneRegion& region) {
        cairo_save(cairo_);
        cairo_translate(cairo_, region.corner.x, region.corner.y);
        cairo_scale(cairo_, region.scale, region.scale);
        cairo_new_path(cairo_);
        for (const OutlineStep& step : region.outline) {
            switch (step.kind) {
            case OutlineStep::Kind::move: cairo_move_to(cairo_, step.x, step.y); break;
            case OutlineStep::Kind::curve:
                cairo_curve_to(cairo_, step.x1, step.y1, step.x2, step.y2, step.x, step.y);
                break;
            case OutlineStep::Kind::close: cairo_close_path(cairo_); break;
            }
        }
        cairo_restore(cairo_);
        if (region.fill) {
            pen(*region.fill);
            cairo_fill_preserve(cairo_);
        }
        pen(region.edge);
        cairo_set_line_width(cairo_, region.width);
        cairo_stroke(cairo_);
    }

    void operator()(const SceneTrace& trace) { draw_trace(cairo_, trace.area, trace.trace, palette_, face_); }

private:
    [[nodiscard]] Colour colour(const ScenePen& pen) const {
        const auto plain = [&]() -> const Colour& {
            switch (pen.ink) {
            case SceneInk::base: return palette_.base;
            case SceneInk::text: return palette_.text;
            case SceneInk::muted: return palette_.muted;
            case SceneInk::accent: return palette_.accent;
            case SceneInk::axis: return palette_.axis;
            case SceneInk::grid: return palette_.grid;
            case SceneInk::events: return palette_.events;
            case SceneInk::hatch: return palette_.hatch;
            case SceneInk::tint: return palette_.information_tint;
            case SceneInk::good: return palette_.good;
            case SceneInk::critical: return palette_.critical;
            case SceneInk::series: break;
            }
            return palette_.series[static_cast<std::size_t>(std::clamp(pen.slot, 0, 4))];
        }();
        return plain.with_opacity(pen.opacity);
    }
    void pen(const ScenePen& pen) { set_colour(cairo_, colour(pen)); }

    cairo_t* cairo_;
    const ChartPalette& palette_;
    TextFace& face_;
};

void draw_ring(cairo_t* cairo, const SceneItem& item, const ChartPalette& palette) {
    cairo_new_path(cairo);
    if (item.ring == SceneItem::Ring::round)
        cairo_arc(cairo, item.at.x, item.at.y, 8.5, 0, 2 * std::numbers::pi);
    else
        cairo_rectangle(cairo, item.area.x, item.area.y, item.area.width, item.area.height);
    set_colour(cairo, palette.accent);
    cairo_set_line_width(cairo, 2);
    cairo_stroke(cairo);
}

} // namespace

void draw_scene(cairo_t* cairo, const ChartScene& scene, const ChartPalette& palette, TextFace& face,
                std::optional<std::size_t> focus) {
    cairo_save(cairo);
    set_colour(cairo, palette.base);
    cairo_rectangle(cairo, 0, 0, scene.page.width, scene.page.height);
    cairo_fill(cairo);
    cairo_set_line_cap(cairo, CAIRO_LINE_CAP_BUTT);
    SceneDrawing drawing{cairo, palette, face};
    for (const ScenePart& part : scene.parts)
        std::visit(drawing, part);
    if (focus && *focus < scene.items.size()) {
        draw_ring(cairo, scene.items[*focus], palette);
        if (!scene.items[*focus].card.empty())
            draw_card(cairo, place_scene_card(scene, *focus, face), scene.items[*focus].card, palette, face);
    }
    cairo_restore(cairo);
}

} // namespace attune
