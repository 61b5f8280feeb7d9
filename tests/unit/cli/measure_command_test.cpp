// SPDX-License-Identifier: Apache-2.0
// attune-cli measure list and score: without a practice.
#include "tests/unit/cli/command_line.hpp"

#include <algorithm>

namespace attune {
namespace {

using nlohmann::json;

class MeasureCommandTest : public CommandLineTest {
protected:
    json scored(const std::string& words) {
        const Ended ended = run("measure score " + words + " --json");
        EXPECT_EQ(ended.code, 0) << ended.errors;
        return ended.code == 0 ? ended.document() : json{};
    }
};

TEST_F(MeasureCommandTest, ListsWhatIsAtHandWithItsLicence) {
    const json measures = run("measure list --json").document()["measures"];

    const auto phq = std::find_if(measures.begin(), measures.end(), [](const json& each) { return each["id"] == "phq-9"; });
    ASSERT_NE(phq, measures.end());
    EXPECT_EQ((*phq)["licence"], "FREE");
    EXPECT_EQ((*phq)["items"].size(), 10U);
    EXPECT_NE(run("measure list").out.find("phq-9"), std::string::npos);
}

TEST_F(MeasureCommandTest, ScoresWithBandsCutOffsAndSources) {
    const json made = scored("phq-9 --items 2,1,2,2,2,0,0,0,1");

    EXPECT_EQ(made["scores"][0]["value"], 10);
    EXPECT_EQ(made["scores"][0]["band"]["id"], "moderate");
    EXPECT_EQ(made["scores"][0]["band"]["source"]["source"], "Kroenke 2001");
    EXPECT_EQ(made["scores"][0]["cut_offs"][0]["reached"], true);
    EXPECT_EQ(made["classifications"][0]["level"], "major");
    EXPECT_EQ(made["flags"][0]["kind"], "safety");
    EXPECT_NE(run("measure score phq-9 --items 2,1,2,2,2,0,0,0,1").out.find("moderate (Kroenke 2001 [S])"), std::string::npos);
}

TEST_F(MeasureCommandTest, MissingAnswersAreADashAnXOrNothing) {
    EXPECT_EQ(scored("phq-9 --items '2,2,2,2,2,-,x,0,0'")["scores"][0]["compared"], 13);
    EXPECT_EQ(scored("phq-9 --items '2,2,2,2,2,,–,0,0'")["scores"][0]["compared"], 13);
    EXPECT_EQ(scored("phq-9 --items '2 2 2 2 2 - - 0 0'")["scores"][0]["compared"], 13);
    EXPECT_EQ(scored("wsas --items na,4,5,6,4")["scores"][0]["value"], 23.75);
    EXPECT_EQ(scored("c-ssrs --items y,y,-,-,-,n,-")["classifications"][0]["at_least"], true);
}

TEST_F(MeasureCommandTest, FormSexAgeAndPicksDecideWhichFiguresCount) {
    const std::string items = "0,2,1,0,1,1,2,2,0,2,2,0,1,2,2,1,0,1,0,0,2,0,0,0,2";
    const auto band = [&](const std::string& form) {
        const json made = scored("sdq --form " + form + " --items " + items);
        for (const json& score : made["scores"])
            if (score["id"] == "total")
                return score["band"]["label"].get<std::string>();
        return std::string{};
    };
    EXPECT_EQ(band("parent"), "slightly raised");
    EXPECT_EQ(band("self"), "close to average");

    EXPECT_NE(run("measure score audit-c --items 1,1,1 --sex woman").out.find("≥ 3"), std::string::npos);
    EXPECT_EQ(run("measure score audit-c --items 1,1,1 --sex man").out.find("≥"), std::string::npos);
    EXPECT_NE(run("measure score phq-9 --items 1,1,0,0,0,0,0,0,0 --pick phq-2/screen=sensitive").out.find("more sensitive: ≥ 2"),
              std::string::npos);
}

TEST_F(MeasureCommandTest, AStatedTotalThatDiffersIsFlagged) {
    EXPECT_EQ(scored("phq-9 --items 1,1,2,2,1,2,1,0,0 --stated 11")["flags"][0]["kind"], "stated_differs");
    EXPECT_TRUE(scored("phq-9 --items 1,1,2,2,1,2,1,0,0 --stated total=10")["flags"].empty());
}

TEST_F(MeasureCommandTest, WhatNeedsARightIsScoredAndSaysSo) {
    const Ended ended = run("measure score ors --items 6.2,6.3,6.2,6.3");

    EXPECT_EQ(ended.code, 0);
    EXPECT_NE(ended.out.find("needs the right to it (PERM)"), std::string::npos) << ended.out;
    EXPECT_EQ(run("measure score phq-9 --items 0,0,0,0,0,0,0,0,0").out.find("needs the right"), std::string::npos);
}

TEST_F(MeasureCommandTest, EverythingWrongIsToldAtOnceWithExitTwo) {
    const Ended refused = run("measure score phq-9 --items 4,a,1,1,1,1,1,1,1,1,1 --form parent --pick total/bands=mine --stated much");

    EXPECT_EQ(refused.code, 2);
    EXPECT_TRUE(refused.out.empty());
    for (const char* words : {"item 1 (low interest): 4 is not between 0 and 3", "answer 2: \"a\" is no answer", "11 answers: PHQ-9 has 9 to 10 items",
                              "--form parent: PHQ-9 has one form only", "--pick total/bands=mine: PHQ-9 offers", "--stated much: a number was expected"})
        EXPECT_NE(refused.errors.find(words), std::string::npos) << words << " is not in:\n" << refused.errors;
    EXPECT_EQ(run("measure score phq-99 --items 1").code, 2);
    EXPECT_EQ(run("measure score phq-9").code, 2);
}

} // namespace
} // namespace attune
