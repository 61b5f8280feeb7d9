// SPDX-License-Identifier: Apache-2.0
#include "core/vault/vault_opening.hpp"

#include "core/error.hpp"
#include "core/vault/backup.hpp"
#include "core/vault/migration.hpp"
#include "core/vault/process.hpp"
#include "core/vault/recovery_sheet.hpp"
#include "core/vault/vault_state.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <utility>

namespace attune {
namespace {

/// The chain is recomputed at opening for at most this many of the newest rows (a few hundredths of a
/// second); all of it by verify_all.
constexpr std::int64_t rows_checked_at_opening = 2'000;

constexpr const char* opened_with_recovery = "vault.open_with_recovery";
/// Handed on from one opening's row to the next, so that one look at the end of the trail is enough.
constexpr const char* used_sheet = "recovery_sheet_used";

/// What the look at a database found.
struct Look {
    std::string roll_back; ///< why it is older than it was; empty when it is not
    bool anchor_missing = false;
    bool hot_wal = false;
    bool needs_migration = false;
    AuditHead head;
};

[[noreturn]] void damaged(const std::string& where) {
    throw Error{ErrorKind::vault_damaged, "the vault is damaged (" + where + "): restore it from a backup"};
}

std::filesystem::path wal_of(const std::filesystem::path& folder) {
    return folder / "vault.db-wal";
}

std::uintmax_t size_or_zero(const std::filesystem::path& path) {
    std::error_code missing;
    const std::uintmax_t size = std::filesystem::file_size(path, missing);
    return missing ? 0 : size;
}

/// Opens the database for a look; takes away the empty WAL that SQLite makes for it.
class LookedAt {
public:
    LookedAt(const std::filesystem::path& folder, const SecretBytes& key)
        : wal_{wal_of(folder)},
          had_wal_{std::filesystem::exists(wal_)} {
        try {
            database_ = open_database(folder / "vault.db", key, ConnectionUse::look);
        } catch (...) {
            clean();
            throw;
        }
    }
    ~LookedAt() {
        database_.reset();
        clean();
    }
    LookedAt(const LookedAt&) = delete;
    LookedAt& operator=(const LookedAt&) = delete;
    [[nodiscard]] Database& database() { return *database_; }

private:
    void clean() const {
        std::error_code ignored;
        if (!had_wal_ && size_or_zero(wal_) == 0)
            std::filesystem::remove(wal_, ignored);
    }
    std::filesystem::path wal_;
    bool had_wal_;
    std::unique_ptr<Database> database_;
};

std::string compare_with_anchor(const AnchorStore::Read& memory, const AuditTrail& audit,
                                const Keyring& keyring) {
    const auto misses = [&](const AuditHead& head) {
        return head.seq > audit.head().seq || audit.mac_of(head.seq) != head.mac;
    };
    if (memory.anchor && misses(memory.anchor->head))
        return "its records end at " + std::to_string(audit.head().seq) + " and it was last locked at " +
               std::to_string(memory.anchor->head.seq);
    if (memory.tip && misses(*memory.tip))
        return "its records end at " + std::to_string(audit.head().seq) + " and " +
               std::to_string(memory.tip->seq) + " were saved";
    if (memory.anchor && memory.anchor->keyring_generation > keyring.generation)
        return "its keyring is older than the one it was last locked with";
    return {};
}

void check_identity(Database& database, const Keyring& keyring) {
    if (query_integer(database, "PRAGMA application_id") != vault_application_id)
        damaged("vault.db is empty or not a vault's database");
    if (const int schema = schema_of(database); schema > newest_schema())
        throw Error{ErrorKind::vault_newer,
                    "the vault was written by a newer version of the program (schema " +
                        std::to_string(schema) + ", this one knows " + std::to_string(newest_schema()) +
                        "): update the program"};
    if (query_text(database, "SELECT vault_id FROM vault") != keyring.vault_id)
        damaged("vault.db belongs to another vault");
}

/// SQLite would open a file that it may not write for reading, and say so only later and in other words.
void require_access(const std::filesystem::path& folder) {
    if (::faccessat(AT_FDCWD, folder.c_str(), R_OK | W_OK | X_OK, AT_EACCESS) != 0)
        throw_file_error(errno, "cannot write in", folder);
    if (::faccessat(AT_FDCWD, (folder / "vault.db").c_str(), R_OK | W_OK, AT_EACCESS) != 0)
        throw_file_error(errno, "cannot write", folder / "vault.db");
}

Look look(Vault::State& state, RollBack roll_back) {
    Look found;
    found.hot_wal = size_or_zero(wal_of(state.folder)) > 0;
    if (!std::filesystem::exists(state.folder / "vault.db"))
        damaged("vault.db is missing");
    require_access(state.folder);
    LookedAt looked{state.folder, state.database_key};
    Database& database = looked.database();
    check_identity(database, state.keyring);
    found.needs_migration = schema_of(database) < newest_schema();
    AuditTrail audit{database, derive_subkey(state.vault_key, KeyPurpose::audit_mac), state.keyring.vault_id,
                     state.clock()};
    audit.load_head();
    const AnchorStore::Read memory = state.anchors->read(state.keyring);
    found.head = audit.head();
    found.anchor_missing = !memory.anchor;
    found.roll_back = compare_with_anchor(memory, audit, state.keyring);
    if (!found.roll_back.empty() && roll_back == RollBack::refuse)
        throw Error{ErrorKind::vault_rolled_back,
                    "the vault is older than what this machine saw last (" + found.roll_back +
                        "): look for the newer copy, or confirm that this one was restored on purpose"};
    const std::int64_t first = std::max<std::int64_t>(1, audit.head().seq - rows_checked_at_opening + 1);
    const std::vector<AuditFault> faults = audit.check(first, [](std::int64_t) { return true; });
    if (!faults.empty())
        damaged("audit trail: " + faults.front().message);
    return found;
}

void migrate_with_backup(Vault::State& state) {
    const std::filesystem::path place = state.surroundings.state_folder / "backups" / state.keyring.vault_id;
    make_folders(place);
    state.opening.backup_before_migration = write_backup(state, place);
    migrate(*state.database, all_migrations());
}

/// Whether a recovery sheet was used in an earlier session and none was made since.
bool sheet_is_used(const AuditTrail& audit) {
    const auto opened = audit.last_of("vault.open*");
    if (!opened || (opened->entry.action != opened_with_recovery && opened->entry.fields != used_sheet))
        return false;
    return !audit.last_of("vault.replace_recovery", opened->seq);
}

/// The first rows of this session, and what the window should know of the last one.
void report_opening(Vault::State& state, const Opening& opening, const Look& found) {
    OpeningReport& report = state.opening;
    report.recovered_from_crash = found.hot_wal;
    report.anchor_missing = found.anchor_missing;
    report.with_recovery = opening.action == opened_with_recovery;
    report.recovery_sheet_used = report.with_recovery || sheet_is_used(*state.audit);
    if (const auto locked = state.audit->last_of("vault.lock"))
        report.last_locked = locked->at;
    const auto newest = state.audit->last();
    report.clock_went_back = newest && newest->at > state.clock().now();
    Change change{*state.database};
    if (!found.roll_back.empty())
        change.record({.action = "vault.accept_roll_back", .object = "vault", .object_id = 1, .fields = ""});
    if (report.clock_went_back)
        change.record({.action = "vault.clock_went_back", .object = "vault", .object_id = 1, .fields = ""});
    change.record({.action = opening.action,
                   .object = "vault",
                   .object_id = 1,
                   .fields = report.recovery_sheet_used ? used_sheet : ""});
    change.commit();
}

/// After a session that could not begin (no space, say): takes away what SQLite made for it, so that the
/// vault lies there as before. What was committed all the same (a migration) stays.
void undo_session(Vault::State& state, const Look& found) {
    const bool committed = state.audit != nullptr && state.audit->head() != found.head;
    if (state.database != nullptr && !committed)
        sqlite3_db_config(state.database->connection().handle(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1,
                          nullptr);
    if (state.database != nullptr)
        state.database->set_audit(nullptr);
    state.audit.reset();
    state.database.reset();
    std::error_code ignored;
    if (committed || found.hot_wal)
        return;
    std::filesystem::remove(wal_of(state.folder), ignored);
    std::filesystem::remove(state.folder / "vault.db-shm", ignored);
}

void begin_session(Vault::State& state, const Opening& opening, const Look& found) try {
    state.database = open_database(state.folder / "vault.db", state.database_key, ConnectionUse::write);
    state.audit =
        std::make_unique<AuditTrail>(*state.database, derive_subkey(state.vault_key, KeyPurpose::audit_mac),
                                     state.keyring.vault_id, state.clock());
    state.audit->set_user(static_cast<std::int64_t>(state.user));
    state.audit->load_head();
    state.audit->on_commit(
        [anchors = state.anchors.get()](const AuditHead& head) { anchors->write_tip(head); });
    state.database->set_audit(state.audit.get());
    if (found.needs_migration)
        migrate_with_backup(state);
    report_opening(state, opening, found);
    if (!found.roll_back
             .empty()) // from now on the confirmed state counts, even if this session ends in a crash
        state.write_anchor();
} catch (...) {
    undo_session(state, found);
    throw;
}

/// Before the lock is taken: so that a folder that is no vault gets no lock file.
void require_vault(const std::filesystem::path& folder) {
    static_cast<void>(Vault::card(folder));
}

std::unique_ptr<Vault> open_checked(const Opening& opening, const UnlockMember& unlock) {
    prepare_process();
    auto state = std::make_unique<Vault::State>();
    state->folder = std::filesystem::weakly_canonical(real_path(opening.folder));
    state->surroundings = opening.surroundings;
    require_vault(state->folder);
    state->lock = std::make_unique<VaultLock>(state->folder);
    state->keyring = parse_keyring(read_keyring_file(state->folder));
    const Member& member = state->keyring.member(opening.user);
    state->user = member.id;
    state->secrets = unlock(state->keyring, member);
    state->vault_key = open_vault_key(state->keyring, member, state->secrets);
    state->database_key = database_key_text(state->vault_key, state->keyring.database_salt);
    state->anchor_key = derive_subkey(state->vault_key, KeyPurpose::anchor_mac);
    state->anchors = std::make_unique<AnchorStore>(opening.surroundings.state_folder, state->keyring.vault_id,
                                                   state->anchor_key);
    const Look found = look(*state, opening.roll_back);

    begin_session(*state, opening, found);
    state->lock->sign();
    return Vault::adopt(std::move(state));
}

} // namespace

std::unique_ptr<Vault> open_vault(const Opening& opening, const UnlockMember& unlock) {
    return with_file_errors([&] { return open_checked(opening, unlock); });
}

std::unique_ptr<Vault> Vault::adopt(std::unique_ptr<State> state) {
    return std::unique_ptr<Vault>{new Vault{std::move(state)}};
}

namespace {

UnlockMember with(const Passphrase& passphrase) {
    return [&passphrase](const Keyring& keyring, const Member& member) {
        std::optional<MemberSecrets> secrets = open_slot(
            keyring, member, SlotKind::passphrase, derive_slot_key(passphrase, member.salt, member.cost));
        if (!secrets)
            throw Error{ErrorKind::wrong_passphrase,
                        "the passphrase does not open this vault: try again, or use the recovery sheet"};
        return std::move(*secrets);
    };
}

} // namespace

std::unique_ptr<Vault> Vault::open(const std::filesystem::path& folder, const std::string& user,
                                   Passphrase passphrase, const Surroundings& surroundings) {
    return open_vault({.folder = folder, .user = user, .surroundings = surroundings}, with(passphrase));
}

std::unique_ptr<Vault> Vault::open_rolled_back(const std::filesystem::path& folder, const std::string& user,
                                               Passphrase passphrase, const Surroundings& surroundings) {
    return open_vault(
        {.folder = folder, .user = user, .surroundings = surroundings, .roll_back = RollBack::accept},
        with(passphrase));
}

std::unique_ptr<Vault> Vault::open_with_recovery(const std::filesystem::path& folder, const std::string& user,
                                                 std::string_view code, const Surroundings& surroundings) {
    prepare_process();
    const SecretBytes secret = read_recovery_code(code);
    return open_vault(
        {.folder = folder, .user = user, .surroundings = surroundings, .action = opened_with_recovery},
        [&secret](const Keyring& keyring, const Member& member) {
            std::optional<MemberSecrets> secrets =
                open_slot(keyring, member, SlotKind::recovery, recovery_slot_key(keyring, member.id, secret));
            if (!secrets)
                throw Error{
                    ErrorKind::wrong_passphrase,
                    "the recovery code is well formed but not this user's of this vault, or it was replaced: "
                    "look for the newest sheet"};
            return std::move(*secrets);
        });
}

} // namespace attune
