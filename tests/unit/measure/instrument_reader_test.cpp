// SPDX-License-Identifier: Apache-2.0
#include "sample_measure.hpp"

#include "core/measure/instrument_shelf.hpp"
#include "tests/unit/error_kind.hpp"

#include <gtest/gtest.h>

namespace attune {
namespace {

using sample::items;
using sample::measure;

const std::string total_of_two = R"(<score id="total" title="T" kind="sum" items="1-2" better="lower">)";
const std::string cited = R"( evidence="A" source="invented")";

/// What the reader says about it; empty: nothing.
std::string problems(const std::string& xml) { return sample::text(read_instrument(xml, "calm.xml", "own").problems); }

/// Two items and a score with this inside.
std::string of_score(const std::string& inside) { return problems(measure(items(2) + total_of_two + inside + "</score>")); }

void expect_said(const std::string& said, const std::string& words) {
    EXPECT_NE(said.find(words), std::string::npos) << "wanted: " << words << "\nsaid: " << said;
}

TEST(InstrumentReaderTest, ReadsWhatIsThere) {
    const auto calm = sample::read(measure(
        R"(<guidance>Read this first.</guidance><form id="parent" label="Parents" min-age="4" max-age="17"/>)" + items(2) +
            R"(<item id="P3" topic="c" answers="tick" part="Events" counts="false" answered-by="clinician" loinc="44250-9"/>
        <score id="total" title="T" kind="sum" items="1-2" better="lower" unit="points" evidence="S" source="key"><norm id="n" group="healthy" mean="2" sd="1.5" evidence="S" source="x"/></score>)",
        R"(recall="past week" min-days="7" about="relationship" order="shuffled" index-event="Event" answered-by="clinician" min-age="8")"));

