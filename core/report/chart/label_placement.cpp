// SPDX-License-Identifier: Apache-2.0
#include "core/report/chart/label_placement.hpp"

#include <algorithm>
#include <numeric>

namespace attune {

namespace {

constexpr double beside = 9;    ///< from the middle of a mark to its label
constexpr double away = 7;
constexpr double shift = 14;
constexpr double mark_half = 5.5;

} // namespace

LabelPlacer::LabelPlacer(PlacedPanel& panel, const Area& page, TextFace& face)
    : panel_{panel},
      // Half a line may reach over the plot, so that a label can stand beside a mark at 0.
      limits_{panel.plot.x + 2, panel.plot.y - 8, page.right() - panel.plot.x - 4, panel.plot.height + 15},
      face_{face} {}

void LabelPlacer::place(const ChartPanel& model) {
    std::vector<std::size_t> order(panel_.lines.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const auto end_of = [&](std::size_t index) {
        const PlacedLine& line = panel_.lines[index];
        return line.last ? line.points[*line.last]->x : -1.0;
    };
    std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return end_of(a) > end_of(b); });
    for (const std::size_t index : order)
        if (panel_.lines[index].last)
            place_one(model.lines[index], panel_.lines[index], model.lines.size() > 1);
}

void LabelPlacer::place_one(const ChartLine& model, PlacedLine& line, bool has_company) {
    const TextRole role = model.name.empty() ? TextRole::small_strong : TextRole::chart_strong;
    const Spot last = *line.points[*line.last];
    const auto first_point = std::find_if(line.points.begin(), line.points.end(), [](const auto& p) { return !!p; });
    const Spot first = **first_point;

    const std::string text = model.name.empty() ? model.last : model.name + " " + model.last;
    const Area size = face_.measure(text, role);
    const double up = size.height / 2;
    const bool is_done = try_spots(line, text, role,
                                   {{last.x + beside, last.y - up},
                                    {last.x + beside, last.y - up - shift},
                                    {last.x + beside, last.y - up + shift},
                                    {last.x - size.width / 2, last.y - away - size.height},
                                    {last.x - size.width / 2, last.y + away},
                                    {last.x - size.width, last.y - away - size.height},
                                    {last.x - size.width, last.y + away}},
                                   size);
    if (is_done || model.name.empty() || !has_company)
        return;
    // At the beginning the last value would mislead: the name alone.
    const Area name_size = face_.measure(model.name, role);
    static_cast<void>(try_spots(line, model.name, role,
                                {{first.x - beside - name_size.width, first.y - up},
                                 {first.x + beside, first.y - up},
                                 {first.x - 2, first.y - away - name_size.height},
                                 {first.x - 2, first.y + away}},
                                name_size));
}

bool LabelPlacer::try_spots(PlacedLine& line, const std::string& text, TextRole role,
                            const std::vector<Spot>& spots, const Area& size) {
    for (const bool over_lines : {false, true}) {
        for (const Spot spot : spots) {
            const Area box{spot.x, spot.y, size.width, size.height};
            if (!is_free(box, over_lines))
                continue;
            taken_.push_back(box);
            line.label = PlacedText{.text = text,
                                    .role = role,
                                    .box = box,
                                    .ink = Ink::series,
                                    .slot = line.slot,
                                    .halo = true};
            return true;
        }
    }
    return false;
}

bool LabelPlacer::is_free(const Area& box, bool over_lines) const {
    if (!limits_.holds(box) || meets_mark(box))
        return false;
    if (std::any_of(taken_.begin(), taken_.end(), [&](const Area& other) { return other.meets(box); }))
        return false;
    return over_lines || !meets_line(box);
}

bool LabelPlacer::meets_mark(const Area& box) const {
    const Area reach = box.grown(mark_half - 2);
    for (const PlacedLine& line : panel_.lines) {
        if (line.last && reach.contains(*line.points[*line.last]))
            return true;
        if (line.has_marks &&
            std::any_of(line.points.begin(), line.points.end(), [&](const auto& p) { return p && reach.contains(*p); }))
            return true;
    }
    return false;
}

bool LabelPlacer::meets_line(const Area& box) const {
    for (const PlacedLine& line : panel_.lines)
        for (const auto& run : line.runs)
            for (std::size_t index = 1; index < run.size(); ++index)
                if (crosses(box, run[index - 1], run[index]))
                    return true;
    return false;
}

} // namespace attune
