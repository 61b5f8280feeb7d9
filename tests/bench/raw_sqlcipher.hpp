// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace attune::bench {

/// A SQLCipher database opened with as little as its C interface needs: the page format, the journal and the
/// durability of a vault, a key, and none of a vault's checks. The floor under the vault's rows of the table.
class RawSqlcipher {
public:
    explicit RawSqlcipher(const std::filesystem::path& file);
    ~RawSqlcipher();
    RawSqlcipher(const RawSqlcipher&) = delete;
    RawSqlcipher& operator=(const RawSqlcipher&) = delete;

    void run(const char* sql);
    [[nodiscard]] sqlite3* handle() const noexcept { return handle_; }

private:
    sqlite3* handle_ = nullptr;
};

/// One statement, prepared once. What is bound is borrowed until `run`, `rewind` or the next binding.
class RawStatement {
public:
    RawStatement(RawSqlcipher& database, const char* sql);
    ~RawStatement();
    RawStatement(const RawStatement&) = delete;
    RawStatement& operator=(const RawStatement&) = delete;

    RawStatement& bind(int index, std::int64_t number);
    RawStatement& bind(int index, std::string_view text);
    bool step();
    /// For statements without rows.
    void run();
    void rewind();
    /// Reads every column of the row as text; returns how many bytes they have.
    [[nodiscard]] std::size_t read_columns() const;

private:
    sqlite3* handle_;
    sqlite3_stmt* statement_ = nullptr;
};

} // namespace attune::bench
