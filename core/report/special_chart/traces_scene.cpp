// SPDX-License-Identifier: Apache-2.0
#include "core/progress/statistics/number_words.hpp"
#include "core/progress/wording.hpp"
#include "core/report/chart/axis.hpp"
#include "core/report/chart/timeline_chart.hpp"
#include "core/report/special_chart/scene_maker.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace attune {

namespace {

constexpr double least_cell = 280;
constexpr double trace_height = 148;
constexpr double between = 16;

std::string session_words(const ActivationTrace& trace, const CourseCalendar& calendar) {
    std::string words = calendar.day(trace.date);
    if (trace.number)
        words += fmt::format(", session {}", *trace.number);
    return words;
}

/// As the note draws it, on the longest session's axis, so that sessions side by side compare.
Trace drawn(const ActivationTrace& trace, double minutes) {
    Trace made;
    for (const ActivationRow& row : trace.rows)
        made.points.push_back({row.minute, row.level});
    made.settled = 3;
    made.session_minutes = minutes;
    for (std::size_t index = 0; index < trace.swings.size(); ++index)
        made.spans.push_back(
            {trace.swings[index].peak, trace.swings[index].settled, fmt::format("Cycle {}", index + 1)});
    return made;
}

class TracesSceneMaker {
public:
    TracesSceneMaker(const SpecialChart& chart, double width, double height, TextFace& face)
        : maker_{width, height, face},
          view_{chart.view},
          traces_{std::get<std::vector<ActivationTrace>>(chart.model)} {
        for (const ActivationTrace& trace : traces_)
            for (const ActivationRow& row : trace.rows)
                minutes_ = std::max(minutes_, row.minute.value_or(0));
        columns_ = std::max<std::size_t>(1, static_cast<std::size_t>((maker_.scene.page.width - 24 + between) /
                                                                     (least_cell + between)));
        columns_ = std::min(columns_, std::max<std::size_t>(traces_.size(), 1));
        cell_width_ = std::max((maker_.scene.page.width - 24 + between) / static_cast<double>(columns_) - between, 200.0);
    }

    ChartScene make() {
        double y = 10;
        std::size_t row = 0;
        for (std::size_t index = 0; index < traces_.size(); ++index) {
            const std::size_t column = index % columns_;
            const double x = 12 + static_cast<double>(column) * (cell_width_ + between);
            const double bottom = draw_cell(traces_[index], {x, y}, row);
            if (column + 1 == columns_ || index + 1 == traces_.size())
                y = bottom + between;
        }
        const Area box = maker_.paragraph(
            "Level 0 to 10 by minute of the session, or by row where minutes are missing. A cycle is a rise of 2 or "
            "more followed by a fall of 2 or more; its bracket runs from the peak to where it settled.",
            TextRole::small, {12, y}, maker_.scene.page.width - 24, pen_of(SceneInk::muted));
        return maker_.finish(box.bottom() + 8);
    }

private:
    double draw_cell(const ActivationTrace& trace, Spot corner, std::size_t& row) {
        const Area title = maker_.text(session_words(trace, view_.calendar), TextRole::small_strong, corner, pen_of(SceneInk::text));
        const std::string count = fmt::format("{} {}", trace.swings.size(), trace.swings.size() == 1 ? "cycle" : "cycles");
        maker_.text(count, TextRole::small, {title.right() + 8, corner.y}, pen_of(SceneInk::muted));
        const Area area{corner.x, title.bottom() + 2, cell_width_, trace_height * maker_.scale()};
        const Trace drawing = drawn(trace, minutes_);
        const auto spots = trace_spots(area, drawing, maker_.face());
        maker_.scene.parts.emplace_back(SceneTrace{.area = area, .trace = drawing});
        maker_.begin_row();
        for (std::size_t index = 0; index < spots.size(); ++index) {
            const std::size_t own_row = row++;
            if (!spots[index])
                continue;
            maker_.item({.area = around(*spots[index]),
                         .at = *spots[index],
                         .card = {session_words(trace, view_.calendar), place_words(trace, index), swing_words(trace, index)},
                         .row = own_row,
                         .note = trace.note});
        }
        return area.bottom();
    }

    static std::string place_words(const ActivationTrace& trace, std::size_t index) {
        const ActivationRow& row = trace.rows[index];
        const std::string level = "Level " + number_words(*row.level);
        return row.minute ? fmt::format("{} at minute {}", level, number_words(*row.minute))
                          : fmt::format("{} in row {}", level, index + 1);
    }

    static std::string swing_words(const ActivationTrace& trace, std::size_t index) {
        for (std::size_t swing = 0; swing < trace.swings.size(); ++swing) {
            if (index == trace.swings[swing].peak)
                return fmt::format("Peak of cycle {}", swing + 1);
            if (index == trace.swings[swing].settled)
                return fmt::format("Cycle {} settled", swing + 1);
            if (index > trace.swings[swing].peak && index < trace.swings[swing].settled)
                return fmt::format("In cycle {}", swing + 1);
        }
        return "In no cycle";
    }

    SceneMaker maker_;
    const SpecialChartView& view_;
    const std::vector<ActivationTrace>& traces_;
    double minutes_ = 0;
    std::size_t columns_ = 1;
    double cell_width_ = least_cell;
};

} // namespace

ChartScene traces_scene(const SpecialChart& chart, double width, double height, TextFace& face) {
    return TracesSceneMaker{chart, width, height, face}.make();
}

} // namespace attune
