// SPDX-License-Identifier: Apache-2.0
// Tables on the page.
#include "core/report/paper/page_composer.hpp"

#include <algorithm>

namespace attune {

namespace {

constexpr double row_padding = 4;

} // namespace

const std::vector<double>& PageComposer::columns_of(const Table& table, std::size_t index) {
    auto& widths = memory_.columns[index];
    if (widths.empty())
        widths = share_width(column_needs(table, canvas_.shaper()), canvas_.page().content_width());
    return widths;
}

PageComposer::RowOfCells PageComposer::shape_head(const Table& table, const std::vector<double>& widths) {
    RowOfCells head;
    for (std::size_t column = 0; column < table.columns.size(); ++column) {
        head.cells.push_back(canvas_.shaper().shape(
            table.columns[column].title, PageFont::cell_strong, std::max(4.0, widths[column] - 2 * cell_padding),
            table.columns[column].edge == DocumentColumn::Edge::end ? TextAlign::end : TextAlign::start));
        head.height = std::max(head.height, head.cells.back()->height() + 2 * row_padding);
    }
    return head;
}

PageComposer::RowOfCells PageComposer::shape_row(const Table& table, const std::vector<double>& widths,
                                                 const std::vector<RunningText>& row) {
    static const RunningText nothing;
    RowOfCells shaped;
    for (std::size_t column = 0; column < table.columns.size(); ++column) {
        const bool is_head = column == 0 && table.first_column == Table::FirstColumn::heads;
        shaped.cells.push_back(canvas_.shaper().shape(
            column < row.size() ? row[column] : nothing, is_head ? PageFont::cell_strong : PageFont::cell,
            std::max(4.0, widths[column] - 2 * cell_padding),
            table.columns[column].edge == DocumentColumn::Edge::end ? TextAlign::end : TextAlign::start));
        shaped.height = std::max(shaped.height, shaped.cells.back()->height() + 2 * row_padding);
    }
    return shaped;
}

void PageComposer::draw_head(const Table& table, const std::vector<double>& widths, const RowOfCells& head,
                             HeadUse use) {
    const double y = canvas_.take(head.height);
    const double left = canvas_.page().margin;
    canvas_.fill({left, y, canvas_.page().content_width(), head.height}, light_palette().bands[2]);
    // On later pages the head is there for the eye; the structure has it once.
    const bool is_first = use == HeadUse::first;
    if (is_first)
        canvas_.begin_tag("TR");
    double x = left;
    for (std::size_t column = 0; column < table.columns.size(); ++column) {
        if (is_first) {
            canvas_.begin_tag("TH");
            canvas_.structure().head_scopes.push_back(HeadScope::column);
        }
        canvas_.draw_text(*head.cells[column], x + cell_padding, y + row_padding, light_palette().text, 0,
                          head.cells[column]->line_count());
        if (is_first)
            canvas_.end_tag("TH");
        x += widths[column];
    }
    if (is_first)
        canvas_.end_tag("TR");
}

void PageComposer::put(const Table& table) {
    if (table.columns.empty())
        return;
    const auto& widths = columns_of(table, index_);
    canvas_.keep_together(least_height(index_));
    const TagScope tag{canvas_, "Table"};
    if (!table.caption.empty()) {
        const auto caption =
            canvas_.shaper().shape(table.caption, PageFont::cell_strong, canvas_.page().content_width());
        flow(*caption, canvas_.page().margin, light_palette().text, "Caption");
        canvas_.leave(4);
    }
    const RowOfCells head = shape_head(table, widths);
    draw_head(table, widths, head, HeadUse::first);
    for (const auto& row : table.rows)
        draw_row(table, widths, head, shape_row(table, widths, row));
    canvas_.leave(block_distance + 3);
}

void PageComposer::draw_row(const Table& table, const std::vector<double>& widths, const RowOfCells& head,
                            const RowOfCells& row) {
    const double whole_page = canvas_.page().bottom() - canvas_.page().top() - head.height;
    const double left = canvas_.page().margin;
    std::vector<std::size_t> first(row.cells.size(), 0);
    std::vector<std::size_t> end(row.cells.size());
    if (row.height <= whole_page) {
        if (canvas_.room() < row.height) {
            canvas_.next_page();
            draw_head(table, widths, head, HeadUse::again);
        }
        for (std::size_t cell = 0; cell < row.cells.size(); ++cell)
            end[cell] = row.cells[cell]->line_count();
        const double y = canvas_.take(row.height);
        draw_cells(table, widths, row, y, first, end);
        canvas_.draw_rule(left, y + row.height, canvas_.page().content_width(), light_palette().hairline);
        return;
    }
    // Higher than a page: each cell goes on where it stopped, in a row of its own.
    while (true) {
        double height = 0;
        bool is_whole = true;
        for (std::size_t cell = 0; cell < row.cells.size(); ++cell) {
            end[cell] = first[cell] + row.cells[cell]->lines_within(first[cell], canvas_.room() - 2 * row_padding);
            height = std::max(height, row.cells[cell]->height(first[cell], end[cell]));
            is_whole = is_whole && end[cell] == row.cells[cell]->line_count();
        }
        if (height > 0) {
            const double y = canvas_.take(height + 2 * row_padding);
            draw_cells(table, widths, row, y, first, end);
            first = end;
            canvas_.draw_rule(left, y + height + 2 * row_padding, canvas_.page().content_width(),
                              light_palette().hairline);
        }
        if (is_whole)
            return;
        canvas_.next_page();
        draw_head(table, widths, head, HeadUse::again);
    }
}

void PageComposer::draw_cells(const Table& table, const std::vector<double>& widths, const RowOfCells& row, double y,
                              const std::vector<std::size_t>& first, const std::vector<std::size_t>& end) {
    const TagScope tag{canvas_, "TR"};
    double x = canvas_.page().margin;
    for (std::size_t cell = 0; cell < row.cells.size(); ++cell) {
        const bool is_head = cell == 0 && table.first_column == Table::FirstColumn::heads;
        if (is_head)
            canvas_.structure().head_scopes.push_back(HeadScope::row);
        const TagScope inner{canvas_, is_head ? "TH" : "TD"};
        canvas_.draw_text(*row.cells[cell], x + cell_padding, y + row_padding, light_palette().text, first[cell],
                          end[cell]);
        x += widths[cell];
    }
}

} // namespace attune
