// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/template/template.hpp"

#include <vector>

namespace attune {

/// One column of a table in a form: on which line it stands and how wide it is, in DIP.
struct TableColumn {
    const Field* field = nullptr;
    int width = 0;
};

/// How the columns of a table share the page.
struct TableColumns {
    std::vector<TableColumn> first;                 ///< the line that is always there
    std::vector<std::vector<TableColumn>> second;   ///< lines that open for the current row
    int number = 0; ///< in DIP: the order column is a plain number before the first line; 0: there is none
};

inline constexpr int column_gap = 4;

/// Whether each column stands on the line that it has in the other.
[[nodiscard]] bool have_same_lines(const TableColumns& one, const TableColumns& other);

/// Numbers get what they need, words share the rest by their `width`. What does not fit into the first line
/// goes below it. `letters` is how much larger they are than usual: numbers and lists, which cannot be scrolled, need
/// so much more.
[[nodiscard]] TableColumns arrange_columns(const Field& table, int width, double letters = 1);

} // namespace attune
