// SPDX-License-Identifier: Apache-2.0
#include "core/template/sentence.hpp"

#include <algorithm>
#include <array>

namespace attune {
namespace {

bool is_capital(char c) {
    return c >= 'A' && c <= 'Z';
}

bool is_letter(char c) {
    return is_capital(c) || (c >= 'a' && c <= 'z');
}

/// Takes `end` off the end of `text` when it stands there.
bool take_end(std::string_view& text, std::string_view end) {
    if (!text.ends_with(end))
        return false;
    text.remove_suffix(end.size());
    return true;
}

bool take_begin(std::string_view& text, std::string_view begin) {
    if (!text.starts_with(begin))
        return false;
    text.remove_prefix(begin.size());
    return true;
}

constexpr std::array<std::string_view, 7> closing_marks{"”", "’", "»", "«", "\"", "'", ")"};

bool take_end_mark(std::string_view& text) {
    return std::any_of(closing_marks.begin(), closing_marks.end(),
                       [&](std::string_view mark) { return take_end(text, mark); });
}

bool take_begin_mark(std::string_view& text) {
    return std::any_of(closing_marks.begin(), closing_marks.end(),
                       [&](std::string_view mark) { return take_begin(text, mark); });
}

/// Whether it ends as a sentence does, closing quotation marks and brackets aside.
bool ends_like_a_sentence(std::string_view text) {
    while (take_end_mark(text))
        continue;
    return text.ends_with("…") ||
           (!text.empty() && std::string_view{".!?:;"}.find(text.back()) != std::string_view::npos);
}

} // namespace

std::string in_sentence(std::string text) {
    const auto word_end = std::find_if_not(text.begin(), text.end(), is_letter);
    if (word_end - text.begin() > 1 && is_capital(text.front()) &&
        std::none_of(text.begin() + 1, word_end, is_capital))
        text.front() = static_cast<char>(text.front() - 'A' + 'a');
    return text;
}

std::string finished_sentence(std::string text) {
    while (!text.empty() && (text.back() == ' ' || text.back() == '\n'))
        text.pop_back();
    if (!text.empty() && !ends_like_a_sentence(text))
        text += '.';
    return text;
}

void append_words(std::string& text, std::string_view words) {
    std::string_view after_marks = words;
    while (take_begin_mark(after_marks))
        continue;
    if (after_marks.starts_with('.') && ends_like_a_sentence(text)) {
        text.append(words.substr(0, words.size() - after_marks.size()));
        words = after_marks.substr(1);
    }
    text.append(words);
}

std::string body_words(std::string_view region) {
    std::string_view part = region;
    const bool back = take_begin(part, "back-");
    if (!back && !take_begin(part, "front-"))
        return std::string{region};
    std::string side;
    if (take_end(part, "-left"))
        side = "left ";
    else if (take_end(part, "-right"))
        side = "right ";
    std::string words = part == "heart" ? "heart area" : std::string{part};
    std::replace(words.begin(), words.end(), '-', ' ');
    // The back itself and the buttock are nowhere else.
    const bool only_behind = part.ends_with("back") || part == "buttock";
    return (back && !only_behind ? "back of the " : "") + side + words;
}

} // namespace attune
