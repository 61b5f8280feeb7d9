// SPDX-License-Identifier: Apache-2.0
#include "core/note/note_digest.hpp"

#include <sodium.h>

namespace attune {
namespace {

const unsigned char* as_bytes(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data()); // NOLINT: libsodium reads bytes
}

} // namespace

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
