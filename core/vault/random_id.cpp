// SPDX-License-Identifier: Apache-2.0
#include "core/vault/random_id.hpp"

#include <sodium.h>

#include <array>

namespace attune {

std::string random_id() {
    std::array<unsigned char, 16> bytes{};
    randombytes_buf(bytes.data(), bytes.size());
    std::string text(bytes.size() * 2 + 1, '\0');
    sodium_bin2hex(text.data(), text.size(), bytes.data(), bytes.size());
    text.pop_back();
    return text;
}

} // namespace attune
