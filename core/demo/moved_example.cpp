// SPDX-License-Identifier: Apache-2.0
#include "core/demo/moved_example.hpp"

#include "core/modality/example/example_answers.hpp"

#include <array>
#include <cstddef>
#include <string_view>

namespace attune {
namespace {

constexpr std::size_t day_length = 10; ///< of 2027-03-09
constexpr std::array<std::string_view, 5> with_days{"date", "today", "value", "contains", "lacks"};

Date moved(Date day, std::chrono::days by) {
    return Date{std::chrono::sys_days{day} + by};
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// A day that stands at `at` and is no part of a longer number.
std::optional<Date> day_at(std::string_view text, std::size_t at) {
    const bool begins = at == 0 || !is_digit(text[at - 1]);
    const bool ends = at + day_length == text.size() || !is_digit(text[at + day_length]);
    return begins && ends ? parse_date(text.substr(at, day_length)) : std::nullopt;
}

std::string moved_words(std::string text, std::chrono::days by) {
    for (std::size_t at = 0; at + day_length <= text.size(); ++at)
        if (const auto day = day_at(text, at))
            text.replace(at, day_length, format_date(moved(*day, by)));
    return text;
}

void move_step(ExampleStep& step, std::chrono::days by) {
    for (const std::string_view name : with_days)
        if (const auto found = step.words.find(name); found != step.words.end())
            found->second = moved_words(found->second, by);
    for (ExampleStep& inner : step.steps)
        move_step(inner, by);
}

} // namespace

Example moved_example(Example example, std::chrono::days by) {
    const auto days = session_days(example);
    std::size_t session = 0;
    for (ExampleStep& step : example.steps) {
        move_step(step, by);
        if (step.kind == ExampleStep::Kind::session)
            step.words["date"] = format_date(moved(days[session++], by));
    }
    return example;
}

} // namespace attune
