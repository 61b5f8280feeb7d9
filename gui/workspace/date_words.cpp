// SPDX-License-Identifier: Apache-2.0
#include "gui/workspace/date_words.hpp"

#include <array>
#include <ctime>
#include <fmt/format.h>

namespace attune {
namespace {

constexpr std::array months{"January", "February", "March",     "April",   "May",      "June",
                            "July",    "August",   "September", "October", "November", "December"};
constexpr std::array weekdays{"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"};

std::string month_of(Date date) { return months.at(static_cast<unsigned>(date.month()) - 1); }
std::string weekday_of(Date date) {
    return weekdays.at(std::chrono::weekday{std::chrono::sys_days{date}}.c_encoding());
}
unsigned day_of(Date date) { return static_cast<unsigned>(date.day()); }
int year_of(Date date) { return static_cast<int>(date.year()); }

std::tm local(Instant moment) {
    const std::time_t seconds =
        std::chrono::duration_cast<std::chrono::seconds>(moment.time_since_epoch()).count();
    std::tm parts{};
    localtime_r(&seconds, &parts);
    return parts;
}

} // namespace

std::string long_date(Date date) { return fmt::format("{} {} {}", day_of(date), month_of(date), year_of(date)); }

std::string weekday_date(Date date) {
    return fmt::format("{} {} {}", weekday_of(date), day_of(date), month_of(date));
}

std::string short_date(Date date, Date today) {
    const std::string near = fmt::format("{} {}", day_of(date), month_of(date).substr(0, 3));
    return date.year() == today.year() ? near : fmt::format("{} {}", near, year_of(date));
}

std::string near_date(Date date, std::optional<TimeOfDay> time, Date today) {
    const int away = days_between(today, date);
    const std::string clock = time ? " " + format_time(*time) : "";
    if (away == 0)
        return "Today" + clock;
    if (away > 0 && away < 7)
        return weekday_of(date).substr(0, 3) + clock;
    if (date.year() != today.year())
        return long_date(date);
    return fmt::format("{} {}", day_of(date), month_of(date));
}

std::string time_range(std::optional<TimeOfDay> start, std::optional<TimeOfDay> stop) {
    if (!start)
        return {};
    return stop ? format_time(*start) + "–" + format_time(*stop) : format_time(*start);
}

std::string wall_time(Instant moment) { return format_time(wall_minute(moment)); }

TimeOfDay wall_minute(Instant moment) {
    const std::tm parts = local(moment);
    return {parts.tm_hour * 60 + parts.tm_min};
}

std::string moment_words(Instant moment, Date today) {
    const std::tm parts = local(moment);
    const Date day{std::chrono::year{parts.tm_year + 1900}, std::chrono::month{static_cast<unsigned>(parts.tm_mon + 1)},
                   std::chrono::day{static_cast<unsigned>(parts.tm_mday)}};
    const int ago = days_between(day, today);
    if (ago == 0)
        return "Today " + wall_time(moment);
    if (ago == 1)
        return "Yesterday " + wall_time(moment);
    return day.year() == today.year() ? fmt::format("{} {}", day_of(day), month_of(day)) : long_date(day);
}

std::string days_words(int days) { return days == 1 ? "1 day" : fmt::format("{} days", days); }

} // namespace attune
