// SPDX-License-Identifier: Apache-2.0
#include "core/progress/statistics/number_words.hpp"
#include "core/progress/wording.hpp"
#include "core/report/special_chart/dumbbell.hpp"

#include <fmt/format.h>

namespace attune {

namespace {

std::string from_to(std::optional<double> from, std::optional<double> to) {
    if (from && to)
        return *from == *to ? number_words(*to) : number_words(*from) + " to " + number_words(*to);
    return from ? number_words(*from) : to ? number_words(*to) : "not rated";
}

Dumbbell row_of(const HierarchyStep& step, const CourseCalendar& calendar) {
    Dumbbell row{.title = step.title,
                 .detail = {},
                 .left = 100,
                 .right = 0,
                 .first = step.initial,
                 .now = step.now,
                 .numbers = from_to(step.initial, step.now),
                 .verdict = step.state,
                 .verdict_pen = pen_of(step.is_done ? SceneInk::good : SceneInk::muted),
                 .slot = 0,
                 .card = {step.title, "SUDS " + from_to(step.initial, step.now)}};
    if (step.trials)
        row.detail = fmt::format("{} {}", *step.trials, *step.trials == 1 ? "trial" : "trials");
    if (step.rated)
        row.detail += (row.detail.empty() ? "rated " : ", rated ") + calendar.day(*step.rated);
    if (!row.detail.empty())
        row.card.push_back(row.detail);
    if (!step.state.empty())
        row.card.push_back(step.state);
    return row;
}

Dumbbell row_of(const SecurityStrand& strand, const CourseCalendar& calendar) {
    const bool moved = strand.first_date != strand.now_date;
    const std::string change = strand_change(strand);
    const std::string days = moved ? calendar.day(strand.first_date) + " to " + calendar.day(strand.now_date)
                                   : calendar.day(strand.now_date);
    // Ratings say their range at the ends of the scale; counts their unit.
    const std::string unit = strand.has_range ? std::string{} : ", " + strand.unit;
    return {.title = strand.label,
            .detail = days + unit,
            .left = strand.worse,
            .right = strand.better,
            .first = moved ? std::optional{strand.first} : std::nullopt,
            .now = strand.now,
            .numbers = moved ? from_to(strand.first, strand.now) : number_words(strand.now),
            .verdict = change,
            .verdict_pen = pen_of(change == "better" ? SceneInk::good
                                  : change == "worse" ? SceneInk::critical
                                                      : SceneInk::muted),
            .slot = 0,
            .card = {strand.label, moved ? from_to(strand.first, strand.now) : number_words(strand.now), days, change}};
}

template<typename Rows>
ChartScene rows_scene(const SpecialChart& chart, const std::string& caption, double width, double height, TextFace& face) {
    SceneMaker maker{width, height, face};
    std::vector<Dumbbell> drawn;
    for (const auto& row : std::get<Rows>(chart.model))
        drawn.push_back(row_of(row, chart.view.calendar));
    const double bottom = draw_dumbbells(maker, drawn, 10);
    const Area box = maker.paragraph(caption, TextRole::small, {12, bottom + 6}, maker.scene.page.width - 24,
                                     pen_of(SceneInk::muted));
    return maker.finish(box.bottom() + 8);
}

} // namespace

ChartScene hierarchy_scene(const SpecialChart& chart, double width, double height, TextFace& face) {
    return rows_scene<std::vector<HierarchyStep>>(chart,
                      "SUDS from 100, worst, at the left to 0, calm, at the right. Hollow: when the step was listed. "
                      "Filled: rated last. The hardest step is on top.",
                      width, height, face);
}

ChartScene profile_scene(const SpecialChart& chart, double width, double height, TextFace& face) {
    return rows_scene<std::vector<SecurityStrand>>(chart,
                      "Every strand has its own scale, the better end at the right. Hollow: first. Filled: now. A "
                      "count has no highest value; its scale ends at a round number above what was reached.",
                      width, height, face);
}

} // namespace attune
