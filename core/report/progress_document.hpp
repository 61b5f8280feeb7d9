// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/progress/timeline.hpp"
#include "core/report/chart/chart_export.hpp"
#include "core/report/chart/timeline_chart.hpp"
#include "core/report/paper/document.hpp"

#include <filesystem>
#include <string>

namespace attune {

/// What stands on a client's progress report beside the chart.
struct ProgressDocument {
    std::string title = "Progress";
    std::string name;                 ///< printed only when it is given; asked for each time
    std::string practice;             ///< foot of the page; may be empty
    Date made_on{};                   ///< printed, and the date inside the file: the same input, the same bytes
    TimelineView view;
};

/// The same as pages: for printers, and for progress_pdf.
[[nodiscard]] Document progress_pages(const Timeline& timeline, const ProgressDocument& document);
/// A4 pages: heading, chart, the course of every line in words, all values as a table. Fonts embedded, tagged.
[[nodiscard]] Bytes progress_pdf(const Timeline& timeline, const ProgressDocument& document);
/// The chart alone, `width` by `height` at 96 dpi; a height of 0 takes what the panels need.
[[nodiscard]] Bytes progress_png(const Timeline& timeline, const TimelineView& view, double width = 960,
                                 double height = 0, double scale = 2);
[[nodiscard]] Bytes progress_svg(const Timeline& timeline, const TimelineView& view, double width = 960,
                                 double height = 0);
/// One line per value: date, session, series, line, value, unit, change from the start. Gaps are empty cells.
/// RFC 4180, UTF-8; texts that a spreadsheet would take for a formula are quoted with an apostrophe.
[[nodiscard]] std::string progress_csv(const Timeline& timeline, const TimelineView& view);

void write_progress_pdf(const std::filesystem::path& path, const Timeline& timeline,
                        const ProgressDocument& document);
void write_progress_png(const std::filesystem::path& path, const Timeline& timeline, const TimelineView& view,
                        double width = 960, double height = 0, double scale = 2);

} // namespace attune
