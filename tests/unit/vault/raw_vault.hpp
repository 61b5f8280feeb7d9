// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/vault/connection.hpp"
#include "core/vault/keyring.hpp"
#include "core/vault/keys.hpp"
#include "core/vault/vault_state.hpp"
#include "tests/unit/vault_fixture.hpp"

#include <memory>

namespace attune {

/// What someone has who knows the passphrase and has tools of their own: the keys of a closed vault, and its
/// database without any of the program's checks.
struct RawVault {
    explicit RawVault(const TestVault& test)
        : RawVault{test.path()} {}
    explicit RawVault(const std::filesystem::path& folder)
        : keyring{parse_keyring(read_keyring_file(folder))},
          slot_key{
              derive_slot_key(Passphrase{std::string{TestVault::passphrase}}, member().salt, member().cost)},
          secrets{*open_slot(keyring, member(), SlotKind::passphrase, slot_key)},
          vault_key{open_vault_key(keyring, member(), secrets)},
          file{folder / "vault.db"} {}

    [[nodiscard]] const Member& member() const { return keyring.members.front(); }
    [[nodiscard]] std::unique_ptr<Database> database() const {
        return open_database(file, database_key_text(vault_key, keyring.database_salt), ConnectionUse::write);
    }
    /// Runs SQL as an attacker would: the triggers that protect the audit trail are taken away first.
    void tamper(const char* sql) const {
        const auto raw = database();
        raw->execute(
            "DROP TRIGGER IF EXISTS audit_is_never_updated; DROP TRIGGER IF EXISTS audit_is_never_deleted; "
            "DROP TRIGGER IF EXISTS audit_has_no_gaps");
        raw->execute(sql);
    }

    Keyring keyring;
    SecretBytes slot_key;
    MemberSecrets secrets;
    SecretBytes vault_key;
    std::filesystem::path file;
};

} // namespace attune
