// SPDX-License-Identifier: Apache-2.0
#include "core/modality/example/example_words.hpp"

#include "core/text/text.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <array>
#include <charconv>
#include <cmath>
#include <utility>

namespace attune {
namespace {

using KindWord = std::pair<std::string_view, ProblemKind>;
constexpr std::array kind_words{KindWord{"required", ProblemKind::required},
                                KindWord{"constraint", ProblemKind::constraint},
                                KindWord{"out-of-range", ProblemKind::out_of_range},
                                KindWord{"unknown-option", ProblemKind::unknown_option},
                                KindWord{"not-a-value", ProblemKind::not_a_value},
                                KindWord{"rule-answer", ProblemKind::rule_answer},
                                KindWord{"blocked", ProblemKind::blocked}};

using FormatWord = std::pair<std::string_view, NoteFormat>;
constexpr std::array format_words{
    FormatWord{"soap", NoteFormat::soap}, FormatWord{"dap", NoteFormat::dap},
    FormatWord{"birp", NoteFormat::birp}, FormatWord{"girp", NoteFormat::girp},
    FormatWord{"pirp", NoteFormat::pirp}, FormatWord{"plain", NoteFormat::plain}};

/// Spells the content of a value.
struct Speller {
    std::string operator()(std::monostate /*none*/) const { return "nothing"; }
    std::string operator()(NotAsked /*none*/) const { return "not asked"; }
    std::string operator()(bool yes) const { return yes ? "yes" : "no"; }
    std::string operator()(double number) const { return fmt::format("{}", number); }
    std::string operator()(const std::string& text) const {
        return fmt::format("\"{}\"", shorten(text, 200));
    }
    std::string operator()(const Date& day) const { return format_date(day); }
    std::string operator()(TimeOfDay time) const { return format_time(time); }
    std::string operator()(const TextList& list) const {
        return list.empty() ? "nothing" : shorten(fmt::format("{}", fmt::join(list, " ")), 200);
    }
};

} // namespace

std::vector<std::string> split_words(std::string_view text) {
    constexpr std::string_view blanks = " \t\r\n";
    std::vector<std::string> words;
    while (true) {
        const auto begin = text.find_first_not_of(blanks);
        if (begin == std::string_view::npos)
            return words;
        text.remove_prefix(begin);
        const auto end = std::min(text.find_first_of(blanks), text.size());
        words.emplace_back(text.substr(0, end));
        text.remove_prefix(end);
    }
}

std::optional<double> number_of(std::string_view text) {
    double number = 0;
    const auto [end, failure] =
        std::from_chars(text.data(), text.data() + text.size(), number, std::chars_format::fixed);
    const bool is_whole_text = failure == std::errc{} && end == text.data() + text.size();
    return is_whole_text && std::isfinite(number) ? std::optional{number} : std::nullopt;
}

std::optional<std::size_t> count_of(std::string_view text) {
    std::size_t count = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), count);
    const bool is_count = failure == std::errc{} && end == text.data() + text.size() && count <= 9999;
    return is_count ? std::optional{count} : std::nullopt;
}

std::optional<ProblemKind> problem_kind(std::string_view word) {
    for (const auto& [name, kind] : kind_words)
        if (name == word)
            return kind;
    return std::nullopt;
}

std::string_view to_word(ProblemKind kind) {
    for (const auto& [name, each] : kind_words)
        if (each == kind)
            return name;
    return {};
}

std::string_view to_word(Severity severity) {
    switch (severity) {
    case Severity::information: return "information";
    case Severity::caution: return "caution";
    case Severity::critical: return "critical";
    case Severity::blocking: return "blocking";
    }
    return {};
}

std::string problem_kinds() {
    std::vector<std::string_view> names;
    for (const auto& [name, kind] : kind_words)
        names.push_back(name);
    return fmt::format("{}", fmt::join(names, ", "));
}

std::vector<NoteFormat> note_formats(std::string_view word) {
    std::vector<NoteFormat> formats;
    for (const auto& [name, format] : format_words)
        if (name == word || word == "all")
            formats.push_back(format);
    return formats;
}

std::string spelled(const Value& value) {
    return std::visit(Speller{}, value.content());
}

} // namespace attune
