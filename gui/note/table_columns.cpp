// SPDX-License-Identifier: Apache-2.0
#include "gui/note/table_columns.hpp"

#include "core/template/expression/fact_names.hpp"

#include <algorithm>
#include <cmath>

namespace attune {
namespace {

/// Words make more of the room that is left than lists do.
constexpr int words_share = 3;
constexpr int usual_number_width = 28;

struct Need {
    int least = 0;
    int shares = 0;      ///< of what is left over
};

/// With letters of the usual size.
Need usual_need_of(const Field& column) {
    const auto shares = [&](int usual) { return column.width > 0 ? column.width : usual; };
    switch (column.kind) {
    case FieldKind::number:
    case FieldKind::duration:
    case FieldKind::scale:
        return {52, 0};
    case FieldKind::time:
        return {64, 0};
    case FieldKind::computed:
        return {64, 0};
    case FieldKind::yes_no:
        return {72, 0};
    case FieldKind::date:
        return {104, 0};
    case FieldKind::text:
    case FieldKind::long_text:
        return {96, words_share * shares(2)};
    default:
        return {84, shares(1)};
    }
}

int enlarged(int width, double letters) { return static_cast<int>(std::lround(width * letters)); }

Need need_of(const Field& column, double letters) {
    Need need = usual_need_of(column);
    const bool can_be_scrolled = column.kind == FieldKind::text || column.kind == FieldKind::long_text;
    if (!can_be_scrolled)
        need.least = enlarged(need.least, letters);
    return need;
}

std::vector<TableColumn> share(const std::vector<const Field*>& columns, int width, double letters) {
    std::vector<TableColumn> shared;
    int spare = width + column_gap;
    int shares = 0;
    for (const auto* column : columns) {
        const auto need = need_of(*column, letters);
        spare -= need.least + column_gap;
        shares += need.shares;
    }
    spare = std::max(spare, 0);
    for (const auto* column : columns) {
        const auto need = need_of(*column, letters);
        const int more = need.shares == 0 ? 0 : spare * need.shares / shares;
        spare -= more;
        shares -= need.shares;
        shared.push_back({column, need.least + more});
    }
    return shared;
}

} // namespace

bool have_same_lines(const TableColumns& one, const TableColumns& other) {
    const auto is_same = [](const std::vector<TableColumn>& a, const std::vector<TableColumn>& b) {
        return std::ranges::equal(a, b, {}, &TableColumn::field, &TableColumn::field);
    };
    return is_same(one.first, other.first) && std::ranges::equal(one.second, other.second, is_same);
}

TableColumns arrange_columns(const Field& table, int width, double letters) {
    TableColumns columns;
    std::vector<const Field*> above, below;
    int used = -column_gap;
    const ProgramRows* made = find_program_rows(table.program_rows);
    for (const auto& column : table.columns) {
        if (made != nullptr && column.id == made->key)
            continue; // which one it is, is for the program
        if (!table.order_column.empty() && column.id == table.order_column) {
            columns.number = enlarged(usual_number_width, letters);
            used += columns.number;
            continue;
        }
        const int least = need_of(column, letters).least + column_gap;
        const bool fits = column.line == 1 && used + least <= width && below.empty();
        (fits ? above : below).push_back(&column);
        if (fits)
            used += least;
    }
    const int inner = width - columns.number;
    columns.first = share(above, inner, letters);
    std::vector<const Field*> line;
    int taken = -column_gap;
    for (const auto* column : below) {
        // Labels stand above these, so they need a little more than a number.
        const int least = std::max(need_of(*column, letters).least, enlarged(104, letters)) + column_gap;
        if (!line.empty() && taken + least > inner) {
            columns.second.push_back(share(line, inner, letters));
            line.clear();
            taken = -column_gap;
        }
        line.push_back(column);
        taken += least;
    }
    if (!line.empty())
        columns.second.push_back(share(line, inner, letters));
    return columns;
}

} // namespace attune
