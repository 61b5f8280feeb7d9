// SPDX-License-Identifier: Apache-2.0
// Answers of clients from the command line, in a practice.
#include "tests/unit/cli/command_line.hpp"

#include <algorithm>
#include <string>

namespace attune {
namespace {

using nlohmann::json;

class MeasureRecordTest : public CommandLineTest {
protected:
    void SetUp() override { make_practice_with_mara(); }
    [[nodiscard]] Ended record(const std::string& more) {
        return run("measure record " + vault() + " --client 1 --measure phq-9 --json " + more);
    }
};

TEST_F(MeasureRecordTest, AnswersAreRecordedCorrectedAndShownWithEveryRevision) {
    const Ended recorded = record("--items 2,2,1,1,0,2,1,0,0,1 --stated 12 --remark 'On paper.'");
    ASSERT_EQ(recorded.code, 0) << recorded.errors;
    const json document = recorded.document();
    EXPECT_EQ(document["items"]["9"], 0);
    EXPECT_EQ(document["stated"]["total"], 12);
    const auto flags = document["flags"];
    EXPECT_TRUE(std::any_of(flags.begin(), flags.end(), [](const json& flag) { return flag["flag"] == "stated_differs"; }));

    const Ended corrected = run("measure correct " + vault() +
                                " --response 1 --items 2,2,1,1,0,2,1,0,2,1 --reason 'Item 9 was misread' --json");
    ASSERT_EQ(corrected.code, 0) << corrected.errors;

    const json shown = run("measure show " + vault() + " --response 1 --json").document();
    ASSERT_EQ(shown["revisions"].size(), 2U);
    EXPECT_EQ(shown["revisions"][0]["items"]["9"], 0);
    EXPECT_EQ(shown["revisions"][1]["items"]["9"], 2);
    EXPECT_EQ(shown["revisions"][1]["reason"], "Item 9 was misread");
    const Ended listed = run("register list " + vault() + " --client 1 --json");
    EXPECT_EQ(listed.document()[0]["fields"]["safety_item"], 2);
    EXPECT_EQ(run("vault verify " + vault() + " --json").document()["whole"], true);
}

TEST_F(MeasureRecordTest, WrongAnswersAreAllToldAndLeaveNothingBehind) {
    const Ended refused = record("--items 2,2,7,1,0,2,1,0,9,1 --date 2999-01-01");

    EXPECT_EQ(refused.code, 1);
    for (const char* wrong : {"item 3", "item 9", "future"})
        EXPECT_NE(refused.errors.find(wrong), std::string::npos) << wrong << " is not in:\n" << refused.errors;
    EXPECT_TRUE(run("measure show " + vault() + " --client 1 --json").document().empty());
    EXPECT_EQ(run("measure record " + vault() + " --client 1 --measure phq-10 --items 1").code, 2);
}

TEST_F(MeasureRecordTest, ASheetInTheWrongRecordIsMovedAndOneThatShallNotCountIsWithdrawn) {
    ASSERT_EQ(run("client add " + vault() + " --given Lukasz --family Nowak").code, 0);
    ASSERT_EQ(record("--items 2,2,1,1,0,2,1,0,0,1").code, 0);

    ASSERT_EQ(run("measure move " + vault() + " --response 1 --to 2 --reason 'Wrong record'").code, 0);

    EXPECT_TRUE(run("measure show " + vault() + " --client 1 --json").document().empty());
    EXPECT_EQ(run("measure show " + vault() + " --client 2 --json").document().size(), 1U);
    ASSERT_EQ(run("measure withdraw " + vault() + " --response 1 --reason 'Another person'").code, 0);
    EXPECT_EQ(run("measure show " + vault() + " --client 2 --json").document()[0]["counts"], false);
}

TEST_F(MeasureRecordTest, AMeasureThatNeedsPermissionIsOffUntilThePracticeHasItsRight) {
    const std::string give = "measure record " + vault() + " --client 1 --measure wsas --items 1,2,3,4,5";
    const Ended off = run(give);
    EXPECT_EQ(off.code, 1);
    EXPECT_NE(off.errors.find("WSAS is off"), std::string::npos) << off.errors;

    ASSERT_EQ(run("measure right " + vault() + " wsas --grounds 'Letter of the author'").code, 0);

    EXPECT_EQ(run(give).code, 0);
}

TEST_F(MeasureRecordTest, WhatIsDueIsToldWithItsReasonAndFollowsThePlan) {
    const auto due = [&] {
        std::string words;
        for (const json& one : run("measure due " + vault() + " --client 1 --json").document())
            words += one["words"].get<std::string>() + "\n";
        return words;
    };
    ASSERT_EQ(run("episode add " + vault() + " --client 1 --date 2026-01-05").code, 0);
    EXPECT_NE(due().find("WHO-5: at the start of the episode"), std::string::npos) << due();

    const Ended planned = run("measure plan " + vault() + " --episode 1 --measure who-5 --off --json");
    ASSERT_EQ(planned.code, 0) << planned.errors;

    EXPECT_EQ(due().find("WHO-5"), std::string::npos) << due();
}

TEST_F(MeasureRecordTest, WordingIsLoadedOrRefusedWithEveryDifference) {
    write("own.xml", R"(<wording xmlns="urn:attune:wording:1" measure="who-5" language="en"><item id="1">One</item>
<item id="2">Two</item><item id="3">Three</item><item id="4">Four</item><item id="5">Five</item></wording>)");
    write("wrong.xml", R"(<wording xmlns="urn:attune:wording:1" measure="who-5" language="en"><item id="7">Seven</item></wording>)");
    const std::string load = "measure wording " + vault() + " who-5 --json --file '";

    EXPECT_EQ(run(load + (folder_ / "own.xml").string() + "'").document()["loaded"], true);
    const Ended refused = run(load + (folder_ / "wrong.xml").string() + "'");

    EXPECT_EQ(refused.code, 4);
    EXPECT_EQ(refused.document()["problems"].size(), 6U);
}

TEST_F(MeasureRecordTest, EventsAreAddedListedAndRemoved) {
    ASSERT_EQ(run("event add " + vault() + " --client 1 --kind medication --label 'Sertraline 50 mg' --date 2026-02-01").code, 0);
    ASSERT_EQ(run("event change " + vault() + " --event 1 --until 2026-05-01").code, 0);
    EXPECT_EQ(run("event list " + vault() + " --client 1 --json").document()[0]["last"], "2026-05-01");

    ASSERT_EQ(run("event remove " + vault() + " --event 1 --reason 'Entered twice'").code, 0);

    EXPECT_TRUE(run("event list " + vault() + " --client 1 --json").document().empty());
}

} // namespace
} // namespace attune
