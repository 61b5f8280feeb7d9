// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/vault/database.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace attune {

/// Fields one after the other, each with its length before it (8 bytes, lowest first), so that no two
/// different lists of fields give the same bytes.
class Canonical {
public:
    Canonical& add(std::string_view field);
    Canonical& add(std::span<const unsigned char> field);
    /// As decimal digits.
    Canonical& add_number(std::int64_t number);
    [[nodiscard]] const Bytes& bytes() const noexcept { return bytes_; }
    /// SHA-256 of the bytes.
    [[nodiscard]] Bytes digest() const;

private:
    Bytes bytes_;
};

} // namespace attune
