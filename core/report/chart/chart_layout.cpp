// SPDX-License-Identifier: Apache-2.0
#include "core/report/chart/chart_layout.hpp"

#include "core/report/chart/axis.hpp"
#include "core/report/chart/axis_window.hpp"
#include "core/report/chart/event_placement.hpp"
#include "core/report/chart/label_placement.hpp"
#include "core/report/chart/line_placement.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace attune {

namespace {

constexpr double left_margin = 40;
constexpr double right_margin = 120;
constexpr double bottom_margin = 26;
constexpr double title_height = 19;
constexpr double between_panels = 11;
constexpr double least_panel = 72;
constexpr double usual_body = 40.0 / 3.0;

double share_of(std::size_t panel) {
    constexpr std::array<double, 4> shares{5, 3, 3, 2};
    return shares[std::min<std::size_t>(panel, 3)];
}

/// Heights in the ratio 5:3:3:2, none below 72; more than `room` in all when they do not fit.
std::vector<double> panel_heights(std::size_t count, double room) {
    std::vector<double> heights(count, 0);
    std::vector<bool> fixed(count, false);
    for (std::size_t round = 0; round <= count; ++round) {
        double left = room;
        double shares = 0;
        for (std::size_t index = 0; index < count; ++index)
            fixed[index] ? left -= least_panel : shares += share_of(index);
        bool changed = false;
        for (std::size_t index = 0; index < count; ++index) {
            if (fixed[index])
                continue;
            heights[index] = std::floor(left * share_of(index) / shares);
            if (heights[index] < least_panel) {
                heights[index] = least_panel;
                fixed[index] = changed = true;
            }
        }
        if (!changed)
            break;
    }
    return heights;
}

class LayoutMaker {
public:
    LayoutMaker(const ChartModel& model, double width, double height, TextFace& face)
        : model_{model},
          face_{face},
          scale_{face.size_of(TextRole::body) / usual_body} {
        layout_.page = {0, 0, width, height};
        const AxisWindow whole = whole_window(model);
        const AxisWindow shown = model.window ? kept_inside(*model.window, whole, model.axis) : whole;
        layout_.first = shown.first;
        layout_.final = shown.final;
    }

    ChartLayout make() {
        if (model_.panels.empty()) {
            place_empty();
            return std::move(layout_);
        }
        for (std::size_t index = 0; index < model_.panels.size(); ++index)
            layout_.panels.emplace_back().plot = {left_margin * scale_, 0, plot_width(), 0};
        double y = place_events(model_, layout_, 6, face_);
        place_plots(y);
        for (std::size_t index = 0; index < model_.panels.size(); ++index)
            fill_panel(model_.panels[index], layout_.panels[index]);
        place_time_axis();
        place_remark();
        return std::move(layout_);
    }

    /// Everything but the panels' own heights.
    double surroundings() {
        for (std::size_t index = 0; index < model_.panels.size(); ++index)
            layout_.panels.emplace_back().plot = {left_margin * scale_, 0, plot_width(), 0};
        const double top = layout_.panels.empty() ? 0 : place_events(model_, layout_, 6, face_);
        const auto count = static_cast<double>(std::max<std::size_t>(model_.panels.size(), 1));
        return top + (count * title_height + (count - 1) * between_panels + bottom_margin) * scale_ +
               remark_height();
    }

private:
    [[nodiscard]] double plot_width() const {
        const double right = std::min(right_margin * scale_, layout_.page.width * 0.22);
        return std::max(layout_.page.width - left_margin * scale_ - right, 80.0);
    }

    PlacedText text_at(const std::string& text, TextRole role, Spot corner, Ink ink) {
        const Area size = face_.measure(text, role);
        return {.text = text, .role = role, .box = {corner.x, corner.y, size.width, size.height}, .ink = ink};
    }

    void place_empty() {
        const Area size = face_.measure(model_.empty, TextRole::strong);
        layout_.empty = PlacedText{.text = model_.empty,
                                   .role = TextRole::strong,
                                   .box = {(layout_.page.width - size.width) / 2,
                                           std::max(layout_.page.height / 2 - size.height, 0.0), size.width,
                                           size.height},
                                   .ink = Ink::text};
    }

