// SPDX-License-Identifier: Apache-2.0
#include "core/report/paper/page_text.hpp"

#include <algorithm>

namespace attune {

namespace {

/// Bounds the memory of long tables: what goes beyond is shaped a second time.
constexpr std::size_t kept_texts = 6000;

struct FontLook {
    double size = 0; ///< in 1/96 inch
    PangoWeight weight = PANGO_WEIGHT_NORMAL;
};

FontLook look_of(PageFont font) {
    switch (font) {
    case PageFont::title: return {24, PANGO_WEIGHT_BOLD};
    case PageFont::part: return {17.5, PANGO_WEIGHT_BOLD};
    case PageFont::subpart: return {14.5, PANGO_WEIGHT_BOLD};
    case PageFont::lead: return {15.5, PANGO_WEIGHT_NORMAL};
    case PageFont::body: return {13.6, PANGO_WEIGHT_NORMAL};
    case PageFont::strong: return {13.6, PANGO_WEIGHT_BOLD};
    case PageFont::small: return {11.6, PANGO_WEIGHT_NORMAL};
    case PageFont::cell: return {12.4, PANGO_WEIGHT_NORMAL};
    case PageFont::cell_strong: return {12.4, PANGO_WEIGHT_BOLD};
    }
    return {13.6, PANGO_WEIGHT_NORMAL};
}

double from_pango(int units) { return static_cast<double>(units) / PANGO_SCALE; }

/// Pango wants UTF-8 without NUL; other control characters would stand there as boxes.
std::string printable(const std::string& text) {
    std::string made = text;
    if (g_utf8_validate(text.data(), static_cast<gssize>(text.size()), nullptr) == FALSE) {
        const std::unique_ptr<char, void (*)(void*)> valid{
            g_utf8_make_valid(text.data(), static_cast<gssize>(text.size())), g_free};
        made = valid.get();
    }
    for (char& c : made)
        if (static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t')
            c = ' ';
    return made;
}

struct ReleaseAttributes {
    void operator()(PangoAttrList* list) const { pango_attr_list_unref(list); }
};

} // namespace

ShapedText::ShapedText(PangoLayout* owned)
    : layout_{owned} {
    const int lines = pango_layout_get_line_count(owned);
    if (lines == 1) { // most cells: no iterator is needed
        int height = 0;
        pango_layout_get_size(owned, nullptr, &height);
        bottoms_ = {from_pango(height)};
        return;
    }
    bottoms_.reserve(static_cast<std::size_t>(lines));
    PangoLayoutIter* at = pango_layout_get_iter(owned);
    do {
        int top = 0;
        int bottom = 0;
        pango_layout_iter_get_line_yrange(at, &top, &bottom);
        bottoms_.push_back(from_pango(bottom));
    } while (pango_layout_iter_next_line(at) != FALSE);
    pango_layout_iter_free(at);
}

double ShapedText::height(std::size_t first, std::size_t end) const {
    if (end <= first)
        return 0;
    return bottoms_[end - 1] - (first == 0 ? 0 : bottoms_[first - 1]);
}

std::size_t ShapedText::lines_within(std::size_t first, double room) const {
    std::size_t lines = 0;
    // A hair of tolerance, so that a text fits where it was measured to fit.
    while (first + lines < line_count() && height(first, first + lines + 1) <= room + 0.01)
        ++lines;
    return lines;
}

bool ShapedText::is_right_to_left() const {
    return pango_layout_get_direction(layout_.get(), 0) == PANGO_DIRECTION_RTL;
}

double ShapedText::width() const {
    int width = 0;
    pango_layout_get_size(layout_.get(), &width, nullptr);
    return from_pango(width);
}

void ShapedText::draw(cairo_t* cairo, double x, double y, std::size_t first, std::size_t end) const {
    if (first == 0 && end >= line_count()) {
        cairo_move_to(cairo, x, y);
        pango_cairo_show_layout(cairo, layout_.get());
        return;
    }
    const double up = first == 0 ? 0 : bottoms_[first - 1];
    PangoLayoutIter* at = pango_layout_get_iter(layout_.get());
    for (std::size_t line = 0; line < end; ++line) {
        if (line >= first) {
            PangoRectangle box;
            pango_layout_iter_get_line_extents(at, nullptr, &box);
            cairo_move_to(cairo, x + from_pango(box.x), y - up + from_pango(pango_layout_iter_get_baseline(at)));
            pango_cairo_show_layout_line(cairo, pango_layout_iter_get_line_readonly(at));
        }
        if (pango_layout_iter_next_line(at) == FALSE)
            break;
    }
    pango_layout_iter_free(at);
}

TextShaper::TextShaper()
    : context_{pango_font_map_create_context(pango_cairo_font_map_get_default())} {
    cairo_font_options_t* options = cairo_font_options_create();
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    pango_cairo_context_set_font_options(context_.get(), options);
    cairo_font_options_destroy(options);
    pango_cairo_context_set_resolution(context_.get(), 96);
    pango_context_set_base_dir(context_.get(), PANGO_DIRECTION_LTR);
    for (std::size_t index = 0; index < fonts_.size(); ++index) {
        const FontLook look = look_of(static_cast<PageFont>(index));
        fonts_[index].reset(pango_font_description_new());
        pango_font_description_set_family(fonts_[index].get(), "Noto Sans");
        pango_font_description_set_absolute_size(fonts_[index].get(), look.size * PANGO_SCALE);
        pango_font_description_set_weight(fonts_[index].get(), look.weight);
    }
    measuring_.reset(pango_layout_new(context_.get()));
}

PangoLayout* TextShaper::make(const RunningText& text, PageFont font, double width, TextAlign align) {
    std::string all;
    std::unique_ptr<PangoAttrList, ReleaseAttributes> attributes;
    for (const TextRun& run : text.runs) {
        const auto start = static_cast<guint>(all.size());
        all += printable(run.text);
        if (run.emphasis == Emphasis::plain)
            continue;
        if (!attributes)
            attributes.reset(pango_attr_list_new());
        PangoAttribute* bold = pango_attr_weight_new(PANGO_WEIGHT_BOLD);
        bold->start_index = start;
        bold->end_index = static_cast<guint>(all.size());
        pango_attr_list_insert(attributes.get(), bold);
    }
    PangoLayout* layout = pango_layout_new(context_.get());
    pango_layout_set_font_description(layout, fonts_[static_cast<std::size_t>(font)].get());
    pango_layout_set_text(layout, all.data(), static_cast<int>(all.size()));
    if (attributes)
        pango_layout_set_attributes(layout, attributes.get());
    pango_layout_set_width(layout, static_cast<int>(width * PANGO_SCALE));
    pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
    // Pango turns left and right round for a text from right to left; the end of a cell stays where it is.
    if (align == TextAlign::end)
        pango_layout_set_alignment(layout, pango_layout_get_direction(layout, 0) == PANGO_DIRECTION_RTL
                                               ? PANGO_ALIGN_LEFT
                                               : PANGO_ALIGN_RIGHT);
    return layout;
}

std::shared_ptr<const ShapedText> TextShaper::shape(const RunningText& text, PageFont font, double width,
                                                    TextAlign align) {
    const std::size_t number = next_++;
    if (again_ && number < kept_.size())
        return kept_[number];
    PangoLayout* layout = make(text, font, width, align);
    auto shaped = std::make_shared<const ShapedText>(layout);
    if (pango_layout_get_unknown_glyphs_count(layout) > 0)
        note_missing(layout);
    if (!again_ && kept_.size() < kept_texts)
        kept_.push_back(shaped);
    return shaped;
}

std::shared_ptr<const ShapedText> TextShaper::shape_line(const RunningText& text, PageFont font, double width,
                                                         TextAlign align) {
    PangoLayout* layout = make(text, font, width, align);
    pango_layout_set_single_paragraph_mode(layout, TRUE);
    pango_layout_set_ellipsize(layout, PANGO_ELLIPSIZE_END);
    if (pango_layout_get_unknown_glyphs_count(layout) > 0)
        note_missing(layout);
    return std::make_shared<const ShapedText>(layout);
}

TextShaper::Widths TextShaper::widths(const RunningText& text, PageFont font) {
    PangoLayout* layout = measuring_.get();
    pango_layout_set_font_description(layout, fonts_[static_cast<std::size_t>(font)].get());
    const bool bold = std::any_of(text.runs.begin(), text.runs.end(),
                                  [](const TextRun& run) { return run.emphasis == Emphasis::strong; });
    if (bold)
        pango_layout_set_font_description(layout, fonts_[static_cast<std::size_t>(PageFont::cell_strong)].get());
    const std::string all = printable(text.plain());
    int width = 0;
    pango_layout_set_width(layout, -1);
    pango_layout_set_text(layout, all.data(), static_cast<int>(all.size()));
    pango_layout_get_size(layout, &width, nullptr);
    Widths widths{.natural = from_pango(width), .longest_word = 0};
    if (all.find(' ') == std::string::npos && all.find('-') == std::string::npos) {
        widths.longest_word = widths.natural;
        return widths;
    }
    pango_layout_set_wrap(layout, PANGO_WRAP_WORD);
    pango_layout_set_width(layout, 0);
    pango_layout_get_size(layout, &width, nullptr);
    widths.longest_word = from_pango(width);
    return widths;
}

void TextShaper::begin_again() {
    again_ = true;
    next_ = 0;
}

void TextShaper::note_missing(PangoLayout* layout) {
    PangoLayoutIter* at = pango_layout_get_iter(layout);
    do {
        const PangoLayoutRun* run = pango_layout_iter_get_run_readonly(at);
        if (run == nullptr)
            continue;
        for (int glyph = 0; glyph < run->glyphs->num_glyphs; ++glyph) {
            const PangoGlyph code = run->glyphs->glyphs[glyph].glyph;
            if ((code & PANGO_GLYPH_UNKNOWN_FLAG) != 0)
                missing_.insert(static_cast<char32_t>(code & ~PANGO_GLYPH_UNKNOWN_FLAG));
        }
    } while (pango_layout_iter_next_run(at) != FALSE);
    pango_layout_iter_free(at);
}

} // namespace attune
