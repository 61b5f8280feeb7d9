// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/raw_sqlcipher.hpp"

#include <sqlite3.h>

#include <stdexcept>
#include <string>

namespace attune::bench {
namespace {

void check(int code, sqlite3* handle) {
    if (code != SQLITE_OK && code != SQLITE_ROW && code != SQLITE_DONE)
        throw std::runtime_error{sqlite3_errmsg(handle)};
}

} // namespace

RawSqlcipher::RawSqlcipher(const std::filesystem::path& file) {
    check(sqlite3_open(file.c_str(), &handle_), handle_);
    const std::string key = "x'" + std::string(96, '0') + "'";
    check(sqlite3_key(handle_, key.data(), static_cast<int>(key.size())), handle_);
    run("PRAGMA journal_mode = WAL");
    run("PRAGMA synchronous = FULL");
    run("PRAGMA temp_store = MEMORY");
    run("PRAGMA wal_autocheckpoint = 200");
}

RawSqlcipher::~RawSqlcipher() { sqlite3_close(handle_); }

void RawSqlcipher::run(const char* sql) { check(sqlite3_exec(handle_, sql, nullptr, nullptr, nullptr), handle_); }

RawStatement::RawStatement(RawSqlcipher& database, const char* sql)
    : handle_{database.handle()} {
    check(sqlite3_prepare_v2(handle_, sql, -1, &statement_, nullptr), handle_);
}

RawStatement::~RawStatement() { sqlite3_finalize(statement_); }

RawStatement& RawStatement::bind(int index, std::int64_t number) {
    check(sqlite3_bind_int64(statement_, index, number), handle_);
    return *this;
}

RawStatement& RawStatement::bind(int index, std::string_view text) {
    check(sqlite3_bind_text(statement_, index, text.data(), static_cast<int>(text.size()), SQLITE_STATIC), handle_);
    return *this;
}

bool RawStatement::step() {
    const int code = sqlite3_step(statement_);
    check(code, handle_);
    return code == SQLITE_ROW;
}

void RawStatement::run() {
    while (step()) {
    }
    rewind();
}

void RawStatement::rewind() { sqlite3_reset(statement_); }

std::size_t RawStatement::read_columns() const {
    std::size_t bytes = 0;
    for (int column = 0; column < sqlite3_column_count(statement_); ++column) {
        sqlite3_column_text(statement_, column);
        bytes += static_cast<std::size_t>(sqlite3_column_bytes(statement_, column));
    }
    return bytes;
}

} // namespace attune::bench
