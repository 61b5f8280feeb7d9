// SPDX-License-Identifier: Apache-2.0
#include "core/report/chart/text_face.hpp"

#include <pango/pangocairo.h>

#include <map>
#include <tuple>

namespace attune {

namespace {

constexpr std::size_t kept_texts = 2000;

double share_of(TextRole role) {
    switch (role) {
    case TextRole::chart:
    case TextRole::chart_strong: return 0.825;
    case TextRole::small:
    case TextRole::small_strong: return 0.9;
    case TextRole::body:
    case TextRole::strong: return 1.0;
    case TextRole::heading: return 1.2;
    case TextRole::title: return 1.5;
    }
    return 1.0;
}

bool is_bold(TextRole role) {
    return role == TextRole::chart_strong || role == TextRole::small_strong || role == TextRole::strong ||
           role == TextRole::heading || role == TextRole::title;
}

struct Unref {
    void operator()(void* object) const { g_object_unref(object); }
};
using Layout = std::unique_ptr<PangoLayout, Unref>;

} // namespace

struct TextFace::State {
    using Key = std::tuple<TextRole, double, std::string>;

    std::string family;
    double body_size;
    std::unique_ptr<PangoContext, Unref> context;
    std::map<Key, Layout> layouts;

    PangoLayout* layout(std::string_view text, TextRole role, double wrap_width) {
        Key key{role, wrap_width, std::string{text}};
        if (const auto found = layouts.find(key); found != layouts.end())
            return found->second.get();
        if (layouts.size() >= kept_texts)
            layouts.clear();
        Layout layout{pango_layout_new(context.get())};
        PangoFontDescription* font = pango_font_description_new();
        pango_font_description_set_family(font, family.c_str());
        pango_font_description_set_absolute_size(font, body_size * share_of(role) * PANGO_SCALE);
        pango_font_description_set_weight(font, is_bold(role) ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
        pango_layout_set_font_description(layout.get(), font);
        pango_font_description_free(font);
        if (wrap_width > 0) {
            pango_layout_set_width(layout.get(), static_cast<int>(wrap_width * PANGO_SCALE));
            pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
        }
        pango_layout_set_text(layout.get(), text.data(), static_cast<int>(text.size()));
        return layouts.emplace(std::move(key), std::move(layout)).first->second.get();
    }
};

TextFace::TextFace(std::string family, double body_size)
    : state_{std::make_unique<State>()} {
    state_->family = std::move(family);
    state_->body_size = body_size;
    state_->context.reset(pango_font_map_create_context(pango_cairo_font_map_get_default()));
    // Unhinted widths: the same positions at every scale, on screen and on paper.
    cairo_font_options_t* options = cairo_font_options_create();
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_SLIGHT);
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    pango_cairo_context_set_font_options(state_->context.get(), options);
    cairo_font_options_destroy(options);
    pango_cairo_context_set_resolution(state_->context.get(), 96);
}

TextFace::~TextFace() = default;
TextFace::TextFace(TextFace&&) noexcept = default;
TextFace& TextFace::operator=(TextFace&&) noexcept = default;

double TextFace::size_of(TextRole role) const { return state_->body_size * share_of(role); }

Area TextFace::measure(std::string_view text, TextRole role, double wrap_width) {
    PangoRectangle box;
    pango_layout_get_extents(state_->layout(text, role, wrap_width), nullptr, &box);
    return {0, 0, static_cast<double>(box.width) / PANGO_SCALE, static_cast<double>(box.height) / PANGO_SCALE};
}

std::string TextFace::fit(std::string_view text, TextRole role, double width) {
    if (measure(text, role).width <= width)
        return std::string{text};
    std::string cut{text};
    while (!cut.empty()) {
        // Whole characters only: continuation bytes of UTF-8 go with the byte that leads them.
        while (!cut.empty() && (static_cast<unsigned char>(cut.back()) & 0xc0U) == 0x80U)
            cut.pop_back();
        if (!cut.empty())
            cut.pop_back();
        while (!cut.empty() && cut.back() == ' ')
            cut.pop_back();
        if (measure(cut + "…", role).width <= width)
            break;
    }
    return cut + "…";
}

namespace {

Spot corner(PangoLayout* layout, Spot spot, TextEdge edge) {
    if (edge == TextEdge::left)
        return spot;
    PangoRectangle box;
    pango_layout_get_extents(layout, nullptr, &box);
    const double width = static_cast<double>(box.width) / PANGO_SCALE;
    return {spot.x - (edge == TextEdge::right ? width : width / 2), spot.y};
}

} // namespace

void TextFace::draw(cairo_t* cairo, std::string_view text, TextRole role, Spot spot, const Colour& colour,
                    TextEdge edge, double wrap_width) {
    PangoLayout* layout = state_->layout(text, role, wrap_width);
    const Spot at = corner(layout, spot, edge);
    cairo_move_to(cairo, at.x, at.y);
    cairo_set_source_rgba(cairo, colour.red, colour.green, colour.blue, colour.opacity);
    pango_cairo_show_layout(cairo, layout);
}

void TextFace::draw_with_halo(cairo_t* cairo, std::string_view text, TextRole role, Spot spot,
                              const Colour& colour, const Colour& halo) {
    PangoLayout* layout = state_->layout(text, role, 0);
    cairo_save(cairo);
    cairo_move_to(cairo, spot.x, spot.y);
    pango_cairo_layout_path(cairo, layout);
    cairo_set_source_rgba(cairo, halo.red, halo.green, halo.blue, halo.opacity);
    cairo_set_line_width(cairo, 4);
    cairo_set_line_join(cairo, CAIRO_LINE_JOIN_ROUND);
    cairo_stroke(cairo);
    cairo_restore(cairo);
    draw(cairo, text, role, spot, colour);
}

} // namespace attune
