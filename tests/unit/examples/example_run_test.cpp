// SPDX-License-Identifier: Apache-2.0
// How an example is played: the ordinary session, the course of sessions, entries, and what cannot be
// entered.
#include "tests/unit/examples/calm_pack.hpp"

#include <gtest/gtest.h>

namespace attune {
namespace {

std::string played(const std::string& steps) {
    return test::CalmPack{"<example id=\"A\">\n" + steps + "</example>"}.words();
}
std::string in_session(const std::string& steps) {
    return played("<session>\n" + steps + "</session>");
}

TEST(ExampleRunTest, AnOrdinarySessionNeedsNothingButTheFieldsOfTheForm) {
    EXPECT_EQ(in_session(R"(<set field="mood" value="1"/><expect problems="none"/>)"), "");
}

TEST(ExampleRunTest, TheOrdinarySessionCanBeChanged) {
    EXPECT_EQ(in_session(R"(<set field="hdr.attendance" value="missed"/>
                            <expect field="hdr.attended" value="no"/><expect series="mood" given="no"/>)"),
              "");
    EXPECT_EQ(
        in_session(R"(<set field="hdr.response" value=""/><expect problem="hdr.response" kind="required"/>)"),
        "");
}

TEST(ExampleRunTest, SessionsLieAWeekApartUnlessTheySayWhen) {
    EXPECT_EQ(played(R"(<session><expect field="hdr.date" value="2027-01-04"/></session>
                        <session><expect field="hdr.date" value="2027-01-11"/></session>
                        <session date="2027-02-01"><expect field="hdr.date" value="2027-02-01"/></session>
                        <session><expect field="hdr.date" value="2027-02-08"/>
                                 <expect field="hdr.number" value="4"/></session>)"),
              "");
}

TEST(ExampleRunTest, SessionsStandInTheOrderOfTheirDays) {
    EXPECT_EQ(
        played("<session date=\"2027-03-02\"/>\n<session date=\"2027-03-01\"/>"),
        "calm/examples/worked.xml:4:1: A: the day lies before that of the session above; sessions stand in "
        "their order\n");
}

TEST(ExampleRunTest, AMissedSessionLeavesNothingToLaterOnes) {
    EXPECT_EQ(played(R"(<session><set field="mood" value="3"/></session>
                        <session><set field="mood" value="9"/><set field="hdr.attendance" value="missed"/></session>
                        <session><expect field="last_mood" value="3"/></session>)"),
              "");
}

TEST(ExampleRunTest, StepsOfASessionHappenInTheirOrder) {
    EXPECT_EQ(in_session(R"(<set field="mood" value="9"/><expect rule="tense" fires="yes"/>
                            <set field="mood" value="2"/><expect rule="tense" fires="no"/>
                            <set field="mood" value=""/><expect field="mood" missing="yes"/>)"),
              "");
}

TEST(ExampleRunTest, NotAskedIsAnAnswerOfItsOwn) {
    EXPECT_EQ(in_session(R"(<set field="mood" value="not asked"/><expect field="mood" value="not asked"/>
                            <expect field="mood" missing="yes"/><expect field="third" missing="yes"/>
                            <expect problem="mood" is="no"/>)"),
              "");
    EXPECT_EQ(in_session(R"(<expect field="mood" value="not asked"/>)"),
              "calm/examples/worked.xml:4:1: A: mood: not asked was expected, nothing came\n");
}

TEST(ExampleRunTest, AnswersOutOfRangeCanBeEntered) {
    EXPECT_EQ(in_session(R"(<set field="mood" value="11"/><expect problem="mood" kind="out-of-range"/>)"),
              "");
}

TEST(ExampleRunTest, EntriesAreSetAsideAndPutBack) {
    EXPECT_EQ(played(R"(<entry register="worry" id="w"><set field="name" value="Rent"/></entry>
                        <session><set field="focus" value="w"/><expect entry="w" state="known"/></session>
                        <set-aside entry="w"/>
                        <session><set field="focus" value="w"/><expect entry="w" state="set_aside"/>
                                 <expect entry="w" field="seen" value="1"/></session>
                        <put-back entry="w"/>
                        <session><expect entry="w" state="known"/></session>)"),
              "");
}

TEST(ExampleRunTest, EntriesOfOtherFormsHaveTheirPrefix) {
    EXPECT_EQ(played(R"(<entry register="hdr.goal" id="g"><set field="name" value="Sleep"/></entry>
                        <session><expect problem="hdr.goals"/><set field="hdr.goals" value="g"/>
                                 <expect entry="g" field="stage" value="new"/></session>)"),
              "");
}

TEST(ExampleRunTest, OtherPacksTakePartByTheirTemplates) {
    const test::CalmPack pack{R"(<example id="A"><session><set field="cbt.mood" value="45"/>
                                 <expect series="cbt.mood" value="45"/><expect field="hdr.modalities" value="calm cbt"/>
                                 </session></example>)",
                              R"(template="calm.session" with="cbt.session")"};

