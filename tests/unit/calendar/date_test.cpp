// SPDX-License-Identifier: Apache-2.0
#include "core/calendar/date.hpp"

#include "tests/unit/time_zone.hpp"

#include <gtest/gtest.h>


namespace attune {
namespace {

using namespace std::chrono_literals;
using std::chrono::March;

TEST(DateTest, GoesThroughTextAndBack) {
    const Date date = 2027y / March / 9;

    EXPECT_EQ(format_date(date), "2027-03-09");
    EXPECT_EQ(parse_date("2027-03-09"), date);
}

TEST(DateTest, RefusesDaysThatDoNotExist) {
    for (const char* text :
         {"2027-02-29", "2027-13-01", "2027-00-10", "2027-04-31", "1799-12-31", "3000-01-01"})
        EXPECT_FALSE(parse_date(text)) << text;
    EXPECT_TRUE(parse_date("2028-02-29"));
}

TEST(DateTest, RefusesOtherShapes) {
    for (const char* text :
         {"", "9.3.2027", "2027-3-9", "2027-03-09T10:00", "2027/03/09", "+027-03-09", "2027-03- 9"})
        EXPECT_FALSE(parse_date(text)) << text;
}

TEST(DateTest, CountsDaysAcrossMonthsAndLeapYears) {
    EXPECT_EQ(days_between(2028y / 2 / 28, 2028y / 3 / 1), 2);
    EXPECT_EQ(days_between(2027y / 3 / 9, 2027y / 3 / 2), -7);
    EXPECT_EQ(days_between(2026y / 12 / 31, 2027y / 1 / 1), 1);
}

TEST(DateTest, AgeChangesOnTheBirthday) {
    const Date born = 1992y / 6 / 15;

    EXPECT_EQ(age_on(born, 2027y / 6 / 14), 34);
    EXPECT_EQ(age_on(born, 2027y / 6 / 15), 35);
}

TEST(DateTest, BornOnALeapDayIsOlderOnTheFirstOfMarch) {
    const Date born = 2008y / 2 / 29;

    EXPECT_EQ(age_on(born, 2027y / 2 / 28), 18);
    EXPECT_EQ(age_on(born, 2027y / 3 / 1), 19);
}

TEST(TimeOfDayTest, GoesThroughTextAndBack) {
    EXPECT_EQ(format_time({845}), "14:05");
    EXPECT_EQ(parse_time("14:05"), TimeOfDay{845});
    EXPECT_EQ(parse_time("9:30"), TimeOfDay{570});
    for (const char* text : {"", "24:00", "12:60", "1205", "12:5", "-1:30", "12:050"})
        EXPECT_FALSE(parse_time(text)) << text;
}

TEST(InstantTest, GoesThroughTextAndBack) {
    const auto instant = parse_instant("2027-03-09T13:05:07.123Z");

    ASSERT_TRUE(instant);
    EXPECT_EQ(format_instant(*instant), "2027-03-09T13:05:07.123Z");
    for (const char* text :
         {"", "2027-03-09T13:05:07Z", "2027-03-09 13:05:07.123Z", "2027-03-09T13:05:60.123Z"})
        EXPECT_FALSE(parse_instant(text)) << text;
}

TEST(InstantTest, BeforeTheEpochStaysADayEarlier) {
    EXPECT_EQ(format_instant(Instant{-1ms}), "1969-12-31T23:59:59.999Z");
}

TEST(SystemClockTest, TodayFollowsTheTimeZone) {
    const SystemClock clock;

    const auto today_in = [&](const char* zone) {
        const InTimeZone there{zone};
        return clock.today();
    };
    const Date ahead = today_in("UTC-14"); // fourteen hours ahead
    const Date behind = today_in("UTC+12"); // twelve hours behind

    EXPECT_GE(days_between(behind, ahead), 1);
}

} // namespace
} // namespace attune
