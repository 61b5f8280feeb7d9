// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/vault/database.hpp"
#include "core/vault/keys.hpp"

#include <SQLiteCpp/Database.h>
#include <sqlite3.h>

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

namespace attune {

/// SQLiteCpp's handle and the statements that wait for their next use. Only core/vault includes this.
struct Database::Connection {
    explicit Connection(const std::filesystem::path& file, int flags);
    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    [[nodiscard]] sqlite3* handle() const noexcept { return sqlite_.getHandle(); }
    /// A prepared statement of this text, from the waiting ones where there is one. Give it back with
    /// `put_back`.
    [[nodiscard]] sqlite3_stmt* take(std::string_view sql);
    void put_back(sqlite3_stmt* statement) noexcept;

    SQLite::Database sqlite_;
    std::shared_ptr<ChangeState> change; ///< while a Change is open

private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const noexcept {
            return std::hash<std::string_view>{}(text);
        }
    };
    std::unordered_map<std::string, sqlite3_stmt*, Hash, std::equal_to<>> waiting_;
};

/// How a connection is meant to be used.
enum class ConnectionUse {
    write,      ///< the one writer: WAL, FULL
    read,       ///< background work beside the writer: refuses every change
    look,       ///< before a vault is accepted: leaves no trace on disk, not even a checkpoint
    copy_to,    ///< a new database that a backup is written to
    check_file, ///< the main file alone, as it lies on disk (after a checkpoint, or a backup); writes nothing
};

/// Opens `file` with the vault's key, applies every setting and reads each back.
/// Throws vault_damaged when the first page does not open with the key, internal when a setting does not
/// hold.
[[nodiscard]] std::unique_ptr<Database> open_database(const std::filesystem::path& file,
                                                      const SecretBytes& key_text, ConnectionUse use);
/// Reads every setting back; throws Error(internal) naming the first that differs from what it must be.
void check_settings(Database& database, ConnectionUse use);

/// Throws what a SQLite result code means to the user. The message holds no values: it is made of the code's
/// own words, `doing` and, for constraints, the names in the schema.
[[noreturn]] void throw_database_error(sqlite3* connection, int code, std::string_view doing);

/// Whether a failure is the statement's own fault (an unknown column), so that SQLite's words name only SQL.
[[nodiscard]] bool is_mistake_in_sql(sqlite3* connection, int code);

/// One value from a statement such as a pragma; empty when there is no row.
[[nodiscard]] std::string query_text(Database& database, const char* sql);
[[nodiscard]] std::int64_t query_integer(Database& database, const char* sql);

constexpr std::int64_t vault_application_id = 0x4154544E; // "ATTN"

} // namespace attune
