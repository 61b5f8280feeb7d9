// SPDX-License-Identifier: Apache-2.0
#include "core/progress/statistics/expected_recovery.hpp"

#include <gtest/gtest.h>

#include <random>

namespace attune {
namespace {

const std::string head = "measure,start score band,session,expected mean,lower,upper,source,level\n";

bool tells(const ExpectedReading& reading, std::size_t line, const std::string& words) {
    for (const TableProblem& problem : reading.problems)
        if (problem.line == line && problem.words.find(words) != std::string::npos)
            return true;
    return false;
}

TEST(ExpectedRecoveryTest, ReadsATableAndFindsItsRows) {
    const auto reading = read_expected_recovery(head + "phq-9,10-14,3,9.5,6,13,\"Invented, 2020\",0.8\n"
                                                       "phq-9,10–14,3,9.5,4,15,Invented 2020,90 %\n"
                                                       "phq-9,15-19,3,12,8,17,Invented 2020,\n");

    ASSERT_TRUE(reading.problems.empty()) << reading.problems[0].words;
    const ExpectedRecovery table{reading.rows};
    const auto rows = table.find("phq-9", "total", 14, 3);
    ASSERT_EQ(rows.size(), 2U);
    EXPECT_EQ(rows[0]->level, .9);
    EXPECT_EQ(rows[1]->source, "Invented, 2020");
    EXPECT_EQ(table.find("phq-9", "total", 15, 3).size(), 1U);
    EXPECT_TRUE(table.find("phq-9", "total", 14.5, 3).empty());
    EXPECT_TRUE(table.find("phq-9", "total", 14, 4).empty()) << "nothing is interpolated";
    EXPECT_TRUE(table.find("gad-7", "total", 14, 3).empty());
    EXPECT_TRUE(table.has_table("phq-9", "total"));
    EXPECT_FALSE(table.has_table("phq-9", "other"));
}

TEST(ExpectedRecoveryTest, SemicolonsWithDecimalCommasAreRead) {
    const auto reading = read_expected_recovery("measure;scale;start;session;mean;lower;upper;source\r\n"
                                                "core-10;total;10,5-14;2;9,5;6;13;Invented 2020\r\n");

    ASSERT_EQ(reading.rows.size(), 1U);
    EXPECT_EQ(reading.rows[0].start_low, 10.5);
    EXPECT_EQ(reading.rows[0].mean, 9.5);
}

TEST(ExpectedRecoveryTest, AllProblemsAreToldAtOnceWithTheirLines) {
    const auto reading = read_expected_recovery(head + "phq-9,14-10,0,9,6,13,Invented,0.8\n"
                                                       ",10-14,2.5,nine,6,13,,5 0\n"
                                                       "phq 9,10-14,2,20,6,13,Invented,120\n"
                                                       "phq-9,10-14,2,9,6,13,Invented,0.8,more\n");

    EXPECT_TRUE(reading.rows.empty());
    EXPECT_TRUE(tells(reading, 2, "not a band"));
    EXPECT_TRUE(tells(reading, 2, "session 0"));
    EXPECT_TRUE(tells(reading, 3, "measure is missing"));
    EXPECT_TRUE(tells(reading, 3, "session 2.5"));
    EXPECT_TRUE(tells(reading, 3, "\"nine\" is not a number"));
    EXPECT_TRUE(tells(reading, 3, "source is missing"));
    EXPECT_TRUE(tells(reading, 3, "level"));
    EXPECT_TRUE(tells(reading, 4, "id of a measure"));
    EXPECT_TRUE(tells(reading, 4, "must rise in this order"));
    EXPECT_TRUE(tells(reading, 4, "level \"120\""));
    EXPECT_TRUE(tells(reading, 5, "9 cells"));
}

TEST(ExpectedRecoveryTest, MissingUnknownAndDoubleColumnsAreTold) {
    const auto reading = read_expected_recovery("measure,start,session,session,mean,levels\nphq-9,1-2,1,1,1,1\n");

    for (const char* words : {"\"lower\" is missing", "\"upper\" is missing", "\"source\" is missing",
                              "\"levels\" is no column", "\"session\" stands here twice"})
        EXPECT_TRUE(tells(reading, 1, words)) << words;
}

TEST(ExpectedRecoveryTest, BandsThatOverlapWouldHaveTwoAnswers) {
    const auto reading = read_expected_recovery(head + "phq-9,10-20,2,9,6,13,Invented,\n"
                                                       "phq-9,11-12,2,9,6,13,Invented,\n"
                                                       "phq-9,15-25,2,9,6,13,Invented,\n"
                                                       "phq-9,15-25,3,9,6,13,Invented,\n"
                                                       "phq-9,15-25,2,9,6,13,Invented,.9\n");

    ASSERT_EQ(reading.problems.size(), 2U);
    EXPECT_TRUE(tells(reading, 3, "line 2"));
    EXPECT_TRUE(tells(reading, 4, "line 2"));
}

TEST(ExpectedRecoveryTest, HostileFilesAreRefusedInWords) {
    EXPECT_TRUE(tells(read_expected_recovery(""), 0, "empty"));
    EXPECT_TRUE(tells(read_expected_recovery(head), 0, "no row"));
    EXPECT_TRUE(tells(read_expected_recovery(head + "phq-9,\"10-14,2\n"), 2, "never closed"));
    EXPECT_TRUE(tells(read_expected_recovery(head + std::string("phq-9,\0", 7)), 2, "UTF-8"));
    EXPECT_TRUE(tells(read_expected_recovery(head + "phq-9,10-14,nan,inf,1e999,-,x,1\n"), 2, "\"inf\" is not a number"));
    EXPECT_TRUE(tells(read_expected_recovery(head + "phq-9,10-14,99999999999999999999,9,6,13,x,\n"), 2, "whole number"));
    EXPECT_TRUE(tells(read_expected_recovery(head + "phq-9,1-2,1,9,6,13," + std::string(500, 'x') + ",\n"), 2, "longer"));
    std::string many = head;
    for (int row = 0; row < 500; ++row)
        many += "phq-9,x,1,9,6,13,Invented,\n";
    const auto reading = read_expected_recovery(many);
    EXPECT_EQ(reading.problems.size(), 101U);
    EXPECT_EQ(reading.problems.back().words, "and 400 more");
}

TEST(ExpectedRecoveryTest, AnyTextIsBorneAndTakenWholeOrNotAtAll) {
    // Pieces that a table is made of and pieces that break one, in an order that is the same on every run.
    const std::vector<std::string> pieces{",", ";", "\"", "\n", "\r", "\t", "10-14", "–", "phq-9", "1", "-", "..", "%", "\xFF", " ", "nan", "9e9"};
    std::mt19937 random{20261122};
    for (int round = 0; round < 3000; ++round) {
        std::string text = round % 2 == 0 ? head : std::string{};
        for (std::size_t count = random() % 40; count > 0; --count)
            text += pieces[random() % pieces.size()];

        const auto reading = read_expected_recovery(text);

        EXPECT_TRUE(reading.rows.empty() || reading.problems.empty()) << text;
        EXPECT_FALSE(reading.rows.empty() && reading.problems.empty()) << text;
        for (const TableProblem& problem : reading.problems)
            EXPECT_LE(problem.line, text.size() + 1);
    }
}

} // namespace
} // namespace attune
