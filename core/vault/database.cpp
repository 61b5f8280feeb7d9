// SPDX-License-Identifier: Apache-2.0
#include "core/vault/database.hpp"

#include "core/error.hpp"
#include "core/vault/connection.hpp"

#include <utility>

namespace attune {

Database::Database(std::unique_ptr<Connection> connection)
    : connection_{std::move(connection)} {}

Database::~Database() = default;

void Database::execute(const char* sql) {
    sqlite3* handle = connection_->handle();
    if (const int code = sqlite3_exec(handle, sql, nullptr, nullptr, nullptr); code != SQLITE_OK) {
        if (is_mistake_in_sql(handle, code))
            throw Error{ErrorKind::internal,
                        std::string{"cannot run a statement: "} + sqlite3_errmsg(handle)};
        throw_database_error(handle, code, "cannot run a statement");
    }
}

std::int64_t Database::last_row_id() const {
    return sqlite3_last_insert_rowid(connection_->handle());
}

int Database::changes() const {
    return sqlite3_changes(connection_->handle());
}

} // namespace attune
