// SPDX-License-Identifier: Apache-2.0
#include "sample_measure.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

namespace attune {
namespace {

using sample::answers;
using sample::band;
using sample::has_flag;
using sample::items;
using sample::level;
using sample::measure;
using sample::read;
using Flag = ScoreFlag::Kind;

constexpr const char* cited = R"( evidence="A" source="invented")";

MeasureScore scored(const Instrument& instrument, std::string_view words, const ScoringContext& context = {}) {
    auto given = with_uncounted_end(instrument, answers(words));
    EXPECT_TRUE(check_answers(instrument, given).empty()) << words;
    return score(instrument, given, context);
}

class Phq9Test : public testing::Test {
protected:
    Phq9Test() {
        std::ifstream file{std::string{ATTUNE_SOURCE_DIR} + "/plugins/measures/measures/phq-9.xml"};
        std::ostringstream bytes;
        bytes << file.rdbuf();
        phq_ = read(bytes.str());
    }
    std::shared_ptr<const Instrument> phq_;
};

TEST_F(Phq9Test, ScoresBandsAndSubscale) {
    const auto score = scored(*phq_, "1 1 2 2 1 2 1 0 0");

    EXPECT_EQ(score.scales[0].value, 10);
    EXPECT_EQ(band(score.scales[0]), "moderate");
    EXPECT_EQ(score.scales[1].value, 2);
    EXPECT_FALSE(has_flag(score, Flag::safety));
    EXPECT_FALSE(has_flag(score, Flag::incomplete));
}

TEST_F(Phq9Test, TwoMissingAnswersAreTheMeanOfTheOthers) {
    const auto score = scored(*phq_, "2 2 2 2 2 - - 0 0");

    EXPECT_NEAR(score.scales[0].value.value_or(0), 90.0 / 7, 1e-12);
    EXPECT_EQ(score.scales[0].compared, 13);
    EXPECT_EQ(band(score.scales[0]), "moderate");
    EXPECT_TRUE(has_flag(score, Flag::prorated, 0));
    EXPECT_TRUE(has_flag(score, Flag::incomplete, 2));
}

TEST_F(Phq9Test, ThreeMissingAnswersLeaveNoTotal) {
    const auto score = scored(*phq_, "3 3 3 - - - 0 0 0");

    EXPECT_EQ(score.scales[0].value, std::nullopt);
    EXPECT_EQ(band(score.scales[0]), "");
    EXPECT_EQ(score.scales[1].value, 6);
    EXPECT_FALSE(has_flag(score, Flag::safety));
}

TEST_F(Phq9Test, AMissingSafetyItemIsAFlagOfItsOwn) {
    const auto score = scored(*phq_, "0 0 0 0 0 0 0 0 -");

    EXPECT_EQ(score.scales[0].value, 0);
    EXPECT_TRUE(has_flag(score, Flag::safety_missing, 8));
    EXPECT_FALSE(has_flag(score, Flag::safety));
}

TEST_F(Phq9Test, TheSafetyRuleFiresWithoutATotal) {
    const auto score = scored(*phq_, "- - - - - - - - 1");

    EXPECT_EQ(score.scales[0].value, std::nullopt);
    EXPECT_TRUE(has_flag(score, Flag::safety, 0));
}

TEST_F(Phq9Test, TheSyndromeCountsTheLastItemFromOne) {
    EXPECT_EQ(level(*phq_, scored(*phq_, "2 1 2 2 2 0 0 0 1")), "major");
    EXPECT_EQ(level(*phq_, scored(*phq_, "2 1 2 2 2 0 0 0 0")), "other");
    EXPECT_EQ(level(*phq_, scored(*phq_, "1 1 2 2 2 2 2 2 3")), "none");
}

TEST_F(Phq9Test, TheSyndromeIsKnownWhereNoAnswerCouldChangeIt) {
    const auto known = scored(*phq_, "2 1 2 2 - 0 0 0 0");
    EXPECT_EQ(level(*phq_, known), "other");

    const auto open = scored(*phq_, "2 1 2 2 - 0 0 0 1");
    EXPECT_EQ(level(*phq_, open), "");
    EXPECT_EQ(open.classifications[0].lowest, 1U);
    EXPECT_EQ(open.classifications[0].highest, 2U);
}

TEST_F(Phq9Test, APickReplacesWhatTheInstrumentChose) {
    const auto& scale = phq_->scales[1];

    EXPECT_EQ(cut_off_in_use(scale, CutOffPurpose::screen, {})->id, "screen");
    EXPECT_EQ(cut_off_in_use(scale, CutOffPurpose::screen, {.picks = {{"phq-2/screen", "sensitive"}}})->id, "sensitive");
    EXPECT_EQ(change_in_use(phq_->scales[0], ChangeThreshold::Kind::important, {})->value, 5);
    EXPECT_EQ(change_in_use(phq_->scales[0], ChangeThreshold::Kind::important, {.picks = {{"total/important", "kounali"}}})->value, 1.7);
    EXPECT_EQ(cut_off_in_use(scale, CutOffPurpose::clinical, {}), nullptr);
}

TEST_F(Phq9Test, AStatedTotalThatDiffersIsFlagged) {
    EXPECT_TRUE(has_flag(scored(*phq_, "1 1 2 2 1 2 1 0 0", {.stated = {{"total", 11}}}), Flag::stated_differs, 0));
    EXPECT_FALSE(has_flag(scored(*phq_, "1 1 2 2 1 2 1 0 0", {.stated = {{"total", 10}}}), Flag::stated_differs));
    EXPECT_FALSE(has_flag(scored(*phq_, "2 2 2 2 2 - - 0 0", {.stated = {{"total", 13}}}), Flag::stated_differs));
}

TEST_F(Phq9Test, AScorerGivesTheSameAgain) {
    Scorer scorer{*phq_, {}};
    const auto full = with_uncounted_end(*phq_, answers("3 3 3 3 3 3 3 3 3"));
    const auto few = with_uncounted_end(*phq_, answers("- - - 0 0 0 0 0 0"));

    static_cast<void>(scorer.score(full));
    const auto after = scorer.score(few);

    EXPECT_EQ(after.scales[0].value, std::nullopt);
    EXPECT_TRUE(after.scales[0].reached.empty());
    EXPECT_FALSE(has_flag(after, Flag::safety));
    EXPECT_EQ(scorer.score(full).scales[0].value, 27);
}

TEST_F(Phq9Test, EverythingWrongWithTheAnswersIsSaidAtOnce) {
    const auto problems = check_answers(*phq_, answers("4 -1 1.5 na 0 0 0 0 0 0 2"));

    ASSERT_EQ(problems.size(), 5U);
    EXPECT_EQ(answer_problem_words(*phq_, problems[0]), "item 1 (low interest): 4 is not between 0 and 3");
    EXPECT_EQ(answer_problem_words(*phq_, problems[1]), "item 2 (low mood): -1 is not between 0 and 3");
    EXPECT_EQ(answer_problem_words(*phq_, problems[2]),
              "item 3 (sleep): 1.5 lies between two answers; from 0 to 3 they go in steps of 1");
    EXPECT_EQ(problems[3].kind, AnswerProblem::Kind::cannot_be_not_applicable);
    EXPECT_EQ(answer_problem_words(*phq_, problems[4]),
              "11 answers: PHQ-9 has 9 to 10 items, one answer each; leave a place empty for an item without answer");
    EXPECT_EQ(check_answers(*phq_, answers("1 1")).at(0).kind, AnswerProblem::Kind::too_few);
}

TEST(ScoringTest, ReversedItemsAreTurnedBeforeAnythingElse) {
    const auto calm = read(measure(R"(<item id="1" topic="a" answers="rating" reverse="true"/><item id="2" topic="b" answers="rating"/>
        <score id="total" title="T" kind="sum" items="1-2" better="lower"/>
        <safety id="s" strength="asking" message="Look." items="1")" + std::string{cited} + R"(><count items="1" from="3"/></safety>)"));

    const auto score = scored(*calm, "0 1");

    EXPECT_EQ(score.scales[0].value, 4);
    EXPECT_TRUE(has_flag(score, Flag::safety));
}

TEST(ScoringTest, MeanFactorAndOffsetComeLast) {
    const auto calm = read(measure(items(4) + R"(<score id="mean" title="M" kind="mean" items="1-4" factor="10" offset="1" better="lower">
        <missing rule="prorate" allowed="1")" + cited + "/></score>"));

    EXPECT_EQ(scored(*calm, "1 2 3 0").scales[0].value, 16);
    EXPECT_EQ(scored(*calm, "1 2 3 -").scales[0].value, 21);
    EXPECT_EQ(scored(*calm, "1 2 - -").scales[0].value, std::nullopt);
    EXPECT_EQ(calm->scales[0].min, 1);
    EXPECT_EQ(calm->scales[0].max, 31);
}

TEST(ScoringTest, ARoundedScoreIsRoundedHalfUpBeforeOthersUseIt) {
    const auto calm = read(measure(items(4) + R"(<score id="a" title="A" kind="sum" items="1-2" rounding="score" better="lower">
        <missing rule="prorate" allowed="1")" + cited + R"(/></score>
        <score id="b" title="B" kind="mean" items="3-4" rounding="score" better="lower"/>
        <score id="total" title="T" kind="sum" scores="a b" better="lower"/>)"));

    const auto score = scored(*calm, "3 - 1 2");

    EXPECT_EQ(score.scales[0].value, 6);
    EXPECT_EQ(score.scales[1].value, 2);
    EXPECT_EQ(score.scales[2].value, 8);
    EXPECT_TRUE(score.scales[2].prorated);
    EXPECT_EQ(scored(*calm, "- - 1 2").scales[2].value, std::nullopt);
}

TEST(ScoringTest, ItemsThatDoNotApplyAreLeftOut) {
    const auto calm = read(measure(R"(<item id="1" topic="a" answers="rating" may-not-apply="true"/>)" +
                                   std::string{R"(<item id="2" topic="b" answers="rating"/><item id="3" topic="c" answers="rating"/>
        <score id="total" title="T" kind="sum" items="1-3" better="lower"><bands id="b" evidence="A" source="x">
        <band id="low" label="low" from="0" to="4"/><band id="high" label="high" from="5" to="9"/></bands></score>)"}));

    const auto score = scored(*calm, "na 1 2");

    EXPECT_EQ(score.scales[0].value, 4.5);
    EXPECT_EQ(band(score.scales[0]), "high");
    EXPECT_TRUE(has_flag(score, Flag::not_applicable, 0));
    EXPECT_FALSE(score.scales[0].prorated);
    EXPECT_EQ(scored(*calm, "- 1 2").scales[0].value, std::nullopt);
}

TEST(ScoringTest, TenthsOfALineAreNotRounded) {
    const auto calm = read(measure(R"(<answers id="line" kind="line"/>)" + items(4, "line") +
                                   R"(<score id="total" title="T" kind="sum" items="1-4" better="higher" decimals="1">
        <cut-off id="adult" label="Clinical" op="lt" value="25" purpose="clinical" min-age="18" unknown-age="admitted" evidence="S" source="x"/>
        <cut-off id="child" label="Clinical" op="lt" value="32" purpose="clinical" max-age="12" evidence="S" source="x"/></score>)"));

    EXPECT_TRUE(scored(*calm, "6.2 6.3 6.2 6.3").scales[0].reached.empty());
    EXPECT_EQ(scored(*calm, "6.2 6.2 6.2 6.3").scales[0].reached, std::vector<std::size_t>{0});
    EXPECT_EQ(scored(*calm, "6.2 6.3 6.2 6.3", {.age_years = 9}).scales[0].reached, std::vector<std::size_t>{1});
    EXPECT_TRUE(scored(*calm, "6.2 6.2 6.2 6.3", {.age_years = 15}).scales[0].reached.empty());
    EXPECT_EQ(check_answers(*calm, answers("6.25 0 0 10.1")).size(), 2U);
}

TEST(ScoringTest, ASkipFillsOnlyAnUnansweredItem) {
    const auto calm = read(measure(items(1) + R"(<item id="2" topic="b" answers="rating"><asked counts-as="0"><count items="1" from="1"/></asked></item>
        <score id="total" title="T" kind="sum" items="1-2" better="lower"/>)"));

    EXPECT_EQ(scored(*calm, "0 -").scales[0].value, 0);
    EXPECT_EQ(scored(*calm, "1 -").scales[0].value, std::nullopt);
    EXPECT_EQ(scored(*calm, "- -").scales[0].value, std::nullopt);
    EXPECT_FALSE(has_flag(scored(*calm, "0 -"), Flag::incomplete));
    const auto answered = scored(*calm, "0 2");
    EXPECT_EQ(answered.scales[0].value, 2);
    EXPECT_TRUE(has_flag(answered, Flag::unasked_answer, 1));
    EXPECT_FALSE(has_flag(scored(*calm, "0 0"), Flag::unasked_answer));
}

TEST(ScoringTest, AGateDropsWhatStandsBehindIt) {
    const auto calm = read(measure(items(1, "tick") +
                                   R"(<item id="2" topic="b" answers="tick"><asked counts-as="0" answered="drop"><count items="1" from="1"/></asked></item>
        <score id="total" title="T" kind="count" items="2" count-from="1" better="lower"/>
        <classification id="result" title="R" evidence="A" source="x"><level id="negative" label="n"/><level id="positive" label="p"><count items="2" from="1"/></level></classification>)"));

    EXPECT_EQ(level(*calm, scored(*calm, "0 1")), "negative");
    EXPECT_TRUE(has_flag(scored(*calm, "0 1"), Flag::unasked_answer, 1));
    EXPECT_EQ(level(*calm, scored(*calm, "1 1")), "positive");
    EXPECT_EQ(level(*calm, scored(*calm, "- 1")), "");
    EXPECT_EQ(scored(*calm, "- 1").scales[0].value, std::nullopt);
}

TEST(ScoringTest, ALowerBoundSaysAtLeast) {
    const auto calm = read(measure(items(3, "tick") + R"(<score id="total" title="T" kind="count" items="1-3" count-from="1" better="neither">
        <missing rule="lower-bound")" + cited + R"(/></score>
        <classification id="triage" title="R" missing="lower-bound" evidence="A" source="x"><level id="none" label="n"/>
        <level id="low" label="l"><count items="1 2" from="1"/></level><level id="high" label="h"><count items="3" from="1"/></level></classification>)"));

    const auto some = scored(*calm, "1 - 0");
    EXPECT_EQ(some.scales[0].value, 1);
    EXPECT_TRUE(some.scales[0].at_least);
    EXPECT_EQ(level(*calm, some), "low");
    EXPECT_TRUE(some.classifications[0].at_least);
    EXPECT_EQ(level(*calm, scored(*calm, "0 - 0")), "");
    EXPECT_EQ(level(*calm, scored(*calm, "0 0 0")), "none");
    EXPECT_FALSE(scored(*calm, "0 0 1").classifications[0].at_least);
}

TEST(ScoringTest, TheLargestOfASetCountsOnce) {
    const auto calm = read(measure(items(3) + R"(<score id="set" title="S" kind="largest" items="2-3" better="lower" hidden="true"/>
        <score id="total" title="T" kind="sum" items="1" scores="set" better="lower"/>)"));

    EXPECT_EQ(scored(*calm, "1 0 3").scales[1].value, 4);
    EXPECT_EQ(scored(*calm, "1 - 3").scales[1].value, std::nullopt);
    EXPECT_EQ(calm->scales[1].max, 6);
}

TEST(ScoringTest, ARemarkFollowsTheCutOffThatThePracticePicked) {
    const auto calm = read(measure(items(3) + R"(<score id="total" title="T" kind="sum" items="1-3" better="lower">
        <cut-off id="four" label="P" op="ge" value="4" purpose="screen" chosen="true" evidence="S" source="x"/>
        <cut-off id="three" label="P" op="ge" value="3" purpose="screen" evidence="S" source="x"/></score>
        <remark id="at-4" score="total" cut-off="four" message="Go on." evidence="S" source="x"><sum items="1-3" from="4"/></remark>
        <remark id="at-3" score="total" cut-off="three" message="Go on." evidence="S" source="x"><sum items="1-3" from="3"/></remark>)"));
    const ScoringContext picked{.picks = {{"total/screen", "three"}}};

    EXPECT_FALSE(has_flag(scored(*calm, "3 0 0"), Flag::remark));
    EXPECT_TRUE(has_flag(scored(*calm, "3 1 0"), Flag::remark, 0));
    EXPECT_FALSE(has_flag(scored(*calm, "3 1 0"), Flag::remark, 1));
    EXPECT_TRUE(has_flag(scored(*calm, "3 0 0", picked), Flag::remark, 1));
    EXPECT_FALSE(has_flag(scored(*calm, "3 1 0", picked), Flag::remark, 0));
}

TEST(ScoringTest, CutOffsFollowSexAndRemarksToo) {
    const auto calm = read(measure(items(3) + R"(<score id="total" title="T" kind="sum" items="1-3" better="lower">
        <cut-off id="men" label="P" op="ge" value="4" purpose="screen" sex="man" evidence="S" source="x"/>
        <cut-off id="women" label="P" op="ge" value="3" purpose="screen" sex="woman not-recorded" evidence="S" source="x"/></score>
        <remark id="first" message="All from the first." sex="woman not-recorded" evidence="S" source="x"><sum items="1-3" from="3"/><fewer items="2 3" from="1" than="1"/></remark>)"));

    EXPECT_EQ(scored(*calm, "3 0 0", {.sex = "woman"}).scales[0].reached, std::vector<std::size_t>{1});
    EXPECT_EQ(scored(*calm, "3 0 0").scales[0].reached, std::vector<std::size_t>{1});
    EXPECT_TRUE(scored(*calm, "3 0 0", {.sex = "man"}).scales[0].reached.empty());
    EXPECT_TRUE(has_flag(scored(*calm, "3 0 0"), Flag::remark, 0));
    EXPECT_FALSE(has_flag(scored(*calm, "3 0 0", {.sex = "man"}), Flag::remark));
    EXPECT_FALSE(has_flag(scored(*calm, "3 0 -"), Flag::remark));
    EXPECT_FALSE(has_flag(scored(*calm, "2 1 0"), Flag::remark));
}

TEST(ScoringTest, BandsFollowTheForm) {
    const auto calm = read(measure(R"(<form id="parent" label="P"/><form id="self" label="S"/>)" + items(1) +
                                   R"(<score id="total" title="T" kind="sum" items="1" better="lower">
        <bands id="parent" forms="parent" evidence="S" source="x"><band id="low" label="l" from="0" to="1"/><band id="high" label="h" from="2" to="3"/></bands>
        <bands id="self" forms="self" evidence="S" source="x"><band id="low" label="l" from="0" to="2"/><band id="high" label="h" from="3" to="3"/></bands></score>)"));

    EXPECT_EQ(band(scored(*calm, "2", {.form = "parent"}).scales[0]), "high");
    EXPECT_EQ(band(scored(*calm, "2", {.form = "self"}).scales[0]), "low");
    EXPECT_EQ(band(scored(*calm, "2").scales[0]), "");
}

TEST(ScoringTest, BandSchemesCanBePicked) {
    const auto calm = read(measure(items(1) + R"(<score id="total" title="T" kind="sum" items="1" better="lower">
        <bands id="one" evidence="S" source="x"><band id="low" label="l" from="0" to="3"/></bands>
        <bands id="two" evidence="S" source="x"><band id="all" label="l" from="0" to="3"/></bands></score>)"));

    EXPECT_EQ(band(scored(*calm, "2").scales[0]), "low");
    EXPECT_EQ(band(scored(*calm, "2", {.picks = {{"total/bands", "two"}}}).scales[0]), "all");
}

TEST(ScoringTest, WeightsMakeModelsOfSelfAndOther) {
    const auto calm = read(measure(R"(<answers id="seven" min="1" max="7"/><answers id="best" min="1" max="4"/>)" + items(4, "seven") +
                                   R"(<item id="best" topic="best" answers="best" counts="false"/>
        <score id="self" title="S" kind="weighted" better="neither"><term item="1"/><term item="4"/><term item="2" weight="-1"/><term item="3" weight="-1"/></score>
        <pattern id="style" title="P" kind="highest" items="1-4" choice="best" evidence="S" source="x"><name id="s" label="s"/><name id="f" label="f"/><name id="p" label="p"/><name id="d" label="d"/></pattern>)"));

    const auto clear = scored(*calm, "6 2 1 4 1");
    EXPECT_EQ(clear.scales[0].value, 7);
    EXPECT_EQ(calm->scales[0].min, -12);
    EXPECT_EQ(clear.patterns[0].name, 0U);
    EXPECT_FALSE(has_flag(clear, Flag::choice_differs));
    EXPECT_EQ(scored(*calm, "6 6 1 4 2").patterns[0].name, 1U);
    EXPECT_EQ(scored(*calm, "6 6 1 4 -").patterns[0].name, std::nullopt);
    EXPECT_EQ(scored(*calm, "6 6 1 4 3").patterns[0].name, std::nullopt);
    EXPECT_TRUE(has_flag(scored(*calm, "6 2 1 4 3"), Flag::choice_differs, 0));
    EXPECT_EQ(scored(*calm, "6 - 1 4 1").patterns[0].name, std::nullopt);
}

TEST(ScoringTest, QuadrantsNameTwoScoresAgainstAMidPoint) {
    const auto calm = read(measure(items(2) + R"(<score id="a" title="A" kind="mean" items="1" better="lower"/><score id="b" title="B" kind="mean" items="2" better="lower"/>
        <pattern id="p" title="P" kind="quadrants" across="a" up="b" from="2" evidence="A" source="x"><name id="none" label="n"/><name id="a" label="a"/><name id="b" label="b"/><name id="both" label="both"/></pattern>)"));

    EXPECT_EQ(scored(*calm, "1 1").patterns[0].name, 0U);
    EXPECT_EQ(scored(*calm, "2 1").patterns[0].name, 1U);
    EXPECT_EQ(scored(*calm, "1 2").patterns[0].name, 2U);
    EXPECT_EQ(scored(*calm, "2 2").patterns[0].name, 3U);
    EXPECT_EQ(scored(*calm, "- 2").patterns[0].name, std::nullopt);
}

TEST(ScoringTest, AnAlternativeClassificationCanBePicked) {
    const auto calm = read(measure(items(2, "tick") + R"(<score id="t" title="T" kind="count" count-from="1" items="1-2" better="lower"/>
        <classification id="result" title="R" evidence="S" source="x"><level id="n" label="n"/><level id="p" label="p"><count items="1-2" from="1" at-least="2"/></level></classification>
        <classification id="sensitive" title="R" instead-of="result" evidence="S" source="x"><level id="n" label="n"/><level id="p" label="p"><count items="1-2" from="1"/></level></classification>)"));

    EXPECT_EQ(classification_in_use(*calm, 0, {}), 0U);
    EXPECT_EQ(classification_in_use(*calm, 1, {}), 0U);
    EXPECT_EQ(classification_in_use(*calm, 0, {.picks = {{"result", "sensitive"}}}), 1U);
    EXPECT_EQ(level(*calm, scored(*calm, "1 0"), 1), "p");
}

TEST(ScoringTest, AClassificationFollowsTheCutOffThatThePracticePicked) {
    const auto calm = read(measure(items(3) + R"(<score id="total" title="T" kind="sum" items="1-3" better="lower">
        <cut-off id="four" label="P" op="ge" value="4" purpose="screen" chosen="true" evidence="S" source="x"/>
        <cut-off id="three" label="P" op="ge" value="3" purpose="screen" evidence="S" source="x"/>
        <cut-off id="two" label="P" op="ge" value="2" purpose="screen" evidence="S" source="x"/></score>
        <classification id="at-4" title="R" score="total" cut-off="four" evidence="S" source="x"><level id="n" label="n"/><level id="p" label="p"><sum items="1-3" from="4"/></level></classification>
        <classification id="at-3" title="R" instead-of="at-4" score="total" cut-off="three" evidence="S" source="x"><level id="n" label="n"/><level id="p" label="p"><sum items="1-3" from="3"/></level></classification>)"));
    const auto used = [&](const MeasurePicks& picks) { return classification_in_use(*calm, 0, {.picks = picks}); };

    EXPECT_EQ(used({}), 0U);
    EXPECT_EQ(used({{"total/screen", "three"}}), 1U);
    EXPECT_EQ(used({{"total/screen", "four"}, {"at-4", "at-3"}}), 0U) << "a pick of its own could contradict the cut-off";
    EXPECT_EQ(used({{"total/screen", "two"}}), std::nullopt) << "neither says what this cut-off says";
}

TEST(ScoringTest, UnevenAnswersAreTakenAsTheyAre) {
    const auto calm = read(measure(R"(<answers id="often"><option value="0" label="a"/><option value="1" label="b"/><option value="3" label="c"/><option value="5" label="d"/></answers>)" +
                                   items(2, "often") + R"(<score id="t" title="T" kind="sum" items="1-2" better="lower"/>)"));

    EXPECT_EQ(scored(*calm, "5 3").scales[0].value, 8);
    EXPECT_EQ(answer_problem_words(*calm, check_answers(*calm, answers("2 0")).at(0)), "item 1 (topic 1): 2 is not one of 0, 1, 3, 5");
    EXPECT_EQ(calm->scales[0].grid, 1);
}

TEST(ScoringTest, TheMeanOverPersonsLeavesOutThoseWithoutAScore) {
    const std::vector<std::optional<double>> avoidance{5.5, 4, std::nullopt};

    EXPECT_EQ(mean_over_persons(avoidance), 4.75);
    EXPECT_EQ(mean_over_persons({}), std::nullopt);
}

} // namespace
} // namespace attune
