// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/caseload/caseload.hpp"
#include "core/response/schedule/schedule_basis.hpp"

#include <optional>
#include <vector>

namespace attune {

class Vault;

/// The scores of a row, oldest first, parted by nothing where an answer came to no score or where a session between two
/// of them asked for the measure in vain (read_missed_measures).
///
/// Reads the schedule of one client: for rows that are looked at, not for the whole list. Same thread as the vault.
/// Throws Error.
[[nodiscard]] std::vector<std::optional<double>> read_caseload_course(Vault& vault, const CaseloadRow& row,
                                                                      const ScheduleBasis& basis);

} // namespace attune
