// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/progress/statistics/expected_recovery.hpp"
#include "core/vault/vault.hpp"

#include <string>
#include <vector>

namespace attune {

/// All tables that the practice loaded. Same thread as the database. Throws Error if the vault fails.
[[nodiscard]] ExpectedRecovery read_expected_tables(Database& database);

/// The expected-recovery tables that a practice loaded; none come with the program. Loading and removing is audited.
///
/// Borrows the vault. Same thread. Throws Error if the vault fails; not_found.
class ExpectedRecoveryStore {
public:
    explicit ExpectedRecoveryStore(Vault& vault) noexcept
        : vault_{vault} {}

    [[nodiscard]] ExpectedRecovery read() const { return read_expected_tables(vault_.database()); }
    /// Takes the rows of read_expected_recovery. A measure's score that has rows here loses all that it had before;
    /// the others stay. Whole or not at all. Throws bad_input when there is no row.
    void load(const std::vector<ExpectedRow>& rows);
    /// Removes the tables of all scores of a measure; not_found when it has none.
    void remove(const std::string& measure);
    /// Removes the table of one score; not_found when it has none.
    void remove(const std::string& measure, const std::string& scale);

private:
    Vault& vault_;
};

} // namespace attune
