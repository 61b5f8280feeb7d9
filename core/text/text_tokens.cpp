// SPDX-License-Identifier: Apache-2.0
#include "core/text/text_tokens.hpp"

#include "core/text/text.hpp"

#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

#include <unordered_map>

namespace attune {
namespace {

constexpr UChar32 tatweel = 0x0640; // lengthens Arabic words, says nothing

bool is_passed_over(UChar32 c) {
    return c == tatweel || u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) != 0 ||
           u_charType(c) == U_NON_SPACING_MARK;
}

UScriptCode script_of(UChar32 c) {
    UErrorCode status = U_ZERO_ERROR;
    return uscript_getScript(c, &status);
}

bool is_spaceless_script(UScriptCode script) {
    return script == USCRIPT_HAN || script == USCRIPT_HIRAGANA || script == USCRIPT_KATAKANA || script == USCRIPT_THAI ||
           script == USCRIPT_LAO || script == USCRIPT_KHMER || script == USCRIPT_MYANMAR;
}

/// One character folded; remembered, because folding goes through a table of rules.
const std::string& folded_character(UChar32 c) {
    thread_local std::unordered_map<UChar32, std::string> known;
    const auto found = known.find(c);
    if (found != known.end())
        return found->second;
    std::string bytes(4, '\0');
    std::int32_t size = 0;
    U8_APPEND_UNSAFE(reinterpret_cast<std::uint8_t*>(bytes.data()), size, c); // NOLINT: ICU writes bytes
    bytes.resize(static_cast<std::size_t>(size));
    // The final sigma is another letter for the same sound.
    return known.emplace(c, c == 0x03C2 ? "σ" : fold(bytes)).first->second;
}

class Tokeniser {
public:
    explicit Tokeniser(std::string_view text)
        : text_{text} {}

    std::vector<TextToken> run() {
        const auto* bytes = reinterpret_cast<const std::uint8_t*>(text_.data()); // NOLINT: ICU reads bytes
        const auto size = static_cast<std::int64_t>(text_.size());
        for (std::int64_t at = 0; at < size;) {
            const std::int64_t start = at;
            UChar32 c = 0;
            U8_NEXT(bytes, at, size, c);
            take(c, static_cast<std::size_t>(start), static_cast<std::size_t>(at));
        }
        close();
        return std::move(tokens_);
    }

private:
    void take(UChar32 c, std::size_t start, std::size_t end) {
        if (c < 0) {
            close();
            return;
        }
        if (c >= 0x80 && is_passed_over(c)) {
            // An accent belongs to its letter; an invisible character only where the word goes on behind it.
            if (is_open_ && u_charType(c) == U_NON_SPACING_MARK)
                last_ = end;
            return;
        }
        if (u_charDigitValue(c) >= 0)
            add(TextToken::Kind::number, std::string(1, static_cast<char>('0' + u_charDigitValue(c))), c, start, end);
        else if (u_isalpha(c) != 0)
            add(TextToken::Kind::word, folded_character(c), c, start, end);
        else
            close();
    }

    void add(TextToken::Kind kind, const std::string& folded, UChar32 c, std::size_t start, std::size_t end) {
        if (is_open_ && token_.kind != kind)
            close();
        if (!is_open_) {
            token_ = {};
            token_.kind = kind;
            token_.begin = start;
            const UScriptCode script = script_of(c);
            token_.is_spaceless = is_spaceless_script(script);
            token_.is_right_to_left = script == USCRIPT_HEBREW || script == USCRIPT_ARABIC;
            token_.is_capital = u_isupper(c) != 0 || u_istitle(c) != 0 || (u_tolower(c) == c && u_toupper(c) == c);
            letters_ = 0;
            capitals_ = 0;
            is_open_ = true;
        }
        ++letters_;
        capitals_ += u_isupper(c) != 0 ? 1 : 0;
        token_.folded += folded;
        token_.end = end;
        last_ = end;
    }

    void close() {
        if (!is_open_)
            return;
        token_.end = last_;
        token_.is_all_capitals = letters_ > 1 && capitals_ == letters_;
        tokens_.push_back(std::move(token_));
        is_open_ = false;
    }

    std::string_view text_;
    std::vector<TextToken> tokens_;
    TextToken token_;
    std::size_t last_ = 0;
    int letters_ = 0;
    int capitals_ = 0;
    bool is_open_ = false;
};

} // namespace

std::vector<TextToken> tokens_of(std::string_view text) { return Tokeniser{text}.run(); }

bool are_adjacent(std::string_view text, const TextToken& one, const TextToken& next) {
    const std::string_view between = text.substr(one.end, next.begin - one.end);
    if (between.find('\n') != std::string_view::npos)
        return false;
    std::size_t visible = 0;
    for (const char c : between)
        visible += static_cast<unsigned char>(c) < 0x80 ? 1U : 0U;
    return visible <= 3 && between.find_first_of(";:!?") == std::string_view::npos;
}

} // namespace attune
