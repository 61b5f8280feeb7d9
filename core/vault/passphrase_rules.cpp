// SPDX-License-Identifier: Apache-2.0
#include "core/vault/passphrase.hpp"

#include "core/text/text.hpp"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <bitset>
#include <cmath>
#include <optional>

namespace attune {
namespace {

constexpr std::size_t least_characters = 15;
constexpr std::size_t least_left_over = 6;

/// What long passphrases of the guessable kind are made of. Longer ones first where one holds another.
constexpr std::array common_words{"correcthorsebatterystaple",
                                  "thequickbrownfoxjumpsoverthelazydog",
                                  "tobeornottobethatisthequestion",
                                  "maytheforcebewithyou",
                                  "loremipsumdolorsitamet",
                                  "iloveyousomuch",
                                  "twinkletwinklelittlestar",
                                  "rosesareredvioletsareblue",
                                  "qwertyuiop",
                                  "asdfghjkl",
                                  "zxcvbnm",
                                  "1qaz2wsx3edc",
                                  "qazwsxedc",
                                  "password",
                                  "passwort",
                                  "passphrase",
                                  "motdepasse",
                                  "contrasena",
                                  "lozinka",
                                  "haslo",
                                  "letmein",
                                  "welcome",
                                  "willkommen",
                                  "administrator",
                                  "admin",
                                  "secret",
                                  "iloveyou",
                                  "sunshine",
                                  "princess",
                                  "football",
                                  "baseball",
                                  "superman",
                                  "batman",
                                  "dragon",
                                  "monkey",
                                  "shadow",
                                  "master",
                                  "trustno",
                                  "whatever",
                                  "starwars",
                                  "computer",
                                  "internet",
                                  "changeme",
                                  "default",
                                  "hello",
                                  "therapist",
                                  "therapy",
                                  "psychotherapy",
                                  "psychologist",
                                  "psychology",
                                  "counselling",
                                  "counseling",
                                  "practice",
                                  "clinic",
                                  "client",
                                  "session",
                                  "notes",
                                  "attune",
                                  "vault",
                                  "qwertz",
                                  "azerty",
                                  "qwerty",
                                  "abc",
                                  "love",
                                  "spring",
                                  "summer",
                                  "autumn",
                                  "winter",
                                  "monday",
                                  "friday",
                                  "january"};

/// Letters and digits of the passphrase, folded; wiped at the end.
struct Core {
    std::string text;
    explicit Core(std::string_view from)
        : text{fold(from)} {
        std::erase_if(text, [](char c) {
            const auto byte = static_cast<unsigned char>(c);
            return byte < 0x80 && std::isalnum(byte) == 0;
        });
    }
    ~Core() { sodium_memzero(text.data(), text.size()); }
    Core(const Core&) = delete;
    Core& operator=(const Core&) = delete;

    void remove(std::string_view word) {
        for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word))
            text.erase(at, word.size());
    }
    /// Undoes the usual changes of letters ("p4ssw0rd").
    void undo_substitutions() {
        constexpr std::string_view from = "0134578";
        constexpr std::string_view to = "oleastb";
        for (char& c : text)
            if (const std::size_t at = from.find(c); at != std::string_view::npos)
                c = to[at];
    }
};

std::size_t distinct_bytes(std::string_view text) {
    std::bitset<256> seen;
    for (const char c : text)
        seen.set(static_cast<unsigned char>(c));
    return seen.count();
}

/// Whether the text is one short piece again and again, or runs along the alphabet or the digits.
bool is_pattern(std::string_view text) {
    for (std::size_t period = 1; period <= text.size() / 2 && period <= 8; ++period)
        if (std::equal(text.begin() + static_cast<std::ptrdiff_t>(period), text.end(), text.begin()))
            return true;
    std::size_t runs = 0;
    for (std::size_t i = 1; i < text.size(); ++i) {
        const int step = text[i] - text[i - 1];
        if ((step >= -1 && step <= 1) || (text[i - 1] == '9' && text[i] == '0'))
            ++runs;
    }
    return text.size() > 1 && runs * 4 >= (text.size() - 1) * 3;
}

bool is_common(std::string_view passphrase) {
    for (const bool undo : {false, true}) {
        Core core{passphrase};
        if (undo)
            core.undo_substitutions();
        const std::size_t before = core.text.size();
        for (const char* word : common_words)
            core.remove(word);
        if (core.text.size() < before && (core.text.size() < least_left_over || is_pattern(core.text)))
            return true;
    }
    return false;
}

/// Whether little is left when the words of `name` are taken away.
bool is_made_of(std::string_view passphrase, std::string_view name) {
    Core core{passphrase};
    const std::size_t before = core.text.size();
    std::string word;
    for (const char c : fold(name) + " ") {
        const auto byte = static_cast<unsigned char>(c);
        if (byte >= 0x80 || std::isalnum(byte) != 0) {
            word += c;
            continue;
        }
        if (word.size() >= 3)
            core.remove(word);
        word.clear();
    }
    std::erase_if(core.text, [](char c) { return c >= '0' && c <= '9'; });
    return core.text.size() < before && core.text.size() < least_left_over;
}

} // namespace

std::vector<std::string> passphrase_problems(const Passphrase& passphrase, std::string_view practice,
                                             std::string_view user) {
    std::vector<std::string> problems;
    const std::string_view text = passphrase.view();
    if (const std::size_t length = length_in_characters(text); length < least_characters)
        problems.push_back("it has " + std::to_string(length) + " characters and needs at least " +
                           std::to_string(least_characters) + "; six unrelated words are a good choice");
    if (!text.empty() && (distinct_bytes(text) < 5 || is_pattern(text)))
        problems.emplace_back("it is one piece or row of characters again and again");
    if (is_common(text))
        problems.emplace_back("it is made of the words that are tried first");
    if (is_made_of(text, practice))
        problems.emplace_back("it is made of the practice's name");
    if (is_made_of(text, user))
        problems.emplace_back("it is made of your name");
    return problems;
}

std::string_view passphrase_strength(const Passphrase& passphrase) {
    const std::string_view text = passphrase.view();
    const std::size_t length = length_in_characters(text);
    if (length < 8 || (!text.empty() && (distinct_bytes(text) < 5 || is_pattern(text))) || is_common(text))
        return "very weak";
    // A cautious guess: two bits for each character, one more for each kind of character beside small
    // letters.
    double bits = 2.0 * static_cast<double>(length);
    const auto has = [&](auto test) { return std::any_of(text.begin(), text.end(), test); };
    bits += has([](unsigned char c) { return std::isupper(c) != 0; }) ? 4 : 0;
    bits += has([](unsigned char c) { return std::isdigit(c) != 0; }) ? 4 : 0;
    bits += has([](unsigned char c) { return c >= 0x80 || std::ispunct(c) != 0; }) ? 4 : 0;
    bits += static_cast<double>(std::count(text.begin(), text.end(), ' ')) * 3;
    if (length < least_characters)
        return "weak";
    return bits < 40 ? "fair" : bits < 60 ? "good" : "strong";
}

} // namespace attune
