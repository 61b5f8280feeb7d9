// SPDX-License-Identifier: Apache-2.0
#include "core/calendar/date.hpp"

#include "core/calendar/local_day.hpp"

#include <array>
#include <charconv>
#include <cstdio>
#include <ctime>

namespace attune {
namespace {

std::optional<int> digits(std::string_view text) {
    int number = 0;
    if (text.empty())
        return std::nullopt;
    for (const char c : text)
        if (c < '0' || c > '9')
            return std::nullopt;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (failure != std::errc{} || end != text.data() + text.size())
        return std::nullopt;
    return number;
}

} // namespace

std::string format_date(Date date) {
    std::array<char, 32> buffer{};
    std::snprintf(buffer.data(), buffer.size(), "%04d-%02u-%02u", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
    return buffer.data();
}

std::optional<Date> parse_date(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-')
        return std::nullopt;
    const auto year = digits(text.substr(0, 4));
    const auto month = digits(text.substr(5, 2));
    const auto day = digits(text.substr(8, 2));
    if (!year || !month || !day || *year < 1800 || *year > 2999)
        return std::nullopt;
    const Date date{std::chrono::year{*year}, std::chrono::month{static_cast<unsigned>(*month)},
                    std::chrono::day{static_cast<unsigned>(*day)}};
    return date.ok() ? std::optional{date} : std::nullopt;
}

std::string format_time(TimeOfDay time) {
    std::array<char, 16> buffer{};
    std::snprintf(buffer.data(), buffer.size(), "%02d:%02d", time.minutes / 60, time.minutes % 60);
    return buffer.data();
}

std::optional<TimeOfDay> parse_time(std::string_view text) {
    const auto colon = text.find(':');
    if (colon == std::string_view::npos || colon == 0 || colon > 2 || text.size() - colon != 3)
        return std::nullopt;
    const auto hours = digits(text.substr(0, colon));
    const auto minutes = digits(text.substr(colon + 1));
    if (!hours || !minutes || *hours > 23 || *minutes > 59)
        return std::nullopt;
    return TimeOfDay{*hours * 60 + *minutes};
}

std::string format_instant(Instant instant) {
    const auto day = std::chrono::floor<std::chrono::days>(instant);
    const auto ms = (instant - day).count();
    std::array<char, 32> buffer{};
    std::snprintf(buffer.data(), buffer.size(), "T%02d:%02d:%02d.%03dZ", static_cast<int>(ms / 3'600'000),
                  static_cast<int>(ms / 60'000 % 60), static_cast<int>(ms / 1000 % 60), static_cast<int>(ms % 1000));
    return format_date(Date{day}) + buffer.data();
}

std::optional<Instant> parse_instant(std::string_view text) {
    if (text.size() != 24 || text[10] != 'T' || text[16] != ':' || text[19] != '.' || text[23] != 'Z')
        return std::nullopt;
    const auto date = parse_date(text.substr(0, 10));
    const auto time = parse_time(text.substr(11, 5));
    const auto seconds = digits(text.substr(17, 2));
    const auto ms = digits(text.substr(20, 3));
    if (!date || !time || !seconds || !ms || *seconds > 59)
        return std::nullopt;
    return Instant{std::chrono::sys_days{*date}} + std::chrono::minutes{time->minutes} +
           std::chrono::seconds{*seconds} + std::chrono::milliseconds{*ms};
}

int days_between(Date from, Date to) {
    return static_cast<int>((std::chrono::sys_days{to} - std::chrono::sys_days{from}).count());
}

int age_on(Date born, Date day) {
    const int years = static_cast<int>(day.year()) - static_cast<int>(born.year());
    const bool before_birthday =
        std::chrono::month_day{day.month(), day.day()} < std::chrono::month_day{born.month(), born.day()};
    return before_birthday ? years - 1 : years;
}

Date local_day(Instant moment) {
    const std::time_t seconds = std::chrono::floor<std::chrono::seconds>(moment).time_since_epoch().count();
    std::tm local{};
    localtime_r(&seconds, &local);
    return Date{std::chrono::year{local.tm_year + 1900},
                std::chrono::month{static_cast<unsigned>(local.tm_mon + 1)},
                std::chrono::day{static_cast<unsigned>(local.tm_mday)}};
}

Instant SystemClock::now() const {
    return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

Date SystemClock::today() const { return local_day(now()); }

std::chrono::steady_clock::time_point SystemClock::monotonic() const {
    return std::chrono::steady_clock::now();
}

} // namespace attune
