// SPDX-License-Identifier: Apache-2.0
#include "core/report/chart/event_placement.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace attune {

namespace {

constexpr double row_height = 18;
constexpr double words_from_mark = 9;
constexpr double apart = 16;

class EventPlacer {
public:
    EventPlacer(const ChartModel& model, ChartLayout& layout, TextFace& face)
        : model_{model},
          layout_{layout},
          face_{face} {}

    double place(double top) {
        for (const ChartSpan& span : model_.spans)
            if (span.kind == ChartSpan::Kind::stretch)
                place_stretch(span);
        const double below = set_stretch_heights(top);
        place_spans();
        place_all_events();
        return set_heights(below);
    }

private:
    enum Row { upper = 0, lower = 1 };
    static constexpr std::size_t stretch_rows = 3;

    // Name and bracket share a line, the name behind the bracket's beginning: two stays side by side take two lines
    // only where they overlap. What finds no line stays in the table alone.
    void place_stretch(const ChartSpan& span) {
        const Area& plot = layout_.panels.front().plot;
        const double from = std::max(layout_.place_x(span.from), plot.x);
        const double to = std::min(layout_.place_x(span.to), plot.right());
        if (to <= from)
            return;
        const std::string label = face_.fit(span.label, TextRole::chart, layout_.page.width - from - 12);
        const Area size = face_.measure(label, TextRole::chart);
        const double end = std::max(to, from + size.width + 18);
        for (std::size_t row = 0; row < stretch_rows; ++row) {
            if (row == stretch_ends_.size())
                stretch_ends_.push_back(-1000);
            if (stretch_ends_[row] + 4 > from)
                continue;
            stretch_ends_[row] = end;
            layout_.spans.push_back({.from = from,
                                     .to = to,
                                     .bracket = static_cast<double>(row),
                                     .hatched = false,
                                     .label = PlacedText{.text = label,
                                                         .role = TextRole::chart,
                                                         .box = {from + 8, 0, size.width, size.height},
                                                         .ink = Ink::text}});
            return;
        }
    }

    double set_stretch_heights(double top) {
        const double row = row_height * face_.size_of(TextRole::body) * 3 / 40;
        for (PlacedSpan& span : layout_.spans) {
            span.bracket = top + (span.bracket + 0.5) * row;
            span.label->box.y = span.bracket - span.label->box.height / 2;
        }
        return top + static_cast<double>(stretch_ends_.size()) * row;
    }

    void place_spans() {
        double free_from = 0;
        for (const ChartSpan& span : model_.spans) {
            if (span.kind == ChartSpan::Kind::stretch)
                continue;
            PlacedSpan placed{.from = layout_.place_x(std::max(span.from, layout_.first)),
                              .to = layout_.place_x(std::min(span.to, layout_.final)),
                              .bracket = 0,
                              .hatched = true,
                              .label = std::nullopt};
            if (placed.to <= placed.from)
                continue;
            const Area size = face_.measure(span.label, TextRole::chart);
            const double x = std::clamp((placed.from + placed.to - size.width) / 2, 2.0,
                                        std::max(2.0, layout_.page.width - size.width - 2));
            if (x >= free_from) {
                placed.label = PlacedText{.text = span.label,
                                          .role = TextRole::chart,
                                          .box = {x, 0, size.width, size.height},
                                          .ink = Ink::text};
                free_from = x + size.width + apart;
            }
            taken_[upper].push_back({placed.from, 0, placed.to - placed.from, 1});
            layout_.spans.push_back(placed);
        }
    }

    void place_all_events() {
        std::vector<std::size_t> order;
        for (std::size_t index = 0; index < model_.events.size(); ++index)
            if (model_.events[index].x >= layout_.first && model_.events[index].x <= layout_.final)
                order.push_back(index);
        std::stable_sort(order.begin(), order.end(),
                         [&](auto a, auto b) { return model_.events[a].x < model_.events[b].x; });
        for (const std::size_t index : order)
            if (!place_event(index))
                join_nearest(index);
    }

    bool place_event(std::size_t index) {
        const ChartEvent& event = model_.events[index];
        const double x = layout_.place_x(event.x);
        const Area size = face_.measure(event.label, TextRole::chart);
        for (const Row row : {lower, upper}) {
            for (const double words : {x + words_from_mark, x - words_from_mark - size.width}) {
                const Area whole{std::min(words, x - 5), 0, size.width + words_from_mark + 5, 1};
                if (words < 2 || words + size.width > layout_.page.width - 2 || is_taken(row, whole))
                    continue;
                taken_[row].push_back(whole);
                rows_.push_back(row);
                layout_.events.push_back({.x = x,
                                          .mark = {x, 0},
                                          .label = {.text = event.label,
                                                    .role = TextRole::chart,
                                                    .box = {words, 0, size.width, size.height},
                                                    .ink = Ink::text},
                                          .events = {index}});
                return true;
            }
        }
        return false;
    }

    [[nodiscard]] bool is_taken(Row row, const Area& box) const {
        const auto& taken = taken_[row];
        return std::any_of(taken.begin(), taken.end(),
                           [&](const Area& other) { return other.grown(apart / 2).meets(box); });
    }

    void join_nearest(std::size_t index) {
        const double x = layout_.place_x(model_.events[index].x);
        const auto nearest = std::min_element(
            layout_.events.begin(), layout_.events.end(),
            [&](const PlacedEvent& a, const PlacedEvent& b) { return std::abs(a.x - x) < std::abs(b.x - x); });
        if (nearest == layout_.events.end())
            return;
        nearest->events.push_back(index);
        const double right = nearest->label.box.right();
        const bool stands_left = nearest->label.box.x < nearest->x;
        nearest->label.text = fmt::format("{} events", nearest->events.size());
        nearest->label.box.width = face_.measure(nearest->label.text, TextRole::chart).width;
        if (stands_left)
            nearest->label.box.x = right - nearest->label.box.width;
    }

    static bool is_break(const PlacedSpan& span) { return span.hatched; }

    // Rows are as high as the desktop's text size makes them.
    double set_heights(double top) {
        const double row = row_height * face_.size_of(TextRole::body) * 3 / 40;
        const bool has_breaks = std::any_of(layout_.spans.begin(), layout_.spans.end(), is_break);
        const bool has_upper =
            has_breaks || std::find(rows_.begin(), rows_.end(), upper) != rows_.end();
        double y = top;
        for (PlacedSpan& span : layout_.spans)
            if (span.hatched && span.label)
                span.label->box.y = y;
        if (has_breaks)
            y += row - 2;
        const double upper_middle = y + row / 2 - 4;
        if (has_upper)
            y += row;
        const double lower_middle = y + row / 2 - 4;
        if (!layout_.events.empty())
            y += row;
        for (PlacedSpan& span : layout_.spans)
            if (span.hatched)
                span.bracket = upper_middle;
        for (std::size_t index = 0; index < layout_.events.size(); ++index) {
            PlacedEvent& event = layout_.events[index];
            event.mark.y = rows_[index] == upper ? upper_middle : lower_middle;
            event.label.box.y = event.mark.y - event.label.box.height / 2;
        }
        return y;
    }

    const ChartModel& model_;
    ChartLayout& layout_;
    TextFace& face_;
    std::array<std::vector<Area>, 2> taken_;
    std::vector<Row> rows_;
    std::vector<double> stretch_ends_; ///< by row of stretches: where it is free again
};

} // namespace

double place_events(const ChartModel& model, ChartLayout& layout, double top, TextFace& face) {
    return EventPlacer{model, layout, face}.place(top);
}

} // namespace attune
