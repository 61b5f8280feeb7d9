// SPDX-License-Identifier: Apache-2.0
#include "core/vault/connection.hpp"

#include "core/error.hpp"
#include "core/vault/file_ops.hpp"
#include "core/vault/process.hpp"

#include <SQLiteCpp/Exception.h>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

namespace attune {
namespace {

constexpr std::size_t most_waiting = 256;

/// SQLite says only that it cannot: permission, a link, or a disk that fails. (The file is not opened to find
/// out: closing it would give up the locks that this process has on it.)
[[noreturn]] void throw_cannot_open(const std::filesystem::path& file) {
    struct stat about {};
    if (::lstat(file.c_str(), &about) == 0) {
        if (S_ISLNK(about.st_mode))
            throw_file_error(ELOOP, "cannot open", file);
        if (::faccessat(AT_FDCWD, file.c_str(), R_OK | W_OK, AT_EACCESS) != 0)
            throw_file_error(errno, "cannot open", file);
    }
    throw_file_error(EIO, "cannot open", file);
}

SQLite::Database open_sqlite(const std::filesystem::path& file, int flags) {
    try {
        return SQLite::Database{file.c_str(), flags | SQLITE_OPEN_EXRESCODE | SQLITE_OPEN_NOFOLLOW};
    } catch (const SQLite::Exception& failure) {
        const int code = failure.getErrorCode() & 0xff;
        if (code == SQLITE_CANTOPEN || code == SQLITE_PERM)
            throw_cannot_open(file);
        throw_database_error(nullptr, code, "cannot open the database");
    }
}

int flags_of(ConnectionUse use) {
    switch (use) {
    case ConnectionUse::write:
    case ConnectionUse::look: return SQLITE_OPEN_READWRITE;
    // One thread at a time uses a connection. Readers walk through hundreds of thousands of values: a lock around each
    // would cost a tenth of that.
    case ConnectionUse::read: return SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX;
    case ConnectionUse::copy_to: return SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    case ConnectionUse::check_file: return SQLITE_OPEN_READONLY | SQLITE_OPEN_URI;
    }
    return SQLITE_OPEN_READONLY;
}

/// `immutable` makes SQLite read the main file and nothing else: no locks, no WAL beside it. Blanks and the
/// like in the path are percent-encoded.
std::filesystem::path immutable_uri(const std::filesystem::path& file) {
    constexpr std::string_view plain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_./";
    std::string uri = "file:";
    for (const char c : std::filesystem::absolute(file).string())
        if (plain.find(c) != std::string_view::npos) {
            uri += c;
        } else {
            uri += '%';
            uri += to_hex(std::span{reinterpret_cast<const unsigned char*>(&c), 1});
        }
    uri += "?immutable=1";
    return uri;
}

} // namespace

Database::Connection::Connection(const std::filesystem::path& file, int flags)
    : sqlite_{open_sqlite(file, flags)} {}

Database::Connection::~Connection() {
    for (auto& [sql, statement] : waiting_)
        sqlite3_finalize(statement);
}

sqlite3_stmt* Database::Connection::take(std::string_view sql) {
    if (const auto found = waiting_.find(sql); found != waiting_.end() && found->second != nullptr)
        return std::exchange(found->second, nullptr);
    sqlite3_stmt* statement = nullptr;
    const int code = sqlite3_prepare_v3(handle(), sql.data(), static_cast<int>(sql.size()),
                                        SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
    if (is_mistake_in_sql(handle(), code)) // the text of a statement is the program's own: it may be named
        throw Error{ErrorKind::internal,
                    std::string{"cannot prepare a statement: "} + sqlite3_errmsg(handle())};
    if (code != SQLITE_OK)
        throw_database_error(handle(), code, "cannot prepare a statement");
    if (statement == nullptr)
        throw Error{ErrorKind::internal, "cannot prepare an empty statement"};
    return statement;
}

void Database::Connection::put_back(sqlite3_stmt* statement) noexcept {
    sqlite3_reset(statement);
    sqlite3_clear_bindings(statement); // wipes what was bound
    try {
        const std::string_view sql = sqlite3_sql(statement);
        if (const auto found = waiting_.find(sql); found != waiting_.end()) {
            if (found->second == nullptr) {
                found->second = statement;
                return;
            }
        } else if (waiting_.size() < most_waiting) {
            waiting_.emplace(sql, statement);
            return;
        }
    } catch (const std::bad_alloc&) { // no memory to keep it: it is made anew when it is needed
    }
    sqlite3_finalize(statement);
}

void apply_settings(Database& database, ConnectionUse use); // settings.cpp

std::unique_ptr<Database> open_database(const std::filesystem::path& file, const SecretBytes& key_text,
                                        ConnectionUse use) {
    prepare_process();
    auto connection = std::make_unique<Database::Connection>(
        use == ConnectionUse::check_file ? immutable_uri(file) : file, flags_of(use));
    {
        const auto key = key_text.read();
        const int code = sqlite3_key_v2(connection->handle(), "main", key.data(), 99);
        if (code != SQLITE_OK)
            throw_database_error(connection->handle(), code, "cannot give the database its key");
    }
    auto database = std::make_unique<Database>(std::move(connection));
    apply_settings(*database, use);
    check_settings(*database, use);
    return database;
}

std::string query_text(Database& database, const char* sql) {
    Statement statement{database, sql};
    return statement.step() && !statement.is_null(0) ? statement.text(0) : std::string{};
}

std::int64_t query_integer(Database& database, const char* sql) {
    Statement statement{database, sql};
    return statement.step() ? statement.integer(0) : 0;
}

} // namespace attune
