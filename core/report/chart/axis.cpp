// SPDX-License-Identifier: Apache-2.0
#include "core/report/chart/axis.hpp"

#include "core/progress/statistics/number_words.hpp"
#include "core/report/chart/timeline_chart.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace attune {

namespace {

constexpr std::array<const char*, 12> short_months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                   "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

std::string month_label(Date date) { return short_months[(static_cast<unsigned>(date.month()) - 1U) % 12U]; }

/// 1, 2, 5, 10, 20, 50 …: the first step that gives at most `most` steps over `spread`.
double round_step(double spread, double most) {
    double step = std::pow(10.0, std::floor(std::log10(std::max(spread / most, 1e-9))));
    for (const double factor : {1.0, 2.0, 5.0, 10.0})
        if (spread / (step * factor) <= most + 1e-9)
            return step * factor;
    return step * 10;
}

/// The first Monday of a row of Mondays `step` days apart that lies at or behind `day`.
double monday_from(double day, double step) {
    constexpr double some_monday = 4; // 1970-01-05
    return some_monday + std::ceil((day - some_monday) / step) * step;
}

std::vector<AxisTick> week_ticks(double first, double final, double width, AxisStart start) {
    std::vector<AxisTick> ticks;
    double step = 7;
    while ((final - first) / step * 56 > width)
        step *= 2;
    for (double day = start == AxisStart::window ? monday_from(first, step) : first; day <= final; day += step)
        ticks.push_back({day, short_day(day)});
    return ticks;
}

/// First days of every `months`-th month; the year is named where it begins.
std::vector<AxisTick> month_ticks(double first, double final, int months, AxisStart start) {
    using namespace std::chrono;
    std::vector<AxisTick> ticks;
    const bool names_first = months < 12 && start == AxisStart::first_point;
    if (names_first)
        ticks.push_back({first, short_day(first)});
    const Date begin = date_of_day_number(first);
    year_month month{begin.year(), begin.month()};
    int named = names_first ? static_cast<int>(begin.year()) : 0;
    for (month += std::chrono::months{1};; month += std::chrono::months{1}) {
        const double day = day_number(month / 1);
        if (day > final)
            break;
        if ((static_cast<unsigned>(month.month()) - 1U) % static_cast<unsigned>(months) != 0)
            continue;
        const int year = static_cast<int>(month.year());
        if (months == 12)
            ticks.push_back({day, fmt::format("{}", year)});
        else
            ticks.push_back({day, year == named ? month_label(month / 1)
                                                : fmt::format("{} {}", month_label(month / 1), year)});
        named = year;
    }
    return ticks;
}

std::vector<AxisTick> session_ticks(double first, double final, double width, AxisStart start) {
    const double step = std::max(1.0, round_step(final - first, std::max(width / 48, 1.0)));
    std::vector<AxisTick> ticks;
    // Measures may have been given before the first session.
    if (start == AxisStart::first_point)
        ticks.push_back({first, first < 1 ? "before" : number_words(first)});
    const double after = start == AxisStart::first_point ? first + 0.5 : first;
    for (double number = std::ceil(after / step) * step; number <= final; number += step)
        ticks.push_back({number, number_words(number)});
    return ticks;
}

} // namespace

std::string short_day(double day) {
    const Date date = date_of_day_number(day);
    return fmt::format("{} {}", static_cast<unsigned>(date.day()), month_label(date));
}

std::vector<AxisTick> value_ticks(const ChartPanel& panel, double height) {
    std::vector<double> values{panel.min, panel.max};
    if (panel.cut_off)
        values.push_back(*panel.cut_off);
    // Sixteen or so for each number; what comes too close to an end or to the cut-off gives way to it.
    const double spread = panel.max - panel.min;
    const double near = spread * 18 / std::max(height, 1.0);
    const double middle = (panel.min + panel.max) / 2;
    if (!panel.cut_off && middle == std::round(middle) && height < 170) {
        values.push_back(middle);
    } else {
        const double step = round_step(spread, 3);
        for (double value = std::ceil(panel.min / step) * step; value < panel.max; value += step)
            if (std::all_of(values.begin(), values.end(), [&](double v) { return std::abs(v - value) > near; }))
                values.push_back(value);
    }
    std::sort(values.begin(), values.end());
    values.erase(std::unique(values.begin(), values.end()), values.end());
    std::vector<AxisTick> ticks;
    for (const double value : values)
        ticks.push_back({value, number_words(value)});
    return ticks;
}

std::vector<AxisTick> time_ticks(ChartAxis axis, double first, double final, double width, AxisStart start) {
    if (axis == ChartAxis::session)
        return session_ticks(first, final, width, start);
    const double days = final - first;
    if (days <= 70)
        return week_ticks(first, final, width, start);
    if (days <= 18 * 30.5)
        return month_ticks(first, final, 1, start);
    return month_ticks(first, final, days <= 5 * 365.25 ? 3 : 12, start);
}

} // namespace attune
