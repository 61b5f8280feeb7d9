// SPDX-License-Identifier: Apache-2.0
#include "core/report/paper/table_columns.hpp"

#include <algorithm>
#include <numeric>

namespace attune {

namespace {

/// A long table is like its beginning; to measure all of it would take as long as to set it.
constexpr std::size_t measured_rows = 200;

} // namespace

std::vector<ColumnNeed> column_needs(const Table& table, TextShaper& shaper) {
    std::vector<ColumnNeed> needs(table.columns.size());
    const auto take = [&](std::size_t column, const TextShaper::Widths& widths) {
        needs[column].natural = std::max(needs[column].natural, widths.natural);
        needs[column].least = std::max(needs[column].least, widths.longest_word);
    };
    for (std::size_t column = 0; column < table.columns.size(); ++column)
        take(column, shaper.widths(table.columns[column].title, PageFont::cell_strong));
    for (std::size_t row = 0; row < std::min(measured_rows, table.rows.size()); ++row)
        for (std::size_t column = 0; column < std::min(table.columns.size(), table.rows[row].size()); ++column)
            take(column, shaper.widths(table.rows[row][column],
                                       column == 0 && table.first_column == Table::FirstColumn::heads
                                           ? PageFont::cell_strong
                                           : PageFont::cell));
    return needs;
}

std::vector<double> share_width(const std::vector<ColumnNeed>& needs, double width) {
    std::vector<double> widths(needs.size());
    if (needs.empty())
        return widths;
    const auto count = static_cast<double>(needs.size());
    // A hair more than measured, so that rounding never breaks a word.
    const double extra = 2 * cell_padding + 1;
    double natural = 0;
    for (const ColumnNeed& need : needs)
        natural += need.natural + extra;
    if (natural <= width) {
        // What is left goes to all columns alike: a table fills its page.
        for (std::size_t column = 0; column < needs.size(); ++column)
            widths[column] = needs[column].natural + extra + (width - natural) / count;
        return widths;
    }
    // A word longer than half of the page, or than its part of many columns, is broken.
    const double most_least = std::max(width / count, std::min(width * 0.35, 180.0));
    double least = 0;
    for (std::size_t column = 0; column < needs.size(); ++column) {
        widths[column] = std::min(needs[column].least + extra, most_least);
        least += widths[column];
    }
    if (least >= width) {
        for (double& column : widths)
            column *= width / least;
        return widths;
    }
    // The rest by the root of what each would like: long texts get most, but not all of it.
    std::vector<double> wish(needs.size());
    for (std::size_t column = 0; column < needs.size(); ++column)
        wish[column] = std::max(0.0, needs[column].natural + extra - widths[column]);
    double left = width - least;
    // Short wishes are granted whole first: a date never wraps beside a long remark.
    std::vector<std::size_t> order(needs.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return wish[a] < wish[b]; });
    for (std::size_t place = 0; place < order.size(); ++place) {
        const double part = left / static_cast<double>(order.size() - place);
        const double given = std::min(part, wish[order[place]]);
        widths[order[place]] += given;
        left -= given;
    }
    widths[order.back()] += left;
    return widths;
}

} // namespace attune
