// SPDX-License-Identifier: Apache-2.0
#include "core/progress/change.hpp"
#include "core/progress/wording.hpp"
#include "core/report/paper/document_pdf.hpp"
#include "core/report/progress_document.hpp"
#include "core/report/report_courses.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace attune {

namespace {

Paragraph small(std::string text) { return {.text = std::move(text), .style = Paragraph::Style::small}; }

std::string head_line(const Timeline& timeline, const ProgressDocument& document) {
    std::string line = "Made on " + day_words(document.made_on, true) + ".";
    if (timeline.first && timeline.last)
        line += fmt::format(" {} {} from {} to {}.", timeline.sessions,
                            timeline.sessions == 1 ? "session" : "sessions", day_words(*timeline.first, true),
                            day_words(*timeline.last, true));
    return line;
}

std::vector<RunningText> value_row(const TimelineChart::Line& way, std::size_t index) {
    const TimelinePoint& point = way.line->points[index];
    const Series& series = way.panel->definition;
    const auto change = change_at(*way.line, series.better, index);
    return {day_words(point.date, true),
            point.number ? fmt::format("{}", *point.number) : "–",
            series.label,
            way.line->title,
            point.value ? value_words(*point.value, series)
            : point.is_missed ? "due, not given" : "no value",
            change ? change_words(*change, series) : ""};
}

void add_courses(const TimelineChart& chart, Document& document) {
    List list;
    for (const auto& panel : chart.lines)
        for (const TimelineChart::Line& way : panel)
            list.items.emplace_back(course_words(*way.panel, *way.line) + ".");
    document.blocks.emplace_back(Heading{2, "In words"});
    document.blocks.emplace_back(std::move(list));
    document.blocks.emplace_back(
        small("These are values of one person over time. They do not show what caused a change."));
}

void add_values(const TimelineChart& chart, Document& document) {
    Table table;
    table.columns = {{"Date", DocumentColumn::Edge::start},   {"Session", DocumentColumn::Edge::end},
                     {"Series", DocumentColumn::Edge::start}, {"Line", DocumentColumn::Edge::start},
                     {"Value", DocumentColumn::Edge::end},    {"From the start", DocumentColumn::Edge::start}};
    for (const auto& panel : chart.lines)
        for (const TimelineChart::Line& way : panel)
            for (const std::size_t index : way.points)
                table.rows.push_back(value_row(way, index));
    document.blocks.emplace_back(Heading{2, "All values"});
    document.blocks.emplace_back(std::move(table));
}

} // namespace

Document progress_pages(const Timeline& timeline, const ProgressDocument& what) {
    const TimelineChart chart = chart_of(timeline, what.view);
    Document document{.title = what.title,
                      .author = {},
                      .foot = what.practice,
                      .made_on = what.made_on,
                      .blocks = {}};
    document.blocks.emplace_back(Heading{1, what.title});
    if (!what.name.empty())
        document.blocks.emplace_back(Paragraph{what.name, Paragraph::Style::lead});
    document.blocks.emplace_back(small(head_line(timeline, what)));
    for (Figure& figure : chart_figures(timeline, what.view))
        document.blocks.emplace_back(std::move(figure));
    if (!chart.lines.empty()) {
        add_courses(chart, document);
        add_values(chart, document);
    }
    return document;
}

Bytes progress_pdf(const Timeline& timeline, const ProgressDocument& document) {
    return document_pdf(progress_pages(timeline, document)).bytes;
}

} // namespace attune
