// SPDX-License-Identifier: Apache-2.0
#include "gui/platform/theme.hpp"
#include "tests/gui/measure/measure_entry_fixture.hpp"

namespace attune {
namespace {

class MeasureEntryPageTest : public MeasureEntryFixture {};

TEST_F(MeasureEntryPageTest, NineKeysAndCtrlEnterSaveAWholeSheet) {
    auto& page = open("phq-9");

    type("112011110");
    type("1");
    EXPECT_TRUE(page.model().sheet().is_at_end());
    press_key(WXK_RETURN, wxMOD_CONTROL);
    ASSERT_TRUE(pump_until([&] { return saved_.has_value(); }));

    const Response kept = workspace().responses.load(*saved_);
    EXPECT_EQ(kept.answers.at(2).value, 2);
    EXPECT_EQ(kept.answers.at(3).value, 0);
    EXPECT_EQ(workspace().responses.score(kept).scales.front().value, 8);
    EXPECT_FALSE(kept.register_entry.empty());
    close();
}

TEST_F(MeasureEntryPageTest, ItemsLeftOpenAreAskedAboutOnce) {
    auto& page = open("phq-9");
    Presses press{wxID_NO};

    type("1120");
    press_key(WXK_RETURN, wxMOD_CONTROL);
    pump();

    EXPECT_EQ(press.count, 1);
    EXPECT_FALSE(saved_.has_value());
    EXPECT_EQ(page.model().sheet().current(), 4U);
    close();
}

TEST_F(MeasureEntryPageTest, XSaysNotAnsweredAndNobodyAsksAgain) {
    open("phq-9");
    Presses press{wxID_NO};

    type("11111111X1");
    press_key(WXK_RETURN, wxMOD_CONTROL);

    ASSERT_TRUE(pump_until([&] { return saved_.has_value(); }));
    EXPECT_EQ(press.count, 0);
    EXPECT_EQ(workspace().responses.load(*saved_).answers.at(8).kind, Answer::Kind::missing);
    close();
}

TEST_F(MeasureEntryPageTest, BackspaceGoesBackEvenFromTheEnd) {
    auto& page = open("phq-9");
    type("1111111111");

    press_key(WXK_BACK);
    EXPECT_EQ(page.model().sheet().current(), 9U);
    press_key(WXK_BACK);
    type("3");

    EXPECT_EQ(page.model().sheet().answer(8).value, 3);
    close();
}

TEST_F(MeasureEntryPageTest, LinesAreTypedAsNumbers) {
    auto& page = open("ors");

    type("7.3");
    press_key(WXK_RETURN);
    type("10");
    press_key(WXK_RETURN);
    type("4");

    EXPECT_EQ(page.model().sheet().answer(0).value, 7.3);
    EXPECT_EQ(page.model().sheet().answer(1).value, 10);
    EXPECT_EQ(page.model().sheet().answer(2).value, 4);
    close();
}

TEST_F(MeasureEntryPageTest, AKeyThatIsHeldAnswersOneItem) {
    auto& page = open("phq-9");
    const auto hold = [&](int key) { // the X server of the tests repeats no key that is sent to it
        for (int repeat = 0; repeat < 4; ++repeat) {
            wxKeyEvent event{wxEVT_CHAR_HOOK};
            event.SetEventObject(&page);
            event.m_keyCode = key;
            event.m_rawFlags = static_cast<wxUint32>(key); // which place of the keyboard, as GTK says it
            page.GetEventHandler()->ProcessEvent(event);
            pump();
        }
    };

    hold('2');
    hold('X');
    EXPECT_EQ(page.model().sheet().current(), 2U);
    EXPECT_TRUE(page.model().sheet().is_left_out(1));
    EXPECT_FALSE(page.model().sheet().answer(2).is_given());
    hold(WXK_DOWN);
    EXPECT_EQ(page.model().sheet().current(), 6U) << "going from item to item changes nothing";
    hold(WXK_BACK);
    EXPECT_EQ(page.model().sheet().current(), 2U);
    type("11");
    EXPECT_EQ(page.model().sheet().current(), 4U) << "pressed again it answers again";
    close();
}

TEST_F(MeasureEntryPageTest, ATotalAloneIsNoScoreAndItIsSaidWhatToDo) {
    auto& page = open("phq-9");
    ASSERT_EQ(page.model().problems().size(), 1U);
    EXPECT_EQ(page.model().problems().front(), "No item is answered yet.");

    type_into("measure-stated", "14");

    ASSERT_EQ(page.model().problems().size(), 1U);
    EXPECT_NE(page.model().problems().front().find("A total alone is no score"), std::string::npos);
    page.model().sheet().choose(0, 1);
    EXPECT_TRUE(page.model().problems().empty()) << "beside answers it is kept and compared";
    close();
}

TEST_F(MeasureEntryPageTest, DigitsStandBelowEachOtherWhereOneItemNeedNotApply) {
    open("wsas");
    ASSERT_NE(find_window("answer-1-na"), nullptr);
    ASSERT_EQ(find_window("answer-2-na"), nullptr);

    for (const char* digit : {"0", "8"})
        for (const char* item : {"2", "3", "4", "5"})
            EXPECT_EQ(find_window(std::string{"answer-"} + item + "-" + digit)->GetScreenPosition().x,
                      find_window(std::string{"answer-1-"} + digit)->GetScreenPosition().x)
                << item << ", " << digit;
    picture("measure-columns");
    close();
}

TEST_F(MeasureEntryPageTest, DigitsInTheRemarkAreText) {
    auto& page = open("phq-9");

    find<wxTextCtrl>("measure-remark").SetFocus();
    pump();
    type("23");

    EXPECT_EQ(find<wxTextCtrl>("measure-remark").GetValue(), "23");
    EXPECT_TRUE(page.model().sheet().is_empty());
    close();
}

TEST_F(MeasureEntryPageTest, ASheetThatIsClosedComesBackAsItWas) {
    open("phq-9");
    type("112");
    type_into("measure-day", "2027-03-0");
    close();

    auto& again = open("phq-9");

    EXPECT_TRUE(again.model().was_restored());
    EXPECT_EQ(again.model().sheet().current(), 3U);
    EXPECT_EQ(again.model().sheet().answer(2).value, 2);
    EXPECT_EQ(find<wxTextCtrl>("measure-day").GetValue(), "2027-03-0");
    close();
}

TEST_F(MeasureEntryPageTest, ADayToComeIsRefusedInWords) {
    open("phq-9");
    Presses press{wxID_OK};
    type("1111111111");
    type_into("measure-day", "2027-03-10");

    press_key(WXK_RETURN, wxMOD_CONTROL);
    pump();

    EXPECT_FALSE(saved_.has_value());
    EXPECT_EQ(press.count, 1);
    EXPECT_NE(find<wxStaticText>("measure-day-problem").GetLabel().Find("still to come"), wxNOT_FOUND);
    close();
}

TEST_F(MeasureEntryPageTest, WhatIsNotAskedIsGreyAndPassedOver) {
    auto& page = open("pc-ptsd-5");

    type("0");

    EXPECT_TRUE(page.model().sheet().is_at_end());
    EXPECT_FALSE(find<wxRadioButton>("answer-2-1").IsEnabled());
    close();
}

TEST_F(MeasureEntryPageTest, EveryControlHasANameAndTheirLettersAreTheirOwn) {
    for (const char* measure : {"phq-9", "ors", "ecr-rs", "pcl-5"}) {
        auto& page = open(measure);
        EXPECT_EQ(nameless_controls(&page), std::vector<std::string>{}) << measure;
        EXPECT_EQ(shared_mnemonics(&page), std::vector<std::string>{}) << measure;
        close();
    }
}

TEST_F(MeasureEntryPageTest, LooksAsDrawn) {
    const Date today = clock_.today();
    int week = 13;
    for (const char* digits : {"222222221", "2222222211", "2212222111", "1212222111", "1212121111", "1112121111",
                               "1112111111", "1112111101", "1111111101", "1111111001"})
        record("phq-9", std::string{digits}.substr(0, 9) + "1", std::chrono::sys_days{today} - std::chrono::days{7 * week--});
    open("phq-9");
    type("1120111");
    pump();
    picture("measure-entry");
    apply_theme(ThemeChoice::dark);
    pump();
    picture("measure-entry-dark");
    apply_theme(ThemeChoice::light);
    frame_->SetClientSize(872, 640);
    pump();
    picture("measure-entry-narrow");
    close();
    frame_->SetClientSize(1128, 700);
    for (const char* measure : {"des-ii", "ecr-rs", "ors", "pc-ptsd-5"}) {
        open(measure);
        picture(std::string{"measure-entry-"} + measure);
        close();
    }
}

} // namespace
} // namespace attune
