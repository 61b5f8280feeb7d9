// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/vault/database.hpp"
#include "core/vault/vault.hpp"

#include <functional>
#include <vector>

namespace attune {

/// Everything that SQLite and SQLCipher can say about the file behind a `check_file` connection: the code of
/// each page, the structure, foreign keys. The connection is not used for anything else afterwards (one bad
/// page poisons it). `progress` gets 0 to 1 and cancels by returning false, which ends the check early.
[[nodiscard]] std::vector<VerifyProblem> check_database(Database& database,
                                                        const std::function<bool(double)>& progress);

} // namespace attune
