// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/progress/expected_recovery.hpp"
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
        std::vector<std::string> titles;   ///< what it holds: "PHQ-9, total"
        std::vector<std::string> replaced; ///< of these, the ones that have a table now
    };

    [[nodiscard]] const std::vector<Row>& rows() const noexcept { return rows_; }
    /// Reads a CSV file; changes nothing.
    [[nodiscard]] Offer read(const std::filesystem::path& file) const;
    /// Loads what was read, in place of the tables of the same scores.
    void load(const Offer& offer);
    void remove(const Row& row);

private:
    void reload();
    [[nodiscard]] std::string title_of(const std::string& measure, const std::string& scale) const;
    [[nodiscard]] std::vector<std::string> foreign_to_practice(const std::vector<ExpectedRow>& rows) const;

    Workspace& workspace_;
    std::vector<Row> rows_;
};

} // namespace attune
