// SPDX-License-Identifier: Apache-2.0
#include "core/vault/migration.hpp"

#include "core/error.hpp"
#include "core/vault/audit_trail.hpp"
#include "core/vault/connection.hpp"

namespace attune {
namespace {

/// Runs each statement of `sql`; one by one, so that each can be observed.
void run_script(Database& database, const Migration& migration,
                const std::function<void(std::string_view)>& before_statement) {
    sqlite3* handle = database.connection().handle();
    const std::string doing = "migration " + std::to_string(migration.number);
    const char* rest = migration.sql.data();
    const char* const end = rest + migration.sql.size();
    while (rest < end) {
        sqlite3_stmt* statement = nullptr;
        const char* const start = rest;
        int code = sqlite3_prepare_v2(handle, start, static_cast<int>(end - start), &statement, &rest);
        if (is_mistake_in_sql(handle, code))
            throw Error{ErrorKind::internal, doing + ": " + sqlite3_errmsg(handle)};
        if (code != SQLITE_OK)
            throw_database_error(handle, code, doing);
        if (statement == nullptr) // blanks and comments at the end
            break;
        try {
            if (before_statement)
                before_statement({start, static_cast<std::size_t>(rest - start)});
        } catch (...) {
            sqlite3_finalize(statement);
            throw;
        }
        while ((code = sqlite3_step(statement)) == SQLITE_ROW) {
        }
        sqlite3_finalize(statement);
        if (is_mistake_in_sql(handle, code == SQLITE_DONE ? SQLITE_OK : code))
            throw Error{ErrorKind::internal, doing + ": " + sqlite3_errmsg(handle)};
        if (code != SQLITE_DONE)
            throw_database_error(handle, code, doing);
    }
}

void apply(Database& database, const Migration& migration,
           const std::function<void(std::string_view)>& before_statement) {
    Change change{database};
    run_script(database, migration, before_statement);
    database.execute(("PRAGMA user_version = " + std::to_string(migration.number)).c_str());
    change.record({.action = "vault.migrate",
                   .object = "schema",
                   .object_id = migration.number,
                   .fields = std::string{migration.name}});
    if (before_statement)
        before_statement("COMMIT");
    change.commit();
}

} // namespace

int newest_schema() {
    return static_cast<int>(all_migrations().size());
}

int schema_of(Database& database) {
    return static_cast<int>(query_integer(database, "PRAGMA user_version"));
}

void migrate(Database& database, std::span<const Migration> migrations,
             const std::function<void(std::string_view)>& before_statement) {
    for (const Migration& migration : migrations)
        if (migration.number > schema_of(database))
            apply(database, migration, before_statement);
}

} // namespace attune
