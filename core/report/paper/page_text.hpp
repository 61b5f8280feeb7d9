// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/report/chart/palette.hpp"
#include "core/report/chart/surface.hpp"
#include "core/report/paper/document.hpp"

#include <pango/pangocairo.h>

#include <array>
#include <cstddef>
#include <deque>
#include <memory>
#include <set>
#include <string>
#include <vector>

namespace attune {

/// What texts of a page look like.
enum class PageFont { title, part, subpart, lead, body, strong, small, cell, cell_strong };

enum class TextAlign { start, end };

struct ReleaseObject {
    void operator()(void* object) const { g_object_unref(object); }
};

/// A text broken into lines at a width. Distances in 1/96 inch.
class ShapedText {
public:
    explicit ShapedText(PangoLayout* owned);

    [[nodiscard]] std::size_t line_count() const noexcept { return bottoms_.size(); }
    [[nodiscard]] double height() const noexcept { return bottoms_.back(); }
    /// Height of the lines from `first` to before `end`.
    [[nodiscard]] double height(std::size_t first, std::size_t end) const;
    /// How many lines from `first` on go into `room`.
    [[nodiscard]] std::size_t lines_within(std::size_t first, double room) const;
    [[nodiscard]] bool is_right_to_left() const;
    [[nodiscard]] double width() const;
    /// Draws the lines from `first` to before `end`, their top at `y`.
    void draw(cairo_t* cairo, double x, double y, std::size_t first, std::size_t end) const;

private:
    std::unique_ptr<PangoLayout, ReleaseObject> layout_;
    std::vector<double> bottoms_; ///< of each line, from the top
};

/// Shapes the texts of one document, which is gone through twice: once to count the pages, once to draw them.
///
/// Keeps what was shaped the first time for the second, up to a bound, so that both passes must ask for the same
/// texts in the same order. Thread: one at a time.
class TextShaper {
public:
    TextShaper();

    [[nodiscard]] std::shared_ptr<const ShapedText> shape(const RunningText& text, PageFont font, double width,
                                                          TextAlign align = TextAlign::start);
    /// One line, cut with "…" where it is too long, out of the order: for what differs between the passes.
    [[nodiscard]] std::shared_ptr<const ShapedText> shape_line(const RunningText& text, PageFont font, double width,
                                                               TextAlign align = TextAlign::start);
    /// Widths of a text: on one line, and of its longest word.
    struct Widths {
        double natural = 0;
        double longest_word = 0;
    };
    [[nodiscard]] Widths widths(const RunningText& text, PageFont font);
    /// From here on the same texts come again.
    void begin_again();
    /// Characters that no font on this machine has.
    [[nodiscard]] const std::set<char32_t>& missing() const noexcept { return missing_; }

private:
    [[nodiscard]] PangoLayout* make(const RunningText& text, PageFont font, double width, TextAlign align);
    void note_missing(PangoLayout* layout);

    std::unique_ptr<PangoContext, ReleaseObject> context_;
    struct ReleaseFont {
        void operator()(PangoFontDescription* font) const { pango_font_description_free(font); }
    };
    std::array<std::unique_ptr<PangoFontDescription, ReleaseFont>, 9> fonts_;
    std::unique_ptr<PangoLayout, ReleaseObject> measuring_;
    std::deque<std::shared_ptr<const ShapedText>> kept_;
    std::size_t next_ = 0;
    bool again_ = false;
    std::set<char32_t> missing_;
};

} // namespace attune
