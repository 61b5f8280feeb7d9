// SPDX-License-Identifier: Apache-2.0
#include "core/error.hpp"
#include "core/vault/connection.hpp"

#include <cerrno>
#include <string>

namespace attune {
namespace {

bool failed_for_permission(sqlite3* connection) {
    const int number = connection != nullptr ? sqlite3_system_errno(connection) : 0;
    return number == EACCES || number == EPERM || number == EROFS;
}

bool failed_for_space(sqlite3* connection) {
    const int number = connection != nullptr ? sqlite3_system_errno(connection) : 0;
    return number == ENOSPC || number == EDQUOT;
}

/// A trigger's or constraint's own words; they name tables and columns, never values.
[[noreturn]] void throw_constraint(sqlite3* connection, int code, const std::string& doing) {
    const std::string words = connection != nullptr ? sqlite3_errmsg(connection) : sqlite3_errstr(code);
    constexpr std::string_view frozen = "note_frozen";
    if (code == SQLITE_CONSTRAINT_TRIGGER && words.starts_with(frozen))
        throw Error{ErrorKind::note_frozen,
                    "the note is signed and cannot be changed: write an addendum (" + words + ")"};
    throw Error{ErrorKind::internal, doing + ": " + words};
}

} // namespace

bool is_mistake_in_sql(sqlite3* connection, int code) {
    return code == SQLITE_ERROR &&
           std::string_view{sqlite3_errmsg(connection)} != sqlite3_errstr(SQLITE_ERROR);
}

void throw_database_error(sqlite3* connection, int code, std::string_view doing) {
    const std::string text = std::string{doing} + ": " + sqlite3_errstr(code);
    switch (code & 0xff) {
    case SQLITE_FULL: throw Error{ErrorKind::no_space, text + ": free some space and try again"};
    case SQLITE_NOMEM: throw Error{ErrorKind::no_memory, text + ": close other programs and try again"};
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        throw Error{ErrorKind::vault_busy, text + ": close the other program that uses the vault, or wait"};
    case SQLITE_PERM:
    case SQLITE_READONLY:
    case SQLITE_AUTH:
        throw Error{ErrorKind::no_permission, text + ": change the permissions of the vault's folder"};
    case SQLITE_CANTOPEN:
    case SQLITE_IOERR:
        if (failed_for_space(connection))
            throw Error{ErrorKind::no_space, text + ": free some space and try again"};
        if (failed_for_permission(connection))
            throw Error{ErrorKind::no_permission, text + ": change the permissions of the vault's folder"};
        throw Error{ErrorKind::vault_damaged,
                    text + ": the disk reports a failure; see that it is connected and try again, or restore a "
                           "backup on another disk"};
    case SQLITE_NOTADB:
    case SQLITE_CORRUPT: throw Error{ErrorKind::vault_damaged, text + ": restore the vault from a backup"};
    case SQLITE_TOOBIG:
        throw Error{ErrorKind::bad_input, text + ": one field may hold 8 MiB; make it shorter"};
    case SQLITE_CONSTRAINT: throw_constraint(connection, code, std::string{doing});
    case SQLITE_ERROR:
        // A page that fails its authentication comes back as the plain code with no words of its own.
        if (connection != nullptr && !is_mistake_in_sql(connection, SQLITE_ERROR))
            throw Error{ErrorKind::vault_damaged,
                        std::string{doing} +
                            ": a page of the database is damaged; restore the vault from a backup"};
        throw Error{ErrorKind::internal, text};
    case SQLITE_INTERRUPT: throw Error{ErrorKind::internal, std::string{doing} + ": cancelled"};
    default: throw Error{ErrorKind::internal, text};
    }
}

} // namespace attune
