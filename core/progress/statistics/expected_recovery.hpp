// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace attune {

class InstrumentShelf;

/// What is expected of clients with a like start at one session, as a published table gives it.
struct ExpectedRow {
    std::string measure{};             ///< "phq-9"
    std::string scale = "total";
    double start_low = 0, start_high = 0; ///< start scores that it counts for, both included
    int session = 1; ///< from 1
    double mean = 0;
    double lower = 0, upper = 0;       ///< limits
    std::optional<double> level{};     ///< share of clients within the limits, 0.8, 0.9…; nothing: not said
    std::string source{};
};

/// Expected-recovery tables. None come with the program; a practice loads those that it has the right to.
class ExpectedRecovery {
public:
    ExpectedRecovery() = default;
    explicit ExpectedRecovery(std::vector<ExpectedRow> rows);

    [[nodiscard]] bool is_empty() const noexcept { return rows_.empty(); }
    [[nodiscard]] const std::vector<ExpectedRow>& rows() const noexcept { return rows_; }
    [[nodiscard]] bool has_table(std::string_view measure, std::string_view scale) const;
    /// The rows for this start score at this very session, one for each level, widest first (a row without a level
    /// comes last); nothing is interpolated. Borrows the table.
    [[nodiscard]] std::vector<const ExpectedRow*> find(std::string_view measure, std::string_view scale,
                                                       double start, int session) const;

private:
    std::vector<ExpectedRow> rows_; ///< by measure, scale, session, start
};

struct TableProblem {
    std::size_t line = 0; ///< from 1; 0: the whole file
    std::string words;
};

struct ExpectedReading {
    std::vector<ExpectedRow> rows;      ///< empty when there are problems: a table is taken whole or not at all
    std::vector<TableProblem> problems;
};

/// Reads a table from CSV (UTF-8; comma or semicolon; a first line with the names of the columns, in any order):
/// measure, start (a band: "10-14"), session, mean, lower, upper, source; and where there are any level ("0.9" or
/// "90 %") and scale ("total" when left out). All problems are told at once with their lines, up to a hundred.
[[nodiscard]] ExpectedReading read_expected_recovery(std::string_view csv);
/// The same for a practice with these measures: a measure or score that it does not have is a problem as well, and so
/// are figures outside the range of the score.
[[nodiscard]] ExpectedReading read_expected_recovery(std::string_view csv, const InstrumentShelf& shelf);

} // namespace attune
