// SPDX-License-Identifier: Apache-2.0
#include "core/calendar/typed.hpp"

#include <algorithm>
#include <string>

namespace attune {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string small_letters_without_spaces(std::string_view text) {
    std::string kept;
    for (const char c : text)
        if (c != ' ')
            kept += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return kept;
}

/// Takes "am", "a.m.", "pm" or "p.m." off the end; its first letter, or 0.
char take_half_of_day(std::string& text) {
    for (const char* ending : {"am", "a.m.", "pm", "p.m."}) {
        const std::string_view half{ending};
        if (text.ends_with(half)) {
            text.resize(text.size() - half.size());
            return half.front();
        }
    }
    return 0;
}

/// "14:05" for "14.05", "14h05", "1405", "14h" and "14"; the text itself when it has another shape.
std::string with_colon(std::string text) {
    const auto mark = text.find_first_of(":.h");
    if (mark != std::string::npos) {
        text[mark] = ':';
        return mark + 1 == text.size() ? text + "00" : text;
    }
    if (text.empty() || !std::ranges::all_of(text, is_digit))
        return text;
    if (text.size() <= 2)
        return text + ":00";
    return text.size() <= 4 ? text.substr(0, text.size() - 2) + ":" + text.substr(text.size() - 2) : text;
}

} // namespace

std::optional<TimeOfDay> typed_time(std::string_view text) {
    std::string rest = small_letters_without_spaces(text);
    const char half = take_half_of_day(rest);
    const auto time = parse_time(with_colon(rest));
    if (!time || half == 0)
        return time;
    const int hour = time->minutes / 60;
    if (hour < 1 || hour > 12)
        return std::nullopt;
    return TimeOfDay{(hour % 12 + (half == 'p' ? 12 : 0)) * 60 + time->minutes % 60};
}

std::optional<Date> typed_date(std::string_view text) {
    std::string rest = small_letters_without_spaces(text);
    if (rest.size() == 8 && std::ranges::all_of(rest, is_digit))
        return parse_date(rest.substr(0, 4) + "-" + rest.substr(4, 2) + "-" + rest.substr(6));
    if (rest.size() < 8 || rest.size() > 10 || std::string_view{"-./"}.find(rest[4]) == std::string_view::npos)
        return std::nullopt;
    const char mark = rest[4];
    const auto second = rest.find(mark, 5);
    if (second == std::string::npos)
        return std::nullopt;
    const auto two = [](const std::string& part) { return part.size() == 1 ? "0" + part : part; };
    return parse_date(rest.substr(0, 4) + "-" + two(rest.substr(5, second - 5)) + "-" + two(rest.substr(second + 1)));
}

} // namespace attune
