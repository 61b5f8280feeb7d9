// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gui/platform/empty_state.hpp"
#include "gui/platform/row_list.hpp"

#include <string>
#include <vector>

namespace attune {

/// A list on its own ground with an edge above it, and what is said in its place while nothing stands in it.
class ListFrame : public StyledPanel {
public:
    /// The list is named `id`-list and what stands in its place `id`-empty.
    ListFrame(wxWindow* parent, const std::string& id, const wxString& name, std::vector<RowColumn> columns);

    [[nodiscard]] RowList* list() const noexcept { return list_; }
    [[nodiscard]] EmptyState* empty() const noexcept { return empty_; }
    enum class Shows { list, words };
    /// One of both; lays itself out.
    void show(Shows what);

private:
    RowList* list_;
    EmptyState* empty_;
};

} // namespace attune
