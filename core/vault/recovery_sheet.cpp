// SPDX-License-Identifier: Apache-2.0
#include "core/vault/recovery_sheet.hpp"

#include "core/error.hpp"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <set>
#include <vector>

namespace attune {
namespace {

constexpr std::string_view alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::size_t data_characters = 32;
constexpr std::size_t check_characters = 5;
constexpr std::size_t all_characters = data_characters + check_characters;
constexpr std::size_t group_characters = 4;
constexpr std::size_t groups = data_characters / group_characters + 1; // the last one is the check
constexpr std::uint32_t prime = 33'554'393;                            // 2^25 - 39

using Characters = std::array<std::uint8_t, all_characters>;

/// Holds typed characters and wipes them.
struct Typed {
    Characters digits{};
    ~Typed() { sodium_memzero(digits.data(), digits.size()); }
};

std::uint32_t check_of(const Characters& digits) {
    std::uint64_t remainder = 0;
    for (std::size_t i = 0; i < data_characters; ++i)
        remainder = (remainder * 32 + digits[i]) % prime;
    // Times a number that keeps the check characters' weights apart from all the others', so that a single
    // mistake can be traced to one group.
    return static_cast<std::uint32_t>(remainder * 7919 % prime);
}

std::uint32_t check_in(const Characters& digits) {
    std::uint32_t check = 0;
    for (std::size_t i = data_characters; i < all_characters; ++i)
        check = check * 32 + digits[i];
    return check;
}

bool holds(const Characters& digits) {
    return check_of(digits) == check_in(digits);
}

std::optional<std::uint8_t> digit(char c) {
    if (c >= 'a' && c <= 'z')
        c = static_cast<char>(c - 'a' + 'A');
    if (c == 'O')
        c = '0';
    if (c == 'I' || c == 'L')
        c = '1';
    const std::size_t at = alphabet.find(c);
    return at == std::string_view::npos ? std::nullopt : std::optional{static_cast<std::uint8_t>(at)};
}

std::size_t group_of(std::size_t index) {
    return std::min(index / group_characters, groups - 1) + 1;
}

/// The groups in which one other character would make the code right again.
std::set<std::size_t> groups_with_one_mistake(Typed code) {
    std::set<std::size_t> found;
    for (std::size_t i = 0; i < all_characters; ++i) {
        const std::uint8_t typed = code.digits[i];
        for (std::uint8_t other = 0; other < 32; ++other) {
            code.digits[i] = other;
            if (other != typed && holds(code.digits))
                found.insert(group_of(i));
        }
        code.digits[i] = typed;
    }
    return found;
}

/// The groups in which two neighbours that changed places would make it right again.
std::set<std::size_t> groups_with_a_swap(Typed code) {
    std::set<std::size_t> found;
    for (std::size_t i = 0; i + 1 < all_characters; ++i) {
        std::swap(code.digits[i], code.digits[i + 1]);
        if (holds(code.digits))
            found.insert(group_of(i));
        std::swap(code.digits[i], code.digits[i + 1]);
    }
    return found;
}

[[noreturn]] void reject(const std::string& why) {
    throw Error{ErrorKind::bad_input, "the recovery code " + why};
}

Typed read_characters(std::string_view typed) {
    Typed read;
    std::size_t count = 0;
    for (const char c : typed) {
        if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '-')
            continue;
        const std::optional<std::uint8_t> value = digit(c);
        if (!value)
            reject("has a character that no code has, in group " + std::to_string(group_of(count)) +
                   ": codes have digits and letters other than U");
        if (count < all_characters)
            read.digits[count] = *value;
        ++count;
    }
    if (count != all_characters)
        reject("has " + std::to_string(count) + " characters and must have " +
               std::to_string(all_characters) +
               " (eight groups of four and one of five): compare it with the sheet");
    return read;
}

} // namespace

std::string write_recovery_code(const SecretBytes& secret) {
    Typed code;
    const auto bytes = secret.read();
    for (std::size_t i = 0; i < data_characters; ++i) { // five bits each, from the highest
        const std::size_t bit = i * 5;
        const unsigned pair = static_cast<unsigned>(bytes.data()[bit / 8]) << 8 |
                              (bit / 8 + 1 < recovery_bytes ? bytes.data()[bit / 8 + 1] : 0U);
        code.digits[i] = static_cast<std::uint8_t>(pair >> (11 - bit % 8) & 31U);
    }
    std::uint32_t check = check_of(code.digits);
    for (std::size_t i = all_characters; i-- > data_characters; check /= 32)
        code.digits[i] = static_cast<std::uint8_t>(check % 32);
    std::string text;
    text.reserve(all_characters + groups);
    for (std::size_t i = 0; i < all_characters; ++i) {
        if (i != 0 && i % group_characters == 0 && i <= data_characters)
            text += ' ';
        text += alphabet[code.digits[i]];
    }
    return text;
}

SecretBytes read_recovery_code(std::string_view typed) {
    const Typed code = read_characters(typed);
    if (!holds(code.digits)) {
        std::set<std::size_t> suspects = groups_with_one_mistake(code);
        if (suspects.empty())
            suspects = groups_with_a_swap(code);
        if (suspects.size() == 1)
            reject("is mistyped, probably in group " + std::to_string(*suspects.begin()) +
                   ": compare it with the sheet");
        reject("is mistyped in more than one place: compare every group with the sheet");
    }
    SecretBytes secret{recovery_bytes};
    secret.write([&](unsigned char* bytes) {
        std::fill_n(bytes, recovery_bytes, static_cast<unsigned char>(0));
        for (std::size_t i = 0; i < data_characters; ++i)
            for (std::size_t b = 0; b < 5; ++b)
                if ((code.digits[i] >> (4 - b) & 1U) != 0)
                    bytes[(i * 5 + b) / 8] |= static_cast<unsigned char>(0x80U >> (i * 5 + b) % 8);
    });
    return secret;
}

} // namespace attune
