// SPDX-License-Identifier: Apache-2.0
// Every kind of expectation, holding and not: a failing one says where, what was expected and what came.
#include "tests/unit/examples/calm_pack.hpp"

#include <gtest/gtest.h>

namespace attune {
namespace {

struct Asked {
    const char* name;
    const char* expect;  ///< attributes of <expect>
    const char* failure; ///< the end of the one line that is printed; empty: it holds
};

void PrintTo(const Asked& asked, std::ostream* stream) {
    *stream << asked.name;
}

/// One course in which everything happens that the table below asks about.
const std::string course = R"xml(<example id="A">
<entry register="worry" id="rent"><set field="name" value="The rent"/><set field="weight" value="7"/></entry>
<entry register="worry" id="noise"><set field="name" value="Noise"/></entry>
<session><set field="mood" value="2"/><set field="focus" value="rent"/></session>
<set-aside entry="noise"/>
<change entry="rent"><set field="weight" value="4"/></change>
<session today="2027-01-14">
<set field="mood" value="10"/><set field="topic" value="Tea &amp; rest"/><set field="place" value="home"/>
<set field="signs" value="a c"/><set field="slept" value="no"/><set field="day" value="2027-01-10"/>
<set field="hour" value="9:05"/><set field="rest" value="40"/><set field="height" value="3.5"/>
<set field="focus" value="rent"/><set field="others" value="rent noise"/>
<set field="walks[0].km" value="6"/><set field="walks[1].km" value="7"/><set field="walks[1].with" value="Dog"/>
<set field="round[1].turns[0].left" value="3"/><native id="pace" value="2.5"/>
<expect )xml";

class ExpectationTest : public testing::TestWithParam<Asked> {};

TEST_P(ExpectationTest, HoldsOrSaysWhatCame) {
    const test::CalmPack pack{course + GetParam().expect + "/></session></example>"};
    const std::string failure = GetParam().failure;

    EXPECT_EQ(pack.words(), failure.empty() ? "" : "calm/examples/worked.xml:15:1: A: " + failure + "\n");
    EXPECT_EQ(pack.check().held, failure.empty() ? 1U : 0U);
}

const Asked asked[] = {
    {"number", R"(field="far" value="13")", ""},
    {"number_off", R"(field="far" value="12")", "far: 12 was expected, 13 came"},
    {"third", R"(field="third" value="3.3333333333333")", ""},
    {"third_off", R"(field="third" value="3.33")", "third: 3.33 was expected, 3.3333333333333335 came"},
    {"within", R"(field="third" value="3.33" within="0.01")", ""},
    {"not_within", R"(field="third" value="3" within="0.3")",
     "third: 3 was expected, 3.3333333333333335 came"},
    {"text", R"(field="topic" value="Tea &amp; rest")", ""},
    {"text_off", R"(field="topic" value="Tea")", R"(topic: "Tea" was expected, "Tea & rest" came)"},
    {"computed_text", R"(field="said" value="About Tea &amp; rest")", ""},
    {"contains", R"(field="said" contains="rest")", ""},
    {"contains_not", R"(field="said" contains="sleep")",
     R"(said: words with "sleep" was expected, "About Tea & rest" came)"},
    {"label", R"(field="place" contains="At home")", ""},
    {"choice", R"(field="place" value="home")", ""},
    {"choice_off", R"(field="place" value="away")", R"(place: "away" was expected, "home" came)"},
    {"no_option", R"(field="place" value="sea")",
     R"(place: "sea" is no option; expected is one of home, away)"},
    {"list", R"(field="signs" value="a c")", ""},
    {"list_off", R"(field="signs" value="a b")", "signs: a b was expected, a c came"},
    {"computed_list", R"(field="chosen" value="a c")", ""},
    {"yes_no", R"(field="calm" value="no")", ""},
    {"yes_no_off", R"(field="calm" value="yes")", "calm: yes was expected, no came"},
    {"date", R"(field="day" value="2027-01-10")", ""},
    {"date_off", R"(field="day" value="2027-01-11")", "day: 2027-01-11 was expected, 2027-01-10 came"},
    {"time", R"(field="hour" value="09:05")", ""},
    {"minutes", R"(field="rest" value="40")", ""},
    {"reference", R"(field="focus" value="rent")", ""},
    {"reference_off", R"(field="focus" value="noise")", "focus: noise was expected, rent came"},
    {"references", R"(field="others" value="rent noise")", ""},
    {"references_off", R"(field="others" value="noise")", "others: noise was expected, rent noise came"},
    {"missing", R"(field="why" missing="yes")", ""},
    {"missing_not", R"(field="far" missing="yes")", "far: no value was expected, 13 came"},
    {"there_not", R"(field="why" missing="no")", "why: a value was expected, nothing came"},
    {"empty", R"(field="why" value="")", ""},
    {"empty_not", R"(field="far" value="")", "far: nothing was expected, 13 came"},
    {"earlier", R"(field="last_mood" value="2")", ""},
    {"today", R"(field="age" value="3")", ""},
    {"native", R"(field="pace" value="2.5")", ""},
    {"column", R"(field="walks[1].with" value="Dog")", ""},
    {"column_off", R"(field="walks[0].km" value="5")", "walks[0].km: 5 was expected, 6 came"},
    {"no_row", R"(field="walks[2].km" value="5")", "walks[2].km: walks has 2 rows"},
    {"in_block", R"(field="round[1].turns[0].left" value="3")", ""},
    {"rows", R"(field="walks" rows="2")", ""},
    {"rows_off", R"(field="walks" rows="1")", "walks: 1 rows was expected, 2 came"},
    {"block_rows", R"(field="round" rows="2")", ""},
    {"header", R"(field="hdr.risk" value="no_concern")", ""},
    {"alias", R"(field="risk" value="no_concern")", ""},
    {"other_kind", R"(field="far" value="much")", R"(far: "much" was found, a number was expected)"},
    {"typo", R"(field="topik" value="x")", "topik: there is no field topik; did you mean topic?"},
    {"column_typo", R"(field="walks[0].kn" value="x")",
     "walks[0].kn: there is no field kn; did you mean km?"},
    {"without_row", R"(field="walks.km" value="6")",
     "walks.km: walks is none of the forms of this example (hdr, cm); a row of a table is written walks[0]"},
    {"row_of_a_field", R"(field="mood[0].km" value="6")", "mood[0].km: mood is a field, no table or block"},
    {"relevant", R"(relevant="why" is="yes")", ""},
    {"relevant_alone", R"(relevant="why")", ""},
    {"relevant_not", R"(relevant="why" is="no")", "why: not relevant was expected, relevant came"},
    {"required", R"(required="why")", ""},
    {"required_off", R"(required="mood" is="no")", "mood: not required was expected, required came"},
    {"rule", R"(rule="tense" fires="yes")", ""},
    {"rule_words", R"(rule="tense" contains="The mood is 10")", ""},
    {"rule_words_off", R"(rule="tense" contains="The mood is 9")",
     R"(rule tense: "The mood is 9" was expected in its words; it says "The mood is 10, tell why.")"},
    {"rule_not", R"(rule="tense" fires="no")",
     R"(rule tense: it was expected not to fire; it says "The mood is 10, tell why.")"},
    {"rule_times", R"(rule="long" fires="2" contains="A walk of 7")", ""},
    {"rule_times_off", R"(rule="long" fires="1")",
     R"(rule long: to fire 1 times was expected, 2 came; it says "A walk of 6. / A walk of 7.")"},
    {"rule_severity", R"(rule="tense" severity="caution")", ""},
    {"rule_severity_off", R"(rule="tense" severity="critical")",
     "rule tense: severity critical was expected, caution came"},
    {"rule_severity_times", R"(rule="long" severity="information" fires="2")", ""},
    {"rule_typo", R"(rule="tence" fires="no")", "cm has no rule tence; did you mean tense?"},
    {"prompt", R"(prompt="walk" fires="no")", ""},
    {"prompt_off", R"(prompt="walk" contains="Plan")",
     "prompt walk: it was expected to fire; it does not fire"},
    {"problem", R"(problem="why" kind="rule-answer")", ""},
    {"problem_constraint", R"(problem="height" kind="constraint" contains="Less than 3")", ""},
    {"problem_blocked", R"(problem="slept" kind="blocked" contains="Rest comes first.")", ""},
    {"problem_kind_off", R"(problem="height" kind="required")",
     "problem height: one (required) was expected; there are 1: cm.height (constraint): Less than 3 metres."},
    {"problem_not", R"(problem="height" is="no")",
     "problem height: none was expected; there are 1: cm.height (constraint): Less than 3 metres."},
    {"no_problem", R"(problem="mood" is="no")", ""},
    {"problems", R"(problems="3")", ""},
    {"series", R"(series="mood" value="10")", ""},
    {"series_off", R"(series="mood" value="9")", "series mood: 9 was expected, 10 came"},
    {"series_entry", R"(series="weight" of="rent" value="10")", ""},
    {"series_gap_off", R"(series="weight" of="rent" missing="yes")",
     "series weight of rent: no value was expected, 10 came"},
    {"series_none", R"(series="weight" of="noise" given="no")", ""},
    {"series_none_off", R"(series="mood" given="no")", "series mood: no point was expected, 10 came"},
    {"series_point_off", R"(series="weight" of="noise" value="1")",
     "series weight of noise: this session gives no point"},
    {"series_other_entry", R"(series="weight" of="nose" value="1")", "series weight: there is no entry nose"},
    {"state", R"(entry="rent" state="known")", ""},
    {"state_off", R"(entry="rent" state="new")", "entry rent: state new was expected, known came"},
    {"aside", R"(entry="noise" state="set_aside")", ""},
    {"carried", R"(entry="rent" field="seen" value="2")", ""},
    {"carried_off", R"(entry="rent" field="seen" value="1")", "entry rent, seen: 1 was expected, 2 came"},
    {"carried_missing", R"(entry="noise" field="seen" missing="yes")", ""},
    {"changed", R"(entry="rent" field="weight" value="4")", ""},
    {"entry_text", R"(entry="rent" field="name" contains="rent")", ""},
    {"entry_field_off", R"(entry="rent" field="size" value="4")",
     "entry rent, size: the register worry has no such field"},
    {"narrative", R"(narrative="soap" under="Objective" contains="Walked 13 km.")", ""},
    {"narrative_all", R"(narrative="all" lacks="zebra")", ""},
    {"narrative_lacks_not", R"(narrative="soap" under="Plan" lacks="Go on as agreed.")",
     R"(narrative soap: "Go on as agreed." was expected not to be in it; "Plan for next session: Go on as agreed." came)"},
};

INSTANTIATE_TEST_SUITE_P(Each, ExpectationTest, testing::ValuesIn(asked),
                         [](const auto& each) { return std::string{each.param.name}; });

/// What the message holds where its whole is long.
bool says(const test::CalmPack& pack, const std::string& words) {
    return pack.words().find(words) != std::string::npos;
}

TEST(ExpectationsTest, ProblemsAreListed) {
    const test::CalmPack pack{course + R"(problems="none"/></session></example>)"};

    EXPECT_TRUE(says(pack, "problems: none was expected; there are 3: ")) << pack.words();
    EXPECT_TRUE(says(pack, "cm.slept (blocked): Rest comes first.")) << pack.words();
}

TEST(ExpectationsTest, WhatIsMissingInTheNarrativeIsShownWithIt) {
    const test::CalmPack pack{course + R"(narrative="dap" contains="zebra"/></session></example>)"};

    EXPECT_TRUE(says(pack, R"(narrative dap: "zebra" was expected, ")")) << pack.words();
    EXPECT_TRUE(says(pack, "Walked 13 km.")) << pack.words();
}

TEST(ExpectationsTest, AllThatDoNotHoldAreReported) {
    const test::CalmPack pack{
        "<example id=\"A\"><session>\n<expect field=\"mood\" value=\"1\"/>\n"
        "<expect rule=\"tense\" fires=\"yes\"/></session></example>\n"
        "<example id=\"B\"><session><expect field=\"mood\" missing=\"yes\"/></session></example>"};

    EXPECT_EQ(pack.words(),
              "calm/examples/worked.xml:3:1: A: mood: 1 was expected, nothing came\n"
              "calm/examples/worked.xml:4:1: A: rule tense: it was expected to fire; it does not fire\n");
    EXPECT_EQ(pack.check().examples, 2U);
    EXPECT_EQ(pack.check().held, 1U);
}

} // namespace
} // namespace attune
