// SPDX-License-Identifier: Apache-2.0
#include "core/report/special_chart/heat_levels.hpp"
#include "core/report/special_chart/scene_maker.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace attune {

namespace {

Area box_of(const BodyRegion& region, Spot corner, double scale) {
    double left = body_map_width;
    double top = body_map_height;
    double right = 0;
    double bottom = 0;
    for (const OutlineStep& step : region.outline) {
        if (step.kind == OutlineStep::Kind::close)
            continue;
        left = std::min(left, step.x);
        right = std::max(right, step.x);
        top = std::min(top, step.y);
        bottom = std::max(bottom, step.y);
    }
    return {corner.x + left * scale, corner.y + top * scale, (right - left) * scale, (bottom - top) * scale};
}

class BodySceneMaker {
public:
    BodySceneMaker(const SpecialChart& chart, double width, double height, TextFace& face)
        : maker_{width, height, face},
          heat_{std::get<BodyHeat>(chart.model)},
          counts_{region_counts(heat_)},
          // Below its own size the jaw could no longer be hit.
          figure_{std::clamp(std::min((height - 110) / body_map_height, (width - 190) / (2 * body_map_width)), 1.0, 2.0)} {}

    ChartScene make() {
        const double wide = body_map_width * figure_;
        const double whole = 2 * wide + 90;
        const double left = std::max(12 + 34.0, (maker_.scene.page.width - whole) / 2);
        const Spot front{left, 30};
        const Spot back{left + wide + 90, 30};
        for (const auto& [view, corner] : {std::pair{BodyView::front, front}, std::pair{BodyView::back, back}})
            draw_figure(view, corner);
        for (const auto& [view, corner] : {std::pair{BodyView::front, front}, std::pair{BodyView::back, back}})
            add_items(view, corner);
        const double below = 30 + body_map_height * figure_ + 8;
        const double captions = draw_legend(left, below);
        const Area box = maker_.paragraph(caption(), TextRole::small, {12, captions}, maker_.scene.page.width - 24,
                                          pen_of(SceneInk::muted));
        return maker_.finish(box.bottom() + 8);
    }

private:
    [[nodiscard]] int count_of(const std::string& id) const {
        const auto found = counts_.regions.find(id);
        return found == counts_.regions.end() ? 0 : found->second.sessions;
    }

    void draw_figure(BodyView view, Spot corner) {
        const double wide = body_map_width * figure_;
        maker_.text(view == BodyView::front ? "Front" : "Back", TextRole::small_strong, {corner.x + wide / 2, 8},
                    pen_of(SceneInk::text), TextEdge::centre);
        // Sides are the client's own.
        const double side = corner.y + 24 * figure_;
        maker_.text(view == BodyView::front ? "Right" : "Left", TextRole::chart, {corner.x + 8, side}, pen_of(SceneInk::muted));
        maker_.text(view == BodyView::front ? "Left" : "Right", TextRole::chart, {corner.x + wide - 8, side},
                    pen_of(SceneInk::muted), TextEdge::right);
        for (const BodyRegion& region : body_regions()) {
            if (region.view != view)
                continue;
            const int level = heat_level(count_of(region.id), counts_.most);
            maker_.scene.parts.emplace_back(SceneRegion{
                .outline = region.outline,
                .corner = corner,
                .scale = figure_,
                .fill = level > 0 ? std::optional{pen_of_series(0, heat_opacity(level))} : std::nullopt,
                .edge = pen_of(SceneInk::axis),
                .width = 1});
        }
        maker_.scene.parts.emplace_back(SceneRegion{.outline = body_outline(view),
                                                    .corner = corner,
                                                    .scale = figure_,
                                                    .fill = std::nullopt,
                                                    .edge = pen_of(SceneInk::text),
                                                    .width = 1.5});
        for (const BodyRegion& region : body_regions()) {
            const int count = region.view == view ? count_of(region.id) : 0;
            if (count == 0)
                continue;
            const std::string words = fmt::format("{}", count);
            const Area size = maker_.measure(words, TextRole::chart_strong, {});
            maker_.text(words, TextRole::chart_strong, {place(region, corner).x - size.width / 2, place(region, corner).y - size.height / 2},
                        pen_of(SceneInk::text));
        }
    }

    [[nodiscard]] Spot place(const BodyRegion& region, Spot corner) const {
        return {corner.x + region.x * figure_, corner.y + region.y * figure_};
    }

    // Only regions that were chosen can be pointed at: the others say nothing.
    void add_items(BodyView view, Spot corner) {
        maker_.begin_row();
        for (const BodyRegion& region : body_regions()) {
            const auto found = counts_.regions.find(region.id);
            if (region.view != view || found == counts_.regions.end())
                continue;
            const int count = found->second.sessions;
            maker_.item({.area = box_of(region, corner, figure_),
                         .at = place(region, corner),
                         .card = {region.label + (view == BodyView::front ? ", front" : ", back"),
                                  fmt::format("{} {} of {} with a place in the body", count,
                                              count == 1 ? "session" : "sessions", heat_.sessions)},
                         .row = found->second.row,
                         .note = found->second.latest});
        }
    }

    double draw_legend(double left, double y) {
        double x = left;
        for (int level = 0; level <= 4; ++level) {
            const std::string words = heat_level_words(level, counts_.most);
            if (words.empty())
                continue;
            const Area swatch{crisp_at(x), crisp_at(y), 16, 14};
            if (level > 0)
                maker_.box(swatch, pen_of_series(0, heat_opacity(level)));
            maker_.box(swatch, pen_of(SceneInk::axis), SceneBox::Fill::outline);
            const Area text = maker_.text(words, TextRole::chart, {swatch.right() + 5, swatch.y}, pen_of(SceneInk::text));
            x = text.right() + 14;
        }
        maker_.text("sessions", TextRole::chart, {x, crisp_at(y)}, pen_of(SceneInk::muted));
        return y + 26 * maker_.scale();
    }

    [[nodiscard]] std::string caption() const {
        std::string words = "In how many sessions a place was named. Sides are the client's own.";
        if (counts_.has_both_sides)
            words += " Where no side was given, both sides count.";
        if (!counts_.unknown.empty())
            words += " Not on the map: " + counts_.unknown + ".";
        return words;
    }

    SceneMaker maker_;
    const BodyHeat& heat_;
    RegionCounts counts_;
    double figure_;
};

} // namespace

ChartScene body_scene(const SpecialChart& chart, double width, double height, TextFace& face) {
    return BodySceneMaker{chart, width, height, face}.make();
}

} // namespace attune
