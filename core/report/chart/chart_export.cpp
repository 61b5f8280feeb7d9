// SPDX-License-Identifier: Apache-2.0
#include "core/report/chart/chart_export.hpp"

#include "core/report/chart/marks.hpp"
#include "core/report/chart/surface.hpp"

#include <cairo-svg.h>

#include <cmath>

namespace attune {

Bytes chart_png(const ChartModel& model, double width, double height, double scale, const ChartPalette& palette) {
    TextFace face;
    const ChartLayout layout = lay_out(model, width, height, face);
    Surface surface{cairo_image_surface_create(CAIRO_FORMAT_RGB24, static_cast<int>(std::ceil(width * scale)),
                                               static_cast<int>(std::ceil(layout.page.height * scale)))};
    check_drawing(cairo_surface_status(surface.get()), "The picture");
    Cairo cairo{cairo_create(surface.get())};
    set_colour(cairo.get(), palette.base); // the last line of dots may reach below the page
    cairo_paint(cairo.get());
    cairo_scale(cairo.get(), scale, scale);
    draw_chart(cairo.get(), layout, palette, face);
    check_drawing(cairo_status(cairo.get()), "The picture");
    Bytes bytes;
    check_drawing(cairo_surface_write_to_png_stream(surface.get(), append_to_bytes, &bytes), "The picture");
    return bytes;
}

Bytes chart_svg(const ChartModel& model, double width, double height, const ChartPalette& palette) {
    TextFace face;
    const ChartLayout layout = lay_out(model, width, height, face);
    Bytes bytes;
    Surface surface{cairo_svg_surface_create_for_stream(append_to_bytes, &bytes, width, layout.page.height)};
    check_drawing(cairo_surface_status(surface.get()), "The drawing");
    cairo_svg_surface_set_document_unit(surface.get(), CAIRO_SVG_UNIT_PX);
    Cairo cairo{cairo_create(surface.get())};
    draw_chart(cairo.get(), layout, palette, face);
    check_drawing(cairo_status(cairo.get()), "The drawing");
    cairo.reset();
    cairo_surface_finish(surface.get());
    check_drawing(cairo_surface_status(surface.get()), "The drawing");
    return bytes;
}

} // namespace attune
