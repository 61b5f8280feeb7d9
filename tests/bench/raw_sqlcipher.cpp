// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/raw_sqlcipher.hpp"

#include <sqlite3.h>

#include <stdexcept>

namespace attune::bench {
namespace {

void check(int code, sqlite3* handle) {
    if (code != SQLITE_OK && code != SQLITE_ROW && code != SQLITE_DONE)
        throw std::runtime_error{sqlite3_errmsg(handle)};
}

/// A prepared statement for the length of one scope.
class RawStatement {
public:
    RawStatement(sqlite3* handle, const char* sql) { check(sqlite3_prepare_v2(handle, sql, -1, &statement, nullptr), handle); }
    ~RawStatement() { sqlite3_finalize(statement); }
    RawStatement(const RawStatement&) = delete;
    RawStatement& operator=(const RawStatement&) = delete;
    sqlite3_stmt* statement = nullptr;
};

} // namespace

RawSqlcipher::RawSqlcipher(const std::filesystem::path& file) {
    check(sqlite3_open(file.c_str(), &handle_), handle_);
    const std::string key = "x'" + std::string(96, '0') + "'";
    check(sqlite3_key(handle_, key.data(), static_cast<int>(key.size())), handle_);
    run("PRAGMA journal_mode = WAL");
    run("PRAGMA synchronous = FULL");
    run("PRAGMA locking_mode = EXCLUSIVE");
    run("PRAGMA temp_store = MEMORY");
    run("PRAGMA wal_autocheckpoint = 200");
}

RawSqlcipher::~RawSqlcipher() {
    sqlite3_close(handle_);
}

void RawSqlcipher::run(const char* sql) {
    check(sqlite3_exec(handle_, sql, nullptr, nullptr, nullptr), handle_);
}

void RawSqlcipher::commit(long long id, std::string_view body) {
    run("BEGIN IMMEDIATE");
    {
        const RawStatement replace{handle_, "INSERT OR REPLACE INTO note (id, body) VALUES (?1, ?2)"};
        sqlite3_bind_int64(replace.statement, 1, id);
        sqlite3_bind_text(replace.statement, 2, body.data(), static_cast<int>(body.size()), SQLITE_STATIC);
        check(sqlite3_step(replace.statement), handle_);
    }
    run("COMMIT");
}

std::size_t RawSqlcipher::read_all(const char* select) {
    const RawStatement rows{handle_, select};
    std::size_t bytes = 0;
    while (sqlite3_step(rows.statement) == SQLITE_ROW)
        for (int column = 0; column < sqlite3_column_count(rows.statement); ++column) {
            sqlite3_column_text(rows.statement, column);
            bytes += static_cast<std::size_t>(sqlite3_column_bytes(rows.statement, column));
        }
    return bytes;
}

} // namespace attune::bench
