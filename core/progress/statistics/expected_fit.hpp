// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/measure/instrument_shelf.hpp"
#include "core/progress/statistics/expected_recovery.hpp"

#include <optional>
#include <string>
#include <vector>

namespace attune {

/// "PHQ-9, Total"; the ids where the shelf has no such measure or score.
[[nodiscard]] std::string expected_title(const InstrumentShelf& shelf, const std::string& measure, const std::string& scale);
/// Why no score of the practice would ever be compared with this row: its measure or score is unknown, or its figures lie
/// outside the range of the score. Nothing where it fits.
[[nodiscard]] std::optional<std::string> expected_misfit(const ExpectedRow& row, const InstrumentShelf& shelf);
/// The scores of `rows` that have a table among those `loaded`, each once by its title: loading would replace them.
[[nodiscard]] std::vector<std::string> replaced_tables(const std::vector<ExpectedRow>& rows,
                                                       const ExpectedRecovery& loaded, const InstrumentShelf& shelf);

} // namespace attune
