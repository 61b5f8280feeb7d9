// SPDX-License-Identifier: Apache-2.0
#include "core/report/paper/page_canvas.hpp"

#include "core/report/chart/marks.hpp"

#include <cairo-pdf.h>
#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace attune {

namespace {

constexpr double to_points = 0.75;
constexpr double foot_height = 16;

} // namespace

PageSize page_size(PaperSize paper, PaperLies lies) {
    // Margins of 2 cm; of 0.75 inch on Letter.
    PageSize page = paper == PaperSize::letter ? PageSize{816, 1056, 72} : PageSize{793.7, 1122.5, 75.6};
    if (lies == PaperLies::across)
        std::swap(page.width, page.height);
    return page;
}

PageCanvas::PageCanvas(const Document& document, TextShaper& shaper, cairo_t* cairo, int pages, std::optional<int> only)
    : document_{document},
      shaper_{shaper},
      cairo_{cairo},
      page_{page_size(document.paper, document.lies)},
      pages_{pages},
      only_{only},
      y_{page_.top()} {
    draw_furniture();
}

void PageCanvas::leave(double distance) {
    if (!at_top())
        distance_ = std::max(distance_, distance);
}

double PageCanvas::room() const { return page_.bottom() - y_ - distance_; }

void PageCanvas::keep_together(double height) {
    if (!at_top() && room() < height)
        next_page();
}

void PageCanvas::next_page() {
    if (is_tagged())
        cairo_show_page(cairo_);
    ++number_;
    y_ = page_.top();
    distance_ = 0;
    draw_furniture();
}

double PageCanvas::take(double height) {
    const double top = y_ + distance_;
    distance_ = 0;
    y_ = top + height;
    return top;
}

void PageCanvas::begin_tag(const char* name) {
    if (is_tagged())
        cairo_tag_begin(cairo_, name, nullptr);
}

void PageCanvas::end_tag(const char* name) {
    if (is_tagged())
        cairo_tag_end(cairo_, name);
}

void PageCanvas::draw_text(const ShapedText& text, double x, double y, const Colour& colour, std::size_t first,
                           std::size_t end) {
    if (!draws() || first >= end)
        return;
    set_colour(cairo_, colour);
    text.draw(cairo_, x, y, first, end);
}

void PageCanvas::draw_rule(double x, double y, double width, const Colour& colour) {
    if (!draws())
        return;
    set_colour(cairo_, colour);
    cairo_set_line_width(cairo_, 0.8);
    cairo_move_to(cairo_, x, y);
    cairo_line_to(cairo_, x + width, y);
    cairo_stroke(cairo_);
}

void PageCanvas::fill(const Area& area, const Colour& colour) {
    if (!draws())
        return;
    set_colour(cairo_, colour);
    cairo_rectangle(cairo_, area.x, area.y, area.width, area.height);
    cairo_fill(cairo_);
}

void PageCanvas::note_heading(const std::string& text, int level, double y) {
    if (!is_tagged())
        return;
    level = std::clamp(level, 1, 3);
    const int parent = outline_[level - 1];
    const std::string place =
        fmt::format("page={} pos=[{:.1f} {:.1f}]", number_, page_.margin * to_points, y * to_points);
    outline_[level] = cairo_pdf_surface_add_outline(cairo_get_target(cairo_), parent, text.c_str(), place.c_str(),
                                                    CAIRO_PDF_OUTLINE_FLAG_OPEN);
    for (int below = level + 1; below < 4; ++below)
        outline_[below] = outline_[level];
}

// Head and foot are no part of the document's structure: screen readers pass over them.
void PageCanvas::draw_furniture() {
    const Colour& ink = light_palette().muted;
    const double width = page_.content_width();
    const auto left = shaper_.shape_line(document_.foot, PageFont::small, width * 0.7);
    const auto right = shaper_.shape_line(fmt::format("Page {} of {}", number_, pages_), PageFont::small, width * 0.3,
                                     TextAlign::end);
    const double y = page_.height - page_.margin * 0.72;
    draw_text(*left, page_.margin, y, ink, 0, 1);
    draw_text(*right, page_.margin + width * 0.7, y, ink, 0, 1);
    if (number_ == 1)
        return;
    const auto head = shaper_.shape_line(document_.title, PageFont::small, width);
    draw_text(*head, page_.margin, page_.margin - 2 * foot_height, ink, 0, 1);
}

} // namespace attune
