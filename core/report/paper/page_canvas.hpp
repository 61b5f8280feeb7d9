// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/report/chart/geometry.hpp"
#include "core/report/paper/page_text.hpp"
#include "core/report/paper/pdf_structure.hpp"

#include <cairo.h>

#include <optional>
#include <string>

namespace attune {

/// The sheet that a document stands on, in 1/96 inch.
struct PageSize {
    double width = 0;
    double height = 0;
    double margin = 0;

    [[nodiscard]] double content_width() const noexcept { return width - 2 * margin; }
    [[nodiscard]] double top() const noexcept { return margin; }
    /// Where content ends and the foot's room begins.
    [[nodiscard]] double bottom() const noexcept { return height - margin - 8; }
};
[[nodiscard]] PageSize page_size(PaperSize paper, PaperLies lies = PaperLies::upright);

/// One pass over the pages: a place that moves down, page after page. Without a Cairo context it only measures.
///
/// Borrows document, shaper and context. Tags may stay open over a page's end when they hold other tags. With a page
/// number it draws that page alone, without tags or outline, and never turns the context's page: for printers.
class PageCanvas {
public:
    PageCanvas(const Document& document, TextShaper& shaper, cairo_t* cairo, int pages, std::optional<int> only = {});

    [[nodiscard]] const PageSize& page() const noexcept { return page_; }
    [[nodiscard]] bool draws() const noexcept { return cairo_ != nullptr && (!only_ || *only_ == number_); }
    [[nodiscard]] cairo_t* cairo() noexcept { return cairo_; }
    [[nodiscard]] TextShaper& shaper() noexcept { return shaper_; }
    [[nodiscard]] PdfStructure& structure() noexcept { return structure_; }
    [[nodiscard]] int page_number() const noexcept { return number_; }

    /// Distance to what comes next; nothing at the top of a page, and never added to another distance.
    void leave(double distance);
    /// What is left of the page below the distance asked for.
    [[nodiscard]] double room() const;
    [[nodiscard]] bool at_top() const noexcept { return y_ == page_.top(); }
    /// Begins a new page when less than `height` is left, unless the page is empty.
    void keep_together(double height);
    void next_page();
    /// Top of a piece of this height; the place moves below it.
    double take(double height);

    void begin_tag(const char* name);
    void end_tag(const char* name);
    void draw_text(const ShapedText& text, double x, double y, const Colour& colour, std::size_t first,
                   std::size_t end);
    void draw_rule(double x, double y, double width, const Colour& colour);
    void fill(const Area& area, const Colour& colour);
    /// An entry of the outline for what stands at `y`, below the last entry of a level above.
    void note_heading(const std::string& text, int level, double y);

private:
    void draw_furniture();
    [[nodiscard]] bool is_tagged() const noexcept { return cairo_ != nullptr && !only_; }

    const Document& document_;
    TextShaper& shaper_;
    cairo_t* cairo_;
    PageSize page_;
    int pages_;
    std::optional<int> only_;
    int number_ = 1;
    double y_;
    double distance_ = 0;
    PdfStructure structure_;
    int outline_[4] = {0, 0, 0, 0}; ///< last entry of each level; 0: the root
};

/// A tag for the length of a block of code.
class TagScope {
public:
    TagScope(PageCanvas& canvas, const char* name)
        : canvas_{canvas},
          name_{name} {
        canvas_.begin_tag(name_);
    }
    ~TagScope() { canvas_.end_tag(name_); }
    TagScope(const TagScope&) = delete;
    TagScope& operator=(const TagScope&) = delete;

private:
    PageCanvas& canvas_;
    const char* name_;
};

} // namespace attune
