// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace attune::bench {

/// SQLCipher without Attune, with the same durable settings: the floor under the vault.
class RawSqlcipher {
public:
    /// Makes or opens `file` with a raw key of zeros.
    explicit RawSqlcipher(const std::filesystem::path& file);
    ~RawSqlcipher();
    RawSqlcipher(const RawSqlcipher&) = delete;
    RawSqlcipher& operator=(const RawSqlcipher&) = delete;

    void run(const char* sql);
    /// One durable transaction that writes `body` to row `id`.
    void commit(long long id, std::string_view body);
    /// Reads every row of `select` whole; returns the bytes seen.
    std::size_t read_all(const char* select);

private:
    sqlite3* handle_ = nullptr;
};

} // namespace attune::bench
