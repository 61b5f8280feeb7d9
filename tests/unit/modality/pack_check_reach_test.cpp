// SPDX-License-Identifier: Apache-2.0
// What can never be: each lint with a template that has it and one beside it that has not.
#include "tests/unit/modality/checked_pack.hpp"

#include <gtest/gtest.h>

namespace attune::test {
namespace {

constexpr const char* fields = R"xml(<section id="s" title="Rest" say="subjective">
<choice id="bed" label="Bed"><option value="own" label="Own"/><option value="hotel" label="Hotel"/></choice>
<yes-no id="slept" label="Slept"/>
<scale id="rested" label="Rested" min="0" max="10"><anchor value="0" label="not"/><anchor value="10" label="fully"/></scale>
<multi-choice id="helped" label="Helped"><option value="tea" label="Tea"/><option value="walk" label="Walk"/></multi-choice>
<text id="dream" label="Dream" relevant="slept"/>
<computed id="good" label="Good night" type="yes-no" calculate="slept and rested ge 6"/></section>)xml";

std::string with(const std::string& more) {
    return found_in(fields + more);
}
std::string with_relevant(const std::string& condition) {
    return with(R"xml(<section id="t" title="More" say="subjective"><text id="why" label="Why" relevant=")xml" + condition +
                R"xml("/></section>)xml");
}
const std::string never = "never-shown at text why";

TEST(PackCheckReachTest, ConstantCondition) {
    EXPECT_EQ(with_relevant("false"), never);
    EXPECT_EQ(with_relevant("1 gt 2"), never);
    EXPECT_EQ(with_relevant("true"), "");
}

TEST(PackCheckReachTest, TwoOptionsAtOnce) {
    EXPECT_EQ(with_relevant("bed = 'own' and bed = 'hotel'"), never);
    EXPECT_EQ(with_relevant("bed = 'own' or bed = 'hotel'"), "");
    EXPECT_EQ(with_relevant("bed != 'own' and bed != 'hotel'"), never);
    EXPECT_EQ(with_relevant("coalesce(bed != 'own', true) and coalesce(bed != 'hotel', true)"), "");
    EXPECT_EQ(with_relevant("bed in ('own', 'hotel') and bed not in ('own', 'hotel')"), never);
}

TEST(PackCheckReachTest, NumberBeyondTheScale) {
    EXPECT_EQ(with_relevant("rested gt 10"), never);
    EXPECT_EQ(with_relevant("rested ge 10"), "");
    EXPECT_EQ(with_relevant("rested lt 3 and rested gt 7"), never);
    EXPECT_EQ(with_relevant("rested gt 3 and rested lt 7"), "");
    EXPECT_EQ(with_relevant("rested lt -1"), never);
}

TEST(PackCheckReachTest, AnsweredAndMissingAtOnce) {
    EXPECT_EQ(with_relevant("is-missing(bed) and bed = 'own'"), never);
    EXPECT_EQ(with_relevant("is-missing(bed) and slept"), "");
    EXPECT_EQ(with_relevant("is-missing(helped) and selected(helped, 'tea')"), never);
    EXPECT_EQ(with_relevant("selected(helped, 'tea') and selected(helped, 'walk')"), "");
}

TEST(PackCheckReachTest, AnswerThatIsHiddenThen) {
    EXPECT_EQ(with_relevant("slept = false and contains(dream, 'sea')"), "");
    EXPECT_EQ(with_relevant("slept = false and not is-missing(dream)"), never);
    EXPECT_EQ(with_relevant("slept and not is-missing(dream)"), "");
}

TEST(PackCheckReachTest, ComputedValueIsWorkedOut) {
    EXPECT_EQ(with_relevant("good and rested lt 6"), never);
    EXPECT_EQ(with_relevant("good and rested lt 7"), "");
    EXPECT_EQ(with_relevant("if(good, not slept, false)"), never);
}

TEST(PackCheckReachTest, WhatCannotBeTriedCountsAsPossible) {
    EXPECT_EQ(with_relevant("rested ge 5 + length(dream) and count(earlier) gt 400"), "");
    EXPECT_EQ(with_relevant("previous(rested) gt 9 and contains(dream, 'sea')"), "");
}

TEST(PackCheckReachTest, SectionThatHoldsARequiredField) {
    const auto section = [](const char* condition) {
        return std::string{fields} + R"xml(<section id="t" title="More" say="subjective" relevant=")xml" + condition +
               R"xml("><text id="why" label="Why" required="true"/></section>)xml";
    };
    const PackFinding finding = CheckedPack{section("slept and slept = false")}.finding("never-shown");
    EXPECT_EQ(finding.element, "section t");
    EXPECT_NE(finding.problem.find("why in it is required"), std::string::npos) << finding.problem;
    EXPECT_EQ(found_in(section("slept and slept = true")), "");
}

