// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/vault/keys.hpp"
#include "core/vault/vault.hpp"

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace attune {

constexpr int keyring_version = 1;

using PublicKey = std::array<unsigned char, 32>;
using Signature = std::array<unsigned char, 64>;
constexpr std::size_t bundle_bytes = 96; ///< X25519, Ed25519 seed, author note key
using SealedBundle = std::array<unsigned char, 24 + bundle_bytes + 16>;
using SealedVaultKey = std::array<unsigned char, 48 + 32>; ///< crypto_box_seal

/// A private bundle under one key, with the epoch at which it was written (it is authenticated with it).
struct KeySlot {
    std::uint64_t epoch = 1;
    SealedBundle sealed{};
};

/// What the keyring keeps of one member.
struct Member {
    UserId id{};
    std::string name;
    std::string credentials;
    std::string role; ///< "owner" signs the list of members
    Instant joined;
    PublicKey box_key{};
    PublicKey sign_key{};
    KeyCost cost;
    Salt salt{};
    KeySlot passphrase_slot;
    KeySlot recovery_slot;
    std::map<std::uint64_t, SealedVaultKey> vault_keys; ///< by epoch; two while a rekey is under way
};

/// A member who left: the key stays, so that old signatures can be checked.
struct FormerMember {
    UserId id{};
    std::string name;
    std::string credentials;
    PublicKey sign_key{};
};

/// The keyring's content. It holds no secret that is not sealed.
struct Keyring {
    std::string vault_id;
    std::string practice;
    Instant created;
    std::uint64_t generation = 1; ///< grows with each writing
    std::uint64_t epoch = 1;      ///< of the vault key
    Salt database_salt{};
    std::vector<Member> members;
    std::vector<FormerMember> former;
    UserId signer{};
    Signature members_signature{};
    Mac mac{}; ///< as read from the file

    /// Throws Error(not_found) naming the members there are.
    [[nodiscard]] const Member& member(const std::string& name) const;
    [[nodiscard]] const Member* find(UserId id) const;
    Member& member(UserId id);
    /// Whether this is a member, or was one.
    [[nodiscard]] bool knows(UserId id) const;
};

/// Reads a keyring without any secret. Throws keyring_damaged (checksum, form) or vault_newer.
[[nodiscard]] Keyring parse_keyring(std::string_view text);
/// Everything up to the mac; what the mac is over.
[[nodiscard]] std::string keyring_body(const Keyring& keyring);
/// The whole file: body, mac under `mac_key`, checksum.
[[nodiscard]] std::string write_keyring(const Keyring& keyring, const SecretBytes& mac_key);
/// What the owner signs: ids, names, roles and public keys of all members, past ones too.
[[nodiscard]] std::string member_list(const Keyring& keyring);

/// One member's secrets, in guarded memory.
struct MemberSecrets {
    SecretBytes box{32};
    SecretBytes sign_seed{32};
    SecretBytes note_key{32};
    static MemberSecrets random();
    [[nodiscard]] PublicKey box_public() const;
    [[nodiscard]] PublicKey sign_public() const;
    [[nodiscard]] Signature sign(std::span<const unsigned char> message) const;
};

enum class SlotKind { passphrase, recovery };

/// Seals the secrets under `key`; bound to vault, member, epoch, format version and kind.
[[nodiscard]] KeySlot seal_slot(const Keyring& keyring, UserId member, SlotKind kind,
                             const MemberSecrets& secrets, const SecretBytes& key);
/// Nothing when the key is not the one it was sealed with.
[[nodiscard]] std::optional<MemberSecrets> open_slot(const Keyring& keyring, const Member& member,
                                                     SlotKind kind, const SecretBytes& key);
[[nodiscard]] SealedVaultKey seal_vault_key(const PublicKey& box_key, const SecretBytes& vault_key);
/// The vault key of `keyring.epoch`, with the keyring's mac and the member list's signature checked.
/// Throws keyring_damaged.
[[nodiscard]] SecretBytes open_vault_key(const Keyring& keyring, const Member& member,
                                         const MemberSecrets& secrets);
/// The key that a recovery code gives for one member.
[[nodiscard]] SecretBytes recovery_slot_key(const Keyring& keyring, UserId member, const SecretBytes& code);
void sign_members(Keyring& keyring, UserId signer, const MemberSecrets& secrets);
[[nodiscard]] bool is_signed_by(const PublicKey& key, std::span<const unsigned char> message,
                                std::span<const unsigned char> signature);

} // namespace attune
