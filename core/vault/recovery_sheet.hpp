// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/vault/keys.hpp"

#include <string>
#include <string_view>

namespace attune {

/// The printed code that opens a vault when the passphrase is lost: 160 random bits in Crockford's base32
/// (no I, L, O, U), with five check characters.
///
/// Written as eight groups of four and a last one of five. The check is a multiple of the number modulo the
/// largest prime below 2^25, so every single mistyped character, every swap of neighbours and every muddle
/// inside one group is noticed for certain, and anything else but once in 33 million.
constexpr std::size_t recovery_bytes = 20;

/// "NFXE 3TBX …": the caller wipes it after showing it.
[[nodiscard]] std::string write_recovery_code(const SecretBytes& secret);
/// Reads a typed code: any case, O as 0, I and L as 1, blanks and dashes ignored. Throws Error(bad_input)
/// that names the group to look at where one group alone can be wrong.
[[nodiscard]] SecretBytes read_recovery_code(std::string_view typed);

} // namespace attune
