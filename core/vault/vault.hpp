// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/calendar/date.hpp"
#include "core/vault/database.hpp"
#include "core/vault/passphrase.hpp"

#include <array>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace attune {

enum class UserId : std::int64_t {};

/// Cost of deriving a key from a passphrase (Argon2id). Below 64 MiB / 2 passes or above 2 GiB / 20 a slot is
/// refused.
struct KeyCost {
    std::size_t memory_bytes = std::size_t{256} << 20;
    unsigned long long passes = 3;
};

/// What can be known of a practice before it is unlocked. Nothing of clients.
struct VaultCard {
    std::filesystem::path folder;
    std::string vault_id; ///< 32 hex digits
    std::string practice;
    std::vector<std::string> users; ///< names, in slot order
};

struct NewVault {
    std::string practice;
    std::string user;        ///< shown name, "Dr Ana Kovač"
    std::string credentials; ///< "MSc, psychotherapist"; may be empty
    std::optional<KeyCost> cost{}; ///< measured on this machine (key_cost.hpp) when it is not given
};

/// Where Attune keeps what is outside the vault. Tests give a folder of their own.
struct Surroundings {
    std::filesystem::path state_folder; ///< anchors; $XDG_STATE_HOME/attune
    const Clock* clock = nullptr;       ///< outlives the vault
};
/// From the environment (XDG), with the system clock.
[[nodiscard]] Surroundings usual_surroundings();

/// What the check at opening found; the window shows it on its first page.
struct OpeningReport {
    bool recovered_from_crash = false; ///< a hot WAL was there: the last session did not lock
    bool anchor_missing = false;  ///< first opening on this machine, or its anchor is unreadable: roll-back
                                  ///< cannot be seen
    bool clock_went_back = false; ///< the clock stands before the last audit row
    bool with_recovery = false; ///< this session was opened by recovery sheet: set_passphrase may be used
    bool recovery_sheet_used = false; ///< now or before, and no new sheet was made since
    std::optional<Instant> last_locked;
    std::filesystem::path backup_before_migration; ///< empty when no migration was due
};

struct VerifyProblem {
    std::string part;    ///< "pages", "foreign keys", "audit", "signatures", …
    std::string message; ///< where, without client data
};

/// One practice's record, open and unlocked. One process at a time.
///
/// Owns the database connection, the keys (in guarded memory, wiped at close) and the lock file.
/// Thread: the one that opened it. Closing (destructor or `close`) checkpoints, anchors the audit head
/// and wipes.
class Vault {
public:
    struct Created;

    /// Makes `folder` (which must not exist) with keyring, database and lock, and leaves it open.
    /// Throws Error: vault_exists, no_space, no_permission, no_memory, bad_input (weak passphrase: the
    /// message lists every reason).
    static Created create(const std::filesystem::path& folder, const NewVault& what, Passphrase passphrase,
                          const Surroundings& surroundings);
    /// Reads the card without a secret. Throws vault_missing, keyring_damaged, vault_newer, no_permission.
    static VaultCard card(const std::filesystem::path& folder);
    /// Throws wrong_passphrase, keyring_damaged, vault_damaged, vault_rolled_back, vault_busy, vault_newer,
    /// vault_missing, no_space, no_permission, no_memory. Nothing on disk is changed by a failed opening.
    static std::unique_ptr<Vault> open(const std::filesystem::path& folder, const std::string& user,
                                       Passphrase passphrase, const Surroundings& surroundings);
    /// The same with a recovery sheet's code (any case, blanks ignored). `bad_input` names a mistyped group.
    static std::unique_ptr<Vault> open_with_recovery(const std::filesystem::path& folder,
                                                     const std::string& user, std::string_view code,
                                                     const Surroundings& surroundings);
    /// Accepts the roll-back that `open` refused (after the user confirmed); it is audited.
    static std::unique_ptr<Vault> open_rolled_back(const std::filesystem::path& folder,
                                                   const std::string& user, Passphrase passphrase,
                                                   const Surroundings& surroundings);
    ~Vault();
    Vault(const Vault&) = delete;
    Vault& operator=(const Vault&) = delete;