TEST(PackCheckReachTest, FieldWhoseSectionRulesItOut) {
    const auto field = [](const char* condition) {
        return with(R"xml(<section id="t" title="More" say="subjective" relevant="bed = 'own'"><text id="why" label="Why" relevant=")xml" +
                    std::string{condition} + R"xml("/></section>)xml");
    };
    EXPECT_EQ(field("bed = 'hotel'"), never);
    EXPECT_EQ(field("slept"), "");
}

TEST(PackCheckReachTest, BlockIsReportedOnceForAllThatIsInIt) {
    const auto block = [](const char* condition) {
        return with(R"xml(<block id="b" label="Nights" row-label="night" relevant=")xml" + std::string{condition} +
                    R"xml("><section id="t" title="More" say="subjective"><text id="why" label="Why" relevant="slept"/></section></block>)xml");
    };
    EXPECT_EQ(block("rested gt 11"), "never-shown at block b");
    EXPECT_EQ(block("rested gt 9"), "");
}

TEST(PackCheckReachTest, ColumnInItsOwnRow) {
    const auto column = [](const char* condition) {
        return with(R"xml(<section id="t" title="More" say="subjective"><table id="n" label="Nights" relevant="slept">
<choice id="how" label="How"><option value="well" label="Well"/><option value="badly" label="Badly"/></choice>
<text id="why" label="Why" relevant=")xml" + std::string{condition} + R"xml("/></table></section>)xml");
    };
    EXPECT_EQ(column("how = 'well' and slept = false"), never);
    EXPECT_EQ(column("how = 'well' and slept"), "");
}

TEST(PackCheckReachTest, DemandThatNeverHolds) {
    const auto field = [](const char* required) {
        return with(R"xml(<section id="t" title="More" say="subjective"><text id="why" label="Why" relevant="slept" required=")xml" +
                    std::string{required} + R"xml("/></section>)xml");
    };
    EXPECT_EQ(field("slept = false"), "never-required at text why");
    EXPECT_EQ(field("rested lt 3"), "");
    EXPECT_EQ(field("false"), "");
}

TEST(PackCheckReachTest, RuleAndPromptThatNeverSpeak) {
    const auto speak = [](const std::string& condition) {
        return with(R"xml(<rule id="r" severity="information" evidence="A" when=")xml" + condition +
                    R"xml(">The night is worth a question.</rule><prompt id="p" when=")xml" + condition +
                    R"xml(">Ask about the night.</prompt>)xml");
    };
    EXPECT_EQ(speak("slept and rested gt 10"), "never-fires at rule r\nnever-fires at prompt p");
    EXPECT_EQ(speak("slept and rested gt 9"), "");
}

TEST(PackCheckReachTest, SentenceThatIsNeverSaid) {
    const auto say = [](const std::string& condition) {
        return with(R"xml(<narrative><line part="plan" when=")xml" + condition + R"xml(">A night away.</line></narrative>)xml");
    };
    EXPECT_EQ(say("bed = 'hotel' and bed = 'own'"), "never-said at line");
    EXPECT_EQ(say("bed = 'hotel'"), "");
}

TEST(PackCheckReachTest, PointThatIsNeverGiven) {
    const auto point = [](const std::string& condition) {
        return with(R"xml(<series id="r" label="Rested" min="0" max="10" better="higher" evidence="A" source="Ours"><point when=")xml" +
                    condition + R"xml(" value="rested"/></series>)xml");
    };
    EXPECT_EQ(point("is-missing(rested) and rested gt 1"), "never-measured at point");
    EXPECT_EQ(point("rested gt 1"), "");
}

TEST(PackCheckReachTest, SignalThatIsNeverGiven) {
    const auto signal = [](const std::string& condition) {
        return with(R"xml(<signal id="consent" when="slept"/><signal id="unsafe_home" when=")xml" + condition + R"xml("/>)xml");
    };
    EXPECT_EQ(signal("bed = 'hotel' and bed = 'own'"), "never-given at signal unsafe_home");
    EXPECT_EQ(signal("bed = 'hotel' and slept"), "");
}

TEST(PackCheckReachTest, PlaceIsTheCondition) {
    const PackFinding finding = CheckedPack{std::string{fields} + R"xml(
<section id="t" title="More" say="subjective">
  <text id="why" label="Why" relevant="rested gt 10"/></section>)xml"}
                                    .finding("never-shown");
    EXPECT_EQ(finding.line, 11);
    EXPECT_EQ(finding.column, 40);
}

// Registers

