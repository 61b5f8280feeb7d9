// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace attune {

struct CsvRow {
    std::size_t line = 0; ///< where it begins, from 1
    std::vector<std::string> cells; ///< trimmed unless they were quoted
};

struct CsvProblem {
    std::size_t line = 0; ///< from 1; 0: the whole text
    std::string words;
};

/// Rows as spreadsheets write them (RFC 4180): UTF-8 with or without a byte order mark, lines ended by LF, CRLF or
/// CR, separated by comma, semicolon or tab, whichever the first line has most of; cells may be quoted. Empty lines
/// are left out.
struct CsvText {
    char separator = ',';
    std::vector<CsvRow> rows;
    std::vector<CsvProblem> problems; ///< what could not be read; rows that could are there all the same
};

/// The longest text that is read.
inline constexpr std::size_t csv_max_bytes = 16U << 20U;

[[nodiscard]] CsvText read_csv(std::string_view text);

/// A finite number with a point, or with a decimal comma where the separator is not the comma.
[[nodiscard]] std::optional<double> csv_number(std::string_view cell, char separator);

/// A cell as it is written (RFC 4180). A leading =, +, -, @ or tab would make a spreadsheet calculate; an apostrophe
/// stops it.
[[nodiscard]] std::string csv_cell(const std::string& text);
/// The cells of one row, with CRLF behind them.
[[nodiscard]] std::string csv_line(const std::vector<std::string>& cells);

} // namespace attune
