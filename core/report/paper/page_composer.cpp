// SPDX-License-Identifier: Apache-2.0
#include "core/report/paper/page_composer.hpp"

#include <algorithm>

namespace attune {

namespace {

constexpr double notice_padding = 10;
constexpr double key_share = 0.28;

PageFont font_of(const Heading& heading) {
    return heading.level <= 1 ? PageFont::title : heading.level == 2 ? PageFont::part : PageFont::subpart;
}

const char* tag_of(const Heading& heading) {
    return heading.level <= 1 ? "H1" : heading.level == 2 ? "H2" : "H3";
}

double distance_before(const Heading& heading) {
    return heading.level <= 1 ? 0 : heading.level == 2 ? 22 : 14;
}

PageFont font_of(const Paragraph& paragraph) {
    switch (paragraph.style) {
    case Paragraph::Style::lead: return PageFont::lead;
    case Paragraph::Style::small: return PageFont::small;
    case Paragraph::Style::body: break;
    }
    return PageFont::body;
}

const Colour& ink_of(const Paragraph& paragraph) {
    return paragraph.style == Paragraph::Style::small ? light_palette().muted : light_palette().text;
}

/// Lines that must stand together where a text begins: two, or all three of three.
double beginning(const ShapedText& text) { return text.height(0, text.line_count() <= 3 ? text.line_count() : 2); }

/// How many of `left` lines go on a page that holds `fit`; 0: none, they begin on the next.
std::size_t lines_here(std::size_t left, std::size_t fit) {
    if (fit >= left)
        return left;
    if (fit < 2 || left <= 3)
        return 0;
    return left - fit >= 2 ? fit : left - 2;
}

} // namespace

void PageComposer::compose() {
    const TagScope document{canvas_, "Document"};
    for (index_ = 0; index_ < document_.blocks.size(); ++index_)
        std::visit([&](const auto& block) { put(block); }, document_.blocks[index_]);
}

double PageComposer::least_height(std::size_t index) {
    if (index >= document_.blocks.size())
        return 0;
    return least_height_of(document_.blocks[index], index);
}

double PageComposer::least_height_of(const DocumentBlock& block, std::size_t index) {
    const double width = canvas_.page().content_width();
    TextShaper& shaper = canvas_.shaper();
    if (const auto* heading = std::get_if<Heading>(&block))
        return distance_before(*heading) + shaper.shape(heading->text, font_of(*heading), width)->height() + 6 +
               least_height(index + 1);
    if (const auto* paragraph = std::get_if<Paragraph>(&block))
        return beginning(*shaper.shape(paragraph->text, font_of(*paragraph), width));
    if (const auto* list = std::get_if<List>(&block))
        return list->items.empty()
                   ? 0
                   : beginning(*shaper.shape(list->items.front(), PageFont::body, width - item_indent()));
    if (const auto* figure = std::get_if<Figure>(&block))
        return std::min(chart_of(*figure, index).page.height + 40, canvas_.page().bottom() - canvas_.page().top());
    if (const auto* figure = std::get_if<SceneFigure>(&block))
        return std::min(scene_of(*figure, index).page.height + 40, canvas_.page().bottom() - canvas_.page().top());
    if (const auto* table = std::get_if<Table>(&block)) {
        if (table->columns.empty())
            return 0;
        const auto& widths = columns_of(*table, index);
        const double head = shape_head(*table, widths).height;
        const double row = table->rows.empty() ? 0 : shape_row(*table, widths, table->rows.front()).height;
        return head + std::min(row, 200.0) + (table->caption.empty() ? 0 : 22);
    }
    return 40;
}

void PageComposer::put(const Heading& heading) {
    const auto text = canvas_.shaper().shape(heading.text, font_of(heading), canvas_.page().content_width());
    canvas_.leave(distance_before(heading));
    canvas_.keep_together(text->height() + 6 + least_height(index_ + 1));
    const double before = canvas_.page().bottom() - canvas_.room();
    canvas_.note_heading(heading.text, heading.level, std::max(0.0, before - 4));
    flow(*text, canvas_.page().margin, light_palette().text, tag_of(heading));
    canvas_.leave(heading.level <= 1 ? 10 : 6);
}

void PageComposer::put(const Paragraph& paragraph) {
    if (paragraph.text.is_empty())
        return;
    const auto text =
        canvas_.shaper().shape(paragraph.text, font_of(paragraph), canvas_.page().content_width());
    flow(*text, canvas_.page().margin, ink_of(paragraph), "P");
    canvas_.leave(paragraph.style == Paragraph::Style::small ? 6 : block_distance);
}

// A tag with text in it takes in all that is drawn while it is open, also the foot of a page. So a text that goes
// over a page's end has one tag for all of it and a Span for each piece.
void PageComposer::flow(const ShapedText& text, double x, const Colour& colour, const char* tag, double foot_room) {
    std::size_t first = 0;
    std::size_t here = lines_here(text.line_count(), text.lines_within(0, canvas_.room() - foot_room));
    if (here == 0 && !canvas_.at_top()) {
        canvas_.next_page();
        here = lines_here(text.line_count(), text.lines_within(0, canvas_.room() - foot_room));
    }
    const bool is_split = here < text.line_count();
    canvas_.begin_tag(tag);
    while (true) {
        here = std::max<std::size_t>(here, 1); // a page too low for two lines takes one
        const double y = canvas_.take(text.height(first, first + here));
        if (is_split)
            canvas_.begin_tag("Span");
        canvas_.draw_text(text, x, y, colour, first, first + here);
        if (is_split)
            canvas_.end_tag("Span");
        first += here;
        if (first >= text.line_count())
            break;
        canvas_.next_page();
        here = lines_here(text.line_count() - first, text.lines_within(first, canvas_.room() - foot_room));
    }
    canvas_.end_tag(tag);
}

void PageComposer::put(const List& list) {
    if (list.items.empty())
        return;
    const TagScope tag{canvas_, "L"};
    const double width = canvas_.page().content_width() - item_indent();
    for (std::size_t number = 0; number < list.items.size(); ++number) {
        const auto text = canvas_.shaper().shape(list.items[number], PageFont::body, width);
        const std::string sign =
            list.kind == List::Kind::bullets ? "•" : std::to_string(number + 1) + ".";
        const auto label = canvas_.shaper().shape(sign, PageFont::body, item_indent());
        if (lines_here(text->line_count(), text->lines_within(0, canvas_.room())) == 0)
            canvas_.keep_together(beginning(*text));
        const TagScope item{canvas_, "LI"};
        const double y = canvas_.page().bottom() - canvas_.room();
        const double left = canvas_.page().margin;
        const bool from_right = text->is_right_to_left();
        {
            const TagScope mark{canvas_, "Lbl"};
            canvas_.draw_text(*label, from_right ? left + width + item_indent() - label->width() : left + 8, y,
                              light_palette().text, 0, 1);
        }
        flow(*text, from_right ? left : left + item_indent(), light_palette().text, "LBody");
        canvas_.leave(4);
    }
    canvas_.leave(block_distance);
}

void PageComposer::put(const KeyValues& values) {
    if (values.rows.empty())
        return;
    const TagScope tag{canvas_, "Table"};
    const double width = canvas_.page().content_width();
    const double left = canvas_.page().margin;
    for (const auto& [key, value] : values.rows) {
        const auto name = canvas_.shaper().shape(key, PageFont::small, width * key_share - 12);
        const auto text = canvas_.shaper().shape(value, PageFont::body, width * (1 - key_share));
        canvas_.keep_together(std::max(beginning(*text), name->height()));
        const TagScope row{canvas_, "TR"};
        const double y = canvas_.page().bottom() - canvas_.room();
        canvas_.structure().head_scopes.push_back(HeadScope::row);
        {
            const TagScope head{canvas_, "TH"};
            canvas_.draw_text(*name, left, y + 2, light_palette().muted, 0, name->line_count());
        }
        flow(*text, left + width * key_share, light_palette().text, "TD");
        if (name->height() + 2 > text->height() && text->height() <= canvas_.page().bottom() - y)
            canvas_.take(name->height() + 2 - text->height());
        canvas_.leave(3);
    }
    canvas_.leave(block_distance);
}

void PageComposer::put(const Notice& notice) {
    const double width = canvas_.page().content_width() - 2 * notice_padding - 6;
    const double left = canvas_.page().margin + notice_padding + 6;
    const auto title = canvas_.shaper().shape(notice.title, PageFont::strong, width);
    const auto text = canvas_.shaper().shape(notice.text, PageFont::body, width);
    const double head = notice.title.empty() ? 0 : title->height() + 2;
    const double height = head + text->height() + 2 * notice_padding;
    canvas_.keep_together(std::min(height, 120.0));
    canvas_.keep_together(height <= canvas_.page().bottom() - canvas_.page().top() ? height : 0);
    const TagScope tag{canvas_, "Div"};
    // Longer than a page: without its frame, as a paragraph.
    if (height <= canvas_.room()) {
        const double y = canvas_.page().bottom() - canvas_.room();
        canvas_.fill({canvas_.page().margin, y, canvas_.page().content_width(), height}, light_palette().bands[1]);
        canvas_.fill({canvas_.page().margin, y, 4, height}, light_palette().accent);
        canvas_.take(notice_padding);
    }
    if (head > 0)
        flow(*title, left, light_palette().text, "P");
    canvas_.leave(2);
    flow(*text, left, light_palette().text, "P");
    canvas_.take(notice_padding);
    canvas_.leave(block_distance + 3);
}

void PageComposer::put(const PageBreak&) {
    if (!canvas_.at_top())
        canvas_.next_page();
}

} // namespace attune