std::string with_register(const std::string& inside, const std::string& aside) {
    return with(R"xml(<section id="t" title="More" say="subjective"><reference id="about" label="About" to="worry"/></section>
<register id="worry" label="Worry" plural="Worries" title="name" aside=")xml" +
                aside + R"xml("><text id="name" label="Name" required="true"/>)xml" + inside + "</register>");
}

TEST(PackCheckReachTest, StateThatNoSessionReaches) {
    const auto state = [](const std::string& condition) {
        return with_register(R"xml(<state id="new" label="new" start="true"><on event="met" when=")xml" + condition +
                                 R"xml(" to="known"/></state><state id="known" label="known" done="true"/>
<pass id="p" by="about"><event id="met" when="slept"/></pass>)xml",
                             "true");
    };
    EXPECT_EQ(state("slept = false"), "state-never-reached at state known");
    EXPECT_EQ(state("rested gt 3"), "");
}

TEST(PackCheckReachTest, StateThatNoSessionLeaves) {
    const auto state = [](const std::string& attributes, const std::string& of_register) {
        return with_register(R"xml(<state id="new" label="new" start="true"><on event="met" to="known"/></state>
<state id="known" label="known" )xml" + attributes + R"xml(/><pass id="p" by="about"><event id="met" when="slept"/></pass>)xml",
                             of_register);
    };
    EXPECT_EQ(state("", "false"), "state-never-left at state known");
    EXPECT_EQ(state(R"xml(done="true")xml", "false"), "");
    EXPECT_EQ(state("", "true"), ""); // the therapist sets it aside
}

TEST(PackCheckReachTest, EventThatChangesNothing) {
    const auto events = [](const std::string& in_order) {
        return with_register(R"xml(<state id="new" label="new" start="true"><on event="met" to="known"/></state>
<state id="known" label="known" done="true"/><pass id="p" by="about">)xml" +
                                 in_order + "</pass>",
                             "true");
    };
    const std::string met = R"xml(<event id="met" when="slept"/>)xml";
    const std::string idle = R"xml(<event id="idle" when="rested gt 3"/>)xml";
    EXPECT_EQ(events(met + idle), "event-unused at event idle");
    EXPECT_EQ(events(idle + met), ""); // it keeps the next from happening
}

TEST(PackCheckReachTest, CarriedValueThatNothingSets) {
    const auto carried = [](const std::string& set) {
        return with_register(R"xml(<carried id="seen" label="Seen"/><pass id="p" by="about">)xml" + set + "</pass>",
                             "true");
    };
    EXPECT_EQ(carried(""), "carried-never-set at carried seen");
    EXPECT_EQ(carried(R"xml(<set id="seen" value="coalesce(this.seen, 0) + 1"/>)xml"), "");
}

// The prose

TEST(PackCheckProseTest, AnswerThatNeverComesUp) {
    const auto field = [](const std::string& say, const std::string& more) {
        return found_in(R"xml(<section id="s" title="Rest"><text id="bed" label="Bed" say=")xml" + say +
                        R"xml("/></section>)xml" + more);
    };
    EXPECT_EQ(field("none", ""), "not-told at text bed");
    EXPECT_EQ(field("subjective", ""), "");
    EXPECT_EQ(field("none", R"xml(<narrative><line part="plan">Slept in {bed}.</line></narrative>)xml"), "");
    EXPECT_EQ(field("none", R"xml(<rule id="r" severity="information" when="is-missing(bed)">Where the client slept is open.</rule>)xml"),
              "");
    EXPECT_EQ(field("none", R"xml(<prompt id="p" when="is-missing(bed)">Ask for the bed.</prompt>)xml"), "not-told at text bed");
}

TEST(PackCheckProseTest, ColumnOfATableThatIsNotTold) {
    const auto table = [](const std::string& say, const std::string& more) {
        return found_in(R"xml(<section id="s" title="Rest"><table id="nights" label="Nights" order="no" say=")xml" + say +
                        R"xml("><number id="no" label="No"/><text id="bed" label="Bed"/></table></section>)xml" + more);
    };
    EXPECT_EQ(table("none", ""), "not-told at text bed");
    EXPECT_EQ(table("subjective", ""), "");
    EXPECT_EQ(table("none", R"xml(<narrative><line part="plan" in="nights">Slept in {bed}.</line></narrative>)xml"), "");
}

TEST(PackCheckProseTest, PrivateAndComputedFieldsAreNotMissed) {
    EXPECT_EQ(found_in(R"xml(<section id="s" title="Rest"><text id="own" label="For myself" store="private"/>
<computed id="sum" label="Sum" calculate="1 + 1"/></section>)xml"),
              "");
}

} // namespace
} // namespace attune::test
