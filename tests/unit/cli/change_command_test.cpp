// SPDX-License-Identifier: Apache-2.0
// Statistics of the command line that need no practice.
#include "tests/unit/cli/command_line.hpp"

namespace attune {
namespace {

const std::string figures = "progress change --reliability .8 --sd 7.5 --cutoff 50 --direction higher --input ";

TEST_F(CommandLineTest, ChangeJudgesEveryRowOfAFile) {
    const auto file = write("pairs.csv", "client,pre,post\nA,32.5,47.5\nB,32.5,51\nC,49,51\nD,60,40\nE,40,\n");

    const Ended ended = run(figures + "'" + file.string() + "' --json");

    ASSERT_EQ(ended.code, 0) << ended.errors;
    const auto document = ended.document();
    EXPECT_NEAR(document["smallest_reliable_change"].get<double>(), 9.2971, 5e-5);
    EXPECT_EQ(document["whole_points"], 10);
    EXPECT_EQ(document["rows"][0]["category"], "improved");
    EXPECT_NEAR(document["rows"][0]["rc"].get<double>(), 3.1623, 5e-5);
    EXPECT_EQ(document["rows"][1]["category"], "recovered");
    EXPECT_EQ(document["rows"][2]["category"], "non_reliable_recovery");
    EXPECT_EQ(document["rows"][3]["category"], "deteriorated");
    EXPECT_TRUE(document["rows"][4]["category"].is_null());
    EXPECT_EQ(document["rows"][4]["why_not"], "a second score is missing");
    EXPECT_NE(run(figures + "'" + file.string() + "'").out.find("Recovered, reliably improved"), std::string::npos);
}

TEST_F(CommandLineTest, ChangeReportsEveryBadRowWithItsLineAndJudgesTheOthers) {
    const auto file = write("pairs.csv", "client;pre;post\nA;40,5;55\n;1;2\nC;forty;x\n\nD;1;2;3\n");

    const Ended ended = run(figures + "'" + file.string() + "' --json");

    EXPECT_EQ(ended.code, 4);
    EXPECT_EQ(ended.document()["rows"].size(), 1U);
    EXPECT_EQ(ended.document()["rows"][0]["pre"], 40.5);
    for (const char* told : {"line 3: client is missing", "line 4: pre \"forty\" is not a number; post \"x\" is not a number",
                             "line 6: 4 cells where there are 3 columns"})
        EXPECT_NE(ended.errors.find(told), std::string::npos) << told << " is not in:\n" << ended.errors;
}

TEST_F(CommandLineTest, ChangeTellsAllImpossibleFiguresAtOnce) {
    const auto file = write("pairs.csv", "client,pre,post\nA,1,2\n");

    const Ended ended = run("progress change --reliability 1.2 --sd 0 --cutoff ten --direction lower --input '" + file.string() + "'");

    EXPECT_EQ(ended.code, 2);
    for (const char* told : {"reliability is 1.2", "standard deviation of the clinical group is 0", "\"ten\" is not a cut-off"})
        EXPECT_NE(ended.errors.find(told), std::string::npos) << told << " is not in:\n" << ended.errors;
    EXPECT_EQ(run("progress change --reliability .8 --sd 7 --direction sideways --input x").code, 2);
    EXPECT_EQ(run("progress change --sd 7 --direction lower --input x").code, 2);
}

TEST_F(CommandLineTest, ChangeSaysWhatIsWrongWithItsFile) {
    EXPECT_NE(run(figures + "'" + (folder_ / "none.csv").string() + "'").errors.find("none.csv"), std::string::npos);
    const auto wrong = write("wrong.csv", "name,before,after\nA,1,2\n");
    const Ended ended = run(figures + "'" + wrong.string() + "'");
    EXPECT_EQ(ended.code, 4);
    EXPECT_NE(ended.errors.find("line 1: the column \"client\" is missing"), std::string::npos) << ended.errors;
    EXPECT_EQ(run(figures + "'" + write("empty.csv", "").string() + "'").code, 4);
}

TEST_F(CommandLineTest, ACutOffMayNameItsClinicalSide) {
    const auto file = write("pairs.csv", "client,pre,post\nA,10,25\n");
    const std::string words = "progress change --reliability 1 --sd 7 --direction higher --json --input '" + file.string() + "' --cutoff ";

    EXPECT_EQ(run(words + "25").document()["rows"][0]["category"], "improved");
    EXPECT_NE(run(words + "25").document()["source"].get<std::string>().find("reliability 1: any difference counts"),
              std::string::npos);
    EXPECT_EQ(run(words + "'<25'").document()["rows"][0]["category"], "recovered");
}

TEST_F(CommandLineTest, ChangeGoesByTheFiguresOfAMeasure) {
    const Ended ended = run("progress change --measure phq-9 --pre 16 --post 9 --json");

    ASSERT_EQ(ended.code, 0) << ended.errors;
    EXPECT_EQ(ended.document()["category"], "recovered");
    EXPECT_EQ(ended.document()["threshold"]["points"], 6);
    EXPECT_EQ(ended.document()["threshold"]["source"], "NHS Talking Therapies");
    EXPECT_EQ(ended.document()["cut_off"]["clinical"], "≥ 10");
    EXPECT_EQ(ended.document()["important"], true);
    const Ended told = run("progress change --measure phq-9 --pre 16 --post 9");
    EXPECT_EQ(told.out.find("PHQ-9, Total: 16 to 9, 7 better\nRecovered, reliably improved\n"), 0U) << told.out;
    EXPECT_EQ(run("progress change --measure phq-9 --pre 16 --post 4 --json").document()["remission"], true);
    EXPECT_EQ(run("progress change --measure phq-9 --pre 16 --post 8 --json").document()["remission"], false);
    EXPECT_EQ(run("progress change --measure phq-9 --pre 16 --post 8 --json").document()["response"], true);
    EXPECT_NE(told.out.find("Response, a fall of at least 50 %: no. Remission, below 5: no."), std::string::npos) << told.out;
    EXPECT_EQ(run("progress change --measure ors --pre 20 --post 26 --age 30 --json").document()["category"], "recovered");
    EXPECT_EQ(run("progress change --measure ors --pre 20 --post 26 --age 15 --json").document()["category"], "improved");
}

TEST_F(CommandLineTest, ChangeOfAMeasureTellsAllThatIsWrong) {
    const Ended ended = run("progress change --measure phq-9 --pre 28");
    EXPECT_EQ(ended.code, 2);
    EXPECT_NE(ended.errors.find("--pre 28 is not between 0 and 27; --post is missing"), std::string::npos) << ended.errors;
    EXPECT_NE(ended.errors.find("change of Total not computed"), std::string::npos) << "which score has that range";
    EXPECT_NE(run("progress change --measure phq-99 --pre 1 --post 2").errors.find("measure list"), std::string::npos);
    EXPECT_NE(run("progress change --measure phq-9 --scale sleep --pre 1 --post 2").errors.find("it has total"), std::string::npos);
    EXPECT_EQ(run("progress change --measure phq-9 --pre 1 --post 2 --sd 3").code, 2);
    EXPECT_NE(run("progress change --sd 3").errors.find("--reliability, --direction, --input"), std::string::npos);
}

TEST_F(CommandLineTest, EffectComputesThePublishedExample) {
    const Ended ended = run("progress effect --baseline 3,3,4,5 --treatment 4,5,6,7,7 --direction higher --json");

    ASSERT_EQ(ended.code, 0) << ended.errors;
    EXPECT_NEAR(ended.document()["nap"].get<double>(), .90, 1e-9);
    EXPECT_NEAR(ended.document()["tau_u"].get<double>(), .55, 1e-9);
    EXPECT_EQ(ended.document()["baseline_improving"], true);
    const auto trend = run("progress effect --baseline 20,20,20 --treatment 18,17,15,14,12 --direction lower --json")
                           .document()["trend_in_treatment"];
    EXPECT_NEAR(trend["linear"]["slope"].get<double>(), -1.5, 1e-9) << "vector T1";
    EXPECT_NEAR(trend["log_linear"]["slope"].get<double>(), -3.5815, 5e-5);
    EXPECT_NEAR(trend["theil_sen_slope"].get<double>(), -1.5, 1e-9);
    const Ended told = run("progress effect --baseline 18,16,-,17,18 --treatment '17, 15, 16, 12, 11, 9' --direction lower");
    EXPECT_NE(told.out.find(".9167"), std::string::npos) << told.out;
}

TEST_F(CommandLineTest, EffectSaysHowManyPointsAreMissing) {
    const Ended few = run("progress effect --baseline 3,- --treatment 4,5,6 --direction higher");
    EXPECT_EQ(few.code, 1);
    EXPECT_NE(few.errors.find("2 more scores before treatment are needed"), std::string::npos) << few.errors;
    const Ended wrong = run("progress effect --baseline 3,x,4 --treatment 4,5,six --direction higher");
    EXPECT_EQ(wrong.code, 2);
    EXPECT_NE(wrong.errors.find("--treatment: \"six\""), std::string::npos) << wrong.errors;
}

TEST_F(CommandLineTest, ExpectedTablesOfWhatThePracticeDoesNotHaveAreRefusedWithEveryLine) {
    make_practice_with_mara();
    const auto table = write("foreign.csv", "measure,start,session,mean,lower,upper,source,scale\nfoo,1-2,1,1,1,1,S,\n"
                                            "phq-9,40-50,1,60,55,70,S,\nphq-9,10-14,x,9,6,13,S,\ngad-7,1-2,1,1,1,1,S,worry\n"
                                            "foo,3-4,1,1,1,1,S,\n");

    const Ended refused = run("progress expected " + vault() + " --load '" + table.string() + "'");

    EXPECT_EQ(refused.code, 4);
    for (const char* part : {"line 2: this practice has no measure “foo”",
                             "line 3: PHQ-9, Total: figures from 40 to 70 do not lie in its range, 0 to 27",
                             "line 4: session", "line 5: GAD-7 has no score “worry”; it has total"})
        EXPECT_NE(refused.errors.find(part), std::string::npos) << part << " is not in " << refused.errors;
    EXPECT_EQ(refused.errors.find("line 6"), std::string::npos) << "each is told once";
    EXPECT_TRUE(run("progress expected " + vault() + " --json").document().empty());
}

TEST_F(CommandLineTest, ExpectedTablesAreLoadedShownAndRemoved) {
    make_practice_with_mara();
    const std::string expected = "progress expected " + vault();
    const auto wrong = write("wrong.csv", "measure,start,session,mean,lower,upper,source\nphq-9,10-14,x,9,6,13,\n");
    const auto table = write("table.csv", "measure,start,session,mean,lower,upper,source\nphq-9,10-14,3,9,6,13,Invented 2020\n");

    const Ended refused = run(expected + " --load '" + wrong.string() + "'");
    EXPECT_EQ(refused.code, 4);
    EXPECT_NE(refused.errors.find("line 2: session \"x\" is not a number"), std::string::npos) << refused.errors;
    EXPECT_NE(refused.errors.find("line 2: source is missing"), std::string::npos) << refused.errors;
    EXPECT_NE(run(expected).out.find("none comes with Attune"), std::string::npos);
    const Ended loaded = run(expected + " --json --load '" + table.string() + "'");
    ASSERT_EQ(loaded.code, 0) << loaded.errors;
    EXPECT_EQ(loaded.document()[0]["upper"], 13);
    const auto newer = write("newer.csv", "measure,start,session,mean,lower,upper,source\nphq-9,10-14,3,8,6,12,Invented 2021\n");
    const Ended asked = run(expected + " --load '" + newer.string() + "'");
    EXPECT_EQ(asked.code, 4);
    EXPECT_NE(asked.errors.find("PHQ-9, Total has a table, which would go"), std::string::npos) << asked.errors;
    EXPECT_EQ(run(expected + " --json").document()[0]["upper"], 13);
    EXPECT_EQ(run(expected + " --json --replace --load '" + newer.string() + "'").document()[0]["upper"], 12);
    EXPECT_TRUE(run(expected + " --remove phq-9 --json").document().empty());
    EXPECT_EQ(run(expected + " --remove phq-9").code, 1);
}

} // namespace
} // namespace attune
