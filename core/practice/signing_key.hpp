// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/modality/archive/pack_signature.hpp"
#include "core/vault/keys.hpp"
#include "core/vault/vault.hpp"

#include <filesystem>
#include <string>

namespace attune {

/// What a publisher of packs signs with: a name and an Ed25519 key. Only that publisher has it; practices see
/// its public half.
///
/// Kept in a file of its own, of mode 0600 and sealed with a passphrase (Argon2id, XChaCha20-Poly1305), which
/// is nobody's vault. Owns the secret in guarded memory; moves only.
class SigningKey {
public:
    /// A new key. Throws Error(bad_input) when the name is none for a publisher.
    [[nodiscard]] static SigningKey make(std::string publisher);
    /// Throws not_found, bad_input (no such file in this form, or a newer form), wrong_passphrase, no_memory.
    [[nodiscard]] static SigningKey load(const std::filesystem::path& file, const Passphrase& passphrase);
    /// Writes `file`, which must not exist. Throws bad_input for a weak passphrase, with every reason;
    /// vault_exists, no_space, no_permission, no_memory.
    void save(const std::filesystem::path& file, const Passphrase& passphrase,
              const KeyCost& cost = {}) const;

    [[nodiscard]] const Publisher& publisher() const noexcept { return publisher_; }
    /// Borrows the key.
    [[nodiscard]] Signer signer() const;

private:
    SigningKey(Publisher publisher, SecretBytes seed)
        : publisher_{std::move(publisher)},
          seed_{std::move(seed)} {}

    Publisher publisher_;
    SecretBytes seed_; ///< 32 bytes, from which Ed25519 makes both halves
};

} // namespace attune