    void place_plots(double y) {
        const auto count = static_cast<double>(model_.panels.size());
        const double used = y + (count * title_height + (count - 1) * between_panels + bottom_margin) * scale_ +
                            remark_height();
        const auto heights = panel_heights(model_.panels.size(), layout_.page.height - used);
        for (std::size_t index = 0; index < heights.size(); ++index) {
            PlacedPanel& panel = layout_.panels[index];
            panel.title = text_at(model_.panels[index].title, TextRole::small_strong, {left_margin * scale_, y}, Ink::text);
            panel.unit = text_at(model_.panels[index].unit, TextRole::chart,
                                 {panel.title.box.right() + 9, y}, Ink::muted);
            panel.unit.box.y += panel.title.box.height - panel.unit.box.height - 1;
            y += title_height * scale_;
            panel.plot.y = std::floor(y);
            panel.plot.height = heights[index];
            y = panel.plot.bottom() + between_panels * scale_;
        }
        layout_.page.height = std::max(layout_.page.height, layout_.panels.back().plot.bottom() + bottom_margin * scale_ + remark_height());
    }

    [[nodiscard]] double remark_width() const { return std::max(layout_.page.width - left_margin * scale_ - 12, 80.0); }
    [[nodiscard]] double remark_height() {
        return model_.remark.empty() ? 0 : face_.measure(model_.remark, TextRole::chart, remark_width()).height + 8;
    }

    void place_remark() {
        if (model_.remark.empty())
            return;
        const Area size = face_.measure(model_.remark, TextRole::chart, remark_width());
        layout_.remark = PlacedText{.text = model_.remark,
                                    .role = TextRole::chart,
                                    .box = {left_margin * scale_, layout_.page.height - size.height - 4, size.width,
                                            size.height},
                                    .ink = Ink::muted,
                                    .wrap = remark_width()};
    }

    void fill_panel(const ChartPanel& model, PlacedPanel& panel) {
        panel.min = std::isfinite(model.min) ? model.min : 0;
        panel.max = std::isfinite(model.max) && model.max > panel.min ? model.max : panel.min + 1;
        for (const AxisTick& tick : value_ticks(model, panel.plot.height))
            place_value_tick(panel, tick);
        LabelPlacer labels{panel, layout_.page, face_};
        place_bands(model, panel, labels);
        for (const ChartLine& line : model.lines)
            panel.lines.push_back(place_line(layout_, panel, line, model.lines.size()));
        place_cut_off(model, panel, labels);
        place_change(model, panel, labels);
        labels.place(model);
    }

    void place_value_tick(PlacedPanel& panel, const AxisTick& tick) {
        const double y = place_value(panel, tick.value);
        const Area size = face_.measure(tick.label, TextRole::chart);
        PlacedText label{.text = tick.label,
                         .role = TextRole::chart,
                         .box = {panel.plot.x - 6 - size.width, y - size.height / 2, size.width, size.height},
                         .ink = Ink::muted};
        panel.ticks.push_back({tick.value, y, std::move(label)});
    }

    void place_bands(const ChartPanel& model, PlacedPanel& panel, LabelPlacer& labels) {
        double free_from = panel.plot.bottom() + 20;
        for (std::size_t index = 0; index < model.bands.size(); ++index) {
            const ChartBand& band = model.bands[index];
            const double top = place_value(panel, band.high);
            const double bottom = place_value(panel, band.low);
            PlacedBand placed{.area = {panel.plot.x, top, panel.plot.width, bottom - top},
                              .strength = static_cast<int>(std::min<std::size_t>(index, 4)),
                              .label = std::nullopt};
            PlacedText label = text_at(band.name, TextRole::chart, {panel.plot.right() + 8, 0}, Ink::muted);
            label.box.y = (top + bottom - label.box.height) / 2;
            // Bands come from below; a thin one whose name would touch the one under it goes without.
            if (!band.name.empty() && label.box.bottom() <= free_from) {
                free_from = label.box.y;
                labels.keep_free(label.box);
                placed.label = std::move(label);
            }
            panel.bands.push_back(std::move(placed));
        }
    }

