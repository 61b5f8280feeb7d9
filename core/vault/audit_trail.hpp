// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/calendar/date.hpp"
#include "core/vault/database.hpp"
#include "core/vault/keys.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace attune {

/// Where a trail ends: the number of its last row (0 when it has none) and that row's code.
struct AuditHead {
    std::int64_t seq = 0;
    Mac mac{};
    friend bool operator==(const AuditHead&, const AuditHead&) = default;
};

/// One row as it was written.
struct AuditRow {
    std::int64_t seq = 0;
    Instant at;
    std::int64_t uptime_ms = 0; ///< monotonic clock: shows the order when the wall clock was moved
    std::int64_t user = 0;
    AuditEntry entry;
    Mac mac{};
};

/// Where the chain does not hold.
struct AuditFault {
    std::int64_t seq = 0;
    std::string message;
};

/// The vault's chained log: each row carries HMAC-SHA-512-256 over itself and the row before.
///
/// Borrows database and clock. Rows are written inside a Change only, through Change::record. Same thread as
/// the database.
class AuditTrail {
public:
    AuditTrail(Database& database, SecretBytes key, std::string vault_id, const Clock& clock);

    void set_user(std::int64_t user) noexcept { user_ = user; }
    /// Called with the new head after each durable commit.
    void on_commit(std::function<void(const AuditHead&)> call) { on_commit_ = std::move(call); }

    [[nodiscard]] const AuditHead& head() const noexcept { return head_; }
    [[nodiscard]] std::optional<AuditRow> last() const;
    /// The newest row with this action behind row `after`; "vault.open*" takes every action that begins so. It
    /// reads backwards, so ask for what is near the end.
    [[nodiscard]] std::optional<AuditRow> last_of(std::string_view action, std::int64_t after = 0) const;
    /// The code of row `seq`; nothing when it is not there.
    [[nodiscard]] std::optional<Mac> mac_of(std::int64_t seq) const;
    /// Recomputes the chain from row `first` on; `go_on` gets the row's number and may stop by returning
    /// false.
    [[nodiscard]] std::vector<AuditFault> check(std::int64_t first,
                                                const std::function<bool(std::int64_t)>& go_on) const;

    // Used by Change and by migration.
    void begin() { before_ = head_; }
    void append(const AuditEntry& entry);
    void undo() { head_ = before_; }
    void committed() const;
    /// Reads the head from the table.
    void load_head();
    /// Begins a trail in a database that has no table for it yet.
    void start() { head_ = before_ = {0, first_link()}; }

private:
    [[nodiscard]] Mac chain(const AuditRow& row, const Mac& previous) const;
    [[nodiscard]] Mac first_link() const;

    Database& database_;
    SecretBytes key_;
    std::string vault_id_;
    const Clock& clock_;
    std::int64_t user_ = 0;
    AuditHead head_;
    AuditHead before_;
    std::function<void(const AuditHead&)> on_commit_;
};

} // namespace attune
