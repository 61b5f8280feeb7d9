// SPDX-License-Identifier: Apache-2.0
#include "core/progress/change.hpp"
#include "core/progress/wording.hpp"
#include "core/report/progress_document.hpp"
#include "core/report/surface.hpp"

#include <cairo-pdf.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace attune {

namespace {

// A4 at 96 dpi; the surface counts in points, so everything is drawn at 0.75.
constexpr double page_width = 793.7;
constexpr double page_height = 1122.5;
constexpr double margin = 56;
constexpr double content_width = page_width - 2 * margin;
constexpr double foot = page_height - 44;
constexpr double row_height = 19;
constexpr double to_points = 0.75;

struct Column {
    const char* title;
    double x;
    TextEdge edge;
};
constexpr std::array<Column, 6> columns{{{"Date", 0, TextEdge::left},
                                         {"Session", 124, TextEdge::right},
                                         {"Series", 140, TextEdge::left},
                                         {"Line", 328, TextEdge::left},
                                         {"Value", 524, TextEdge::right},
                                         {"From the start", 542, TextEdge::left}}};

/// Opens a tagged part of the page, so that readers know headings and tables from text.
class Tag {
public:
    Tag(cairo_t* cairo, const char* name)
        : cairo_{cairo},
          name_{name} {
        cairo_tag_begin(cairo_, name_, nullptr);
    }
    ~Tag() { cairo_tag_end(cairo_, name_); }
    Tag(const Tag&) = delete;
    Tag& operator=(const Tag&) = delete;

private:
    cairo_t* cairo_;
    const char* name_;
};

class DocumentDrawing {
public:
    DocumentDrawing(cairo_t* cairo, const Timeline& timeline, const ProgressDocument& document)
        : cairo_{cairo},
          timeline_{timeline},
          document_{document},
          palette_{light_palette()},
          chart_{chart_of(timeline, document.view)} {}

    void draw() {
        cairo_scale(cairo_, to_points, to_points);
        draw_head();
        draw_figure();
        draw_courses();
        draw_table();
        draw_foot();
    }

private:
    void write(const std::string& text, TextRole role, Spot spot, const Colour& colour,
               TextEdge edge = TextEdge::left, double wrap = 0) {
        face_.draw(cairo_, text, role, spot, colour, edge, wrap);
    }

    void paragraph(const std::string& text, TextRole role, const Colour& colour, const char* tag = "P") {
        const double height = face_.measure(text, role, content_width).height;
        make_room(height);
        {
            const Tag mark{cairo_, tag};
            write(text, role, {margin, y_}, colour, TextEdge::left, content_width);
        }
        y_ += height + 4;
    }

    void make_room(double height) {
        if (y_ + height > foot - 16)
            next_page();
    }

    void next_page() {
        draw_foot();
        cairo_show_page(cairo_);
        ++page_;
        y_ = margin;
    }

    void draw_head() {
        paragraph(document_.title, TextRole::title, palette_.text, "H1");
        if (!document_.name.empty())
            paragraph(document_.name, TextRole::heading, palette_.text);
        std::string line = "Made on " + day_words(document_.made_on, true) + ".";
        if (timeline_.first && timeline_.last) {
            line += fmt::format(" {} {} from {} to {}.", timeline_.sessions,
                                timeline_.sessions == 1 ? "session" : "sessions",
                                day_words(*timeline_.first, true), day_words(*timeline_.last, true));
        }
        paragraph(line, TextRole::small, palette_.muted);
        y_ += 8;
    }

    void draw_figure() {
        const double wanted = least_chart_height(chart_.model, face_) * 1.25;
        const ChartLayout layout = lay_out(chart_.model, content_width, std::clamp(wanted, 240.0, 620.0), face_);
        // More panels than one page can hold are made smaller, never cut.
        const double room = foot - 24 - y_;
        const double shrink = std::min(1.0, room / layout.page.height);
        {
            const Tag mark{cairo_, "Figure"};
            cairo_save(cairo_);
            cairo_translate(cairo_, margin, y_);
            cairo_scale(cairo_, shrink, shrink);
            draw_chart(cairo_, layout, palette_, face_);
            cairo_restore(cairo_);
        }
        y_ += layout.page.height * shrink + 8;
        paragraph("Diamonds are events. Hatched stretches are breaks. No line leads over a gap: a missed session, a "
                  "break, a value not given, or a form that changed.",
                  TextRole::small, palette_.muted);
        y_ += 8;
    }

