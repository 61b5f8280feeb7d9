// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/progress/caseload.hpp"

#include <optional>
#include <set>
#include <vector>

namespace attune {

class Vault;

/// The scores of a row, oldest first, parted by nothing where an answer came to no score or where a session between two
/// of them asked for the measure in vain (read_missed_measures). `trauma_days`: of the client's sessions with trauma
/// work.
///
/// Reads the schedule of one client: for rows that are looked at, not for the whole list. Same thread as the vault.
/// Throws Error.
[[nodiscard]] std::vector<std::optional<double>> read_caseload_course(Vault& vault, const CaseloadRow& row,
                                                                      const std::set<Date>& trauma_days);

} // namespace attune
