// SPDX-License-Identifier: Apache-2.0
#include "core/text/text.hpp"

#include <unicode/brkiter.h>
#include <unicode/coll.h>
#include <unicode/normalizer2.h>
#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <array>
#include <cstdint>
#include <memory>
#include <stdexcept>

namespace attune {
namespace {

icu::UnicodeString from(std::string_view text) {
    return icu::UnicodeString::fromUTF8(icu::StringPiece{text.data(), static_cast<std::int32_t>(text.size())});
}

std::string to(const icu::UnicodeString& text) {
    std::string bytes;
    text.toUTF8String(bytes);
    return bytes;
}

bool is_ascii(std::string_view text) {
    for (const char c : text)
        if (static_cast<unsigned char>(c) >= 0x80)
            return false;
    return true;
}

/// A carriage return and the line feed after it are one cluster.
bool is_ascii_without_returns(std::string_view text) {
    return is_ascii(text) && text.find('\r') == std::string_view::npos;
}

const icu::Transliterator& folding() {
    static const std::unique_ptr<icu::Transliterator> made = [] {
        UErrorCode status = U_ZERO_ERROR;
        std::unique_ptr<icu::Transliterator> transliterator{icu::Transliterator::createInstance(
            "NFKD; [:Nonspacing Mark:] Remove; Latin-ASCII; Lower; NFC", UTRANS_FORWARD, status)};
        if (U_FAILURE(status) != 0)
            throw std::runtime_error{"no ICU transliterator for folding"};
        return transliterator;
    }();
    return *made;
}

const icu::Collator& collation() {
    static const std::unique_ptr<icu::Collator> made = [] {
        UErrorCode status = U_ZERO_ERROR;
        std::unique_ptr<icu::Collator> collator{icu::Collator::createInstance(icu::Locale::getRoot(), status)};
        if (U_FAILURE(status) != 0)
            throw std::runtime_error{"no ICU collation"};
        return collator;
    }();
    return *made;
}

/// Embedding, override and isolate controls: in a name they make text read as what it is not.
bool is_bidi_control(UChar32 c) {
    return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x200E || c == 0x200F;
}

} // namespace

std::optional<std::string> text_problem(std::string_view text) {
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data()); // NOLINT: ICU reads bytes
    const auto size = static_cast<std::int64_t>(text.size());
    std::int64_t at = 0;
    while (at < size) {
        if (bytes[at] < 0x80) {
            const auto c = bytes[at];
            if ((c < 0x20 && c != '\n' && c != '\t') || c == 0x7F)
                return "control character " + std::to_string(c) + " at byte " + std::to_string(at);
            ++at;
            continue;
        }
        const std::int64_t start = at;
        UChar32 c = 0;
        U8_NEXT(bytes, at, size, c);
        if (c < 0)
            return "not UTF-8 at byte " + std::to_string(start);
        if (c < 0xA0)
            return "control character " + std::to_string(c) + " at byte " + std::to_string(start);
    }
    return std::nullopt;
}

bool is_clean_text(std::string_view text) {
    return !text_problem(text);
}

std::string fold(std::string_view text) {
    if (is_ascii(text)) {
        std::string folded{text};
        for (char& c : folded)
            if (c >= 'A' && c <= 'Z')
                c = static_cast<char>(c - 'A' + 'a');
        return folded;
    }
    icu::UnicodeString unicode = from(text);
    folding().transliterate(unicode);
    return to(unicode);
}

std::string sort_key(std::string_view text) {
    const icu::UnicodeString unicode = from(text);
    std::array<std::uint8_t, 256> small{};
    const auto size = collation().getSortKey(unicode, small.data(), static_cast<std::int32_t>(small.size()));
    if (size <= static_cast<std::int32_t>(small.size()))
        return {reinterpret_cast<const char*>(small.data()), static_cast<std::size_t>(size)}; // NOLINT: ICU writes bytes
    std::string key(static_cast<std::size_t>(size), '\0');
    collation().getSortKey(unicode, reinterpret_cast<std::uint8_t*>(key.data()), size); // NOLINT: ICU writes bytes
    return key;
}

std::string nfkc(std::string_view text) {
    UErrorCode status = U_ZERO_ERROR;
    const auto* normalizer = icu::Normalizer2::getNFKCInstance(status);
    const icu::UnicodeString composed = normalizer->normalize(from(text), status);
    if (U_FAILURE(status) != 0)
        throw std::runtime_error{"ICU could not compose a text"};
    return to(composed);
}

std::string tidy_name(std::string_view text) {
    UErrorCode status = U_ZERO_ERROR;
    icu::UnicodeString composed = icu::Normalizer2::getNFCInstance(status)->normalize(from(text), status);
    if (U_FAILURE(status) != 0)
        throw std::runtime_error{"ICU could not compose a name"};
    icu::UnicodeString kept;
    bool blank = true; // swallows leading blanks and runs of blanks
    for (std::int32_t i = 0; i < composed.length(); i = composed.moveIndex32(i, 1)) {
        const UChar32 c = composed.char32At(i);
        if (is_bidi_control(c))
            continue;
        const bool is_blank = u_isUWhiteSpace(c) != 0;
        if (is_blank && blank)
            continue;
        kept.append(is_blank ? UChar32{' '} : c);
        blank = is_blank;
    }
    return to(kept.trim());
}

std::size_t length_in_characters(std::string_view text) {
    std::size_t characters = 0;
    for (const char c : text)
        if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U)
            ++characters;
    return characters;
}

std::string shorten(std::string_view text, std::size_t characters) {
    if (text.size() <= characters || length_in_characters(text) <= characters)
        return std::string{text};
    if (characters > 0 && is_ascii_without_returns(text.substr(0, characters)))
        return std::string{text.substr(0, characters - 1)} + "…"; // each byte is a cluster of its own
    const icu::UnicodeString unicode = from(text);
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::BreakIterator> clusters{
        icu::BreakIterator::createCharacterInstance(icu::Locale::getRoot(), status)};
    if (U_FAILURE(status) != 0)
        throw std::runtime_error{"no ICU break iterator"};
    clusters->setText(unicode);
    std::int32_t end = 0;
    for (std::size_t count = 1; count < characters; ++count) {
        const auto next = clusters->next();
        if (next == icu::BreakIterator::DONE)
            return std::string{text};
        end = next;
    }
    return to(unicode.tempSubStringBetween(0, end)) + "…";
}

} // namespace attune
