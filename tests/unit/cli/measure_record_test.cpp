// SPDX-License-Identifier: Apache-2.0
// Answers of clients from the command line, in a practice.
#include "tests/unit/cli/command_line.hpp"
#include "tests/unit/measure/sample_measure.hpp"

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
    ASSERT_EQ(run("measure right " + vault() + " sdq --grounds 'Free for care use'").code, 0);
    for (const char* rater : {"parent", "teacher"})
        ASSERT_EQ(run(std::string{"measure plan "} + vault() + " --episode 1 --measure sdq --start --rater " + rater).code, 0);
    EXPECT_NE(due().find("SDQ, by parent: at the start of the episode\n"), std::string::npos) << due();
    EXPECT_NE(due().find("SDQ, by teacher: at the start of the episode\n"), std::string::npos) << due();

    const Ended planned = run("measure plan " + vault() + " --episode 1 --measure who-5 --off --json");
    ASSERT_EQ(planned.code, 0) << planned.errors;

    EXPECT_EQ(due().find("WHO-5"), std::string::npos) << due();
}

TEST_F(MeasureRecordTest, ThePlanSaysWhichMeasureGoesOnAndWhatNewEpisodesTake) {
    ASSERT_EQ(run("client add " + vault() + " --given Lukasz --family Nowak --born 2016-05-01").code, 0);
    ASSERT_EQ(run("episode add " + vault() + " --client 2 --date 2026-01-05").code, 0);
    const Ended given = run("measure record " + vault() + " --client 2 --measure cpss-5 --date 2026-01-06 --event 'The accident' "
                            "--items 1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,0,0,0,0,0,0,0");
    ASSERT_EQ(given.code, 0) << given.errors;
    const auto first = [&] { return run("measure plan " + vault() + " --episode 1 --json").document()[0]; };
    EXPECT_TRUE(first()["in_place_of"].is_null());

    ASSERT_EQ(run("measure right " + vault() + " cats-2 --grounds 'Letter of the authors'").code, 0);

    EXPECT_EQ(first()["measure"], "cpss-5");
    EXPECT_EQ(first()["in_place_of"], "cats-2");
    const std::string table = run("measure plan " + vault() + " --episode 1").out;
    EXPECT_NE(table.find("usual, begun with it; new episodes take cats-2"), std::string::npos) << table;
}

TEST_F(MeasureRecordTest, ShowsTheStatedScoreTheItemsByTopicAndTheOldAnswers) {
    ASSERT_EQ(record("--items 2,2,1,1,0,2,1,0,0,1 --date 2026-01-05 --stated 14").code, 0);
    ASSERT_EQ(run("measure correct " + vault() + " --response 1 --items 2,2,1,1,0,2,1,0,-,1 --reason 'Item 9 was left out'").code, 0);
    ASSERT_EQ(run("measure correct " + vault() + " --response 1 --items 2,2,1,1,0,2,1,1,0,1 --reason 'Items 8 and 9'").code, 0);

    const Ended shown = run("measure show " + vault() + " --response 1");

    for (const char* part : {"! Total: 14 is stated, the items come to 10", "Stated: Total 14", "  1 low interest: 2, ",
                             "  9 death, self-harm thoughts: 0", "1. entered ", "answers 2,2,1,1,0,2,1,0,0,1; stated: Total 14",
                             "2. corrected ", "answers 2,2,1,1,0,2,1,0,-,1; stated: Total 14", "3. corrected "})
        EXPECT_NE(shown.out.find(part), std::string::npos) << part << " is not in\n" << shown.out;
    EXPECT_EQ(shown.out.find("answers 2,2,1,1,0,2,1,1,0,1"), std::string::npos) << "the newest stands above";
}