    [[nodiscard]] const std::filesystem::path& folder() const;
    [[nodiscard]] const std::string& id() const;
    [[nodiscard]] const std::string& practice() const;
    [[nodiscard]] UserId user() const;
    [[nodiscard]] const std::string& user_name() const;
    [[nodiscard]] const std::string& user_credentials() const;
    [[nodiscard]] const Clock& clock() const;
    [[nodiscard]] const OpeningReport& opening() const;

    /// The writer connection.
    [[nodiscard]] Database& database();

    /// Rewrites this user's slot; vault.db is untouched. Throws wrong_passphrase for a wrong `old_one`,
    /// bad_input for a weak new one.
    void change_passphrase(const Passphrase& old_one, Passphrase new_one);
    /// The same without the old one, once, for a user who lost it and opened with the recovery sheet. Throws
    /// wrong_passphrase when this session was opened with the passphrase, bad_input for a weak new one.
    void set_passphrase(Passphrase new_one);
    /// A new recovery code; the old one no longer opens.
    [[nodiscard]] std::string replace_recovery();

    /// Ed25519 over `message` with this user's key.
    [[nodiscard]] std::array<unsigned char, 64> sign(std::span<const unsigned char> message) const;
    /// Checks against the public key that the keyring (or its history) has for `user`.
    [[nodiscard]] bool verify(UserId user, std::span<const unsigned char> message,
                              std::span<const unsigned char> signature) const;
    /// Name and credentials of any user, as the keyring has them.
    [[nodiscard]] std::string name_of(UserId user) const;

    /// Seals text to this author alone (XChaCha20-Poly1305 under the author note key). `context` is
    /// authenticated and must be given again to open. Returns nonce and ciphertext.
    [[nodiscard]] Bytes seal_private(std::string_view text, std::string_view context) const;
    /// Nothing when another author sealed it; throws vault_damaged when it was changed.
    [[nodiscard]] std::optional<std::string> open_private(std::span<const unsigned char> sealed,
                                                          std::string_view context) const;

    /// Truncates the WAL and anchors the audit head outside the vault.
    void checkpoint();
    /// A verified online copy of everything, in a new folder inside `destination` (made when missing); throws
    /// when it does not verify. Returns that folder.
    std::filesystem::path backup(const std::filesystem::path& destination);
    /// Pages, cells, foreign keys, audit chain and anchor, keyring; signatures are added by core/note.
    /// `progress` gets 0 to 1 and may return false to cancel.
    [[nodiscard]] std::vector<VerifyProblem> verify_all(const std::function<bool(double)>& progress);

    /// A connection for background work beside the writer (search, charts, export): it refuses every change.
    /// It is made on the vault's thread, may be used on one other, and must be gone before the vault is
    /// closed.
    [[nodiscard]] std::unique_ptr<Database> reader();
    /// What the destructor does, with its failures: checkpoints, anchors, wipes. Nothing but `folder`, `id`
    /// and the names may be used afterwards.
    void close();

    struct State; ///< inside core/vault only
    static std::unique_ptr<Vault> adopt(std::unique_ptr<State> state);

private:
    explicit Vault(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

struct Vault::Created {
    std::unique_ptr<Vault> vault;
    std::string recovery_code; ///< shown once; groups of four
};

/// Makes a vault out of a backup, at `new_folder` (which must not exist). Needs no passphrase; the files are
/// checked against the backup's manifest. Throws vault_missing (not a backup), vault_damaged, vault_exists,
/// no_space, no_permission. On the machine that saw a newer state, the first opening says vault_rolled_back.
void restore_backup(const std::filesystem::path& backup_folder, const std::filesystem::path& new_folder);

/// Call first in main(): core dumps off, not dumpable, umask 077, wipe-on-free allocator, crypto ready,
/// warm keyed connection. Throws Error(internal) when the machine cannot do it.
void harden_process();

} // namespace attune
