// SPDX-License-Identifier: Apache-2.0
#include "gui/note/trace_marks.hpp"

#include <algorithm>
#include <charconv>

namespace attune {
namespace {

void skip_blanks(std::string_view& text) { text.remove_prefix(std::min(text.find_first_not_of(' '), text.size())); }

template<typename Number>
std::optional<Number> take_number(std::string_view& text) {
    skip_blanks(text);
    Number number{};
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (failure != std::errc{})
        return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    return number;
}

bool take_word(std::string_view& text, std::string_view word) {
    skip_blanks(text);
    if (!text.starts_with(word))
        return false;
    text.remove_prefix(word.size());
    return true;
}

void read_one(std::string_view text, TraceMarks& marks) {
    if (take_word(text, "zone ")) {
        if (const auto limit = take_number<double>(text)) {
            skip_blanks(text);
            marks.zone = limit;
            marks.zone_label = text;
        }
    } else if (take_word(text, "span ")) {
        const auto first = take_number<std::size_t>(text);
        const auto last = take_number<std::size_t>(text);
        skip_blanks(text);
        if (first && last && *first > 0 && *first <= *last)
            marks.spans.push_back({*first - 1, *last - 1, std::string{text}});
    }
}

} // namespace

TraceMarks read_trace_marks(std::string_view words) {
    TraceMarks marks;
    while (!words.empty()) {
        const auto end = std::min(words.find(';'), words.size());
        read_one(words.substr(0, end), marks);
        words.remove_prefix(std::min(end + 1, words.size()));
    }
    return marks;
}

} // namespace attune
