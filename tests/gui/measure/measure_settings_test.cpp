// SPDX-License-Identifier: Apache-2.0
#include "gui/measure/settings/measure_settings_card.hpp"

#include "core/measure/instrument_shelf.hpp"
#include "core/progress/statistics/score_rules.hpp"
#include "core/response/wording/measure_wording.hpp"
#include "tests/gui/clipped_texts.hpp"
#include "tests/gui/in_dialog.hpp"
#include "tests/gui/measure/gives_reason.hpp"
#include "tests/gui/practice_fixture.hpp"

#include <algorithm>
#include <fstream>
#include <functional>
#include <utility>
#include <wx/dialog.h>
#include <wx/modalhook.h>
#include <wx/msgdlg.h>

namespace attune {
namespace {

/// Answers every question with what the function says to its words.
class Asked : public wxModalDialogHook {
public:
    explicit Asked(std::function<int(const wxString&)> answer)
        : answer_{std::move(answer)} {
        Register();
    }
    ~Asked() override { Unregister(); }
    Asked(const Asked&) = delete;
    Asked& operator=(const Asked&) = delete;
    int Enter(wxDialog* dialog) override {
        const auto* question = dynamic_cast<wxMessageDialogBase*>(dialog);
        return answer_(question == nullptr ? wxString{} : question->GetMessage());
    }

private:
    std::function<int(const wxString&)> answer_;
};

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

TEST_F(MeasureSettingsTest, WhatGoesByFormAgeOrSexIsShownAndNotPicked) {
    const auto offers = [](MeasureSettingsViewModel& model, std::string_view key) {
        const auto picks = model.picks();
        return std::ranges::any_of(picks, [&](const auto& pick) { return pick.key == key; });
    };
    auto& card = open("sdq");
    const auto fixed = card.model().fixed();
    EXPECT_FALSE(offers(card.model(), "total/bands"));
    EXPECT_FALSE(offers(card.model(), "total/note"));
    ASSERT_GE(fixed.size(), 2U);
    EXPECT_TRUE(fixed[0].label.ends_with(", bands, by who answers")) << fixed[0].label;
    EXPECT_EQ(fixed[0].words.size(), 3U);
    picture("measure-settings-fixed-sdq");

    card.show_measure("ors");
    EXPECT_EQ(nameless_controls(&card), std::vector<std::string>{});
    ASSERT_TRUE(pump_until([&] { return clipped_texts(card).empty(); })) << testing::PrintToString(clipped_texts(card));
    picture("measure-settings-fixed");
    ASSERT_EQ(card.model().fixed().size(), 1U);
    EXPECT_TRUE(card.model().fixed()[0].label.ends_with(", cut-off (clinical), by age"));
    EXPECT_EQ(card.model().fixed()[0].words.size(), 3U);
    EXPECT_FALSE(offers(card.model(), "total/clinical"));
    card.show_measure("audit-c");
    ASSERT_EQ(card.model().fixed().size(), 1U);
    EXPECT_TRUE(card.model().fixed()[0].label.ends_with(", cut-off (screen), by sex"));
    card.show_measure("core-10");
    EXPECT_EQ(card.model().fixed().size(), 0U);
    EXPECT_TRUE(offers(card.model(), "total/bands"));
    close();
}

TEST_F(MeasureSettingsTest, FromWhereChangeCountsIsPicked) {
    auto& card = open("phq-9");
    const auto chosen = [&] {
        const auto picks = card.model().picks();
        const auto pick = std::ranges::find(picks, "Change counts from", &MeasureSettingsViewModel::Pick::label);
        return pick == picks.end() ? std::string{} : pick->ids.at(pick->chosen);
    };
    EXPECT_EQ(chosen(), "first");
    card.model().pick("change-from", "last-before-treatment");
    EXPECT_EQ(chosen(), "last-before-treatment");
    EXPECT_EQ(base_rule(workspace().measure_choices.load("phq-9")), BaseRule::last_before_treatment);
    card.show_measure("srs"); // alliance: no change is counted
    EXPECT_EQ(chosen(), "");
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
    wxString told;
    InDialog in{[&](wxDialog& dialog) {
        told += find<wxTextCtrl>("problems-list", &dialog).GetValue();
        dialog.EndModal(wxID_CANCEL);
    }};

    card.load_wording(file);
    card.load_wording(folder_ / "missing.xml");

    EXPECT_EQ(in.count, 2) << told;
    EXPECT_FALSE(card.model().has_wording());
    close();
}

/// A questionnaire with the five items of WHO-5 and no code.
std::string without_code(const std::string& title) {
    std::string items;
    for (const char* item : {"1", "2", "3", "4", "5"}) {
        std::string options;
        for (const char* value : {"0", "1", "2", "3", "4", "5"})
            options += std::string{options.empty() ? "" : ","} + R"({"valueInteger":)" + value + "}";
        items += std::string{items.empty() ? "" : ","} + R"({"linkId":")" + item + R"(","type":"choice","text":")" + title +
                 " " + item + R"(","answerOption":[)" + options + "]}";
    }
    return R"({"resourceType":"Questionnaire","title":")" + title + R"(","item":[)" + items + "]}";
}

TEST_F(MeasureSettingsTest, AFileThatDoesNotSayOfWhichMeasureItIsOrWouldReplaceAnotherIsAskedAbout) {
    auto& card = open("who-5");
    const auto file = folder_ / "wording.json";
    std::vector<wxString> asked;
    int answer = wxID_NO;
    const Asked questions{[&](const wxString& words) {
        asked.push_back(words);
        return answer;
    }};
    std::ofstream{file} << without_code("Some Other Scale");

    card.load_wording(file);
    ASSERT_EQ(asked.size(), 1U);
    EXPECT_TRUE(asked[0].Contains("wording of WHO-5?")) << asked[0];
    EXPECT_FALSE(card.model().has_wording());
    EXPECT_EQ(card.model().read_wording_file(file).look_at,
              (std::vector<std::string>{"Title: Some Other Scale", "1. Some Other Scale 1", "2. Some Other Scale 2"}));

    answer = wxID_YES;
    card.load_wording(file);
    ASSERT_TRUE(card.model().has_wording());
    std::ofstream{file} << without_code("Second");
    answer = wxID_NO;
    card.load_wording(file);

    EXPECT_EQ(asked.size(), 3U);
    EXPECT_NE(card.model().read_wording_file(file).replaced.find("from wording.json"), std::string::npos);
    EXPECT_EQ(workspace().measure_wordings.find("who-5")->title, "Some Other Scale");
    close();
}

} // namespace
} // namespace attune
