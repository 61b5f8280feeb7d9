// SPDX-License-Identifier: Apache-2.0
#include "gui/measure/score_words.hpp"

#include "core/progress/statistics/score_rules.hpp"
#include "tests/unit/measure_view_model/shipped_instrument.hpp"

#include <gtest/gtest.h>

namespace attune {
namespace {

ItemAnswers answers_of(const std::string& digits) {
    ItemAnswers answers;
    for (const char digit : digits)
        answers.push_back(digit == '-' ? Answer{} : Answer::of(digit - '0'));
    return answers;
}

std::string joined(const std::vector<ResultFact>& facts) {
    std::string words;
    for (const ResultFact& fact : facts)
        words += fact.words + "\n";
    return words;
}

TEST(ScoreWordsTest, AFullSheetSaysScoreBandAndCutOff) {
    const auto phq = shipped_instrument("phq-9");

    const MeasureScore scored = score(*phq, answers_of("2222210001"), {});
    const ResultWords words = result_words(*phq, scored, {});

    EXPECT_EQ(result_in_short(*phq, scored), "11, moderate");
    EXPECT_EQ(words.scores.front().value, "11");
    EXPECT_EQ(words.scores.front().range, "0 to 27, lower is better");
    EXPECT_NE(joined(words.cut_offs).find("Screen positive: reached (10 or more)."), std::string::npos);
    EXPECT_TRUE(words.safety.empty());
}

TEST(ScoreWordsTest, AStatedTotalThatDiffersStandsBesideTheOneOfTheItems) {
    const auto phq = shipped_instrument("phq-9");
    const ScoringContext context{.form = {}, .sex = {}, .age_years = {}, .picks = {}, .stated = {{"total", 14}}};

    const ResultWords words = result_words(*phq, score(*phq, answers_of("2222210001"), context), context);

    EXPECT_NE(joined(words.remarks).find("Total: the sheet says 14, the items come to 11."), std::string::npos)
        << joined(words.remarks);
}

TEST(ScoreWordsTest, ASafetyAnswerStandsFirstWithItsStrength) {
    const auto phq = shipped_instrument("phq-9");

    const ResultWords words = result_words(*phq, score(*phq, answers_of("0000000010"), {}), {});

    ASSERT_EQ(words.safety.size(), 1U);
    EXPECT_EQ(words.safety.front().mark, Mark::critical);
}

TEST(ScoreWordsTest, ASafetyItemThatIsLeftOutIsNoNought) {
    const auto phq = shipped_instrument("phq-9");

    const ResultWords words = result_words(*phq, score(*phq, answers_of("00000000-0"), {}), {});

    ASSERT_EQ(words.safety.size(), 1U);
    EXPECT_NE(words.safety.front().words.find("not answered"), std::string::npos);
    EXPECT_NE(joined(words.remarks).find("worked out from 8 of 9 items"), std::string::npos);
}

TEST(ScoreWordsTest, ChangeSaysHowMuchIsNeeded) {
    const auto phq = shipped_instrument("phq-9");
    const ScoreScale& total = phq->scales.at(*main_scale(*phq));
    ScaleScore now;
    now.value = now.compared = 9;

    const auto threshold = change_rules(total, {}).threshold;

    const ChangeWords better = change_words(total, 18, now, threshold);
    EXPECT_EQ(better.words, "18 to 9 since the start: 9 points better.");
    EXPECT_EQ(better.reason, "6 points are needed to be reliable (NHS Talking Therapies). This is a reliable improvement.");
    EXPECT_EQ(better.mark, Mark::good);

    EXPECT_EQ(change_words(total, 12, now, threshold).mark, Mark::none);
    EXPECT_EQ(change_words(total, 3, now, threshold).mark, Mark::caution);
    EXPECT_EQ(change_words(total, {}, now, threshold).words, "This is the first one; change is counted from here.");
    EXPECT_EQ(change_words(total, 18, now, {}).reason, "How many points would be reliable is not known for this score.");
}

TEST(ScoreWordsTest, OnlyCutOffsThatCountForThisPersonAreSpokenOf) {
    const auto audit = shipped_instrument("audit-c");
    const auto of = [&](const Instrument& instrument, const std::string& answers, const ScoringContext& context) {
        return joined(result_words(instrument, score(instrument, answers_of(answers), context), context).cut_offs);
    };
    EXPECT_EQ(of(*audit, "211", {.sex = "woman"}), "Screen positive, women: reached (3 or more).\n");
    EXPECT_EQ(of(*audit, "111", {.sex = "man"}), "Screen positive, men: not reached (4 or more).\n");
    EXPECT_EQ(of(*audit, "111", {}), "Screen positive, sex not recorded: reached (3 or more).\n");
    const auto ors = shipped_instrument("ors");
    const std::string adult = of(*ors, "7777", {.age_years = 40});
    EXPECT_NE(adult.find("not reached (below 25.0)"), std::string::npos) << adult;
    EXPECT_EQ(adult.find("13 to 17"), std::string::npos) << adult;
    EXPECT_NE(of(*ors, "7777", {.age_years = 15}).find("not reached (below 28.0)"), std::string::npos);
}

TEST(ScoreWordsTest, TheCutOffThatThePracticePickedIsTheOneSpokenOf) {
    const auto pc_ptsd = shipped_instrument("pc-ptsd-5");
    const ScoreScale& total = pc_ptsd->scales.at(*main_scale(*pc_ptsd));
    for (const CutOff& cut_off : total.cut_offs) {
        ScoringContext context;
        context.picks[total.id + "/screen"] = cut_off.id;
        const MeasureScore none = score(*pc_ptsd, ItemAnswers(pc_ptsd->items.size(), Answer::of(0)), context);
        const ResultWords words = result_words(*pc_ptsd, none, context);
        ASSERT_EQ(words.cut_offs.size(), 1U);
        EXPECT_EQ(words.cut_offs.front().words.rfind(cut_off.label, 0), 0U) << words.cut_offs.front().words;
    }
}

TEST(ScoreWordsTest, EveryShippedInstrumentHasWordsForAnEmptyAndAFullSheet) {
    for (const auto& instrument : shipped_instruments()) {
        ItemAnswers full;
        for (const MeasureItem& item : instrument->items)
            full.push_back(Answer::of(instrument->answer_scales[item.scale].max));
        for (const ItemAnswers& answers : {ItemAnswers(instrument->items.size()), full}) {
            const MeasureScore scored = score(*instrument, answers, {});
            const ResultWords words = result_words(*instrument, scored, {});
            EXPECT_EQ(words.scores.size(), instrument->scales.size()) << instrument->id;
            EXPECT_FALSE(result_in_short(*instrument, scored).empty()) << instrument->id;
        }
        for (const SafetyWatch& watch : safety_watches(*instrument))
            EXPECT_FALSE(watch.words.empty()) << instrument->id;
    }
}

} // namespace
} // namespace attune
