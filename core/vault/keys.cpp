// SPDX-License-Identifier: Apache-2.0
#include "core/vault/keys.hpp"

#include "core/error.hpp"
#include "core/vault/vault.hpp"

#include <sodium.h>

#include <cstring>
#include <utility>

namespace attune {
namespace {

constexpr const char* kdf_context = "attuneV1";
static_assert(crypto_kdf_CONTEXTBYTES == 8);
static_assert(crypto_auth_hmacsha512256_BYTES == 32);

} // namespace

// sodium_malloc aborts the program when the library was not made ready; a second time costs nothing.
SecretBytes::SecretBytes(std::size_t size)
    : bytes_{sodium_init() < 0 ? nullptr : static_cast<unsigned char*>(sodium_malloc(size))},
      size_{size} {
    if (bytes_ == nullptr)
        throw Error{ErrorKind::no_memory, "there is no memory for a key: close other programs and try again"};
    sodium_memzero(bytes_, size_);
    sodium_mprotect_noaccess(bytes_);
}

SecretBytes SecretBytes::random(std::size_t size) {
    SecretBytes secret{size};
    secret.write([size](unsigned char* bytes) { randombytes_buf(bytes, size); });
    return secret;
}

SecretBytes::~SecretBytes() {
    sodium_free(bytes_);
}

SecretBytes::SecretBytes(SecretBytes&& other) noexcept
    : bytes_{std::exchange(other.bytes_, nullptr)},
      size_{std::exchange(other.size_, 0)} {}

SecretBytes& SecretBytes::operator=(SecretBytes&& other) noexcept {
    std::swap(bytes_, other.bytes_);
    std::swap(size_, other.size_);
    return *this;
}

void SecretBytes::write(const std::function<void(unsigned char*)>& fill) {
    sodium_mprotect_readwrite(bytes_);
    fill(bytes_);
    sodium_mprotect_noaccess(bytes_);
}

SecretBytes::Reading::Reading(const SecretBytes& secret)
    : secret_{secret} {
    if (secret_.readers_++ == 0)
        sodium_mprotect_readonly(secret_.bytes_);
}

SecretBytes::Reading::~Reading() {
    if (--secret_.readers_ == 0)
        sodium_mprotect_noaccess(secret_.bytes_);
}

const unsigned char* SecretBytes::Reading::data() const noexcept {
    return secret_.bytes_;
}

std::span<const unsigned char> SecretBytes::Reading::bytes() const noexcept {
    return {secret_.bytes_, secret_.size_};
}

SecretBytes derive_subkey(const SecretBytes& vault_key, KeyPurpose purpose) {
    SecretBytes subkey{32};
    const auto key = vault_key.read();
    subkey.write([&](unsigned char* bytes) {
        crypto_kdf_derive_from_key(bytes, 32, static_cast<std::uint64_t>(purpose), kdf_context, key.data());
    });
    return subkey;
}

bool is_acceptable(const KeyCost& cost) noexcept {
    return cost.memory_bytes >= std::size_t{64} << 20 && cost.memory_bytes <= std::size_t{2} << 30 &&
           cost.passes >= 2 && cost.passes <= 20;
}

SecretBytes derive_slot_key(const Passphrase& passphrase, const Salt& salt, const KeyCost& cost) {
    static_assert(crypto_pwhash_argon2id_SALTBYTES == 16);
    if (!is_acceptable(cost))
        throw Error{ErrorKind::keyring_damaged,
                    "the keyring asks for a key cost outside the limits (64 MiB / 2 passes to 2 GiB / 20): "
                    "restore the keyring from a backup"};
    SecretBytes key{32};
    int result = 0;
    key.write([&](unsigned char* bytes) {
        result = crypto_pwhash(bytes, 32, passphrase.view().data(), passphrase.view().size(), salt.data(),
                               cost.passes, cost.memory_bytes, crypto_pwhash_ALG_ARGON2ID13);
    });
    if (result != 0)
        throw Error{ErrorKind::no_memory, "there is not enough memory to unlock (" +
                                              std::to_string(cost.memory_bytes >> 20) +
                                              " MiB are needed): close other programs and try again"};
    return key;
}

SecretBytes database_key_text(const SecretBytes& vault_key, const Salt& salt) {
    const SecretBytes subkey = derive_subkey(vault_key, KeyPurpose::database);
    SecretBytes text{2 + 64 + 32 + 1 + 1};
    const auto key = subkey.read();
    text.write([&](unsigned char* bytes) {
        char* out = reinterpret_cast<char*>(bytes);
        out[0] = 'x';
        out[1] = '\'';
        sodium_bin2hex(out + 2, 65, key.data(), 32);
        sodium_bin2hex(out + 66, 33, salt.data(), salt.size());
        out[98] = '\'';
        out[99] = '\0';
    });
    return text;
}

Mac authenticate(const SecretBytes& key, std::string_view message) {
    Mac mac{};
    const auto reading = key.read();
    crypto_auth_hmacsha512256(mac.data(), reinterpret_cast<const unsigned char*>(message.data()),
                              message.size(), reading.data());
    return mac;
}

bool is_authentic(const SecretBytes& key, std::string_view message, const Mac& mac) {
    const Mac expected = authenticate(key, message);
    return sodium_memcmp(expected.data(), mac.data(), mac.size()) == 0;
}

std::string to_hex(std::span<const unsigned char> bytes) {
    std::string text(bytes.size() * 2 + 1, '\0');
    sodium_bin2hex(text.data(), text.size(), bytes.data(), bytes.size());
    text.pop_back();
    return text;
}

bool from_hex(std::string_view text, std::span<unsigned char> out) noexcept {
    if (text.size() != out.size() * 2)
        return false;
    const auto digit = [](char c) {
        return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
    };
    for (std::size_t i = 0; i < out.size(); ++i) {
        const int high = digit(text[2 * i]);
        const int low = digit(text[2 * i + 1]);
        if (high < 0 || low < 0)
            return false;
        out[i] = static_cast<unsigned char>(high * 16 + low);
    }
    return true;
}

} // namespace attune
