// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/progress/statistics/expected_recovery.hpp"
#include "gui/workspace/workspace.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace attune {

/// The tables of expected recovery that the practice loaded; none come with the program. No window.
///
/// Borrows the workspace. Members that read or change the vault throw Error.
class ExpectedTablesViewModel {
public:
    explicit ExpectedTablesViewModel(Workspace& workspace);

    /// One table: of one score of one measure.
    struct Row {
        std::string measure, scale;
        std::string title;    ///< "PHQ-9, total"
        std::string starts;   ///< whom it is for: "start at 10–14, 15–19"
        std::string sessions; ///< "1–20", "4, 8, 12"
        std::string source;
    };
    /// A file as it was read, before anything is changed.
    struct Offer {
        std::vector<ExpectedRow> rows;
        std::vector<std::string> problems; ///< all that speaks against it, with lines; rows are empty then
        std::vector<std::string> replaced; ///< its scores that have a table now: "PHQ-9, Total"
    };

    [[nodiscard]] const std::vector<Row>& rows() const noexcept { return rows_; }
    /// Reads a CSV file; changes nothing.
    [[nodiscard]] Offer read(const std::filesystem::path& file) const;
    /// Loads what was read, in place of the tables of the same scores.
    void load(const Offer& offer);
    void remove(const Row& row);

private:
    void reload();

    Workspace& workspace_;
    std::vector<Row> rows_;
};

} // namespace attune