TEST_F(MeasureRecordTest, SaysOnceWhatIsOddAndAllThatIsWrongWithAnswers) {
    for (int sheet = 0; sheet < 4; ++sheet)
        ASSERT_EQ(record("--items 2,2,1,1,0,2,1,0,0,1 --date 2026-01-05").code, 0);
    const Ended shown = run("measure show " + vault() + " --response 4");
    const std::string same = "The same answers were entered for the same day before.";
    EXPECT_NE(shown.out.find("Note: " + same + " Response 1, 2, 3."), std::string::npos) << shown.out;
    EXPECT_EQ(shown.out.find(same), shown.out.rfind(same));

    const Ended wrong = record("--items 5,a,2");
    EXPECT_EQ(wrong.code, 2);
    for (const char* part : {"answer 2: \"a\" is no answer", "item 1 (low interest): 5 is not between 0 and 3",
                             "3 answers: PHQ-9 has 9 to 10 items"})
        EXPECT_NE(wrong.errors.find(part), std::string::npos) << part << " is not in " << wrong.errors;
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

TEST_F(MeasureRecordTest, WordingThatDoesNotSayOfWhichMeasureItIsOrWouldReplaceAnotherIsAskedAboutFirst) {
    const auto questionnaire = [](const std::string& title, const std::string& panel) {
        json made{{"resourceType", "Questionnaire"}, {"title", title}, {"item", json::array()}};
        if (!panel.empty())
            made["code"] = json::array({{{"system", "http://loinc.org"}, {"code", panel}}});
        for (int item = 1; item <= 5; ++item) {
            json options = json::array();
            for (int value = 0; value <= 5; ++value)
                options.push_back({{"valueInteger", value}});
            made["item"].push_back({{"linkId", std::to_string(item)},
                                    {"type", "choice"},
                                    {"text", title + " " + std::to_string(item)},
                                    {"answerOption", options}});
        }
        return made.dump();
    };
    write("other.json", questionnaire("Some Other Scale", ""));
    write("phq.json", questionnaire("PHQ-9", "44249-1"));
    write("second.json", questionnaire("Second", ""));
    const auto load = [&](const std::string& file, const std::string& more = {}) {
        return run("measure wording " + vault() + " who-5 --file '" + (folder_ / file).string() + "' " + more);
    };

    const Ended unsaid = load("other.json");
    EXPECT_EQ(unsaid.code, 4);
    for (const char* part : {"Its title: Some Other Scale", "1. Some Other Scale 1", "2. Some Other Scale 2", "If this is WHO-5",
                             "--confirm \"Some Other Scale\"", "Nothing was loaded"})
        EXPECT_NE(unsaid.out.find(part), std::string::npos) << part << " is not in " << unsaid.out;
    EXPECT_EQ(load("other.json", "--confirm WHO-5").code, 4) << "the title of another file";
    const Ended foreign = load("phq.json", "--confirm PHQ-9");
    EXPECT_EQ(foreign.code, 4);
    EXPECT_NE(foreign.out.find("LOINC 44249-1 is of PHQ-9, not of WHO-5"), std::string::npos) << foreign.out;

    ASSERT_EQ(load("other.json", "--confirm 'Some Other Scale'").code, 0);
    const Ended second = load("second.json", "--confirm Second");
    EXPECT_EQ(second.code, 4);
    EXPECT_NE(second.out.find("loaded from other.json"), std::string::npos) << second.out;
    EXPECT_EQ(load("other.json", "--confirm 'Some Other Scale'").code, 0) << "the same words replace nothing";
    EXPECT_EQ(load("second.json", "--confirm Second --replace").code, 0);
}

TEST_F(MeasureRecordTest, EventsAreAddedListedAndRemoved) {
    ASSERT_EQ(run("event add " + vault() + " --client 1 --kind medication --label 'Sertraline 50 mg' --date 2026-02-01").code, 0);
    ASSERT_EQ(run("event change " + vault() + " --event 1 --until 2026-05-01").code, 0);
    EXPECT_EQ(run("event list " + vault() + " --client 1 --json").document()[0]["last"], "2026-05-01");

    EXPECT_NE(run("event change " + vault() + " --event 1 --date 2199-02-01 --until 2199-05-01").out.find("lies ahead"), std::string::npos);
    ASSERT_EQ(run("event remove " + vault() + " --event 1 --reason 'Entered twice'").code, 0);

    EXPECT_TRUE(run("event list " + vault() + " --client 1 --json").document().empty());
}

TEST_F(MeasureRecordTest, AMeasureThatWasDueAndNotGivenIsSaidInTheCourse) {
    ASSERT_EQ(run("episode add " + vault() + " --client 1 --date 2026-01-05").code, 0);
    for (const char* day : {"2026-01-05", "2026-01-12", "2026-01-19"})
        ASSERT_EQ(run("session add " + vault() + " --client 1 --attendance attended --date " + day).code, 0);
    for (const char* day : {"2026-01-05", "2026-01-19"})
        ASSERT_EQ(record("--items 2,2,1,1,0,2,1,0,0,1 --date " + std::string{day}).code, 0);

    const Ended shown = run("progress show " + vault() + " --client 1");
    const json points = run("progress show " + vault() + " --client 1 --series measure.phq-9.total --json")
                            .document()["series"][0]["lines"][0]["points"];

    EXPECT_NE(shown.out.find("PHQ-9 due 12 January, not given"), std::string::npos) << shown.out;
    ASSERT_EQ(points.size(), 3U);
    EXPECT_EQ(points[1]["due_not_given"], true);
    EXPECT_EQ(points[1]["date"], "2026-01-12");
    EXPECT_TRUE(points[1]["value"].is_null());
    EXPECT_EQ(points[2]["due_not_given"], false);
}

TEST_F(MeasureRecordTest, TheCourseOfOneMeasureHasAllItsScores) {
    ASSERT_EQ(record("--items 2,2,1,1,0,2,1,0,0,1 --date 2026-01-05").code, 0);
    ASSERT_EQ(run("measure record " + vault() + " --client 1 --measure dass-21 --date 2026-01-05 --items "
                  "1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1").code, 0);
    const std::string show = "progress show " + vault() + " --client 1 --json --measure ";
    const auto picture = (folder_.path() / "dass.csv").string();

    const json dass = run(show + "dass-21 --csv '" + picture + "'").document()["series"];

    ASSERT_EQ(dass.size(), 3U);
    for (const json& series : dass)
        EXPECT_EQ(series["series"].get<std::string>().rfind("measure.dass-21.", 0), 0U);
    EXPECT_EQ(text_of(picture).find("PHQ-9"), std::string::npos);
    EXPECT_EQ(run(show + "phq-9").document()["series"].size(), 1U);
    const Ended none = run(show + "gad-7");
    EXPECT_EQ(none.code, 1);
    EXPECT_NE(none.errors.find("no scores of the measure gad-7"), std::string::npos) << none.errors;
    EXPECT_EQ(run(show + "phq-9 --series measure.phq-9.total").code, 2);
}

TEST_F(MeasureRecordTest, AnAlertIsAskedForInTheNextNoteAndAnsweredWhenItIsSigned) {
    ASSERT_EQ(run("episode add " + vault() + " --client 1 --date 2026-01-05").code, 0);
    ASSERT_EQ(record("--items 1,1,1,1,0,0,0,0,0,1 --date 2026-01-05").code, 0);
    ASSERT_EQ(record("--items 2,2,2,2,2,2,2,0,0,1 --date 2026-01-12").code, 0);
    const auto values = [&](const std::string& alerts) {
        return write("note.json", R"({"hdr.date": "2026-01-13", "hdr.attendance": "missed", "hdr.next": "Call.", "alerts": )" +
                                      alerts + "}");
    };
    const std::string add = "note add " + vault() + " --client 1 --template emdr.session --sign --json --values '" +
                            (folder_ / "note.json").string() + "'";
    values(R"([{"alert": "Nothing to see", "answer": "x"}])");
    const Ended forged = run(add);
    EXPECT_EQ(forged.code, 1);
    EXPECT_NE(forged.errors.find("written by the program"), std::string::npos) << forged.errors;
    EXPECT_TRUE(run("note list " + vault() + " --client 1 --json").document().empty());

    values(R"([{"answer": "Discussed; safety plan reviewed."}])");
    const Ended added = run(add);
    ASSERT_EQ(added.code, 0) << added.errors;
    const std::string note = std::to_string(added.document()["id"].get<int>());
    const Ended shown = run("note show " + vault() + " --note " + note);

    EXPECT_NE(shown.out.find("PHQ-9 rose from 4 to 14, 12 January 2026"), std::string::npos) << shown.out;
    EXPECT_NE(shown.out.find("Answer: Discussed; safety plan reviewed."), std::string::npos) << shown.out;
    values("[]");
    const Ended draft = run("note add " + vault() + " --client 1 --template emdr.session --json --values '" +
                            (folder_ / "note.json").string() + "'");
    ASSERT_EQ(draft.code, 0) << draft.errors;
    const std::string second = std::to_string(draft.document()["id"].get<int>());
    const auto set = [&](const std::string& more) {
        write("more.json", more);
        return run("note set " + vault() + " --note " + second + " --values '" + (folder_ / "more.json").string() + "'");
    };
    EXPECT_EQ(set(R"({"alerts": [{"answer": "And the second."}]})").code, 0);
    EXPECT_NE(set(R"({"no_such_field": 1})").code, 0);
    EXPECT_EQ(run("note sign " + vault() + " --note " + second).code, 0);
    EXPECT_NE(set(R"({"hdr.next": "Too late."})").code, 0) << "it is signed";
    values(R"([{"answer": "There is no third."}])");
    const Ended third = run(add);
    EXPECT_EQ(third.code, 1);
    EXPECT_NE(third.errors.find("there are 0 rows"), std::string::npos) << third.errors;
    EXPECT_EQ(run("vault verify " + vault() + " --json").document()["whole"], true);
}

TEST_F(MeasureRecordTest, ASpecialChartIsShownInWordsAndWrittenAsAFile) {
    ASSERT_EQ(run("episode add " + vault() + " --client 1 --date 2026-01-05").code, 0);
    ASSERT_EQ(run("measure right " + vault() + " ecr-rs --grounds 'Letter of the author'").code, 0);
    for (const char* answers : {"2,2,6,6,6,6,5,6,6 --date 2026-01-05", "3,3,5,5,5,5,3,3,3 --date 2026-05-04"})
        ASSERT_EQ(run("measure record " + vault() + " --client 1 --measure ecr-rs --about partner --items " + answers).code, 0);
    const std::string picture = (folder_ / "map.png").string();
    const std::string table = (folder_ / "map.csv").string();

    const Ended shown = run("progress show " + vault() + " --client 1 --chart attachment-map --json --png '" + picture +
                            "' --csv '" + table + "'");

    ASSERT_EQ(shown.code, 0) << shown.errors;
    EXPECT_EQ(shown.document()["rows"].size(), 2U);
    EXPECT_NE(shown.document()["words"].get<std::string>().find("artner"), std::string::npos);
    EXPECT_EQ(text_of(picture).substr(1, 3), "PNG");
    EXPECT_NE(text_of(table).find("2026-05-04"), std::string::npos);
    const Ended none = run("progress show " + vault() + " --client 1 --chart target-ladder");
    EXPECT_NE(none.code, 0);
    EXPECT_NE(none.errors.find("attachment-map"), std::string::npos) << "says which there are: " << none.errors;
    const Ended unknown = run("progress show " + vault() + " --client 1 --chart pie");
    EXPECT_NE(unknown.code, 0);
    EXPECT_NE(unknown.errors.find("there is no chart pie"), std::string::npos) << unknown.errors;
}

TEST_F(MeasureRecordTest, ACourseIsToldInTheLanguageOfTheSystemWhereThePackHasIt) {
    const std::string pack = (folder_ / "calm").string();
    std::filesystem::create_directories(folder_ / "calm/measures");
    std::filesystem::create_directories(folder_ / "calm/locale");
    write("calm/pack.xml", R"(<pack xmlns="urn:attune:pack:1" id="calm" prefix="cm" version="1.0.0" language="en"><title>Calm</title>
        <publisher>P</publisher><licence>L</licence><measure file="measures/calm.xml"/><locale language="de" file="locale/de.xml"/></pack>)");
    write("calm/measures/calm.xml", sample::measure(sample::items(2) + R"(<score id="total" title="Total" kind="sum" items="1 2"
        better="lower" evidence="A" source="invented"><missing rule="complete" evidence="A" source="invented"/>
        <bands id="b" evidence="A" source="invented"><band id="low" label="low" from="0" to="6"/></bands></score>)"));
    write("calm/locale/de.xml", R"(<locale xmlns="urn:attune:locale:1" language="de"><text of="Calm">Ruhe</text>
        <text of="low">niedrig</text></locale>)");
    const std::string with_pack = "--packs '" + pack + "' --json ";
    const Ended recorded = run(with_pack + "measure record " + vault() + " --client 1 --measure calm --items 1,2");
    ASSERT_EQ(recorded.code, 0) << recorded.errors;

    const auto shown_in = [&](const char* language) {
        setenv("LC_ALL", language, 1);
        const Ended shown = run(with_pack + "progress show " + vault() + " --client 1");
        unsetenv("LC_ALL");
        EXPECT_EQ(shown.code, 0) << shown.errors;
        return shown.document()["series"].at(0);
    };

    const json german = shown_in("de_AT.UTF-8");
    EXPECT_EQ(german["label"], "Ruhe");
    EXPECT_EQ(german["figures"]["bands"].at(0)["label"], "niedrig");
    EXPECT_EQ(shown_in("fr_FR.UTF-8")["label"], "Calm");
}

} // namespace
} // namespace attune
