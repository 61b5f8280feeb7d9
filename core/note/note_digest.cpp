// SPDX-License-Identifier: Apache-2.0
#include "core/note/note_digest.hpp"

#include <sodium.h>

#include <array>

namespace attune {
namespace {

std::string hex(std::span<const unsigned char> bytes) {
    std::string text(bytes.size() * 2 + 1, '\0');
    sodium_bin2hex(text.data(), text.size(), bytes.data(), bytes.size());
    text.pop_back();
    return text;
}

const unsigned char* as_bytes(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data()); // NOLINT: libsodium reads bytes
}

} // namespace

std::string random_id() {
    std::array<unsigned char, 16> bytes{};
    randombytes_buf(bytes.data(), bytes.size());
    return hex(bytes);
}

Canonical& Canonical::add(std::string_view field) {
    return add(std::span{as_bytes(field), field.size()});
}

Canonical& Canonical::add(std::span<const unsigned char> field) {
    const std::uint64_t size = field.size();
    for (unsigned shift = 0; shift < 64; shift += 8)
        bytes_.push_back(static_cast<unsigned char>(size >> shift));
    bytes_.insert(bytes_.end(), field.begin(), field.end());
    return *this;
}

Canonical& Canonical::add_number(std::int64_t number) {
    return add(std::to_string(number));
}

Bytes Canonical::digest() const {
    Bytes hash(crypto_hash_sha256_BYTES);
    crypto_hash_sha256(hash.data(), bytes_.data(), bytes_.size());
    return hash;
}

} // namespace attune
