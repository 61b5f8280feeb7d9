// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gui/note/table_columns.hpp"
#include "gui/platform/group.hpp"

namespace attune {

/// The heads above a table's columns, as wide as these. A label too long for its column takes two lines and then ends
/// in an ellipsis; its tooltip says all of it.
class TableHeads : public Group {
public:
    explicit TableHeads(wxWindow* parent);
    /// Shows the heads of other columns, or of other widths. `table` must live as long as the columns.
    void show(const Field& table, const TableColumns& columns);

private:
    [[nodiscard]] wxWindow* make_head(const Field& field, int width);
};

} // namespace attune
