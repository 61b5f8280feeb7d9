// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/vault/anchor.hpp"
#include "core/vault/audit_trail.hpp"
#include "core/vault/connection.hpp"
#include "core/vault/keyring.hpp"
#include "core/vault/vault.hpp"
#include "core/vault/vault_lock.hpp"

#include <memory>

namespace attune {

/// What an open vault owns. Members are destroyed from the last to the first: the database before the keys,
/// the lock at the very end.
struct Vault::State {
    std::filesystem::path folder;
    Surroundings surroundings;
    std::unique_ptr<VaultLock> lock;
    Keyring keyring;
    UserId user{};
    MemberSecrets secrets;
    SecretBytes vault_key{32};
    SecretBytes database_key{100};
    SecretBytes anchor_key{32};
    std::unique_ptr<AnchorStore> anchors;
    std::unique_ptr<Database> database;
    std::unique_ptr<AuditTrail> audit;
    OpeningReport opening;
    bool closed = false;

    [[nodiscard]] const Clock& clock() const { return *surroundings.clock; }
    [[nodiscard]] const Member& self() const { return *keyring.find(user); }
    /// Throws Error(internal) once the vault is closed: its keys are gone.
    void require_open() const;
    /// Writes the keyring with the next generation; the one in memory is always the one that lies on the disk.
    void save_keyring(Keyring changed);
    /// Seals this user's secrets under a new passphrase (bad_input when it is weak) and a new salt.
    void renew_passphrase(const Passphrase& passphrase);
    /// Moves the WAL into the main file; false when a reader kept some of it there.
    bool empty_wal();
    void write_anchor();
    /// The same where a failure may wait: an anchor that is behind is still true, and the next one follows at
    /// the checkpoint.
    void try_to_write_anchor() noexcept;
};

constexpr std::size_t keyring_limit = std::size_t{1} << 20;

/// The keyring's file as text. Throws vault_missing when the folder is not a vault.
[[nodiscard]] std::string read_keyring_file(const std::filesystem::path& folder);

/// Throws bad_input with every reason why a new passphrase is too weak.
void require_good_passphrase(const Passphrase& passphrase, const std::string& practice,
                             const std::string& user);

} // namespace attune
