// SPDX-License-Identifier: Apache-2.0
#include "gui/measure/measure_settings_card.hpp"

#include "core/measure/instrument_shelf.hpp"
#include "core/measure/measure_wording.hpp"
#include "tests/gui/clipped_texts.hpp"
#include "tests/gui/measure/gives_reason.hpp"
#include "tests/gui/practice_fixture.hpp"

#include <fstream>
#include <utility>
#include <wx/dialog.h>

namespace attune {
namespace {

class MeasureSettingsTest : public PracticeTest {
protected:
    void SetUp() override {
        PracticeTest::SetUp();
        open_practice();
    }
    MeasureSettingsCard& open(const std::string& measure) {
        auto& card = show<MeasureSettingsCard>(workspace());
        card.show_measure(measure);
        pump();
        return card;
    }
};

TEST_F(MeasureSettingsTest, WhatNeedsPermissionIsOffUntilTheRightIsWrittenDown) {
    auto& card = open("wsas");
    ASSERT_FALSE(card.model().row().may_be_used);

    const GivesReason gives{"licence 117 of 4 May"};
    press("settings-confirm-right");

    ASSERT_TRUE(pump_until([&] { return card.model().row().may_be_used; }));
    EXPECT_NE(card.model().right_words().find("licence 117 of 4 May"), std::string::npos);
    picture("measure-settings-right");
    press("settings-take-back-right");
    ASSERT_TRUE(pump_until([&] { return !card.model().row().may_be_used; }));
    close();
}

TEST_F(MeasureSettingsTest, AFigureThatIsPickedMakesTheScoresAnew) {
    auto& card = open("phq-9");
    const auto picks = card.model().picks();
    ASSERT_FALSE(picks.empty());

    card.model().pick(picks.front().key, picks.front().ids.back());

    EXPECT_EQ(card.model().picks().front().chosen, picks.front().ids.size() - 1);
    EXPECT_EQ(nameless_controls(&card), std::vector<std::string>{});
    ASSERT_TRUE(pump_until([&] { return clipped_texts(card).empty(); })) << testing::PrintToString(clipped_texts(card));
    picture("measure-settings");
    close();
}

TEST_F(MeasureSettingsTest, AnOwnSpreadIsRefusedWithEveryReason) {
    auto& card = open("ecr-rs");
    const auto spreads = card.model().own_spreads();
    ASSERT_FALSE(spreads.empty());

    EXPECT_GE(card.model().set_own_spread(spreads.front().scale, "0", "1.2", "").size(), 3U);
    EXPECT_TRUE(card.model().set_own_spread(spreads.front().scale, "1,1", "0.9", "own clients 2026").empty());

    EXPECT_EQ(card.model().own_spreads().front().norm->sd, 1.1);
    close();
}

TEST_F(MeasureSettingsTest, AFileOfOtherItemsIsRefusedAndNothingChanges) {
    auto& card = open("phq-9");
    const auto file = folder_ / "wording.xml";
    std::ofstream{file} << "<not-a-wording/>";

    EXPECT_FALSE(card.model().load_wording(file).empty());

    EXPECT_FALSE(card.model().has_wording());
    EXPECT_FALSE(card.model().load_wording(folder_ / "missing.xml").empty());
    close();
}

} // namespace
} // namespace attune
