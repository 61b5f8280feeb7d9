// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/vault/passphrase.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>

namespace attune {

struct KeyCost;

/// Secret bytes in guarded memory that nothing can read or write except inside `read` or `write`.
///
/// Owns its pages (sodium_malloc: locked where the system allows it, guard pages on both sides); wiped at
/// the end. One thread at a time. Throws Error(no_memory).
class SecretBytes {
public:
    explicit SecretBytes(std::size_t size);
    static SecretBytes random(std::size_t size);
    ~SecretBytes();
    SecretBytes(SecretBytes&& other) noexcept;
    SecretBytes& operator=(SecretBytes&& other) noexcept;
    SecretBytes(const SecretBytes&) = delete;
    SecretBytes& operator=(const SecretBytes&) = delete;

    [[nodiscard]] std::size_t size() const noexcept { return size_; }

    /// The bytes are readable while this lives.
    class Reading {
    public:
        explicit Reading(const SecretBytes& secret);
        ~Reading();
        Reading(const Reading&) = delete;
        Reading& operator=(const Reading&) = delete;
        [[nodiscard]] const unsigned char* data() const noexcept;
        [[nodiscard]] std::span<const unsigned char> bytes() const noexcept;

    private:
        const SecretBytes& secret_;
    };
    [[nodiscard]] Reading read() const { return Reading{*this}; }
    /// Lets `fill` write all `size()` bytes.
    void write(const std::function<void(unsigned char*)>& fill);

private:
    unsigned char* bytes_ = nullptr;
    std::size_t size_ = 0;
    mutable int readers_ = 0;
};

/// What a subkey of the vault key is for: each has a key of its own, so that one leak does not give another.
enum class KeyPurpose : std::uint64_t {
    database = 1,
    keyring_mac = 2,
    audit_mac = 3,
    anchor_mac = 4,
    backup_mac = 5,
    search_cache = 6,
};

[[nodiscard]] SecretBytes derive_subkey(const SecretBytes& vault_key, KeyPurpose purpose);

using Salt = std::array<unsigned char, 16>;
using Mac = std::array<unsigned char, 32>;

/// The key that opens a passphrase slot (Argon2id). Throws keyring_damaged when the cost is outside the
/// limits that a slot may have, no_memory when the machine cannot give what the cost asks for.
[[nodiscard]] SecretBytes derive_slot_key(const Passphrase& passphrase, const Salt& salt,
                                          const KeyCost& cost);
/// Whether a slot may be read at this cost: 64 MiB / 2 passes to 2 GiB / 20.
[[nodiscard]] bool is_acceptable(const KeyCost& cost) noexcept;

/// The database key as SQLCipher takes it, x'<64 hex key><32 hex salt>': with the salt given, damage to the
/// first 16 bytes of the file does no harm.
[[nodiscard]] SecretBytes database_key_text(const SecretBytes& vault_key, const Salt& salt);

/// HMAC-SHA-512-256.
[[nodiscard]] Mac authenticate(const SecretBytes& key, std::string_view message);
/// Compares in constant time.
[[nodiscard]] bool is_authentic(const SecretBytes& key, std::string_view message, const Mac& mac);

[[nodiscard]] std::string to_hex(std::span<const unsigned char> bytes);
/// Lower-case digits only, exactly `out.size()` bytes; false otherwise.
[[nodiscard]] bool from_hex(std::string_view text, std::span<unsigned char> out) noexcept;

} // namespace attune