    void place_cut_off(const ChartPanel& model, PlacedPanel& panel, LabelPlacer& labels) {
        if (!model.cut_off)
            return;
        panel.cut_off = place_value(panel, *model.cut_off);
        PlacedText label = text_at("Cut-off", TextRole::chart, {panel.plot.x + 6, *panel.cut_off + 2}, Ink::text);
        const auto is_crossed = [&](const Area& box) {
            for (const PlacedLine& line : panel.lines)
                for (const auto& run : line.runs)
                    for (std::size_t index = 1; index < run.size(); ++index)
                        if (crosses(box, run[index - 1], run[index]))
                            return true;
            return false;
        };
        if (is_crossed(label.box) || label.box.bottom() > panel.plot.bottom())
            label.box.y = *panel.cut_off - 2 - label.box.height;
        labels.keep_free(label.box);
        panel.cut_off_label = std::move(label);
    }

    void place_change(const ChartPanel& model, PlacedPanel& panel, LabelPlacer& labels) {
        if (!model.change)
            return;
        const double top = place_value(panel, model.change->centre + model.change->half);
        const double bottom = place_value(panel, model.change->centre - model.change->half);
        const Area size = face_.measure(model.change->label, TextRole::chart);
        PlacedText label{.text = model.change->label,
                         .role = TextRole::chart,
                         .box = {panel.plot.right() - 6 - size.width, top + 2, size.width, size.height},
                         .ink = Ink::text};
        labels.keep_free(label.box);
        panel.change = PlacedChangeBand{.area = {panel.plot.x, top, panel.plot.width, bottom - top},
                                        .slot = model.change->slot,
                                        .label = std::move(label)};
    }

    void place_time_axis() {
        const Area& plot = layout_.panels.back().plot;
        double free_from = -1000;
        for (const AxisTick& tick : time_ticks(model_.axis, layout_.first, layout_.final, plot.width,
                                               model_.window ? AxisStart::window : AxisStart::first_point)) {
            PlacedTick placed{tick.value, layout_.place_x(tick.value), std::nullopt};
            const Area size = face_.measure(tick.label, TextRole::chart);
            const double x = std::clamp(placed.at - size.width / 2, 1.0, layout_.page.width - size.width - 1);
            if (x >= free_from) {
                placed.label = PlacedText{.text = tick.label,
                                          .role = TextRole::chart,
                                          .box = {x, plot.bottom() + 7 * scale_, size.width, size.height},
                                          .ink = Ink::muted};
                free_from = x + size.width + 8;
            }
            layout_.ticks.push_back(std::move(placed));
        }
        if (model_.axis != ChartAxis::session)
            return;
        PlacedText name = text_at("Session", TextRole::chart, {plot.right() + 10, plot.bottom() + 7 * scale_}, Ink::muted);
        name.box.x = std::max(name.box.x, free_from);
        if (name.box.right() <= layout_.page.width)
            layout_.axis_name = std::move(name);
    }

    const ChartModel& model_;
    TextFace& face_;
    double scale_;                    ///< of the text: what holds text grows with it
    ChartLayout layout_;
};

} // namespace

double ChartLayout::place_x(double x) const {
    if (panels.empty())
        return 0;
    const Area& plot = panels.front().plot;
    return plot.x + plot.width * (x - first) / (final - first);
}

double place_value(const PlacedPanel& panel, double value) {
    // What is no number has no place; at the lower edge it harms nothing.
    const double inside = std::isnan(value) ? panel.min : std::clamp(value, panel.min, panel.max);
    return panel.plot.bottom() - panel.plot.height * (inside - panel.min) / (panel.max - panel.min);
}

ChartLayout lay_out(const ChartModel& model, double width, double height, TextFace& face) {
    return LayoutMaker{model, width, height, face}.make();
}

double least_chart_height(const ChartModel& model, TextFace& face) {
    if (model.panels.empty())
        return 160;
    const double surroundings = LayoutMaker{model, 640, 400, face}.surroundings();
    return surroundings + least_panel * static_cast<double>(model.panels.size());
}

} // namespace attune
