// SPDX-License-Identifier: Apache-2.0
// What stands around the items: the day, whom it is about, and the cards in windows of every width.
#include "gui/measure/course_view.hpp"
#include "tests/gui/clipped_texts.hpp"
#include "tests/gui/measure/measure_entry_fixture.hpp"

#include <wx/calctrl.h>
#include <wx/combobox.h>

namespace attune {
namespace {

class MeasureEntryHeadTest : public MeasureEntryFixture {};

TEST_F(MeasureEntryHeadTest, ADayIsChosenFromTheCalendarByKeysAlone) {
    open("phq-9");
    InDialog in{[](wxDialog& dialog) {
        find<wxCalendarCtrl>("calendar", &dialog).SetDate({2, wxDateTime::Mar, 2027});
        EXPECT_EQ(nameless_controls(&dialog), std::vector<std::string>{});
        press("calendar-choose");
    }};

    find<wxButton>("measure-choose-day").SetFocus();
    pump();
    press_key(WXK_SPACE);

    ASSERT_TRUE(pump_until([&] { return in.count == 1; }));
    EXPECT_EQ(find<wxTextCtrl>("measure-day").GetValue(), "2027-03-02");
    close();
}

TEST_F(MeasureEntryHeadTest, TheCalendarRefusesADayToComeInWords) {
    open("phq-9");
    wxString refused;
    InDialog in{[&](wxDialog& dialog) {
        find<wxCalendarCtrl>("calendar", &dialog).SetDate({10, wxDateTime::Mar, 2027});
        press("calendar-choose");
        refused = find<wxStaticText>("calendar-problem", &dialog).GetLabel();
        picture_of(dialog, "measure-calendar");
        press("calendar-cancel");
    }};

    press("measure-choose-day");

    ASSERT_TRUE(pump_until([&] { return in.count == 1; }));
    EXPECT_NE(refused.Find("still to come"), wxNOT_FOUND) << refused;
    EXPECT_EQ(find<wxTextCtrl>("measure-day").GetValue(), "2027-03-09");
    close();
}

TEST_F(MeasureEntryHeadTest, WhomItIsAboutIsAskedFirstAndEnterLeadsToTheItems) {
    auto& page = open("ecr-rs");
    ASSERT_TRUE(find<wxComboBox>("measure-about").HasFocus());

    find<wxComboBox>("measure-about").SetValue("mother");
    press_key(WXK_RETURN);
    type("777766666");
    press_key(WXK_RETURN, wxMOD_CONTROL);

    ASSERT_TRUE(pump_until([&] { return saved_.has_value(); })) << page.model().sheet().current();
    EXPECT_EQ(workspace().responses.load(*saved_).about, "mother");
    close();
}

TEST_F(MeasureEntryHeadTest, WithoutThePersonItSaysSoBesideTheFieldAndLosesNothing) {
    auto& page = open("ecr-rs");
    page.model().sheet().go_to(0);
    find<wxComboBox>("measure-about").SetValue("  ");
    for (std::size_t item = 0; item < page.model().sheet().size(); ++item)
        page.model().sheet().choose(item, 4);
    Presses press{wxID_OK};

    press_key(WXK_RETURN, wxMOD_CONTROL);
    pump();

    EXPECT_EQ(press.count, 1);
    EXPECT_FALSE(saved_.has_value());
    EXPECT_TRUE(find<wxStaticText>("measure-about-problem").IsShown());
    EXPECT_TRUE(find<wxComboBox>("measure-about").HasFocus());
    EXPECT_EQ(page.model().sheet().answer(8).value, 4);
    close();
}

TEST_F(MeasureEntryHeadTest, InANarrowWindowTheCardsStandBelowTheItemsAndTheNumberAtTheFoot) {
    for (const int width : {748, 860, 1000}) {
        frame_->SetClientSize(frame_->FromDIP(wxSize{width, 640}));
        auto& page = open("phq-9");
        type("112");
        pump();
        const auto& cards = find<wxWindow>("measure-so-far");
        const auto& last = find<wxWindow>("measure-remark");

        EXPECT_GT(cards.GetScreenPosition().y, last.GetScreenPosition().y) << width;
        EXPECT_TRUE(find<wxStaticText>("measure-brief").IsShownOnScreen());
        EXPECT_EQ(find<wxStaticText>("measure-brief").GetLabel(), "4 from 3 of 9 items");
        for (const char* name : {"measure-so-far", "measure-course", "measure-recall", "measure-save", "measure-brief"}) {
            const auto& part = find<wxWindow>(name);
            if (part.IsShownOnScreen()) {
                EXPECT_LE(part.GetScreenRect().GetRight(), page.GetScreenRect().GetRight()) << name << " at " << width;
            }
        }
        page.model().discard();
        close();
    }
    frame_->SetClientSize(frame_->FromDIP(wxSize{1200, 700}));
    auto& page = open("phq-9");
    EXPECT_GT(find<wxWindow>("measure-so-far").GetScreenPosition().x, find<wxWindow>("measure-remark").GetScreenRect().GetRight());
    EXPECT_FALSE(find<wxStaticText>("measure-brief").IsShown());
    EXPECT_LT(find<wxWindow>("measure-so-far").GetScreenPosition().y, page.GetScreenPosition().y + page.FromDIP(40));
    close();
}

TEST_F(MeasureEntryHeadTest, NoWordsAreCutInAnySheetOfAnyWidth) {
    for (const int width : {860, 1000, 1128}) {
        frame_->SetClientSize(frame_->FromDIP(wxSize{width, 700}));
        for (const char* measure : {"phq-9", "ors", "pc-ptsd-5", "ecr-rs", "sdq", "itq", "c-ssrs", "k10", "wsas"}) {
            auto& page = open(measure);
            EXPECT_TRUE(pump_until([&] { return clipped_texts(page).empty(); }))
                << measure << " at " << width << ": " << testing::PrintToString(clipped_texts(page));
            picture("sheet-" + std::string{measure} + "-" + std::to_string(width));
            close();
        }
    }
}

TEST_F(MeasureEntryHeadTest, TheKeysBelowTheItemsTakeAsManyLinesAsTheyNeed) {
    for (const int width : {700, 860, 1128}) {
        frame_->SetClientSize(frame_->FromDIP(wxSize{width, 700}));
        for (const char* measure : {"wsas", "phq-9", "k10", "srs"}) {
            auto& page = open(measure);
            for (const char* key : {"measure-key-digits", "measure-key-x", "measure-key-back", "measure-key-save"}) {
                const auto& part = find<wxWindow>(key);
                const auto* sheet = wxGetTopLevelParent(&page)->FindWindow("measure-remark")->GetParent()->GetParent();
                EXPECT_TRUE(pump_until([&] {
                    return part.GetScreenRect().GetRight() <= sheet->GetScreenRect().GetLeft() + sheet->GetClientSize().x;
                })) << measure << " at " << width << ": " << key;
            }
            const auto& keys = find<wxWindow>("measure-key-save");
            EXPECT_TRUE(pump_until([&] {
                return keys.GetScreenRect().GetBottom() < find<wxWindow>("measure-remark").GetScreenPosition().y;
            })) << measure << " at " << width;
            close();
        }
    }
}

TEST_F(MeasureEntryHeadTest, WithoutANumberTheWordsStandWhereItsNoteStands) {
    open("phq-9");
    const auto& words = find<wxStaticText>("measure-number-words");
    const auto& heading = *find<wxWindow>("measure-so-far").GetChildren().front();
    EXPECT_EQ(words.GetScreenPosition().x, heading.GetScreenPosition().x);

    type("1");
    pump();
    EXPECT_GT(words.GetScreenPosition().x, find<wxStaticText>("measure-number").GetScreenRect().GetRight());
    close();
}

TEST_F(MeasureEntryHeadTest, EverySheetIsDrawnAsItIsLaidOut) {
    for (const int width : {860, 1128}) {
        frame_->SetClientSize(frame_->FromDIP(wxSize{width, 700}));
        for (const auto& measure : workspace().shelf.measures().offered()) {
            auto& page = open(measure->id);
            for (int frames = 0; frames < 5; ++frames)
                pump(); // sizes get lost while the page settles, not before
            EXPECT_TRUE(pump_until([&] { return windows_drawn_too_small(page).empty(); }))
                << measure->id << " at " << width << ": " << testing::PrintToString(windows_drawn_too_small(page));
            close();
        }
    }
}

TEST_F(MeasureEntryHeadTest, NamesOfBandsAreDrawnWholeOrEndWithDots) {
    record("phq-9", "2222222221", std::chrono::sys_days{clock_.today()} - std::chrono::days{7});
    frame_->SetClientSize(frame_->FromDIP(wxSize{1128, 700}));
    open("phq-9");
    pump();
    const auto& course = find<CourseView>("measure-course");
    ASSERT_EQ(course.names().size(), 5U);

    for (const wxString& name : course.names()) {
        int width = 0;
        const wxFont letters = font(FontRole::chart);
        course.GetTextExtent(name, &width, nullptr, nullptr, nullptr, &letters);
        EXPECT_LT(width, course.name_width()) << name;
    }
    EXPECT_LE(course.name_width(), course.GetClientSize().x / 2);
    close();
}

} // namespace
} // namespace attune
