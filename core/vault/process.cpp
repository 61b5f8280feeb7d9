// SPDX-License-Identifier: Apache-2.0
#include "core/vault/process.hpp"

#include "core/error.hpp"
#include "core/vault/allocator.hpp"
#include "core/vault/keys.hpp"
#include "core/vault/vault.hpp"

#include <sodium.h>
#include <sqlite3.h>

#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include <mutex>
#include <string>

namespace attune {
namespace {

/// Held for the life of the process and never closed: see prepare_process.
sqlite3* open_warm_connection() {
    sqlite3* warm = nullptr;
    const SecretBytes key_text = database_key_text(SecretBytes::random(32), Salt{});
    const auto key = key_text.read();
    const bool ready = sqlite3_open_v2(":memory:", &warm, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE,
                                       nullptr) == SQLITE_OK &&
                       sqlite3_key_v2(warm, "main", key.data(), 99) == SQLITE_OK &&
                       sqlite3_exec(warm, "PRAGMA cipher_log = off; PRAGMA cipher_log_level = NONE", nullptr,
                                    nullptr, nullptr) == SQLITE_OK &&
                       sqlite3_exec(warm, "CREATE TABLE warm (one)", nullptr, nullptr, nullptr) == SQLITE_OK;
    if (!ready)
        throw Error{ErrorKind::internal, "SQLCipher does not start on this machine"};
    return warm;
}

/// Anything but SQLCipher 4 (plain SQLite linked by mistake) must never get to write a vault.
void check_sqlcipher(sqlite3* connection) {
    std::string version;
    sqlite3_exec(
        connection, "PRAGMA cipher_version",
        [](void* out, int, char** values, char**) {
            *static_cast<std::string*>(out) = values[0];
            return 0;
        },
        &version, nullptr);
    if (!version.starts_with("4."))
        throw Error{ErrorKind::internal, "this program needs SQLCipher 4 and found \"" + version + "\""};
}

} // namespace

void prepare_process() {
    static std::once_flag once;
    std::call_once(once, [] {
        if (sodium_init() < 0)
            throw Error{ErrorKind::internal, "libsodium does not start on this machine"};
        install_wiping_allocator();
        // Held where a leak checker finds it; volatile, or the compiler leaves out what is never read.
        static sqlite3* volatile warm = nullptr;
        warm = open_warm_connection();
        check_sqlcipher(warm);
    });
}

void harden_process() {
    const rlimit no_core{0, 0};
    if (setrlimit(RLIMIT_CORE, &no_core) != 0 || prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) != 0)
        throw Error{ErrorKind::internal, "core dumps cannot be switched off on this machine"};
    umask(077);
    prepare_process();
}

} // namespace attune
