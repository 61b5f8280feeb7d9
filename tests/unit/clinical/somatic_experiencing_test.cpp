// SPDX-License-Identifier: Apache-2.0
// The worked examples of a tracking log, by their names. Pendulation cycles come from the pack's library and
// are tested with it.
#include "tests/unit/clinical/course.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace attune::clinical {
namespace {

using Levels = std::vector<std::optional<double>>;
constexpr std::nullopt_t gap = std::nullopt;

class SomaticExperiencingTest : public testing::Test {
protected:
    Course se{{"somatic_experiencing"}};

    Course& log(const Levels& levels) {
        se.session();
        for (std::size_t row = 0; row < levels.size(); ++row) {
            se.set(cell(row, "no"), static_cast<double>(row + 1));
            if (levels[row])
                se.set(cell(row, "activation"), *levels[row]);
        }
        return se;
    }
    /// Focus, window and closing of a session that went well.
    Course& well_closed() {
        se.set("se.focus", "boundary").set("se.window_end", "within").set("se.orient", true);
        return se;
    }
    static std::string cell(std::size_t row, std::string_view column) {
        return fmt::format("se.track[{}].{}", row, column);
    }
    [[nodiscard]] std::optional<double> of(std::string_view field) const {
        return se.number("se." + std::string{field});
    }
    void expect(std::optional<double> start, std::optional<double> peak, std::optional<double> end,
                std::optional<double> settle, std::optional<double> percent) const {
        EXPECT_EQ(of("act_start"), start);
        EXPECT_EQ(of("act_peak"), peak);
        EXPECT_EQ(of("act_end"), end);
        EXPECT_EQ(of("settle"), settle);
        ASSERT_EQ(of("settle_pct").has_value(), percent.has_value());
        if (percent) {
            EXPECT_NEAR(*of("settle_pct"), *percent, 0.05);
        }
    }
};

TEST_F(SomaticExperiencingTest, SE1_TwoSwings) {
    log({2, 5, 3, 6, 2});
    expect(2, 6, 2, 4, 66.7);
}

TEST_F(SomaticExperiencingTest, SE2_OnlyFalling) {
    log({7, 5, 3, 2});
    expect(7, 7, 2, 5, 71.4);
}

TEST_F(SomaticExperiencingTest, SE3_SlowSwingInStepsOfOne) {
    log({1, 2, 3, 4, 3, 2, 3});
    expect(1, 4, 3, 1, 25);
}

TEST_F(SomaticExperiencingTest, SE4_WobbleUnderTwo) {
    log({3, 4, 3, 4, 3});
    expect(3, 4, 3, 1, 25);
}

TEST_F(SomaticExperiencingTest, SE5_GapsAndOverdoseAlert) {
    log({2, gap, 8, 8, 3, gap});
    expect(2, 8, 3, 5, 62.5);
    EXPECT_TRUE(se.fires("se.overdose"));
}

TEST_F(SomaticExperiencingTest, SE6_ThreeSwings) {
    log({2, 6, 4, 6, 3, 5, 1});
    expect(2, 6, 1, 5, 83.3);
}

TEST_F(SomaticExperiencingTest, SE7_StaysUp) {
    log({1, 5, 5, 5});
    expect(1, 5, 5, 0, 0);
}

TEST_F(SomaticExperiencingTest, SE8_FlatZeroHasNoPercent) {
    log({0, 0});
    expect(0, 0, 0, 0, gap);
}

TEST_F(SomaticExperiencingTest, SE9_OneValue) {
    log({4});
    expect(4, 4, 4, 0, 0);
}

TEST_F(SomaticExperiencingTest, SE10_NoValues) {
    log({gap, gap});
    expect(gap, gap, gap, gap, gap);
}

TEST_F(SomaticExperiencingTest, RowsCountInTheOrderOfTheirNumber) {
    log({6, 2});
    se.set(cell(0, "no"), 2).set(cell(1, "no"), 1);

    expect(2, 6, 6, 0, 0);
}

TEST_F(SomaticExperiencingTest, OverdoseIsTwoHighNeighboursWithGapsPassedOver) {
    log({2, 8, gap, 9, 3});
    EXPECT_TRUE(se.fires("se.overdose"));

    log({8, 3, 8, 3});
    EXPECT_FALSE(se.fires("se.overdose"));
}

TEST_F(SomaticExperiencingTest, OverdoseAlsoFiresOutsideTheWindowAndNotWhileItIsUnknown) {
    log({2, 3});
    EXPECT_FALSE(se.fires("se.overdose"));

    se.set("se.window_end", "below");
    EXPECT_TRUE(se.fires("se.overdose"));
}

TEST_F(SomaticExperiencingTest, UnderDoseIsFineInResourceWork) {
    log({1, 2});
    EXPECT_TRUE(se.fires("se.under_dose"));

    se.set("se.focus", "resource_building");
    EXPECT_FALSE(se.fires("se.under_dose"));
    se.set("se.focus", "orienting");
    EXPECT_FALSE(se.fires("se.under_dose"));
    se.set("se.focus", "boundary");
    EXPECT_TRUE(se.fires("se.under_dose"));
    se.set(cell(1, "activation"), 3);
    EXPECT_FALSE(se.fires("se.under_dose"));
}

TEST_F(SomaticExperiencingTest, SessionIsCompleteWhenOrientedSettledAndWithinTheWindow) {
    log({2, 6, 3});
    well_closed();
    EXPECT_TRUE(se.is_yes("se.complete"));

    se.set("se.orient", false);
    EXPECT_FALSE(se.is_yes("se.complete"));
    well_closed().set("se.window_end", "above");
    EXPECT_FALSE(se.is_yes("se.complete"));
}

TEST_F(SomaticExperiencingTest, CompleteSessionIsSaidToBeOne) {
    log({2, 6, 3});
    well_closed();
    EXPECT_TRUE(se.fires("se.complete_session"));

    log({2, 6, 4}); // above 3 and above the start
    well_closed();
    EXPECT_FALSE(se.is_yes("se.complete"));
    EXPECT_FALSE(se.fires("se.complete_session"));
}

TEST_F(SomaticExperiencingTest, SessionIsCompleteAtTheLevelItBeganWith) {
    log({5, 8, 5});
    EXPECT_TRUE((well_closed(), se.is_yes("se.complete")));

    log({5, 8, 6});
    EXPECT_FALSE((well_closed(), se.is_yes("se.complete")));
}

TEST_F(SomaticExperiencingTest, ShockWorkAsksForTwoEarlierCompleteSessionsWithSettling) {
    log({2, 6, 2});
    well_closed();
    log({2, 3, 2}); // settles by one only
    well_closed();
    log({3, 5, 3});
    well_closed().set("se.focus", "shock_event");
    EXPECT_EQ(of("shock_ready"), 1);
    EXPECT_TRUE(se.fires("se.shock_gate"));

    se.session().set("se.focus", "shock_event");
    EXPECT_EQ(of("shock_ready"), 2);
    EXPECT_FALSE(se.fires("se.shock_gate"));
}

TEST_F(SomaticExperiencingTest, ShockWorkAtHighRiskNeedsAReason) {
    se.session().set("hdr.risk", "concern").set("hdr.risk_level", "high");
    se.session().set("se.focus", "shock_event");
    EXPECT_TRUE(se.fires("hdr.stage"));
    EXPECT_TRUE(se.missing().contains("hdr.stage_reason"));

    se.set("se.focus", "boundary");
    EXPECT_FALSE(se.fires("hdr.stage"));
}

TEST_F(SomaticExperiencingTest, ChannelsCountThoseFilledInAnyRow) {
    log({2, 3});
    EXPECT_EQ(of("channels"), 0);

    se.set(cell(0, "location"), TextList{"front-throat"});
    EXPECT_EQ(of("channels"), 1);
    se.set(cell(1, "sensation"), "Throat shuts").set(cell(1, "quality"), TextList{"trembling"});
    EXPECT_EQ(of("channels"), 1);
    se.set(cell(0, "image"), "Red car door").set(cell(1, "behaviour"), TextList{"movement_impulse"});
    se.set(cell(1, "affect"), TextList{"fear"}).set(cell(1, "meaning"), "I could not push");
    EXPECT_EQ(of("channels"), 5);
}

TEST_F(SomaticExperiencingTest, MinutesInWindowSumTheStretchesThatBeganWithin) {
    log({2, 5, 3, 2});
    se.set(cell(0, "minute"), 3).set(cell(1, "minute"), 10).set(cell(3, "minute"), 30);
    se.set(cell(0, "window"), "within").set(cell(1, "window"), "above");
    EXPECT_EQ(of("minutes_in_window"), 7); // the row without a minute is passed over

    se.set(cell(1, "window"), "within");
    EXPECT_EQ(of("minutes_in_window"), 27); // the last row needs no window
}

TEST_F(SomaticExperiencingTest, MinutesInWindowAreUnknownWithoutWindowOrWithOneMinute) {
    log({2, 5, 3});
    se.set(cell(0, "minute"), 3);
    EXPECT_EQ(of("minutes_in_window"), gap);

    se.set(cell(1, "minute"), 10).set(cell(0, "window"), "above");
    EXPECT_EQ(of("minutes_in_window"), 0); // two rows are enough
    se.set(cell(2, "minute"), 15).set(cell(0, "window"), "within");
    EXPECT_EQ(of("minutes_in_window"), gap);
    se.set(cell(1, "window"), "below");
    EXPECT_EQ(of("minutes_in_window"), 7);
}

TEST_F(SomaticExperiencingTest, TouchNeedsConsent) {
    log({2});
    EXPECT_FALSE(se.missing().contains("se.touch_consent"));
    se.set("se.touch", true);
    EXPECT_TRUE(se.missing().contains("se.touch_consent"));
}

TEST_F(SomaticExperiencingTest, DetailsShowOnceTheirQuestionIsAnsweredSo) {
    log({2});
    EXPECT_FALSE(se.is_relevant("se.completion_text") || se.is_relevant("se.coupling_pairs"));

    se.set("se.completion", "completed").set("se.coupling", TextList{"under_coupled"});
    EXPECT_TRUE(se.is_relevant("se.completion_text") && se.is_relevant("se.coupling_pairs"));
    se.set("se.completion", "not_addressed");
    EXPECT_FALSE(se.is_relevant("se.completion_text"));
}

TEST_F(SomaticExperiencingTest, NoResourceWithAnEffectGivesNoPromptOfIt) {
    log({2});
    se.set("se.resources[0].name", "The dog");

    EXPECT_EQ(se.prompts(),
              std::set<std::string>{"Ask about changes in the 24 to 72 hours after the session."});
}

TEST_F(SomaticExperiencingTest, RequiresWhatEverySessionNeeds) {
    se.session();
    const auto missing = se.missing();
    for (const char* field : {"se.focus", "se.state_start", "se.state_end", "se.window_start",
                              "se.window_end", "se.resources", "se.track", "se.orient", "se.aftercare"})
        EXPECT_TRUE(missing.contains(field)) << field;
}

TEST_F(SomaticExperiencingTest, PromptsNameTheOpenMovementAndTheStrongestResource) {
    log({2, 5, 2});
    se.set("se.completion", "slowed").set("se.completion_text", "pushing with both arms");
    se.set("se.resources[0].name", "The dog").set("se.resources[0].effect", 4);
    se.set("se.resources[1].name", "Grandfather's workshop").set("se.resources[1].effect", 7);

    EXPECT_TRUE(se.prompts().contains("Open movement: pushing with both arms."));
    EXPECT_TRUE(se.prompts().contains("Start with the strongest resource: Grandfather's workshop."));
    EXPECT_TRUE(se.prompts().contains("Ask about changes in the 24 to 72 hours after the session."));
    EXPECT_NE(se.text("hdr.next").find("pushing with both arms"), std::string::npos);

    se.set("se.completion", "completed");
    EXPECT_FALSE(se.prompts().contains("Open movement: pushing with both arms."));
}

TEST_F(SomaticExperiencingTest, SeriesTakeTheValuesOfTheSession) {
    log({2, 6, 3});
    se.set("se.resources[0].effect", 4).set("se.resources[1].effect", 7);

    EXPECT_EQ(se.point("se.act_end"), Value{3});
    EXPECT_EQ(se.point("se.settle_pct"), Value{50});
    EXPECT_EQ(se.point("se.channels"), Value{0});
    EXPECT_EQ(se.point("se.resource_effect"), Value{5.5});
}

TEST_F(SomaticExperiencingTest, TheTherapistsOwnCountOfCyclesStaysApartFromTheComputedOne) {
    log({2, 6, 3});
    se.set("se.pend", 4);
    EXPECT_EQ(of("cycles"), gap);

    se.form().set_native({{"se.cycles", Value{1}}});
    EXPECT_EQ(of("cycles"), 1);
    EXPECT_EQ(of("pend"), 4);
}

} // namespace
} // namespace attune::clinical
