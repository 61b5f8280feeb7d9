// SPDX-License-Identifier: Apache-2.0
#include "core/progress/change.hpp"
#include "core/progress/statistics/number_words.hpp"
#include "core/report/progress_document.hpp"
#include "core/text/csv.hpp"

#include <fmt/format.h>

namespace attune {

namespace {

constexpr double least_height = 360;

double height_for(const ChartModel& model, double height) {
    if (height > 0)
        return height;
    TextFace face;
    // A fifth more than the least: charts that are read on their own may breathe.
    return std::max(least_height, least_chart_height(model, face) * 1.2);
}

/// Plain digits with a point, for programs.
std::string plain_number(double value) { return fmt::format("{}", value == 0 ? 0.0 : value); }

} // namespace

Bytes progress_png(const Timeline& timeline, const TimelineView& view, double width, double height, double scale) {
    const TimelineChart chart = chart_of(timeline, view);
    return chart_png(chart.model, width, height_for(chart.model, height), scale, light_palette());
}

Bytes progress_svg(const Timeline& timeline, const TimelineView& view, double width, double height) {
    const TimelineChart chart = chart_of(timeline, view);
    return chart_svg(chart.model, width, height_for(chart.model, height), light_palette());
}

std::string progress_csv(const Timeline& timeline, const TimelineView& view) {
    std::string text = "date,session,series,line,value,unit,change_from_start,gap\r\n";
    const TimelineChart chart = chart_of(timeline, view);
    for (const auto& panel : chart.lines) {
        for (const TimelineChart::Line& way : panel) {
            for (const std::size_t index : way.points) {
                const TimelinePoint& point = way.line->points[index];
                const Series& series = way.panel->definition;
                const auto change = change_at(*way.line, series.better, index);
                text += fmt::format("{},{},{},{},{},{},{},{}\r\n", format_date(point.date),
                                    point.number ? fmt::format("{}", *point.number) : "", csv_cell(series.label),
                                    csv_cell(way.line->title), point.value ? plain_number(*point.value) : "",
                                    csv_cell(series.unit), change ? plain_number(change->to - change->from) : "",
                                    point.value ? "" : point.is_missed ? "due, not given" : "no value");
            }
        }
    }
    return text;
}

void write_progress_pdf(const std::filesystem::path& path, const Timeline& timeline,
                        const ProgressDocument& document) {
    write_file(path, progress_pdf(timeline, document));
}

void write_progress_png(const std::filesystem::path& path, const Timeline& timeline, const TimelineView& view,
                        double width, double height, double scale) {
    write_file(path, progress_png(timeline, view, width, height, scale));
}

} // namespace attune
