// SPDX-License-Identifier: Apache-2.0
#include "core/report/chart/axis.hpp"

#include "tests/unit/report/example_chart.hpp"

#include <gtest/gtest.h>

namespace attune {
namespace {

std::vector<std::string> labels(const std::vector<AxisTick>& ticks) {
    std::vector<std::string> texts;
    for (const AxisTick& tick : ticks)
        texts.push_back(tick.label);
    return texts;
}

TEST(AxisTest, AFewWeeksAreCountedInWeeks) {
    EXPECT_EQ(labels(time_ticks(ChartAxis::date, on(2026, 11, 10), on(2026, 12, 5), 500)),
              (std::vector<std::string>{"10 Nov", "17 Nov", "24 Nov", "1 Dec"}));
}

TEST(AxisTest, MonthsNameTheYearWhereItBegins) {
    EXPECT_EQ(labels(time_ticks(ChartAxis::date, on(2026, 11, 10), on(2027, 3, 20), 500)),
              (std::vector<std::string>{"10 Nov", "Dec", "Jan 2027", "Feb", "Mar"}));
}

TEST(AxisTest, TwoYearsAreCountedInQuartersAndTenInYears) {
    EXPECT_EQ(labels(time_ticks(ChartAxis::date, on(2025, 11, 10), on(2027, 8, 20), 500)),
              (std::vector<std::string>{"10 Nov", "Jan 2026", "Apr", "Jul", "Oct", "Jan 2027", "Apr", "Jul"}));
    EXPECT_EQ(labels(time_ticks(ChartAxis::date, on(2020, 11, 10), on(2026, 2, 20), 500)),
              (std::vector<std::string>{"2021", "2022", "2023", "2024", "2025", "2026"}));
}

TEST(AxisTest, SessionsAreRoundNumbersAfterTheFirst) {
    EXPECT_EQ(labels(time_ticks(ChartAxis::session, 1, 6, 500)),
              (std::vector<std::string>{"1", "2", "3", "4", "5", "6"}));
    EXPECT_EQ(labels(time_ticks(ChartAxis::session, 1, 60, 500)),
              (std::vector<std::string>{"1", "10", "20", "30", "40", "50", "60"}));
}

TEST(AxisTest, AScaleOfSevenShowsItsEndsAndItsMiddle) {
    EXPECT_EQ(labels(value_ticks(panel("VoC", 1, 7, {}), 72)), (std::vector<std::string>{"1", "4", "7"}));
    EXPECT_EQ(labels(value_ticks(panel("SUD", 0, 10, {}), 96)), (std::vector<std::string>{"0", "5", "10"}));
}

} // namespace
} // namespace attune