    EXPECT_EQ(calm->id, "calm");
    EXPECT_EQ(calm->pack, "own");
    EXPECT_EQ(calm->recall, "past week");
    EXPECT_EQ(calm->min_days, 7);
    EXPECT_EQ(calm->about, "relationship");
    EXPECT_EQ(calm->order, Instrument::Order::shuffled);
    EXPECT_EQ(calm->index_event, "Event");
    EXPECT_EQ(calm->guidance, "Read this first.");
    EXPECT_EQ(calm->find_form("parent")->max_age, 17);
    EXPECT_EQ(calm->items[2].part, "Events");
    EXPECT_EQ(calm->items[2].answered_by, AnsweredBy::clinician);
    EXPECT_EQ(calm->scales[0].max, 6);
    EXPECT_EQ(calm->scales[0].norms[0].sd, 1.5);
    EXPECT_EQ(calm->hash.size(), 64U);
    EXPECT_TRUE(calm->is_free_to_use());
}

TEST(InstrumentReaderTest, AMistakeHasItsPlaceAndWhatWasExpected) {
    const auto read = read_instrument(measure("\n" + items(1) + "\n<score id=\"t\" title=\"T\" kind=\"totl\" items=\"1\" better=\"lower\"/>"),
                                      "calm.xml", "own");

    ASSERT_EQ(read.problems.size(), 1U);
    EXPECT_EQ(read.result, nullptr);
    EXPECT_EQ(to_string(read.problems[0]),
              "calm.xml:3:31: <score id=\"t\">: kind: \"totl\" was found, one of sum, mean, count, largest, weighted was expected");
    EXPECT_EQ(read.problems[0].element, "/measure/score");
}

TEST(InstrumentReaderTest, SeveralMistakesAreSaidAtOnce) {
    const auto said = problems(measure(items(1) + R"(<item id="1" topic="b" answers="rateing"/>
        <score id="Total" title="T" kind="sum" items="1 7" better="down" colour="red"/>)"));

    for (const auto* words : {"there are no <answers id=\"rateing\">; did you mean rating?", "a second item 1",
                              "\"Total\" is no id", "there is no item 7", "\"down\" was found", "the attribute colour is not known here"})
        expect_said(said, words);
}

TEST(InstrumentReaderTest, NoFigureStandsWithoutItsSource) {
    for (const auto* figure :
         {R"(<bands id="b"><band id="all" label="a" from="0" to="6"/></bands>)",
          R"(<cut-off id="c" label="c" op="ge" value="3" purpose="screen" evidence="S"/>)",
          R"(<cut-off id="c" label="c" op="ge" value="3" purpose="screen" source=" " evidence="S"/>)",
          R"(<change id="c" kind="reliable" value="2" label="c" source="x"/>)", R"(<norm id="n" group="clinical" mean="2"/>)",
          R"(<missing rule="prorate" allowed="1"/>)"})
        expect_said(of_score(figure), "no figure stands without its source");
    expect_said(problems(measure(items(1) + R"(<classification id="c" title="C"><level id="a" label="a"/><level id="b" label="b"><count items="1" from="1"/></level></classification>)")),
                "no figure stands without its source");
}

TEST(InstrumentReaderTest, BandsLeaveNoScoreOutAndHoldNoneTwice) {
    const auto bands = [](const std::string& inside) { return of_score("<bands id=\"b\"" + cited + ">" + inside + "</bands>"); };

    EXPECT_EQ(bands(R"(<band id="a" label="a" from="0" to="2"/><band id="b" label="b" from="3" to="6"/>)"), "");
    expect_said(bands(R"(<band id="a" label="a" from="0" to="2"/><band id="b" label="b" from="2" to="6"/>)"), "overlap: a ends at 2, b begins at 2");
    expect_said(bands(R"(<band id="a" label="a" from="0" to="2"/><band id="b" label="b" from="4" to="6"/>)"), "lie scores that are in neither: from 2 to 4");
    expect_said(bands(R"(<band id="a" label="a" from="0" to="2"/><band id="b" label="b" from="3" to="5"/>)"), "the bands go from 0 to 5, the score from 0 to 6");
    expect_said(bands(R"(<band id="a" label="a" from="3" to="0"/><band id="b" label="b" from="3" to="6"/>)"), "ends at 0, before it begins at 3");
    expect_said(bands(""), "at least one <band>");
}

TEST(InstrumentReaderTest, BandsOfAMeanThatGoesOnWithoutAnAnswerTouch) {
    const auto bands = [](const std::string& to) {
        return problems(measure(items(3) + R"(<score id="m" title="M" kind="mean" items="1-3" better="lower"><missing rule="prorate" allowed="1")" + cited +
                                R"(/><bands id="b")" + cited + R"(><band id="a" label="a" from="0" to=")" + to + R"("/><band id="b" label="b" from="2" to="3"/></bands></score>)"));
    };

    EXPECT_EQ(bands("2"), "");
    expect_said(bands("1.99"), "this score can be any number between");
}

TEST(InstrumentReaderTest, BandsFollowTheStepsOfTheScore) {
    const auto bands = [](const std::string& low) {
        return problems(measure(items(2) + R"(<score id="p" title="P" kind="sum" items="1-2" factor="4" better="higher"><bands id="b")" + cited +
                                R"(><band id="a" label="a" from="0" to=")" + low + R"("/><band id="b" label="b" from="16" to="24"/></bands></score>)"));
    };

    EXPECT_EQ(bands("12"), "");
    expect_said(bands("8"), "in neither");
}

TEST(InstrumentReaderTest, FiguresOutOfRangeAreRefused) {
    expect_said(of_score(R"(<cut-off id="c" label="c" op="ge" value="7" purpose="screen")" + cited + "/>"), "7 parts nothing: the score goes from 0 to 6");
    expect_said(of_score(R"(<cut-off id="c" label="c" op="ge" value="0" purpose="screen")" + cited + "/>"), "0 parts nothing");
    expect_said(of_score(R"(<cut-off id="c" label="c" op="le" value="3" purpose="screen")" + cited + "/>"), "this is the good side of a score of which lower is better");
    EXPECT_EQ(of_score(R"(<cut-off id="c" label="c" op="lt" value="3" purpose="remission")" + cited + "/>"), "");
    expect_said(of_score(R"(<change id="c" kind="reliable" value="0" label="c")" + cited + "/>"), "more than 0 and 6 at most");
    expect_said(of_score(R"(<change id="c" kind="percent" value="101" label="c")" + cited + "/>"), "more than 0 and 100 at most");
    expect_said(of_score(R"(<norm id="n" group="clinical" sd="0")" + cited + "/>"), "a standard deviation is more than 0");
    expect_said(of_score(R"(<norm id="n" group="clinical" reliability="1.1" reliability-kind="alpha")" + cited + "/>"), "a reliability lies between 0 and 1");
    expect_said(of_score(R"(<norm id="n" group="clinical" reliability="-0.1" reliability-kind="alpha")" + cited + "/>"), "a reliability lies between 0 and 1");
    expect_said(of_score(R"(<norm id="n" group="clinical" reliability="0.8")" + cited + "/>"), "reliability and reliability-kind");
    expect_said(of_score(R"(<norm id="n" group="clinical" mean="9")" + cited + "/>"), "9 lies outside of the score");
    expect_said(of_score(R"(<norm id="n" group="clinical")" + cited + "/>"), "a mean, an sd or a reliability");
    expect_said(of_score(R"(<missing rule="prorate" allowed="2")" + cited + "/>"), "2 answers may be missing, but the score is made of 2");
}

TEST(InstrumentReaderTest, OneFigureIsChosenForEachPurpose) {
    const auto cut = [](const std::string& id, const std::string& more) {
        return "<cut-off id=\"" + id + R"(" label="c" op="ge" value="3" purpose="screen" chosen="true" )" + more + cited + "/>";
    };

    expect_said(of_score(cut("a", "") + cut("b", "")), "a is chosen for the same purpose and the same clients");
    EXPECT_EQ(of_score(cut("a", R"(sex="man")") + cut("b", R"(sex="woman")")), "");
}

TEST(InstrumentReaderTest, EverythingWithAnIdHasItsOwn) {
    expect_said(of_score(R"(<cut-off id="c" label="c" op="ge" value="3" purpose="screen" evidence="S" source="x"/><cut-off id="c" label="c" op="ge" value="2" purpose="note" evidence="S" source="x"/>)"), "c stands twice");
    expect_said(of_score(R"(</score><score id="total" title="T" kind="sum" items="1" better="lower">)"), "total stands twice");
    expect_said(problems(measure(items(1) + R"(<form id="a" label="a"/><form id="a" label="b"/><score id="t" title="T" kind="sum" items="1" better="lower"/>)")), "a stands twice");
}

TEST(InstrumentReaderTest, AClassificationThatFallsWithMoreIsRefused) {
    const auto level = [](const std::string& condition) {
        return problems(measure(items(2) + R"(<classification id="c" title="C")" + cited + R"(><level id="a" label="a"/><level id="b" label="b">)" + condition +
                                "</level></classification>"));
    };

    EXPECT_EQ(level(R"(<any><count items="1" from="1"/><sum items="1-2" from="4"/></any>)"), "");
    expect_said(level(R"(<fewer items="1" from="1" than="1"/>)"), "may not say fewer");
    expect_said(level(R"(<all><count items="1" from="1"/><fewer items="2" from="1"/></all>)"), "may not say fewer");
    expect_said(level(""), "a condition was expected");
    expect_said(level(R"(<count items="1" from="4"/>)"), "item 1 is answered from 0 to 3: more than 0 and 3 at most was expected");
    expect_said(level(R"(<count items="1" from="0"/>)"), "more than 0 and 3 at most was expected");
    expect_said(level(R"(<count items="1-2" from="1" at-least="3"/>)"), "3 was found, but only 2 answers are counted");
    expect_said(level(R"(<sum items="1-2" from="7"/>)"), "the sum goes from 0 to 6");
    expect_said(level(R"(<count items="1 9" from="1"/>)"), "there is no item 9");
    expect_said(level(R"(<none/>)"), "expected are <count>, <sum>, <fewer>, <all> and <any>");
}

TEST(InstrumentReaderTest, ARemarkGoesWithACutOffThatThereIs) {
    const auto problems_with = [](const std::string& attributes) {
        const auto read = read_instrument(
            sample::measure(sample::items(2) + R"(<score id="total" title="T" kind="sum" items="1 2" better="lower">)"
                            R"(<missing rule="complete" evidence="A" source="x"/>)"
                            R"(<cut-off id="four" label="P" op="ge" value="4" purpose="screen" evidence="S" source="x"/></score>)"
                            R"(<remark id="on" message="Go on." evidence="S" source="x" )" + attributes +
                            R"(><sum items="1 2" from="4"/></remark>)"),
            "calm.xml", "own");
        return sample::text(read.problems);
    };

    EXPECT_EQ(problems_with(R"(score="total" cut-off="four")"), "");
    EXPECT_NE(problems_with(R"(score="total" cut-off="five")").find("the score total has no cut-off \"five\""), std::string::npos);
    EXPECT_NE(problems_with(R"(score="whole" cut-off="four")").find("there is no score"), std::string::npos);
    EXPECT_NE(problems_with(R"(cut-off="four")").find("stand together"), std::string::npos);
}

TEST(InstrumentReaderTest, AClassificationAndItsAlternativesGoWithCutOffsOrNoneDoes) {
    const auto problems_with = [](const std::string& first, const std::string& second) {
        const auto result = [](const std::string& attributes) {
            return R"(<classification title="R" evidence="S" source="x" )" + attributes +
                   R"(><level id="n" label="n"/><level id="p" label="p"><sum items="1 2" from="4"/></level></classification>)";
        };
        const auto read = read_instrument(
            sample::measure(sample::items(2) + R"(<score id="total" title="T" kind="sum" items="1 2" better="lower">)"
                            R"(<missing rule="complete" evidence="A" source="x"/>)"
                            R"(<cut-off id="four" label="P" op="ge" value="4" purpose="screen" evidence="S" source="x"/></score>)" +
                            result(R"(id="one" )" + first) + result(R"(id="other" instead-of="one" )" + second)),
            "calm.xml", "own");
        return sample::text(read.problems);
    };
    const std::string with = R"(score="total" cut-off="four")";

    EXPECT_EQ(problems_with(with, with), "");
    EXPECT_EQ(problems_with("", ""), "");
    EXPECT_NE(problems_with(with, "").find("one goes with a cut-off: both or neither"), std::string::npos);
    EXPECT_NE(problems_with("", with).find("one goes with no cut-off: both or neither"), std::string::npos);
    EXPECT_NE(problems_with(R"(score="total" cut-off="five")", with).find("the score total has no cut-off \"five\""), std::string::npos);
}

TEST(InstrumentReaderTest, AnItemIsAskedAfterWhatItHangsOn) {
    const auto said = problems(measure(R"(<item id="1" topic="a" answers="rating"><asked counts-as="5"><count items="2" from="1"/></asked></item>)" +
                                       std::string{R"(<item id="2" topic="b" answers="rating"/><score id="t" title="T" kind="sum" items="1-2" better="lower"/>)"}));

    expect_said(said, "there is no item 2 before this place");
    expect_said(said, "counts-as: one of the answers to this item was expected");
}

TEST(InstrumentReaderTest, AScoreSaysWhatItDoesWithItemsThatAreNotAsked) {
    expect_said(problems(measure(items(1) + R"(<item id="2" topic="b" answers="rating"><asked><count items="1" from="1"/></asked></item>
        <score id="t" title="T" kind="sum" items="1-2" better="lower"/>)")),
                "nothing says what item 2 counts as when it is not asked");
    expect_said(problems(measure(R"(<item id="1" topic="b" answers="rating" may-not-apply="true"/><score id="t" title="T" kind="count" count-from="1" items="1" better="lower"/>)")),
                "item 1 may not apply; only a sum or a mean can do without it");
    expect_said(problems(measure(R"(<item id="1" topic="b" answers="rating" counts="false"/><score id="t" title="T" kind="sum" items="1" better="lower"/>)")),
                "item 1 does not count");
}

TEST(InstrumentReaderTest, PatternsNameEveryOutcome) {
    const std::string two_scores = items(2) + R"(<score id="a" title="A" kind="mean" items="1" better="lower"/><score id="b" title="B" kind="mean" items="2" better="lower"/>)";

    const auto quadrants = problems(measure(two_scores + R"(<pattern id="p" title="P" kind="quadrants" across="a" up="a" from="4")" + cited +
                                            R"(><name id="n" label="n"/><name id="m" label="m"/></pattern>)"));
    expect_said(quadrants, "four names were expected");
    expect_said(quadrants, "another score than across was expected");
    const auto highest = problems(measure(items(2) + R"(<item id="best" topic="best" answers="tick" counts="false"/><pattern id="p" title="P" kind="highest" items="1-2" choice="best")" + cited +
                                          R"(><name id="n" label="n"/><name id="m" label="m"/><name id="o" label="o"/></pattern>)"));
    expect_said(highest, "2 items have 3 names");
    expect_said(highest, "item best goes from 0 to 1; 1 to 2, one for each name, was expected");
}

TEST(InstrumentReaderTest, AnswersHaveARangeThatFits) {
    const auto answers = [](const std::string& xml) { return problems(measure(xml + items(1) + R"(<score id="t" title="T" kind="sum" items="1" better="lower"/>)")); };

    expect_said(answers(R"(<answers id="x" min="3" max="1"/>)"), "more than min was expected");
    expect_said(answers(R"(<answers id="x" min="0" max="1" step="0"/>)"), "a step from 0.001");
    expect_said(answers(R"(<answers id="x" min="0" max="5" step="2"/>)"), "5 cannot be reached from 0 in steps of 2");
    expect_said(answers(R"(<answers id="x" min="0"/>)"), "min and max stand together");
    expect_said(answers(R"(<answers id="x"/>)"), "at least two options");
    expect_said(answers(R"(<answers id="x" kind="line" min="0" max="5"/>)"), "only other answers have a range");
    expect_said(answers(R"(<answers id="x" min="0" max="3"><option value="4" label="x"/></answers>)"), "the option 4 cannot be answered");
    expect_said(answers(R"(<answers id="x"><option value="1" label="x"/><option value="1" label="y"/></answers>)"), "1 stands twice");
}

TEST(InstrumentReaderTest, WhatIsNoMeasureIsRefused) {
    expect_said(problems(""), "expected is <measure>");
    expect_said(problems("<measure/>"), "expected is xmlns=\"urn:attune:measure:1\"");
    expect_said(problems(R"(<measure xmlns="urn:attune:measure:2"/>)"), "update Attune");
    expect_said(problems(R"(<template xmlns="urn:attune:template:1"/>)"), "expected is <measure>");
    expect_said(problems("<!DOCTYPE x><measure xmlns=\"urn:attune:measure:1\"/>"), "DOCTYPE");
    expect_said(problems(std::string(2U << 20U, 'a')), "1048576 is the limit");
    expect_said(problems("<measure"), "no well-formed XML");
    const auto empty = problems(R"(<measure xmlns="urn:attune:measure:1"/>)");
    for (const auto* words : {"the attribute id is missing", "<title> is missing", "<licence> is missing", "at least one <item>", "nothing says what comes of the answers"})
        expect_said(empty, words);
}

TEST(InstrumentReaderTest, AFileThatIsMuchTooLongIsNotReadToItsEnd) {
    std::string wrong;
    for (int i = 0; i < 600; ++i)
        wrong += R"(<cut-off id="c" label="c" op="ge" value="1" purpose="note"/>)";

    expect_said(problems(measure(items(501))), "more than 500 elements <item>");
    expect_said(of_score(wrong + "<norm/>"), "more than 600 elements");
    EXPECT_LE(read_instrument(measure(items(2) + total_of_two + wrong + "</score>"), "calm.xml", "own").problems.size(), 100U);
}

TEST(InstrumentShelfTest, HoldsTheFirstOfEachIdInTheOrderOfTitles) {
    auto first = std::make_shared<Instrument>();
    first->id = "b";
    first->title = "beta";
    auto second = std::make_shared<Instrument>(*first);
    auto other = std::make_shared<Instrument>();
    other->id = "a";
    other->title = "Alpha";

    const InstrumentShelf shelf{{first, second, other}};

    ASSERT_EQ(shelf.offered().size(), 2U);
    EXPECT_EQ(shelf.offered().front()->id, "a");
    EXPECT_EQ(shelf.find("b"), first);
    EXPECT_EQ(shelf.find("c"), nullptr);
}

TEST(InstrumentShelfTest, OpensTheVersionThatAResponseWasGivenWith) {
    const auto now = sample::read(measure(items(2) + total_of_two + "</score>"));
    const auto xml = measure(items(3) + total_of_two + "</score>");
    InstrumentShelf shelf{{now}};

    EXPECT_EQ(shelf.from_response("own", now->xml, now->hash), now);
    const auto old = shelf.from_response("own", xml, "hash of the old one");
    EXPECT_EQ(old->items.size(), 3U);
    EXPECT_EQ(shelf.from_response("own", xml, old->hash), old);
    EXPECT_EQ(shelf.find("calm"), now);
    EXPECT_EQ(thrown_by([&] { static_cast<void>(shelf.from_response("own", "<measure/>", "h")); }), ErrorKind::template_rejected);
}

} // namespace
} // namespace attune
