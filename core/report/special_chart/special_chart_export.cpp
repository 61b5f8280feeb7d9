// SPDX-License-Identifier: Apache-2.0
#include "core/report/chart/surface.hpp"
#include "core/report/special_chart/scene_maker.hpp"
#include "core/report/special_chart/special_charts.hpp"
#include "core/text/csv.hpp"

#include <cairo-pdf.h>
#include <cairo-svg.h>

#include <algorithm>
#include <cmath>

namespace attune {

namespace {

constexpr double least_width = 320;
constexpr double most_width = 4000;
constexpr double square_height = 640;
constexpr double to_points = 0.75;

double sane(double width) { return std::isfinite(width) ? std::clamp(width, least_width, most_width) : 960; }

/// The chart with its title above and its caution below: what leaves the program is read without the window.
class ChartSheet {
public:
    ChartSheet(const SpecialChart& chart, double width)
        : title_{chart_title(chart.kind)},
          caution_{special_chart_caution(chart)},
          scene_{lay_out(chart, sane(width), chart.kind == SpecialChartKind::attachment_map ? square_height : 0, face_)} {
        title_height_ = face_.measure(title_, TextRole::heading).height + 22;
        const double caution =
            caution_.empty() ? 0 : face_.measure(caution_, TextRole::small, scene_.page.width - 24).height + 20;
        height = std::ceil(title_height_ + scene_.page.height + caution);
        width_ = scene_.page.width;
    }

    [[nodiscard]] double width() const { return width_; }

    void draw(cairo_t* cairo, const ChartPalette& palette) {
        set_colour(cairo, palette.base);
        cairo_rectangle(cairo, 0, 0, width_, height);
        cairo_fill(cairo);
        cairo_save(cairo);
        cairo_translate(cairo, 0, title_height_);
        draw_scene(cairo, scene_, palette, face_);
        cairo_restore(cairo);
        face_.draw(cairo, title_, TextRole::heading, {12, 14}, palette.text);
        face_.draw(cairo, caution_, TextRole::small, {12, title_height_ + scene_.page.height + 4}, palette.text,
                   TextEdge::left, width_ - 24);
    }

    double height = 0;

private:
    TextFace face_;
    std::string title_;
    std::string caution_;
    ChartScene scene_;
    double title_height_ = 0;
    double width_ = 0;
};

Bytes finished(Surface& surface, Cairo cairo, Bytes& bytes, const char* what) {
    check_drawing(cairo_status(cairo.get()), what);
    cairo.reset();
    cairo_surface_finish(surface.get());
    check_drawing(cairo_surface_status(surface.get()), what);
    return std::move(bytes);
}

} // namespace

Bytes special_chart_png(const SpecialChart& chart, double width, double scale, const ChartPalette& palette) {
    ChartSheet sheet{chart, width};
    const double dots = std::isfinite(scale) ? std::clamp(scale, 0.25, 4.0) : 1;
    const Surface surface{cairo_image_surface_create(CAIRO_FORMAT_RGB24, static_cast<int>(std::ceil(sheet.width() * dots)),
                                                     static_cast<int>(std::ceil(sheet.height * dots)))};
    check_drawing(cairo_surface_status(surface.get()), "The picture");
    const Cairo cairo{cairo_create(surface.get())};
    cairo_scale(cairo.get(), dots, dots);
    sheet.draw(cairo.get(), palette);
    check_drawing(cairo_status(cairo.get()), "The picture");
    Bytes bytes;
    check_drawing(cairo_surface_write_to_png_stream(surface.get(), append_to_bytes, &bytes), "The picture");
    return bytes;
}

Bytes special_chart_svg(const SpecialChart& chart, double width, const ChartPalette& palette) {
    ChartSheet sheet{chart, width};
    Bytes bytes;
    Surface surface{cairo_svg_surface_create_for_stream(append_to_bytes, &bytes, sheet.width(), sheet.height)};
    check_drawing(cairo_surface_status(surface.get()), "The drawing");
    cairo_svg_surface_set_document_unit(surface.get(), CAIRO_SVG_UNIT_PX);
    Cairo cairo{cairo_create(surface.get())};
    sheet.draw(cairo.get(), palette);
    return finished(surface, std::move(cairo), bytes, "The drawing");
}

Bytes special_chart_pdf(const SpecialChart& chart, double width, Date made_on) {
    ChartSheet sheet{chart, width};
    Bytes bytes;
    Surface surface{cairo_pdf_surface_create_for_stream(append_to_bytes, &bytes, sheet.width() * to_points,
                                                        sheet.height * to_points)};
    check_drawing(cairo_surface_status(surface.get()), "The document");
    const std::string title{chart_title(chart.kind)};
    cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_TITLE, title.c_str());
    cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_CREATOR, "Attune");
    const std::string made = format_date(made_on) + "T00:00:00Z";
    cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_CREATE_DATE, made.c_str());
    cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_MOD_DATE, made.c_str());
    Cairo cairo{cairo_create(surface.get())};
    cairo_scale(cairo.get(), to_points, to_points);
    cairo_tag_begin(cairo.get(), "Figure", nullptr);
    sheet.draw(cairo.get(), light_palette());
    cairo_tag_end(cairo.get(), "Figure");
    return finished(surface, std::move(cairo), bytes, "The document");
}

std::string special_chart_csv(const SpecialChart& chart) {
    const ChartTable table = special_chart_table(chart);
    std::string text;
    const auto add = [&](const std::vector<std::string>& cells) {
        for (std::size_t index = 0; index < cells.size(); ++index)
            text += (index == 0 ? "" : ",") + (cells[index] == "–" ? std::string{} : csv_cell(cells[index]));
        text += "\r\n";
    };
    add(table.heads);
    for (const auto& row : table.rows)
        add(row);
    return text;
}

} // namespace attune
