// SPDX-License-Identifier: Apache-2.0
#include "core/text/csv.hpp"

#include <gtest/gtest.h>

namespace attune {
namespace {

using Cells = std::vector<std::string>;

TEST(CsvTest, ReadsWhatSpreadsheetsWrite) {
    const CsvText read = read_csv("\xEF\xBB\xBF" "client;pre;post\r\nA;12,5;9\r\n\r\n\"B; the \"\"second\"\"\";1;2");

    EXPECT_TRUE(read.problems.empty());
    EXPECT_EQ(read.separator, ';');
    ASSERT_EQ(read.rows.size(), 3U);
    EXPECT_EQ(read.rows[1].cells, (Cells{"A", "12,5", "9"}));
    EXPECT_EQ(read.rows[2].cells, (Cells{"B; the \"second\"", "1", "2"}));
    EXPECT_EQ(read.rows[2].line, 4U);
}

TEST(CsvTest, ALineBreakInsideQuotesStaysAndIsCounted) {
    const CsvText read = read_csv("a,b\n\"one\ntwo\",2\nlast,3\n");

    ASSERT_EQ(read.rows.size(), 3U);
    EXPECT_EQ(read.rows[1].cells[0], "one\ntwo");
    EXPECT_EQ(read.rows[2].line, 4U);
}

TEST(CsvTest, EmptyCellsAreCells) {
    EXPECT_EQ(read_csv("a,,c,\n").rows[0].cells, (Cells{"a", "", "c", ""}));
    EXPECT_TRUE(read_csv("").rows.empty());
    EXPECT_TRUE(read_csv("\n,,\n\n").rows.empty());
}

TEST(CsvTest, WhatIsNoTextIsToldWithItsLine) {
    const CsvText read = read_csv("a,b\n1,\xFF\n2,\x01\n");

    ASSERT_EQ(read.problems.size(), 2U);
    EXPECT_EQ(read.problems[0].line, 2U);
    EXPECT_EQ(read.problems[1].line, 3U);
    EXPECT_FALSE(read_csv(std::string_view{"a\0b", 3}).problems.empty());
    EXPECT_EQ(read_csv(std::string(csv_max_bytes + 1, 'a')).problems.size(), 1U);
}

TEST(CsvTest, QuotesThatDoNotMatchAreTold) {
    EXPECT_EQ(read_csv("a,b\n\"never,closed\n1,2\n").problems[0].line, 2U);
    EXPECT_EQ(read_csv("a,b\n\"x\"y,2\n").problems[0].line, 2U);
}

TEST(CsvTest, NumbersMayHaveADecimalCommaWhereTheCommaDoesNotSeparate) {
    EXPECT_EQ(csv_number(" 12.5 ", ','), 12.5);
    EXPECT_EQ(csv_number("12,5", ';'), 12.5);
    EXPECT_EQ(csv_number("-3", ','), -3);
    for (const char* none : {"", "12,5", "1.2.3", "nan", "inf", "1e999", "twelve", "5 points", "0x10"})
        EXPECT_FALSE(csv_number(none, ',')) << none;
    EXPECT_FALSE(csv_number("1,234,5", ';'));
}

TEST(CsvTest, WrittenCellsAreReadBackAndNeverCalculate) {
    EXPECT_EQ(csv_line({"", "a,b", "say \"no\"", "plain"}), ",\"a,b\",\"say \"\"no\"\"\",plain\r\n");
    for (const char* formula : {"=1+1", "+1", "-1", "@x", "\tx"})
        EXPECT_EQ(csv_cell(formula), std::string{"'"} + formula);
}

} // namespace
} // namespace attune
