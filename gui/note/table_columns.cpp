// SPDX-License-Identifier: Apache-2.0
#include "gui/note/table_columns.hpp"

#include "core/template/expression/fact_names.hpp"

#include <algorithm>
#include <numeric>

namespace attune {
namespace {

/// Words make more of the room that is left than lists do.
constexpr int words_share = 3;

struct Need {
    int least = 0;
    int shares = 0;      ///< of what is left over
};

Need need_of(const Field& column) {
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

std::vector<TableColumn> share(const std::vector<const Field*>& columns, int width) {
    std::vector<TableColumn> shared;
    int spare = width + column_gap;
    int shares = 0;
    for (const auto* column : columns) {
        const auto need = need_of(*column);
        spare -= need.least + column_gap;
        shares += need.shares;
    }
    spare = std::max(spare, 0);
    for (const auto* column : columns) {
        const auto need = need_of(*column);
        const int more = need.shares == 0 ? 0 : spare * need.shares / shares;
        spare -= more;
        shares -= need.shares;
        shared.push_back({column, need.least + more});
    }
    return shared;
}

} // namespace

TableColumns arrange_columns(const Field& table, int width) {
    TableColumns columns;
    std::vector<const Field*> above, below;
    int used = -column_gap;
    const ProgramRows* made = find_program_rows(table.program_rows);
    for (const auto& column : table.columns) {
        if (made != nullptr && column.id == made->key)
            continue; // which one it is, is for the program
        if (!table.order_column.empty() && column.id == table.order_column) {
            columns.numbered = true;
            used += number_width;
            continue;
        }
        const int least = need_of(column).least + column_gap;
        const bool fits = column.line == 1 && used + least <= width && below.empty();
        (fits ? above : below).push_back(&column);
        if (fits)
            used += least;
    }
    columns.first = share(above, width - (columns.numbered ? number_width : 0));
    const int inner = width - (columns.numbered ? number_width : 0);
    std::vector<const Field*> line;
    int taken = -column_gap;
    for (const auto* column : below) {
        // Labels stand above these, so they need a little more than a number.
        const int least = std::max(need_of(*column).least, 104) + column_gap;
        if (!line.empty() && taken + least > inner) {
            columns.second.push_back(share(line, inner));
            line.clear();
            taken = -column_gap;
        }
        line.push_back(column);
        taken += least;
    }
    if (!line.empty())
        columns.second.push_back(share(line, inner));
    return columns;
}

} // namespace attune
