// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gui/note/trace_marks.hpp"
#include "gui/platform/group.hpp"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace attune {

/// One row of a table as the trace above it shows it.
struct TraceRow {
    std::optional<double> x;     ///< minute
    std::optional<double> y;     ///< level
};

/// Draws a column of a table by another one, with the row that has the focus marked.
class TracePanel : public Group {
public:
    TracePanel(wxWindow* parent, const std::string& id, const wxString& name, double min, double max);
    ~TracePanel() override;
    void show(std::vector<TraceRow> rows, std::optional<std::size_t> current, const TraceMarks& marks);

private:
    struct Drawing;
    void paint();
    std::unique_ptr<Drawing> drawing_;
};

} // namespace attune
