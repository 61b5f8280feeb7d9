// SPDX-License-Identifier: Apache-2.0
#include "gui/note/answer_words.hpp"

#include "core/calendar/typed.hpp"

#include "gui/workspace/date_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

namespace attune {
namespace {

std::string trimmed(std::string_view text) {
    const auto blank = [](char c) { return c == ' ' || c == '\t' || c == '\n'; };
    while (!text.empty() && blank(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && blank(text.back()))
        text.remove_suffix(1);
    return std::string{text};
}

std::optional<double> parse_number(std::string text) {
    std::ranges::replace(text, ',', '.');
    double number = 0;
    const auto* begin = text.data();
    const auto* end = begin + text.size();
    if (begin != end && *begin == '+')
        ++begin;
    const auto [stop, failed] = std::from_chars(begin, end, number, std::chars_format::fixed);
    if (failed != std::errc{} || stop != end || !std::isfinite(number))
        return std::nullopt;
    return number;
}

std::optional<double> parse_minutes(const std::string& text) {
    const auto colon = text.find(':');
    if (colon == std::string::npos)
        return parse_number(text);
    const auto hours = parse_number(text.substr(0, colon));
    const auto minutes = parse_number(text.substr(colon + 1));
    if (!hours || !minutes || *minutes < 0 || *minutes >= 60)
        return std::nullopt;
    return *hours * 60 + *minutes;
}

std::string option_label(const Field& field, const std::string& id, const TitleOf& title_of) {
    if (field.kind == FieldKind::reference)
        return title_of ? title_of(field.reference_to, id) : id;
    if (field.kind == FieldKind::body_location)
        return title_of ? title_of("body", id) : id;
    const auto option = std::ranges::find(field.options, id, &Option::value);
    if (option != field.options.end())
        return option->label;
    return field.options_are_packs && title_of ? title_of("pack", id) : id;
}

std::string list_in_words(const Field& field, const TextList& list, const TitleOf& title_of) {
    std::string words;
    for (const auto& id : list) {
        if (!words.empty())
            words += ", ";
        words += option_label(field, id, title_of);
    }
    return words;
}

/// Length of the UTF-8 sequence at the start of `text`, 0 when it is not one.
std::size_t sequence_length(std::string_view text) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char first = byte(0);
    const std::size_t length = first < 0x80 ? 1 : first >= 0xC2 && first < 0xE0 ? 2 : (first & 0xF0) == 0xE0 ? 3
                               : first >= 0xF0 && first < 0xF5                  ? 4
                                                                                : 0;
    if (length == 0 || length > text.size())
        return 0;
    for (std::size_t i = 1; i < length; ++i)
        if ((byte(i) & 0xC0) != 0x80)
            return 0;
    const bool bad = (first == 0xE0 && byte(1) < 0xA0) || (first == 0xED && byte(1) > 0x9F) ||
                     (first == 0xF0 && byte(1) < 0x90) || (first == 0xF4 && byte(1) > 0x8F);
    return bad ? 0 : length;
}

} // namespace

std::string day_in_words(Date date) {
    return weekday_date(date) + long_date(date).substr(long_date(date).rfind(' '));
}

std::string number_in_words(double number, int decimals) {
    if (decimals >= 0) {
        // Half away from zero, as everywhere in the form; printf's rounding would follow the bits.
        const double scale = std::pow(10.0, decimals);
        const double rounded = std::round(number * scale * (1 + 1e-12)) / scale;
        return fmt::format("{:.{}f}", rounded == 0 ? 0.0 : rounded, decimals);
    }
    return fmt::format("{:.10g}", number == 0 ? 0.0 : number);
}

std::string answer_in_words(const Field& field, const Value& value, const TitleOf& title_of) {
    if (value.is_not_asked())
        return "not asked";
    if (const auto* yes = value.get<bool>())
        return *yes ? "yes" : "no";
    if (const auto* number = value.get<double>()) {
        const auto words = number_in_words(*number, field.decimals);
        const std::string unit = field.kind == FieldKind::duration && field.unit.empty() ? "min" : field.unit;
        return unit.empty() || unit.find(' ') != std::string::npos ? words : words + " " + unit;
    }
    if (const auto* text = value.get<std::string>())
        return option_label(field, *text, title_of);
    if (const auto* date = value.get<Date>())
        return long_date(*date);
    if (const auto* time = value.get<TimeOfDay>())
        return format_time(*time);
    if (const auto* list = value.get<TextList>())
        return list_in_words(field, *list, title_of);
    return {};
}

std::string answer_as_typed(const Field& field, const Value& value) {
    if (const auto* number = value.get<double>())
        return number_in_words(*number);
    if (const auto* text = value.get<std::string>())
        return *text;
    if (const auto* date = value.get<Date>())
        return format_date(*date);
    if (const auto* time = value.get<TimeOfDay>())
        return format_time(*time);
    if (const auto* list = value.get<TextList>())
        return list_in_words(field, *list, {});
    return {};
}

Value answer_from_typed(const Field& field, std::string_view typed) {
    auto text = trimmed(typed);
    if (text.empty())
        return {};
    switch (field.kind) {
    case FieldKind::number:
    case FieldKind::scale:
        if (const auto number = parse_number(text))
            return *number;
        break;
    case FieldKind::duration:
        if (const auto minutes = parse_minutes(text))
            return *minutes;
        break;
    case FieldKind::date:
        if (const auto date = typed_date(text))
            return *date;
        break;
    case FieldKind::time:
        if (const auto time = typed_time(text))
            return *time;
        break;
    default:
        return std::string{typed};
    }
    return text;
}

std::string fit_to_keep(std::string_view text) {
    std::string kept;
    kept.reserve(text.size());
    while (!text.empty()) {
        const std::size_t length = sequence_length(text);
        const auto first = static_cast<unsigned char>(text.front());
        if (length == 0) {
            kept += "\xEF\xBF\xBD";
            text.remove_prefix(1);
            continue;
        }
        const bool control = (first < 0x20 && first != '\n' && first != '\t') || first == 0x7F ||
                             (first == 0xC2 && static_cast<unsigned char>(text[1]) < 0xA0);
        if (first == '\r' && (text.size() == 1 || text[1] != '\n'))
            kept += '\n';
        else if (!control)
            kept.append(text.substr(0, length));
        text.remove_prefix(length);
    }
    return kept;
}

} // namespace attune