    void draw_courses() {
        if (chart_.lines.empty())
            return;
        paragraph("In words", TextRole::heading, palette_.text, "H2");
        for (const auto& panel : chart_.lines)
            for (const TimelineChart::Line& way : panel)
                paragraph(course_words(*way.panel, *way.line) + ".", TextRole::small, palette_.text);
        paragraph("These are values of one person over time. They do not show what caused a change.",
                  TextRole::small, palette_.muted);
        y_ += 8;
    }

    void draw_table() {
        if (chart_.lines.empty())
            return;
        make_room(100);
        paragraph("All values", TextRole::heading, palette_.text, "H2");
        draw_table_head();
        for (const auto& panel : chart_.lines)
            for (const TimelineChart::Line& way : panel)
                for (const std::size_t index : way.points)
                    draw_row(way, index);
    }

    void draw_table_head() {
        const Tag row{cairo_, "P"};
        for (const Column& column : columns)
            write(column.title, TextRole::small_strong, {margin + column.x, y_}, palette_.muted, column.edge);
        y_ += row_height;
        rule();
    }

    void draw_row(const TimelineChart::Line& way, std::size_t index) {
        if (y_ + row_height > foot - 16) {
            next_page();
            draw_table_head();
        }
        const TimelinePoint& point = way.line->points[index];
        const Series& series = way.panel->definition;
        const auto change = change_at(*way.line, series.better, index);
        const std::array<std::string, 6> cells{
            day_words(point.date, true),
            point.number ? fmt::format("{}", *point.number) : "–",
            face_.fit(series.label, TextRole::small, columns[3].x - columns[2].x - 8),
            face_.fit(way.line->title, TextRole::small, 150),
            point.value ? value_words(*point.value, series) : "no value",
            change ? face_.fit(change_words(*change, series), TextRole::small, content_width - columns[5].x) : ""};
        const Tag row{cairo_, "P"};
        for (std::size_t column = 0; column < columns.size(); ++column)
            if (!cells[column].empty())
                write(cells[column], TextRole::small, {margin + columns[column].x, y_}, palette_.text,
                      columns[column].edge);
        y_ += row_height;
        rule();
    }

    void rule() {
        cairo_set_source_rgb(cairo_, palette_.hairline.red, palette_.hairline.green, palette_.hairline.blue);
        cairo_set_line_width(cairo_, 1);
        cairo_move_to(cairo_, margin, y_ - 1.5);
        cairo_line_to(cairo_, margin + content_width, y_ - 1.5);
        cairo_stroke(cairo_);
    }

    void draw_foot() {
        write(document_.practice, TextRole::small, {margin, foot}, palette_.muted);
        write(fmt::format("Page {}", page_), TextRole::small, {page_width - margin, foot}, palette_.muted,
              TextEdge::right);
    }

    cairo_t* cairo_;
    const Timeline& timeline_;
    const ProgressDocument& document_;
    const ChartPalette& palette_;
    TextFace face_;
    TimelineChart chart_;
    double y_ = margin;
    int page_ = 1;
};

} // namespace

Bytes progress_pdf(const Timeline& timeline, const ProgressDocument& document) {
    Bytes bytes;
    Surface surface{cairo_pdf_surface_create_for_stream(append_to_bytes, &bytes, page_width * to_points,
                                                        page_height * to_points)};
    check_drawing(cairo_surface_status(surface.get()), "The document");
    cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_TITLE, document.title.c_str());
    cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_CREATOR, "Attune");
    const std::string made = format_date(document.made_on) + "T00:00:00Z";
    cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_CREATE_DATE, made.c_str());
    cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_MOD_DATE, made.c_str());
    Cairo cairo{cairo_create(surface.get())};
    DocumentDrawing{cairo.get(), timeline, document}.draw();
    check_drawing(cairo_status(cairo.get()), "The document");
    cairo.reset();
    cairo_surface_finish(surface.get());
    check_drawing(cairo_surface_status(surface.get()), "The document");
    return bytes;
}

} // namespace attune
