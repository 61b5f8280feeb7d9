// SPDX-License-Identifier: Apache-2.0
// A report of twenty pages, beside the same texts, without its charts, set with bare Pango on a bare PDF surface of Cairo.
#include "core/report/paper/document_pdf.hpp"
#include "core/report/paper/page_canvas.hpp"

#include <benchmark/benchmark.h>
#include <cairo-pdf.h>

#include <string>

namespace attune::bench {
namespace {

std::string sentence(int number) {
    return "Session " + std::to_string(number) +
           ": the scores of this week are a little lower than those of the week before, and the range of the ratings is "
           "the same as it was at the start of the treatment, as far as the answers that were given can tell. ";
}

/// Two courses of thirty sessions, with an event.
Figure chart() {
    Figure figure{.chart = {}, .alt = "Two courses of thirty sessions.", .caption = "Diamonds are events.", .height = 300};
    for (int course = 0; course < 2; ++course) {
        ChartPanel panel;
        panel.title = "Course " + std::to_string(course + 1);
        panel.unit = "0 to 10, lower is better";
        ChartLine line;
        line.slot = course;
        for (int session = 0; session < 30; ++session)
            line.points.push_back({.x = 7.0 * session, .value = 8 - 0.2 * session + (session + course) % 3});
        panel.lines.push_back(std::move(line));
        figure.chart.panels.push_back(std::move(panel));
    }
    figure.chart.events.push_back({.x = 70, .label = "EMDR starts"});
    return figure;
}

/// Headings, paragraphs, charts and tables as reports have them.
const Document& twenty_pages() {
    static const Document made = [] {
        Document document;
        document.title = "A report of twenty pages";
        document.made_on = Date{std::chrono::year{2027}, std::chrono::March, std::chrono::day{9}};
        document.foot = "Lindenhof Practice";
        document.blocks.emplace_back(Heading{1, document.title});
        for (int part = 1; part <= 10; ++part) {
            document.blocks.emplace_back(Heading{2, "Part " + std::to_string(part)});
            document.blocks.emplace_back(chart());
            for (int paragraph = 0; paragraph < 6; ++paragraph)
                document.blocks.emplace_back(
                    Paragraph{sentence(part) + sentence(paragraph) + sentence(part + paragraph), Paragraph::Style::body});
            Table table;
            table.columns = {{"When", {}}, {"Session", DocumentColumn::Edge::end}, {"Measure", {}}, {"Score", DocumentColumn::Edge::end}, {"Range", {}}};
            for (int row = 0; row < 26; ++row)
                table.rows.push_back({std::to_string(1 + row % 28) + " November 2026", std::to_string(row), "PHQ-9", std::to_string(row % 27), "moderate"});
            document.blocks.emplace_back(std::move(table));
        }
        return document;
    }();
    return made;
}

void write_report_pdf(benchmark::State& state) {
    int pages = 0;
    for (auto _ : state)
        pages = document_pdf(twenty_pages()).pages;
    if (pages < 18 || pages > 23)
        state.SkipWithError("the report has not about twenty pages");
}

void write_report_pdf_floor(benchmark::State& state) {
    const PageSize page = page_size(PaperSize::a4);
    for (auto _ : state) {
        Bytes bytes;
        TextShaper shaper;
        const Surface surface{cairo_pdf_surface_create_for_stream(append_to_bytes, &bytes, page.width * 0.75, page.height * 0.75)};
        const Cairo cairo{cairo_create(surface.get())};
        cairo_scale(cairo.get(), 0.75, 0.75);
        double y = page.top();
        const auto put = [&](const RunningText& text, PageFont font, double x, double width) {
            const auto shaped = shaper.shape(text, font, width);
            shaped->draw(cairo.get(), x, y, 0, shaped->line_count());
            return shaped->height();
        };
        const auto move = [&](double height) {
            y += height;
            if (y < page.bottom() - 40)
                return;
            cairo_show_page(cairo.get());
            y = page.top();
        };
        for (const DocumentBlock& block : twenty_pages().blocks) {
            if (const auto* heading = std::get_if<Heading>(&block))
                move(put(heading->text, PageFont::part, page.margin, page.content_width()));
            if (const auto* paragraph = std::get_if<Paragraph>(&block))
                move(put(paragraph->text, PageFont::body, page.margin, page.content_width()));
            if (const auto* table = std::get_if<Table>(&block))
                for (const auto& row : table->rows) {
                    double height = 0;
                    for (std::size_t cell = 0; cell < row.size(); ++cell)
                        height = std::max(height, put(row[cell], PageFont::cell, page.margin + 120 * static_cast<double>(cell), 110));
                    move(height + 8);
                }
        }
        cairo_surface_finish(surface.get());
    }
}

BENCHMARK(write_report_pdf)->Unit(benchmark::kMillisecond)->Repetitions(5)->ReportAggregatesOnly();
BENCHMARK(write_report_pdf_floor)->Unit(benchmark::kMillisecond)->Repetitions(5)->ReportAggregatesOnly();

} // namespace
} // namespace attune::bench
