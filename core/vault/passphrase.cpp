// SPDX-License-Identifier: Apache-2.0
#include "core/vault/passphrase.hpp"

#include "core/error.hpp"
#include "core/text/text.hpp"

#include <sodium.h>

#include <algorithm>
#include <cstring>
#include <utility>

namespace attune {
namespace {

bool is_ascii(std::string_view text) {
    return std::none_of(text.begin(), text.end(),
                        [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
}

void wipe(std::string& text) {
    sodium_memzero(text.data(), text.size());
    text.clear();
}

} // namespace

Passphrase::Passphrase(std::string& text) {
    if (sodium_init() < 0)
        throw Error{ErrorKind::internal, "libsodium does not start on this machine"};
    if (const std::optional<std::string> problem = text_problem(text)) {
        wipe(text);
        throw Error{ErrorKind::bad_input, "the passphrase cannot be read: it must be plain text in UTF-8"};
    }
    // ASCII is its own normal form, and so never passes through ICU's buffers.
    std::string normal = is_ascii(text) ? text : nfkc(text);
    size_ = normal.size();
    bytes_ = static_cast<char*>(sodium_malloc(size_ + 1));
    if (bytes_ != nullptr) {
        std::memcpy(bytes_, normal.data(), size_);
        bytes_[size_] = '\0';
        sodium_mprotect_readonly(bytes_);
    }
    wipe(normal);
    wipe(text);
    if (bytes_ == nullptr)
        throw Error{ErrorKind::no_memory,
                    "there is no memory for the passphrase: close other programs and try again"};
}

Passphrase::Passphrase(std::string&& text)
    : Passphrase{text} {}

Passphrase::~Passphrase() {
    sodium_free(bytes_);
}

Passphrase::Passphrase(Passphrase&& other) noexcept
    : bytes_{std::exchange(other.bytes_, nullptr)},
      size_{std::exchange(other.size_, 0)} {}

Passphrase& Passphrase::operator=(Passphrase&& other) noexcept {
    std::swap(bytes_, other.bytes_);
    std::swap(size_, other.size_);
    return *this;
}

std::string_view Passphrase::view() const noexcept {
    return {bytes_, size_};
}

} // namespace attune
