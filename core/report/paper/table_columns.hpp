// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/report/paper/page_text.hpp"

#include <vector>

namespace attune {

/// Room inside a cell at both sides.
inline constexpr double cell_padding = 6;

/// What a column's texts need, padding apart.
struct ColumnNeed {
    double natural = 0; ///< the widest text on one line
    double least = 0;   ///< the widest word
};

/// Widths of columns that fill `width`: what each needs where there is room, else at least its longest word, as
/// far as no column takes more than its part. Padding included.
[[nodiscard]] std::vector<double> share_width(const std::vector<ColumnNeed>& needs, double width);

/// What the columns of a table need, by its head and its first rows.
[[nodiscard]] std::vector<ColumnNeed> column_needs(const Table& table, TextShaper& shaper);

} // namespace attune
