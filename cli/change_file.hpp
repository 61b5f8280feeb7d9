// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/text/csv.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace attune::cli {

/// First and last score of one client; an empty cell is a missing score.
struct PairRow {
    std::string client;
    std::optional<double> pre, post;
};

struct PairFile {
    std::vector<PairRow> rows;        ///< those that could be read
    std::vector<CsvProblem> problems; ///< all others, with their lines
};

/// Reads columns client, pre and post, in any order; other columns are left alone. Throws Error(bad_input) when the
/// file cannot be read at all.
[[nodiscard]] PairFile read_pair_file(const std::filesystem::path& file);

/// What stands in a file of at most csv_max_bytes; of a longer one that much and a byte. Throws Error(bad_input).
[[nodiscard]] std::string text_of_file(const std::filesystem::path& file);

/// The parts with "; " between them.
[[nodiscard]] std::string joined(const std::vector<std::string>& parts);

} // namespace attune::cli
