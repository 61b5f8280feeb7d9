// SPDX-License-Identifier: Apache-2.0
#include "core/calendar/typed.hpp"

#include <gtest/gtest.h>

namespace attune {
namespace {

using namespace std::chrono_literals;

TEST(TypedTimeTest, ReadsTheWaysPeopleTypeATime) {
    for (const char* text : {"14:05", "14.05", "14h05", "1405", " 14:05 ", "2:05 pm", "2.05PM", "205 p.m."})
        EXPECT_EQ(typed_time(text), TimeOfDay{845}) << text;
    for (const char* text : {"9", "09", "9:00", "900", "9h", "9 am", "9AM"})
        EXPECT_EQ(typed_time(text), TimeOfDay{540}) << text;
    EXPECT_EQ(typed_time("12 am"), TimeOfDay{0});
    EXPECT_EQ(typed_time("12:30 pm"), TimeOfDay{750});
}

TEST(TypedTimeTest, GuessesNothing) {
    for (const char* text : {"", "pm", "24:00", "2460", "14:5", "13 pm", "0 am", "14:05:00", "12345", "-9", "noon", "h", "14,05"})
        EXPECT_FALSE(typed_time(text)) << text;
}

TEST(TypedDateTest, ReadsDaysThatBeginWithTheirYear) {
    for (const char* text : {"2027-03-09", "2027-3-9", "2027.03.09", "2027/3/9", "20270309", " 2027-03-09 "})
        EXPECT_EQ(typed_date(text), 2027y / 3 / 9) << text;
}

TEST(TypedDateTest, GuessesNothing) {
    for (const char* text : {"", "9.3.2027", "03/09/2027", "2027-13-01", "2027-02-30", "2027-3", "2027-3-9-1", "2027.3/9",
                             "202703091", "2027--9", "2027-3-"})
        EXPECT_FALSE(typed_date(text)) << text;
}

} // namespace
} // namespace attune
