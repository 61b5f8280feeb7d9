// SPDX-License-Identifier: Apache-2.0
#include "core/vault/vault.hpp"

#include "core/error.hpp"
#include "core/vault/backup.hpp"
#include "core/vault/recovery_sheet.hpp"
#include "core/vault/vault_state.hpp"

#include <sodium.h>

#include <cstdlib>
#include <utility>

namespace attune {
namespace {

constexpr const char* sealed_by = "attune private 1|";
constexpr std::size_t author_bytes = 8;
constexpr std::size_t nonce_bytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t tag_bytes = crypto_aead_xchacha20poly1305_ietf_ABYTES;

const unsigned char* bytes_of(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

std::string private_context(std::int64_t author, std::string_view context) {
    return sealed_by + std::to_string(author) + "|" + std::string{context};
}

void record(Database& database, const char* action) {
    Change change{database};
    change.record({.action = action, .object = "vault", .object_id = 1, .fields = ""});
    change.commit();
}

} // namespace

Surroundings usual_surroundings() {
    static const SystemClock clock;
    const char* state = std::getenv("XDG_STATE_HOME");
    const char* home = std::getenv("HOME");
    std::filesystem::path base = state != nullptr && *state == '/' ? std::filesystem::path{state}
                                 : home != nullptr ? std::filesystem::path{home} / ".local" / "state"
                                                   : std::filesystem::path{};
    if (base.empty())
        throw Error{ErrorKind::bad_input, "neither XDG_STATE_HOME nor HOME is set: set one of them"};
    return {.state_folder = base / "attune", .clock = &clock};
}

std::string read_keyring_file(const std::filesystem::path& folder) {
    try {
        return read_file(folder / "keyring", keyring_limit);
    } catch (const Error& error) {
        if (error.kind() == ErrorKind::vault_missing)
            throw Error{ErrorKind::vault_missing,
                        "\"" + folder.string() +
                            "\" is not a vault: it has no keyring; choose another folder"};
        if (error.kind() == ErrorKind::vault_damaged)
            throw Error{ErrorKind::keyring_damaged,
                        std::string{error.what()} + ": restore the keyring from a backup"};
        throw;
    }
}

void require_good_passphrase(const Passphrase& passphrase, const std::string& practice,
                             const std::string& user) {
    const std::vector<std::string> problems = passphrase_problems(passphrase, practice, user);
    if (problems.empty())
        return;
    std::string text = "the passphrase is too weak: ";
    for (const std::string& problem : problems)
        text += problem + (&problem == &problems.back() ? "" : "; ");
    throw Error{ErrorKind::bad_input, text};
}

void Vault::State::require_open() const {
    if (closed)
        throw Error{ErrorKind::internal, "the vault is locked"};
}

void Vault::State::save_keyring(Keyring changed) {
    ++changed.generation;
    const SecretBytes mac_key = derive_subkey(vault_key, KeyPurpose::keyring_mac);
    // An unconfirmed keyring counts: to call that a failure would leave the user with a passphrase or a sheet that
    // no longer opens.
    static_cast<void>(put_in_place(folder / "keyring", write_keyring(changed, mac_key)));
    changed.mac = authenticate(mac_key, keyring_body(changed));
    keyring = std::move(changed);
}

void Vault::State::renew_passphrase(const Passphrase& passphrase) {
    require_good_passphrase(passphrase, keyring.practice, self().name);
    Keyring changed = keyring;
    Member& member = changed.member(user);
    randombytes_buf(member.salt.data(), member.salt.size());
    member.passphrase_slot = seal_slot(changed, member.id, SlotKind::passphrase, secrets,
                                       derive_slot_key(passphrase, member.salt, member.cost));
    save_keyring(std::move(changed));
    try_to_write_anchor();
}

bool Vault::State::empty_wal() {
    Statement checkpoint{*database, "PRAGMA wal_checkpoint(TRUNCATE)"};
    return checkpoint.step() && checkpoint.integer(0) == 0;
}

void Vault::State::write_anchor() {
    anchors->write({.head = audit->head(),
                    .keyring_generation = keyring.generation,
                    .pages = query_integer(*database, "PRAGMA page_count"),
                    .epoch = keyring.epoch,
                    .at = clock().now(),
                    .user = user},
                   secrets);
}

void Vault::State::try_to_write_anchor() noexcept {
    try {
        write_anchor();
    } catch (const std::exception&) {
    }
}

Vault::Vault(std::unique_ptr<State> state)
    : state_{std::move(state)} {}

Vault::~Vault() {
    try {
        close();
    } catch (const std::exception&) { // a full disk, say: what was committed is safe, and the next opening
                                      // recovers
    }
}

void Vault::close() {
    if (state_->closed)
        return;
    state_->closed = true;
    struct Wipe { // whatever fails before, connection, keys and lock go
        State& state;
        ~Wipe() {
            state.database->set_audit(nullptr);
            state.audit.reset();
            state.database.reset();
            state.anchors.reset();
            state.secrets = {};
            state.vault_key = SecretBytes{32};
            state.database_key = SecretBytes{100};
            state.anchor_key = SecretBytes{32};
            state.lock.reset();
        }
    } const wipe{*state_};
    record(*state_->database, "vault.lock");
    checkpoint();
}

VaultCard Vault::card(const std::filesystem::path& folder) {
    const Keyring keyring = parse_keyring(read_keyring_file(folder));
    VaultCard card{.folder = folder, .vault_id = keyring.vault_id, .practice = keyring.practice, .users = {}};
    for (const Member& member : keyring.members)
        card.users.push_back(member.name);
    return card;
}

const std::filesystem::path& Vault::folder() const {
    return state_->folder;
}
const std::string& Vault::id() const {
    return state_->keyring.vault_id;
}
const std::string& Vault::practice() const {
    return state_->keyring.practice;
}
UserId Vault::user() const {
    return state_->user;
}
const std::string& Vault::user_name() const {
    return state_->self().name;
}
const std::string& Vault::user_credentials() const {
    return state_->self().credentials;
}
const Clock& Vault::clock() const {
    return state_->clock();
}
const OpeningReport& Vault::opening() const {
    return state_->opening;
}

Database& Vault::database() {
    state_->require_open();
    return *state_->database;
}

std::unique_ptr<Database> Vault::reader() {
    state_->require_open();
    return open_database(state_->folder / "vault.db", state_->database_key, ConnectionUse::read);
}

void Vault::change_passphrase(const Passphrase& old_one, Passphrase new_one) {
    state_->require_open();
    const Member& self = state_->self();
    if (!open_slot(state_->keyring, self, SlotKind::passphrase,
                   derive_slot_key(old_one, self.salt, self.cost)))
        throw Error{ErrorKind::wrong_passphrase, "the old passphrase is not right: nothing was changed"};
    state_->renew_passphrase(new_one);
}

void Vault::set_passphrase(Passphrase new_one) {
    state_->require_open();
    if (!state_->opening.with_recovery)
        throw Error{ErrorKind::wrong_passphrase,
                    "the vault was opened with its passphrase: give that to change it"};
    state_->renew_passphrase(new_one);
    state_->opening.with_recovery = false; // the next change asks for this one
}

std::string Vault::replace_recovery() {
    state_->require_open();
    const SecretBytes code = SecretBytes::random(recovery_bytes);
    // Before the keyring: once that is written nothing may fail any more, or nobody would see the new code.
    record(*state_->database, "vault.replace_recovery");
    Keyring changed = state_->keyring;
    Member& member = changed.member(state_->user);
    member.recovery_slot = seal_slot(changed, member.id, SlotKind::recovery, state_->secrets,
                                     recovery_slot_key(changed, member.id, code));
    state_->save_keyring(std::move(changed));
    state_->opening.recovery_sheet_used = false;
    state_->try_to_write_anchor();
    return write_recovery_code(code);
}

std::array<unsigned char, 64> Vault::sign(std::span<const unsigned char> message) const {
    state_->require_open();
    return state_->secrets.sign(message);
}

bool Vault::verify(UserId user, std::span<const unsigned char> message,
                   std::span<const unsigned char> signature) const {
    if (const Member* member = state_->keyring.find(user))
        return is_signed_by(member->sign_key, message, signature);
    for (const FormerMember& former : state_->keyring.former)
        if (former.id == user)
            return is_signed_by(former.sign_key, message, signature);
    return false;
}

std::string Vault::name_of(UserId user) const {
    const auto shown = [](const auto& one) {
        return one.credentials.empty() ? one.name : one.name + ", " + one.credentials;
    };
    if (const Member* member = state_->keyring.find(user))
        return shown(*member);
    for (const FormerMember& former : state_->keyring.former)
        if (former.id == user)
            return shown(former);
    throw Error{ErrorKind::not_found, "the keyring has no such user"};
}

Bytes Vault::seal_private(std::string_view text, std::string_view context) const {
    state_->require_open();
    const auto author = static_cast<std::int64_t>(state_->user);
    Bytes sealed(author_bytes + nonce_bytes + text.size() + tag_bytes);
    for (std::size_t i = 0; i < author_bytes; ++i)
        sealed[i] = static_cast<unsigned char>(static_cast<std::uint64_t>(author) >> (8 * i) & 0xff);
    unsigned char* nonce = sealed.data() + author_bytes;
    randombytes_buf(nonce, nonce_bytes);
    const std::string bound = private_context(author, context);
    crypto_aead_xchacha20poly1305_ietf_encrypt(nonce + nonce_bytes, nullptr, bytes_of(text), text.size(),
                                               bytes_of(bound), bound.size(), nullptr, nonce,
                                               state_->secrets.note_key.read().data());
    return sealed;
}

std::optional<std::string> Vault::open_private(std::span<const unsigned char> sealed,
                                               std::string_view context) const {
    state_->require_open();
    const auto fail = [] {
        throw Error{ErrorKind::vault_damaged,
                    "a private text was changed, or moved from its place: restore the vault from a backup"};
    };
    if (sealed.size() < author_bytes + nonce_bytes + tag_bytes)
        fail();
    std::uint64_t author = 0;
    for (std::size_t i = 0; i < author_bytes; ++i)
        author |= static_cast<std::uint64_t>(sealed[i]) << (8 * i);
    const UserId writer{static_cast<std::int64_t>(author)};
    if (writer != state_->user && state_->keyring.knows(writer))
        return std::nullopt;
    const std::string bound = private_context(static_cast<std::int64_t>(author), context);
    const unsigned char* nonce = sealed.data() + author_bytes;
    std::string text(sealed.size() - author_bytes - nonce_bytes - tag_bytes, '\0');
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(
            reinterpret_cast<unsigned char*>(text.data()), nullptr, nullptr, nonce + nonce_bytes,
            sealed.size() - author_bytes - nonce_bytes, bytes_of(bound), bound.size(), nonce,
            state_->secrets.note_key.read().data()) != 0)
        fail();
    return text;
}

void Vault::checkpoint() {
    if (state_->database == nullptr)
        state_->require_open();
    // While a background reader is at work a part may stay in the WAL; it is taken over at the next one.
    static_cast<void>(state_->empty_wal());
    state_->write_anchor();
}

std::filesystem::path Vault::backup(const std::filesystem::path& destination) {
    record(database(), "vault.backup");
    checkpoint();
    return write_backup(*state_, destination);
}

} // namespace attune
