// SPDX-License-Identifier: Apache-2.0
#include "core/modality/archive/pack_signature.hpp"

#include "core/error.hpp"
#include "core/modality/archive/zip_layout.hpp"
#include "core/text/digest.hpp"
#include "core/text/text.hpp"

#include <fmt/core.h>
#include <sodium.h>

#include <cctype>
#include <span>

namespace attune {
namespace {

constexpr std::string_view first_word = "attune-pack-signature ";
constexpr std::string_view known_version = "1";

std::string hex(std::span<const unsigned char> bytes) {
    std::string digits(bytes.size() * 2 + 1, '\0');
    sodium_bin2hex(digits.data(), digits.size(), bytes.data(), bytes.size());
    digits.pop_back();
    return digits;
}

/// Only the digits that `hex` writes, so that a text has one form.
bool read_hex(std::string_view digits, std::span<unsigned char> out) {
    if (digits.size() != out.size() * 2 ||
        digits.find_first_not_of("0123456789abcdef") != std::string_view::npos)
        return false;
    return sodium_hex2bin(out.data(), out.size(), digits.data(), digits.size(), nullptr, nullptr, nullptr) == 0;
}

std::string message_for(const Publisher& publisher, const std::string& archive_hash) {
    return fmt::format("{}{}\npublisher {}\nkey {}\nsha256 {}\n", first_word, known_version, publisher.name,
                       hex(publisher.key), archive_hash);
}

/// Takes "word rest\n" from the front of `text`.
std::optional<std::string_view> take_line(std::string_view& text, std::string_view word) {
    const auto end = text.find('\n');
    if (end == std::string_view::npos || !text.starts_with(word))
        return std::nullopt;
    const auto rest = text.substr(word.size(), end - word.size());
    text.remove_prefix(end + 1);
    return rest;
}

struct ReadSignature {
    PackSignature signature;
    std::array<unsigned char, 64> ed25519{};
};

std::optional<ReadSignature> read_signature(std::string_view text) {
    ReadSignature read;
    auto& publisher = read.signature.publisher;
    const auto version = take_line(text, first_word);
    const auto name = take_line(text, "publisher ");
    const auto key = take_line(text, "key ");
    const auto hash = take_line(text, "sha256 ");
    const auto ed25519 = take_line(text, "signature ");
    std::array<unsigned char, 32> digest{};
    if (!version || !name || !key || !hash || !ed25519 || !text.empty() || !is_publisher_name(*name) ||
        !read_hex(*key, publisher.key) || !read_hex(*hash, digest) || !read_hex(*ed25519, read.ed25519))
        return std::nullopt;
    publisher.name = *name;
    read.signature.archive_hash = *hash;
    return read;
}

/// The number behind "attune-pack-signature ", when it is one that this program does not know.
std::optional<std::string> newer_version(std::string_view text) {
    const auto version = take_line(text, first_word);
    if (!version || version->empty() || version->size() > 6 || *version == known_version ||
        version->find_first_not_of("0123456789") != std::string_view::npos)
        return std::nullopt;
    return std::string{*version};
}

} // namespace

std::string fingerprint_of(const PublisherKey& key) {
    const auto digest = sha256_hex({reinterpret_cast<const char*>(key.data()), key.size()});
    std::string groups;
    for (std::size_t at = 0; at < 24; ++at) {
        if (at > 0 && at % 4 == 0)
            groups += ' ';
        groups += static_cast<char>(std::toupper(static_cast<unsigned char>(digest[at])));
    }
    return groups;
}

bool is_fingerprint_of(const PublisherKey& key, std::string_view typed) {
    const auto only_digits = [](std::string_view text) {
        std::string digits;
        for (const char c : text)
            if (c != ' ' && c != '-' && c != ':')
                digits += static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
        return digits;
    };
    return only_digits(typed) == only_digits(fingerprint_of(key));
}

bool is_publisher_name(std::string_view name) {
    return !name.empty() && is_clean_text(name) && tidy_name(name) == name &&
           name.find('\n') == std::string_view::npos && name.find('\t') == std::string_view::npos &&
           length_in_characters(name) <= 100;
}

std::string write_signature(std::string_view covered, const Publisher& publisher, const Signer& sign) {
    const auto message = message_for(publisher, sha256_hex(covered));
    return message + fmt::format("signature {}\n", hex(sign(message)));
}

std::optional<PackSignature> check_signature(std::string_view text, std::string_view covered,
                                             std::string& problem) {
    const auto read = read_signature(text);
    if (const auto newer = newer_version(text)) {
        problem = fmt::format("is signed in form {}, and this program knows form {}: update Attune", *newer,
                              known_version);
        return std::nullopt;
    }
    if (!read || text != message_for(read->signature.publisher, read->signature.archive_hash) +
                             fmt::format("signature {}\n", hex(read->ed25519))) {
        problem = "has a comment that is no signature, or a damaged one";
        return std::nullopt;
    }
    if (sha256_hex(covered) != read->signature.archive_hash) {
        problem = "was changed after it was signed";
        return std::nullopt;
    }
    const auto message = message_for(read->signature.publisher, read->signature.archive_hash);
    if (crypto_sign_verify_detached(read->ed25519.data(),
                                    reinterpret_cast<const unsigned char*>(message.data()), message.size(),
                                    read->signature.publisher.key.data()) != 0) {
        problem = "has a signature that does not belong to the key it names";
        return std::nullopt;
    }
    return read->signature;
}

std::string sign_archive(std::string archive, const Publisher& publisher, const Signer& sign) {
    const auto layout = read_zip_layout(archive);
    if (!layout.problem.empty() || !layout.comment.empty())
        throw Error{ErrorKind::bad_input, "only an archive without a signature can be signed"};
    const auto signature = write_signature(std::string_view{archive}.substr(0, layout.comment_at), publisher, sign);
    archive[layout.comment_at] = static_cast<char>(signature.size() & 0xFFU);
    archive[layout.comment_at + 1] = static_cast<char>(signature.size() >> 8U);
    return archive + signature;
}

} // namespace attune
