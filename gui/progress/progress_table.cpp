// SPDX-License-Identifier: Apache-2.0
// The course as rows, as a sentence and as a file.
#include "gui/progress/progress_view_model.hpp"

#include <fmt/format.h>

namespace attune {

std::vector<ProgressRow> ProgressViewModel::table() const {
    std::vector<ProgressRow> rows;
    for (const auto& panel : chart_.lines) {
        for (const TimelineChart::Line& way : panel) {
            for (const std::size_t index : way.points) {
                const TimelinePoint& point = way.line->points[index];
                const Series& series = way.panel->definition;
                const auto change = change_at(*way.line, series.better, index);
                rows.push_back({.date = format_date(point.date),
                                .session = point.number ? fmt::format("{}", *point.number) : "",
                                .series = series.label,
                                .line = way.line->title,
                                .value = point.value ? value_words(*point.value, series)
                                                      : point.is_missed ? "due, not given" : "no value",
                                .change = change ? change_words(*change, series) : "",
                                .is_gap = !point.value,
                                .note = point.note,
                                .response = point.response});
            }
        }
    }
    return rows;
}

std::string ProgressViewModel::description() const {
    if (is_empty())
        return "No values yet.";
    std::string words = chart_.lines.empty() ? "No series is shown." : std::string{};
    for (const auto& panel : chart_.lines)
        for (const TimelineChart::Line& way : panel)
            words += course_words(*way.panel, *way.line) + ". ";
    for (const ChartEvent& event : chart_.model.events)
        words += view_.axis == ChartAxis::date
                     ? fmt::format("{}, {}. ", event.label, day_words(date_of_day_number(event.x)))
                     : event.label + ". ";
    for (const ChartSpan& span : chart_.model.spans)
        words += span.label + ". ";
    while (words.ends_with(' '))
        words.pop_back();
    return words;
}

Document ProgressViewModel::printed() const {
    return progress_pages(timeline_, {.title = "Progress", .name = {}, .practice = {}, .made_on = today_, .view = view_});
}

Bytes ProgressViewModel::exported(ExportKind kind, const std::string& name) const {
    switch (kind) {
    case ExportKind::png: return progress_png(timeline_, view_);
    case ExportKind::svg: return progress_svg(timeline_, view_);
    case ExportKind::pdf:
        return progress_pdf(timeline_, {.title = "Progress", .name = name, .practice = {}, .made_on = today_, .view = view_});
    case ExportKind::csv: {
        const std::string text = progress_csv(timeline_, view_);
        return {text.begin(), text.end()};
    }
    }
    return {};
}

} // namespace attune
