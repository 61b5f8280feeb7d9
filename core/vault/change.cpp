// SPDX-License-Identifier: Apache-2.0
#include "core/error.hpp"
#include "core/vault/audit_trail.hpp"
#include "core/vault/connection.hpp"

namespace attune {

/// What the nested changes of one transaction share.
struct ChangeState {
    explicit ChangeState(Database::Connection& where)
        : connection{where},
          rollback{where.take("ROLLBACK")} {}
    ~ChangeState() { connection.put_back(rollback); }
    ChangeState(const ChangeState&) = delete;
    ChangeState& operator=(const ChangeState&) = delete;

    Database::Connection& connection;
    sqlite3_stmt* rollback; ///< prepared before anything goes wrong: memory may be what is missing then
    bool recorded = false;
    bool spoilt = false; ///< an inner change was given up
};

Change::Change(Database& database)
    : database_{database} {
    if (database_.audit() == nullptr)
        throw Error{ErrorKind::internal, "this connection reads only: changes need the vault's writer"};
    if (database_.connection().change != nullptr) {
        state_ = database_.connection().change;
        return;
    }
    state_ = std::make_shared<ChangeState>(database_.connection());
    Statement{database_, "BEGIN IMMEDIATE"}.run();
    outer_ = true;
    database_.connection().change = state_;
    database_.audit()->begin();
}

Change::~Change() {
    if (committed_)
        return;
    state_->spoilt = true;
    if (!outer_)
        return;
    // SQLite has already rolled back by itself after some failures (a full disk, for one).
    sqlite3* handle = database_.connection().handle();
    if (sqlite3_get_autocommit(handle) == 0)
        sqlite3_step(state_->rollback);
    database_.audit()->undo();
    database_.connection().change.reset();
}

void Change::record(const AuditEntry& entry) {
    database_.audit()->append(entry);
    state_->recorded = true;
}

void Change::commit() {
    if (committed_)
        throw Error{ErrorKind::internal, "a change was committed twice"};
    if (state_->spoilt)
        throw Error{ErrorKind::internal, "a part of this change was given up, so nothing of it is saved"};
    if (!outer_) {
        committed_ = true;
        return;
    }
    if (!state_->recorded)
        throw Error{ErrorKind::internal, "a change without an audit record is not saved"};
    Statement{database_, "COMMIT"}.run();
    committed_ = true;
    database_.connection().change.reset();
    database_.audit()->committed();
}

} // namespace attune
