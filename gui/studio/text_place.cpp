// SPDX-License-Identifier: Apache-2.0
#include "gui/studio/text_place.hpp"

#include <algorithm>

namespace attune {
namespace {

bool begins_character(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
}

char lower(char letter) {
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}

bool is_word(char letter) {
    const auto byte = static_cast<unsigned char>(letter);
    return byte >= 0x80U || letter == '_' || letter == '-' || (letter >= '0' && letter <= '9') ||
           (lower(letter) >= 'a' && lower(letter) <= 'z');
}

} // namespace

TextPlace place_at(std::string_view text, std::size_t offset) {
    const auto before = text.substr(0, offset);
    const auto begin = before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1;
    return {.line = static_cast<int>(std::ranges::count(before, '\n')) + 1,
            .column = static_cast<int>(std::ranges::count_if(before.substr(begin), begins_character)) + 1};
}

std::size_t offset_of(std::string_view text, TextPlace place) {
    std::size_t at = 0;
    for (int line = 1; line < place.line; ++line) {
        const auto end = text.find('\n', at);
        if (end == std::string_view::npos)
            return text.size();
        at = end + 1;
    }
    for (int column = 1; column < place.column && at < text.size() && text[at] != '\n'; ++column)
        do
            ++at;
        while (at < text.size() && !begins_character(text[at]));
    return at;
}

std::size_t word_end(std::string_view text, std::size_t offset) {
    auto end = offset;
    while (end < text.size() && is_word(text[end]))
        ++end;
    return end == offset && end < text.size() && text[end] != '\n' ? end + 1 : end;
}

std::size_t find_words(std::string_view text, std::string_view words, std::size_t from) {
    if (words.empty())
        return std::string_view::npos;
    const auto search = [&](std::size_t begin) {
        const auto found = std::search(
            text.begin() + static_cast<std::ptrdiff_t>(std::min(begin, text.size())), text.end(),
            words.begin(), words.end(), [](char one, char other) { return lower(one) == lower(other); });
        return found == text.end() ? std::string_view::npos : static_cast<std::size_t>(found - text.begin());
    };
    const auto next = search(from);
    return next != std::string_view::npos ? next : search(0);
}

} // namespace attune
