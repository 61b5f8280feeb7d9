// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace attune {

/// An Ed25519 public key.
using PublisherKey = std::array<unsigned char, 32>;

/// Who made a pack, as a person can compare it.
struct Publisher {
    std::string name; ///< one line, up to 100 characters
    PublisherKey key{};
    friend bool operator==(const Publisher&, const Publisher&) = default;
};

/// "7F2A 90C4 E1B8 3D65 0A9E 44D7": the first 96 bits of the key's SHA-256, short enough to be read out on the
/// telephone and long enough that nobody makes a second key with them.
[[nodiscard]] std::string fingerprint_of(const PublisherKey& key);
/// Whether somebody typed this key's fingerprint: any case, blanks, dashes and colons ignored.
[[nodiscard]] bool is_fingerprint_of(const PublisherKey& key, std::string_view typed);
/// Whether a publisher may be called so.
[[nodiscard]] bool is_publisher_name(std::string_view name);

/// The signature of an archive stands in the comment of the zip file and covers every byte before that comment's
/// length, so there is no byte that could be changed unseen:
///
///     attune-pack-signature 1
///     publisher Morrow Institute
///     key <64 hex digits>
///     sha256 <64 hex digits, of all bytes before>
///     signature <128 hex digits, Ed25519 over the lines above>
struct PackSignature {
    Publisher publisher;
    std::string archive_hash; ///< of the bytes that it covers
};

/// Signs a message with the secret key that belongs to the publisher's.
using Signer = std::function<std::array<unsigned char, 64>(std::string_view message)>;

/// The signature of `covered` as text.
[[nodiscard]] std::string write_signature(std::string_view covered, const Publisher& publisher,
                                          const Signer& sign);
/// Reads and checks it. Nothing, with `problem` set, when it is no signature in this form, when it is of a newer form,
/// or when it does not hold for `covered`.
[[nodiscard]] std::optional<PackSignature> check_signature(std::string_view text, std::string_view covered,
                                                           std::string& problem);

/// `archive` (without a comment) with the signature in it. Throws Error(bad_input) when it has one already.
[[nodiscard]] std::string sign_archive(std::string archive, const Publisher& publisher, const Signer& sign);

} // namespace attune
