// SPDX-License-Identifier: Apache-2.0
#include "core/error.hpp"
#include "core/vault/connection.hpp"

namespace attune {

struct Statement::Handle {
    Database::Connection* connection;
    sqlite3_stmt* statement;
    bool stepped = false; ///< values can be bound only before the first step, or after a reset

    void check(int code, const char* doing) const {
        if (code != SQLITE_OK)
            throw_database_error(connection->handle(), sqlite3_extended_errcode(connection->handle()), doing);
    }
    [[noreturn]] void fail_to_read() const {
        throw_database_error(connection->handle(), SQLITE_NOMEM, "cannot read a value");
    }
    void prepare_to_bind() {
        if (stepped)
            sqlite3_reset(statement);
        stepped = false;
    }
};

namespace {

constexpr const char* binding = "cannot bind a value";

[[noreturn]] void throw_bad_column(const char* type) {
    throw Error{ErrorKind::vault_damaged,
                std::string{"a stored value is not "} + type + ": restore the vault from a backup"};
}

} // namespace

Statement::Statement(Database& database, std::string_view sql)
    : handle_{new Handle{&database.connection(), database.connection().take(sql)}} {}

Statement::~Statement() {
    handle_->connection->put_back(handle_->statement);
}

bool Statement::step() {
    handle_->stepped = true;
    const int code = sqlite3_step(handle_->statement);
    if (code == SQLITE_ROW)
        return true;
    if (code == SQLITE_DONE)
        return false;
    throw_database_error(handle_->connection->handle(), code, "cannot run a statement");
}

void Statement::run() {
    while (step()) {
    }
    sqlite3_reset(handle_->statement);
}

void Statement::bind_one(int index, std::int64_t value) {
    handle_->prepare_to_bind();
    handle_->check(sqlite3_bind_int64(handle_->statement, index, value), binding);
}

void Statement::bind_one(int index, double value) {
    handle_->prepare_to_bind();
    handle_->check(sqlite3_bind_double(handle_->statement, index, value), binding);
}

void Statement::bind_one(int index, std::string_view value) {
    handle_->prepare_to_bind();
    const char* text = value.data() != nullptr ? value.data() : "";
    handle_->check(
        sqlite3_bind_text64(handle_->statement, index, text, value.size(), SQLITE_TRANSIENT, SQLITE_UTF8),
        binding);
}

void Statement::bind_one(int index, std::span<const unsigned char> value) {
    handle_->prepare_to_bind();
    const void* bytes = value.empty() ? static_cast<const void*>("") : value.data();
    handle_->check(sqlite3_bind_blob64(handle_->statement, index, bytes, value.size(), SQLITE_TRANSIENT),
                   binding);
}

void Statement::bind_one(int index, Date value) {
    bind_one(index, std::string_view{format_date(value)});
}

void Statement::bind_one(int index, Instant value) {
    bind_one(index, static_cast<std::int64_t>(value.time_since_epoch().count()));
}

void Statement::bind_one(int index, TimeOfDay value) {
    bind_one(index, static_cast<std::int64_t>(value.minutes));
}

void Statement::bind_one(int index, std::nullptr_t /*unused*/) {
    handle_->prepare_to_bind();
    handle_->check(sqlite3_bind_null(handle_->statement, index), binding);
}

bool Statement::is_null(int column) const {
    return sqlite3_column_type(handle_->statement, column) == SQLITE_NULL;
}

std::int64_t Statement::integer(int column) const {
    return sqlite3_column_int64(handle_->statement, column);
}

double Statement::real(int column) const {
    return sqlite3_column_double(handle_->statement, column);
}

std::string Statement::text(int column) const {
    const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(handle_->statement, column));
    if (text == nullptr) {
        if (is_null(column))
            return {};
        handle_->fail_to_read(); // a value is there, and no memory to hand it over: it must not pass for empty
    }
    return {text, static_cast<std::size_t>(sqlite3_column_bytes(handle_->statement, column))};
}

Bytes Statement::blob(int column) const {
    const auto* bytes = static_cast<const unsigned char*>(sqlite3_column_blob(handle_->statement, column));
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(handle_->statement, column));
    if (bytes == nullptr && sqlite3_errcode(handle_->connection->handle()) == SQLITE_NOMEM)
        handle_->fail_to_read();
    return bytes == nullptr ? Bytes{} : Bytes{bytes, bytes + size};
}

Date Statement::date(int column) const {
    const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(handle_->statement, column));
    if (text == nullptr && !is_null(column))
        handle_->fail_to_read();
    const std::optional<Date> date =
        text == nullptr ? std::nullopt
                        : parse_date({text, static_cast<std::size_t>(sqlite3_column_bytes(handle_->statement, column))});
    if (!date)
        throw_bad_column("a date");
    return *date;
}

std::optional<Date> Statement::optional_date(int column) const {
    return is_null(column) ? std::nullopt : std::optional{date(column)};
}

Instant Statement::instant(int column) const {
    if (sqlite3_column_type(handle_->statement, column) != SQLITE_INTEGER)
        throw_bad_column("an instant");
    return Instant{std::chrono::milliseconds{integer(column)}};
}

std::optional<Instant> Statement::optional_instant(int column) const {
    return is_null(column) ? std::nullopt : std::optional{instant(column)};
}

std::optional<std::int64_t> Statement::optional_integer(int column) const {
    return is_null(column) ? std::nullopt : std::optional{integer(column)};
}

} // namespace attune
