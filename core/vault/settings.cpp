// SPDX-License-Identifier: Apache-2.0
#include "core/error.hpp"
#include "core/vault/connection.hpp"

#include <array>
#include <string>

namespace attune {

void apply_settings(Database& database, ConnectionUse use);

namespace {

// A checkpoint may meet a background reader; two processes never meet.
constexpr int most_wait_ms = 1000;

struct Setting {
    const char* set; ///< null where SQLCipher's own default is only read back
    const char* read;
    const char* expected;
};

// The page format is fixed for ever: cipher_compatibility 4 is 4096 bytes, HMAC-SHA512 on each page.
constexpr std::array page_format{
    Setting{"PRAGMA cipher_compatibility = 4", "PRAGMA cipher_page_size", "4096"},
    Setting{nullptr, "PRAGMA cipher_use_hmac", "1"},
    Setting{nullptr, "PRAGMA cipher_hmac_algorithm", "HMAC_SHA512"},
    Setting{nullptr, "PRAGMA cipher_plaintext_header_size", "0"},
    // Locks memory through sqlite's allocator at eight times the cost; ours wipes at none.
    Setting{"PRAGMA cipher_memory_security = OFF", "PRAGMA cipher_memory_security", "0"},
};

constexpr std::array every_connection{
    Setting{"PRAGMA temp_store = MEMORY", "PRAGMA temp_store",
            "2"}, // a sort must never spill plain text to a file
    Setting{"PRAGMA secure_delete = ON", "PRAGMA secure_delete", "1"},
    Setting{"PRAGMA foreign_keys = ON", "PRAGMA foreign_keys", "1"},
    Setting{"PRAGMA cell_size_check = ON", "PRAGMA cell_size_check", "1"},
    Setting{"PRAGMA trusted_schema = OFF", "PRAGMA trusted_schema", "0"},
    Setting{"PRAGMA recursive_triggers = ON", "PRAGMA recursive_triggers",
            "1"}, // REPLACE meets the delete triggers
    Setting{"PRAGMA mmap_size = 0", "PRAGMA mmap_size", "0"},
    Setting{"PRAGMA synchronous = FULL", "PRAGMA synchronous", "2"},
    Setting{"PRAGMA wal_autocheckpoint = 200", "PRAGMA wal_autocheckpoint", "200"},
};

struct Switch {
    int option;
    int value;
    const char* name;
};
constexpr std::array switches{
    Switch{SQLITE_DBCONFIG_DEFENSIVE, 1, "defensive mode"},
    Switch{SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, "loading of extensions"},
    Switch{SQLITE_DBCONFIG_DQS_DML, 0, "double-quoted strings"},
    Switch{SQLITE_DBCONFIG_DQS_DDL, 0, "double-quoted strings in the schema"},
    Switch{SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, "trust in the schema"},
};

struct Limit {
    int id;
    int value;
    const char* name;
};
constexpr std::array limits{
    Limit{SQLITE_LIMIT_LENGTH, 8 << 20, "length of a value"},
    Limit{SQLITE_LIMIT_SQL_LENGTH, 1 << 20, "length of a statement"},
    Limit{SQLITE_LIMIT_ATTACHED, 1, "attached databases"},
    Limit{SQLITE_LIMIT_EXPR_DEPTH, 100, "depth of an expression"},
};

// A look may meet a file that is no vault at all, which is told apart by its content.
bool touches_wal(ConnectionUse use) {
    return use == ConnectionUse::write || use == ConnectionUse::read;
}

[[noreturn]] void refuse(const std::string& name, const std::string& is, const std::string& must_be) {
    throw Error{ErrorKind::internal, "the database setting \"" + name + "\" is \"" + is +
                                         "\" and must be \"" + must_be + "\": the vault is not opened"};
}

void apply_all(Database& database, std::span<const Setting> settings) {
    for (const Setting& setting : settings)
        if (setting.set != nullptr)
            database.execute(setting.set);
}

void check(Database& database, std::span<const Setting> settings) {
    for (const Setting& setting : settings) {
        const std::string is = query_text(database, setting.read);
        if (is.empty()) // each of these always answers, unless memory ran out on the way
            throw Error{ErrorKind::no_memory, "the database setting \"" + std::string{setting.read} +
                                                  "\" cannot be read: close other programs and try again"};
        if (is != setting.expected)
            refuse(setting.read, is, setting.expected);
    }
}

} // namespace

void apply_settings(Database& database, ConnectionUse use) {
    sqlite3* handle = database.connection().handle();
    for (const Switch& one : switches)
        sqlite3_db_config(handle, one.option, one.value, nullptr);
    for (const Limit& limit : limits)
        sqlite3_limit(handle, limit.id, limit.value);
    apply_all(database, page_format);
    sqlite3_busy_timeout(handle, most_wait_ms);
    if (use == ConnectionUse::look) {
        // Heap memory in place of the -shm file, and no checkpoint at close: nothing on disk changes.
        sqlite3_db_config(handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
        database.execute("PRAGMA locking_mode = EXCLUSIVE");
    }
    if (use == ConnectionUse::write)
        database.execute("PRAGMA journal_mode = WAL");
    apply_all(database, every_connection);
    if (use != ConnectionUse::write && use != ConnectionUse::copy_to)
        database.execute("PRAGMA query_only = ON");
}

void check_settings(Database& database, ConnectionUse use) {
    sqlite3* handle = database.connection().handle();
    for (const Switch& one : switches) {
        int is = -1;
        sqlite3_db_config(handle, one.option, -1, &is);
        if (is != one.value)
            refuse(one.name, std::to_string(is), std::to_string(one.value));
    }
    for (const Limit& limit : limits)
        if (const int is = sqlite3_limit(handle, limit.id, -1); is != limit.value)
            refuse(limit.name, std::to_string(is), std::to_string(limit.value));
    check(database, page_format);
    check(database, every_connection);
    const Setting wal{nullptr, "PRAGMA journal_mode", "wal"};
    if (touches_wal(use))
        check(database, std::span{&wal, 1});
    const Setting query_only{nullptr, "PRAGMA query_only", "1"};
    if (use != ConnectionUse::write && use != ConnectionUse::copy_to)
        check(database, std::span{&query_only, 1});
}

} // namespace attune