    EXPECT_EQ(pack.words(), "");
}

struct Wrong {
    const char* name;
    const char* steps; ///< of a session, on line 4
    const char* words;
};

void PrintTo(const Wrong& wrong, std::ostream* stream) {
    *stream << wrong.name;
}

class WrongStepTest : public testing::TestWithParam<Wrong> {};

TEST_P(WrongStepTest, IsReportedWithItsPlace) {
    EXPECT_EQ(in_session(GetParam().steps),
              std::string{"calm/examples/worked.xml:4:1: A: "} + GetParam().words + "\n");
}

const Wrong wrong_steps[] = {
    {"field", R"(<set field="moood" value="1"/>)", "moood: there is no field moood; did you mean mood?"},
    {"value", R"(<set field="mood" value="high"/>)",
     R"(mood: "high" was found, a number or "not asked" was expected)"},
    {"option", R"(<set field="signs" value="a z"/>)",
     R"(signs: "z" is no option; expected is one of a, b, c)"},
    {"computed", R"(<set field="far" value="1"/>)", "far: this is computed and cannot be set"},
    {"table", R"(<set field="walks" value="1"/>)",
     "walks: its rows are filled field by field, as walks[0].…"},
    {"many_rows", R"(<set field="walks[100].km" value="1"/>)",
     "walks[100].km: the row is missing; write walks[0] for the first, 99 at most"},
    {"bad_row", R"(<set field="walks[x].km" value="1"/>)",
     "walks[x].km: the row is missing; write walks[0] for the first, 99 at most"},
    {"entry", R"(<set field="focus" value="rent"/>)", "focus: there is no entry rent before this"},
    {"native", R"(<native id="speed" value="1"/>)", "speed: no field takes such a value from the library"},
    {"expected_entry", R"(<expect entry="rent" state="new"/>)", "there is no entry rent before this"},
};

INSTANTIATE_TEST_SUITE_P(Each, WrongStepTest, testing::ValuesIn(wrong_steps),
                         [](const auto& each) { return std::string{each.param.name}; });

TEST(ExampleRunTest, MistakesInEntriesAreReported) {
    const std::string at = "calm/examples/worked.xml:3:1: A: ";

    EXPECT_EQ(played(R"(<entry register="wory" id="w"/><session/>)"),
              at + "cm has no register wory; did you mean worry?\n");
    EXPECT_EQ(played(R"(<entry register="worry" id="w"/><session/>)"),
              at + "name: Name: an answer is required\n");
    EXPECT_EQ(played("<entry register=\"worry\" id=\"w\"><set field=\"name\" value=\"R\"/>\n"
                     "<set field=\"seen\" value=\"1\"/></entry><session/>"),
              "calm/examples/worked.xml:4:1: A: seen: the register worry has no such field that is filled by "
              "hand\n");
    EXPECT_EQ(played(R"(<change entry="w"/><session/>)"), at + "there is no entry w before this\n");
    EXPECT_EQ(played(R"(<set-aside entry="w"/><session/>)"), at + "there is no entry w before this\n");
}

TEST(ExampleRunTest, ThePracticeSetsNumbersAndSwitchesRulesOff) {
    EXPECT_EQ(played(R"(<session><set field="mood" value="8"/><set field="why" value="Tired"/>
                          <expect rule="tense" fires="yes"/><expect prompt="walk" fires="yes"/></session>
                        <practice off="tense"/><practice off="walk"/>
                        <session><set field="mood" value="8"/><expect rule="tense" fires="no"/>
                          <expect prompt="walk" fires="no"/></session>
                        <practice on="tense"/>
                        <session><set field="mood" value="8"/><set field="why" value="Tired"/>
                          <expect rule="tense" fires="yes"/></session>)"),
              "");
    EXPECT_EQ(played(R"(<practice off="tens"/>
                        <practice set="tense" value="3"/><session/>)"),
              "calm/examples/worked.xml:3:1: A: cm has no rule tens; did you mean tense?\n"
              "calm/examples/worked.xml:4:25: A: cm has no parameter tense\n");
}

TEST(ExampleRunTest, PracticeAndKnownSayWhatTheyNeed) {
    const std::string words = played(R"(<practice/><practice set="x"/><practice set="x" value="much"/>
                                        <known fact="weather" value="2027-01-01"/><session/>)");
    EXPECT_NE(words.find("one of set (a parameter, with value), off (a rule or prompt) or on was expected"),
              std::string::npos)
        << words;
    EXPECT_NE(words.find("value=\"much\": a number was expected"), std::string::npos) << words;
    EXPECT_NE(
        played(
            R"(<known fact="weather" value="2027-01-01"/><known fact="next_appointment" value="soon"/><session/>)")
            .find("weather is no fact that the program knows"),
        std::string::npos);
}

} // namespace
} // namespace attune
