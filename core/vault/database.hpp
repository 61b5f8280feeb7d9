// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/calendar/date.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace attune {

class AuditTrail;
struct ChangeState;

using Bytes = std::vector<unsigned char>;

/// One open, keyed connection to a vault's database. Nothing outside core/vault sees SQLite.
///
/// Made by Vault. Belongs to the thread that made it. Every member throws Error: vault_damaged, no_space,
/// no_permission, vault_busy or internal; the message never holds values.
class Database {
public:
    struct Connection; ///< SQLiteCpp inside; see database.cpp
    explicit Database(std::unique_ptr<Connection> connection);
    ~Database();
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    /// Runs statements without values or results.
    void execute(const char* sql);
    [[nodiscard]] std::int64_t last_row_id() const;
    /// Rows changed by the last statement.
    [[nodiscard]] int changes() const;
    /// The trail that `Change` writes to. Null on read-only connections.
    [[nodiscard]] AuditTrail* audit() const noexcept { return audit_; }
    void set_audit(AuditTrail* audit) noexcept { audit_ = audit; }
    [[nodiscard]] Connection& connection() noexcept { return *connection_; }

private:
    std::unique_ptr<Connection> connection_;
    AuditTrail* audit_ = nullptr;
};

/// One prepared statement; values are always bound. Statements are cached by text inside the connection.
class Statement {
public:
    Statement(Database& database, std::string_view sql);
    ~Statement();
    Statement(const Statement&) = delete;
    Statement& operator=(const Statement&) = delete;

    /// Binds ?1, ?2, … in order. Takes integers, enum class ids, double, text, Bytes, Date, Instant,
    /// TimeOfDay (minutes), nullptr, and std::optional of these.
    /// All of the statement's values are given at once; binding again starts the statement anew.
    template<typename... Values>
    Statement& bind(const Values&... values) {
        int index = 0;
        (bind_any(++index, values), ...);
        return *this;
    }
    /// True when a row is there.
    bool step();
    /// For statements without rows.
    void run();

    [[nodiscard]] bool is_null(int column) const;
    [[nodiscard]] std::int64_t integer(int column) const;
    [[nodiscard]] double real(int column) const;
    [[nodiscard]] std::string text(int column) const;
    [[nodiscard]] Bytes blob(int column) const;
    [[nodiscard]] Date date(int column) const; ///< ISO text
    [[nodiscard]] std::optional<Date> optional_date(int column) const;
    [[nodiscard]] Instant instant(int column) const; ///< milliseconds since 1970, UTC
    [[nodiscard]] std::optional<Instant> optional_instant(int column) const;
    [[nodiscard]] std::optional<std::int64_t> optional_integer(int column) const;

private:
    template<typename T>
    void bind_any(int index, const T& value) {
        if constexpr (std::is_enum_v<T>)
            bind_one(index, static_cast<std::int64_t>(value));
        else if constexpr (std::is_integral_v<T>)
            bind_one(index, static_cast<std::int64_t>(value));
        else
            bind_one(index, value);
    }
    template<typename T>
    void bind_any(int index, const std::optional<T>& value) {
        if (value)
            bind_any(index, *value);
        else
            bind_one(index, nullptr);
    }
    void bind_one(int index, std::int64_t value);
    void bind_one(int index, double value);
    void bind_one(int index, std::string_view value);
    void bind_one(int index, const std::string& value) { bind_one(index, std::string_view{value}); }
    void bind_one(int index, const char* value) { bind_one(index, std::string_view{value}); }
    void bind_one(int index, std::span<const unsigned char> value);
    void bind_one(int index, const Bytes& value) { bind_one(index, std::span<const unsigned char>{value}); }
    void bind_one(int index, Date value);
    void bind_one(int index, Instant value);
    void bind_one(int index, TimeOfDay value);
    void bind_one(int index, std::nullptr_t);

    struct Handle;
    std::unique_ptr<Handle> handle_;
};

/// What was done, for the audit trail: never the values, only the names of the fields.
struct AuditEntry {
    std::string action; ///< "client.add", "note.sign", "note.view"
    std::string object; ///< "client", "note"
    std::int64_t object_id = 0;
    std::string fields; ///< "given family born", blank separated
};

/// A transaction that writes its audit rows with the change or not at all.
///
///     Change change{database_};
///     … statements …
///     change.record({.action = "client.add", .object = "client", .object_id = id});
///     change.commit();
///
/// Without commit everything is undone. Committing without a record throws Error(internal): no change
/// goes unaudited. Nests: an inner Change joins the outer one, which alone commits; when the inner one ends
/// without commit, the outer one cannot commit any more.
class Change {
public:
    explicit Change(Database& database);
    ~Change();
    Change(const Change&) = delete;
    Change& operator=(const Change&) = delete;
    void record(const AuditEntry& entry);
    void commit();

private:
    Database& database_;
    std::shared_ptr<ChangeState> state_;
    bool outer_ = false;
    bool committed_ = false;
};

} // namespace attune
