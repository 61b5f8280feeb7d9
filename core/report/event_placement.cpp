// SPDX-License-Identifier: Apache-2.0
#include "core/report/event_placement.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

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
        place_spans();
        place_all_events();
        return set_heights(top);
    }

private:
    enum Row { upper = 0, lower = 1 };

    void place_spans() {
        double free_from = 0;
        for (const ChartSpan& span : model_.spans) {
            PlacedSpan placed{.from = layout_.place_x(std::max(span.from, layout_.first)),
                              .to = layout_.place_x(std::min(span.to, layout_.final)),
                              .bracket = 0,
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
        std::vector<std::size_t> order(model_.events.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
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

    // Rows are as high as the desktop's text size makes them.
    double set_heights(double top) {
        const double row = row_height * face_.size_of(TextRole::body) * 3 / 40;
        const bool has_upper =
            !layout_.spans.empty() || std::find(rows_.begin(), rows_.end(), upper) != rows_.end();
        double y = top;
        for (PlacedSpan& span : layout_.spans)
            if (span.label)
                span.label->box.y = y;
        if (!layout_.spans.empty())
            y += row - 2;
        const double upper_middle = y + row / 2 - 4;
        if (has_upper)
            y += row;
        const double lower_middle = y + row / 2 - 4;
        if (!layout_.events.empty())
            y += row;
        for (PlacedSpan& span : layout_.spans)
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
};

} // namespace

double place_events(const ChartModel& model, ChartLayout& layout, double top, TextFace& face) {
    return EventPlacer{model, layout, face}.place(top);
}

} // namespace attune
