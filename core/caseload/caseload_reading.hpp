// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/caseload/caseload_rows.hpp"
#include "core/caseload/scored_episodes.hpp"
#include "core/measure/instrument_shelf.hpp"
#include "core/vault/vault.hpp"

#include <cstdint>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace attune {

/// Reads the caseload of a practice, for a thread of its own: makes its connections where it is made, and uses the
/// vault nowhere else.
///
/// Owns its connections and a copy of what the shelf offers. Make it on the vault's thread; `read` may run on one
/// other; it must be gone before the vault is closed. Throws Error.
class CaseloadReading {
public:
    CaseloadReading(Vault& vault, const InstrumentShelf& shelf);

    /// The rows by name of the client; empty when `stop` was asked for.
    [[nodiscard]] std::vector<CaseloadRow> read(const std::stop_token& stop = {});

private:
    EpisodeReaders readers_;
    InstrumentShelf shelf_;
    UserId user_;
    enum class Users { one, several } users_ = Users::one;
    Date today_{};
};

/// What the practice said beside the scores of one client, to judge them by.
[[nodiscard]] CaseloadChoices read_caseload_choices(Database& database, const InstrumentShelf& shelf, Date today);

/// The key of the setting that names the measure that leads in the caseload for one client.
[[nodiscard]] std::string leading_measure_key(ClientId client);

} // namespace attune
