// SPDX-License-Identifier: Apache-2.0
#include "core/vault/keyring.hpp"

#include "core/error.hpp"

#include <sodium.h>

#include <algorithm>
#include <cstring>

namespace attune {
namespace {

static_assert(crypto_aead_xchacha20poly1305_ietf_NPUBBYTES == 24);
static_assert(crypto_aead_xchacha20poly1305_ietf_ABYTES == 16);
static_assert(crypto_box_SEALBYTES == 48);

[[noreturn]] void damaged(const std::string& where) {
    throw Error{ErrorKind::keyring_damaged,
                "the keyring is damaged (" + where + "): restore it from a backup"};
}

std::string slot_context(const Keyring& keyring, UserId member, SlotKind kind, std::uint64_t epoch) {
    return "attune slot " + std::to_string(keyring_version) + "|" + keyring.vault_id + "|" +
           std::to_string(static_cast<std::int64_t>(member)) + "|" + std::to_string(epoch) + "|" +
           (kind == SlotKind::passphrase ? "passphrase" : "recovery");
}

const unsigned char* bytes_of(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

} // namespace

const Member& Keyring::member(const std::string& name) const {
    std::string names;
    for (const Member& one : members) {
        if (one.name == name)
            return one;
        names += names.empty() ? one.name : ", " + one.name;
    }
    throw Error{ErrorKind::not_found, "the vault has no user \"" + name + "\"; it has: " + names};
}

const Member* Keyring::find(UserId id) const {
    for (const Member& one : members)
        if (one.id == id)
            return &one;
    return nullptr;
}

Member& Keyring::member(UserId id) {
    for (Member& one : members)
        if (one.id == id)
            return one;
    throw Error{ErrorKind::internal, "the keyring has no such user"};
}

bool Keyring::knows(UserId id) const {
    return find(id) != nullptr ||
           std::any_of(former.begin(), former.end(), [id](const FormerMember& one) { return one.id == id; });
}

MemberSecrets MemberSecrets::random() {
    return {.box = SecretBytes::random(32),
            .sign_seed = SecretBytes::random(32),
            .note_key = SecretBytes::random(32)};
}

PublicKey MemberSecrets::box_public() const {
    PublicKey key{};
    crypto_scalarmult_base(key.data(), box.read().data());
    return key;
}

PublicKey MemberSecrets::sign_public() const {
    PublicKey key{};
    SecretBytes secret{crypto_sign_SECRETKEYBYTES};
    const auto seed = sign_seed.read();
    secret.write([&](unsigned char* bytes) { crypto_sign_seed_keypair(key.data(), bytes, seed.data()); });
    return key;
}

Signature MemberSecrets::sign(std::span<const unsigned char> message) const {
    PublicKey key{};
    Signature signature{};
    SecretBytes secret{crypto_sign_SECRETKEYBYTES};
    const auto seed = sign_seed.read();
    secret.write([&](unsigned char* bytes) { crypto_sign_seed_keypair(key.data(), bytes, seed.data()); });
    crypto_sign_detached(signature.data(), nullptr, message.data(), message.size(), secret.read().data());
    return signature;
}

bool is_signed_by(const PublicKey& key, std::span<const unsigned char> message,
                  std::span<const unsigned char> signature) {
    return signature.size() == crypto_sign_BYTES &&
           crypto_sign_verify_detached(signature.data(), message.data(), message.size(), key.data()) == 0;
}

KeySlot seal_slot(const Keyring& keyring, UserId member, SlotKind kind, const MemberSecrets& secrets,
               const SecretBytes& key) {
    KeySlot slot{.epoch = keyring.epoch, .sealed = {}};
    randombytes_buf(slot.sealed.data(), 24);
    SecretBytes bundle{bundle_bytes};
    const auto box = secrets.box.read();
    const auto seed = secrets.sign_seed.read();
    const auto note = secrets.note_key.read();
    bundle.write([&](unsigned char* bytes) {
        std::memcpy(bytes, box.data(), 32);
        std::memcpy(bytes + 32, seed.data(), 32);
        std::memcpy(bytes + 64, note.data(), 32);
    });
    const std::string context = slot_context(keyring, member, kind, slot.epoch);
    crypto_aead_xchacha20poly1305_ietf_encrypt(slot.sealed.data() + 24, nullptr, bundle.read().data(),
                                               bundle_bytes, bytes_of(context), context.size(), nullptr,
                                               slot.sealed.data(), key.read().data());
    return slot;
}

std::optional<MemberSecrets> open_slot(const Keyring& keyring, const Member& member, SlotKind kind,
                                       const SecretBytes& key) {
    const KeySlot& slot = kind == SlotKind::passphrase ? member.passphrase_slot : member.recovery_slot;
    const std::string context = slot_context(keyring, member.id, kind, slot.epoch);
    SecretBytes bundle{bundle_bytes};
    int result = -1;
    const auto reading = key.read();
    bundle.write([&](unsigned char* bytes) {
        result = crypto_aead_xchacha20poly1305_ietf_decrypt(
            bytes, nullptr, nullptr, slot.sealed.data() + 24, slot.sealed.size() - 24, bytes_of(context),
            context.size(), slot.sealed.data(), reading.data());
    });
    if (result != 0)
        return std::nullopt;
    MemberSecrets secrets;
    const auto opened = bundle.read();
    secrets.box.write([&](unsigned char* bytes) { std::memcpy(bytes, opened.data(), 32); });
    secrets.sign_seed.write([&](unsigned char* bytes) { std::memcpy(bytes, opened.data() + 32, 32); });
    secrets.note_key.write([&](unsigned char* bytes) { std::memcpy(bytes, opened.data() + 64, 32); });
    return secrets;
}

SealedVaultKey seal_vault_key(const PublicKey& box_key, const SecretBytes& vault_key) {
    SealedVaultKey sealed{};
    crypto_box_seal(sealed.data(), vault_key.read().data(), 32, box_key.data());
    return sealed;
}

SecretBytes open_vault_key(const Keyring& keyring, const Member& member, const MemberSecrets& secrets) {
    const auto sealed = member.vault_keys.find(keyring.epoch);
    if (sealed == member.vault_keys.end())
        damaged("the vault key of this user is missing");
    SecretBytes vault_key{32};
    const auto box = secrets.box.read();
    int result = -1;
    vault_key.write([&](unsigned char* bytes) {
        result = crypto_box_seal_open(bytes, sealed->second.data(), sealed->second.size(),
                                      member.box_key.data(), box.data());
    });
    if (result != 0 || secrets.box_public() != member.box_key || secrets.sign_public() != member.sign_key)
        damaged("the vault key of this user does not open");
    if (!is_authentic(derive_subkey(vault_key, KeyPurpose::keyring_mac), keyring_body(keyring), keyring.mac))
        damaged("it was changed without its key");
    const Member* signer = keyring.find(keyring.signer);
    const std::string list = member_list(keyring);
    if (signer == nullptr || signer->role != "owner" ||
        !is_signed_by(signer->sign_key, {bytes_of(list), list.size()}, keyring.members_signature))
        damaged("the list of users is not signed by an owner");
    return vault_key;
}

SecretBytes recovery_slot_key(const Keyring& keyring, UserId member, const SecretBytes& code) {
    const std::string context =
        "attune recovery 1|" + keyring.vault_id + "|" + std::to_string(static_cast<std::int64_t>(member));
    SecretBytes key{32};
    const auto reading = code.read();
    key.write([&](unsigned char* bytes) { // the code has 160 random bits: no stretching is needed
        crypto_auth_hmacsha512256_state state;
        crypto_auth_hmacsha512256_init(&state, reading.data(), code.size());
        crypto_auth_hmacsha512256_update(&state, bytes_of(context), context.size());
        crypto_auth_hmacsha512256_final(&state, bytes);
        sodium_memzero(&state, sizeof state);
    });
    return key;
}

void sign_members(Keyring& keyring, UserId signer, const MemberSecrets& secrets) {
    keyring.signer = signer;
    const std::string list = member_list(keyring);
    keyring.members_signature = secrets.sign({bytes_of(list), list.size()});
}

} // namespace attune
