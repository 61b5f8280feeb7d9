// SPDX-License-Identifier: Apache-2.0
// Every kind of question on the page: what is chosen or typed comes back when the note is opened again.
#include "gui/note/note_page.hpp"
#include "gui/platform/theme.hpp"
#include "tests/gui/note/note_practice.hpp"
#include "tests/gui/note/page_driver.hpp"

#include <wx/button.h>
#include <wx/choice.h>
#include <wx/radiobut.h>
#include <wx/slider.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>
#include <wx/toplevel.h>

namespace attune {
namespace {

class NoteControlsTest : public GuiTest {
protected:
    void SetUp() override {
        GuiTest::SetUp();
        open();
    }
    void TearDown() override {
        close();
        GuiTest::TearDown();
    }
    void open() {
        page_ = &show<NotePage>(practice_.workspace, note_);
        for (const auto* section : {"section.knd.words", "section.knd.numbers", "section.knd.work[0].aim_section"})
            if (const std::string field = section; !is_visible(first_field(field)))
                press(section);
    }
    /// Saves, closes and opens the page again.
    void reopen() {
        page_->save_now();
        close();
        open();
    }
    static std::string first_field(const std::string& section) {
        return section == "section.knd.words" ? "knd.topic" : section == "section.knd.numbers" ? "knd.weight" : "knd.work[0].aim";
    }
    [[nodiscard]] Value stored(const std::string& field, std::vector<RowStep> rows = {}) {
        page_->save_now();
        return practice_.stored(note_, {"knd", std::move(rows), field});
    }

    NotePractice practice_;
    NoteId note_ = practice_.draft();
    NotePage* page_ = nullptr;
};

TEST_F(NoteControlsTest, TextComesBack) {
    type_into("knd.topic", "Straße, שלום, 🙂");
    type_into("knd.story", "One.\nTwo.");
    reopen();

    EXPECT_EQ(find<wxTextCtrl>("knd.topic").GetValue().utf8_string(), "Straße, שלום, 🙂");
    EXPECT_EQ(stored("story"), Value{"One.\nTwo."});
}

TEST_F(NoteControlsTest, ChoicesComeBack) {
    click_radio("knd.mode.taps");
    pick_choice("knd.place", 2);
    tick("knd.signs.tears", true);
    tick("knd.signs.sigh", true);
    reopen();

    EXPECT_EQ(stored("mode"), Value{"taps"});
    EXPECT_TRUE(find<wxRadioButton>("knd.mode.taps").GetValue());
    EXPECT_EQ(stored("place"), Value{"two"});
    EXPECT_EQ(find<wxChoice>("knd.place").GetSelection(), 2);
    EXPECT_EQ(stored("signs"), (Value{TextList{"tears", "sigh"}}));
}

TEST_F(NoteControlsTest, YesAndNoCanBeTakenBack) {
    click_radio("knd.deep.no");
    ASSERT_EQ(stored("deep"), Value{false});

    hook_key(&find<wxRadioButton>("knd.deep.no"), WXK_DELETE);

    EXPECT_EQ(stored("deep"), Value{});
    EXPECT_FALSE(find<wxRadioButton>("knd.deep.no").GetValue());
}

TEST_F(NoteControlsTest, TheScaleTakesDigits) {
    auto& zero = find<wxRadioButton>("knd.sud.0");
    EXPECT_EQ(stored("sud"), Value{});

    hook_key(&zero, '7');
    EXPECT_EQ(stored("sud"), Value{7});
    hook_key(&zero, '1');
    hook_key(&zero, '0');
    EXPECT_EQ(stored("sud"), Value{10});
    hook_key(&zero, WXK_LEFT);
    EXPECT_EQ(stored("sud"), Value{9});
    hook_key(&zero, 'X');
    EXPECT_TRUE(stored("sud").is_not_asked());
    hook_key(&zero, WXK_DELETE);
    EXPECT_EQ(stored("sud"), Value{});
}

TEST_F(NoteControlsTest, TheScaleIsOneTabStop) {
    hook_key(&find<wxRadioButton>("knd.sud.0"), '7');

    int stops = 0;
    for (int i = 0; i <= 10; ++i)
        stops += find<wxRadioButton>("knd.sud." + std::to_string(i)).IsFocusable() ? 1 : 0;
    EXPECT_TRUE(find<wxRadioButton>("knd.sud.7").GetValue());
    EXPECT_GE(stops, 1);
}

TEST_F(NoteControlsTest, ALongScaleIsANumberUntilItIsAnswered) {
    EXPECT_TRUE(find<wxTextCtrl>("knd.belief").GetValue().empty());

    type_into("knd.belief", "85");

    EXPECT_EQ(stored("belief"), Value{85});
    EXPECT_EQ(find<wxSlider>("knd.belief.slider").GetValue(), 85);
    tick("knd.belief.not_asked", true);
    EXPECT_TRUE(stored("belief").is_not_asked());
}

TEST_F(NoteControlsTest, NumbersDatesAndTimesAreRead) {
    type_into("knd.weight", "72,5");
    type_into("knd.seen", "2027-03-09");
    type_into("knd.woke", "6:05");
    type_into("knd.slept", "7:30");

    EXPECT_EQ(stored("weight"), Value{72.5});
    EXPECT_EQ(stored("seen"), Value{*parse_date("2027-03-09")});
    EXPECT_EQ(stored("woke"), Value{TimeOfDay{365}});
    EXPECT_EQ(stored("slept"), Value{450});
}

TEST_F(NoteControlsTest, ATimeTypedInShortIsReadAndShownInFull) {
    find<wxTextCtrl>("knd.woke").SetFocus();
    pump();
    type_into("knd.woke", "605");
    find<wxTextCtrl>("knd.slept").SetFocus();

    EXPECT_TRUE(pump_until([] { return find<wxTextCtrl>("knd.woke").GetValue() == "6:05" ||
                                       find<wxTextCtrl>("knd.woke").GetValue() == "06:05"; }));
    EXPECT_EQ(stored("woke"), Value{TimeOfDay{365}});
}

TEST_F(NoteControlsTest, WhatDoesNotHoldIsKeptAsTyped) {
    type_into("knd.weight", "heavy");
    type_into("knd.seen", "last spring");
    reopen();

    EXPECT_EQ(find<wxTextCtrl>("knd.weight").GetValue(), "heavy");
    EXPECT_EQ(stored("seen"), Value{"last spring"});
}

TEST_F(NoteControlsTest, RegionsAreChosenOnTheBodyMap) {
    {
        Answering dialog{wxID_OK, [](wxDialog*) { tick("pick.knd.regions.front-throat", true); }};
        press("knd.regions");
    }
    reopen();

    EXPECT_EQ(stored("regions"), (Value{TextList{"front-throat"}}));
    EXPECT_EQ(find<wxButton>("knd.regions").GetLabel(), "Throat");
}

TEST_F(NoteControlsTest, ANewEntryIsMadeBesideTheFormAndChosen) {
    {
        Answering dialog{wxID_OK, [](wxDialog*) {
                             type_into("entry.name", "The stairwell");
                             click_radio("entry.prong.past");
                             press("entry.save");
                         }};
        press("knd.work[0].aim.new");
    }
    const auto book = practice_.notes->registers(practice_.client);
    const auto& entries = book.entries.at("knd.target");

    ASSERT_EQ(entries.size(), 1U);
    EXPECT_EQ(stored("aim", {{"work", 0}}), Value{entries.front().id});
    EXPECT_EQ(find<wxChoice>("knd.work[0].aim").GetSelection(), 1);
}

TEST_F(NoteControlsTest, ComputedValuesFollowAtOnce) {
    auto& twice = find<wxStaticText>("knd.twice");
    EXPECT_NE(twice.GetLabelText().utf8_string().find("SUD"), std::string::npos) << "names what is missing";

    hook_key(&find<wxRadioButton>("knd.sud.0"), '4');

    EXPECT_EQ(twice.GetLabelText(), "8");
}

TEST_F(NoteControlsTest, MoreThanAMebibyteIsRefusedAndWhatStoodThereIsKept) {
    type_into("knd.topic", "Before");

    type_into("knd.story", "Before");

    for (const auto* field : {"knd.topic", "knd.story"}) {
        find<wxTextCtrl>(field).SetValue(wxString(wxUniChar('x'), 5 << 20));
        pump();
        EXPECT_TRUE(find<wxTextCtrl>(field).GetValue() == "Before") << field;
    }

    EXPECT_TRUE(stored("topic") == Value{"Before"});
    EXPECT_TRUE(stored("story") == Value{"Before"});
}

TEST_F(NoteControlsTest, TheWheelNeverChangesAnAnswer) {
    pick_choice("knd.place", 1);
    type_into("knd.belief", "50");

    turn_wheel(&find<wxChoice>("knd.place"));
    turn_wheel(&find<wxSlider>("knd.belief.slider"));

    EXPECT_EQ(stored("place"), Value{"one"});
    EXPECT_EQ(stored("belief"), Value{50});
}

TEST_F(NoteControlsTest, AColumnThatNoLongerFitsGoesBelowAndComesBack) {
    click_radio("knd.deep.yes");
    if (!is_visible("knd.sets.add"))
        press("section.knd.rows");
    press("knd.sets.add");
    type_into("knd.sets[0].report", "First");
    find_window("knd.sets[0].report")->SetFocus();
    const auto is_beside = [] {
        const wxWindow* report = find_window("knd.sets[0].report");
        const wxWindow* level = find_window("knd.sets[0].level");
        return report != nullptr && level != nullptr && report->GetScreenRect().GetRight() < level->GetScreenRect().x &&
               report->GetScreenRect().GetBottom() > level->GetScreenRect().y;
    };
    ASSERT_TRUE(pump_until(is_beside));
    auto* window = wxGetTopLevelParent(page_);
    const wxSize usual = window->GetSize();

    apply_text_size(1.6);
    window->SetSize(460, usual.y);
    EXPECT_TRUE(pump_until([&] { return !is_beside(); }));
    EXPECT_EQ(find<wxTextCtrl>("knd.sets[0].report").GetValue(), "First");

    apply_text_size(1.0);
    window->SetSize(usual);
    EXPECT_TRUE(pump_until(is_beside));
    EXPECT_EQ(find<wxTextCtrl>("knd.sets[0].report").GetValue(), "First");
}

TEST_F(NoteControlsTest, RowsAreAddedMovedTakenOutAndPutBack) {
    click_radio("knd.deep.yes");
    if (!is_visible("knd.sets.add"))
        press("section.knd.rows");
    press("knd.sets.add");
    type_into("knd.sets[0].report", "First");
    pick_choice("knd.sets[0].kind", 2);
    hook_key(&find<wxTextCtrl>("knd.sets[0].report"), WXK_RETURN, wxMOD_CONTROL);
    type_into("knd.sets[1].report", "Second");
    EXPECT_EQ(stored("kind", {{"sets", 1}}), Value{"fast"}) << "a new row copies what rarely changes";

    ASSERT_TRUE(pump_until([] { return find_window("knd.sets[1].report")->HasFocus() ||
                                       (find_window("knd.sets[1].report")->SetFocus(), false); }));
    pump();
    hook_key(&find<wxTextCtrl>("knd.sets[1].report"), WXK_UP, wxMOD_ALT | wxMOD_SHIFT);
    EXPECT_EQ(stored("report", {{"sets", 0}}), Value{"Second"});

    hook_key(&find<wxTextCtrl>("knd.sets[0].report"), WXK_DELETE, wxMOD_ALT);
    EXPECT_EQ(stored("report", {{"sets", 0}}), Value{"First"});
    EXPECT_EQ(find_window("knd.sets[1].report"), nullptr);

    hook_key(page_, 'Z', wxMOD_CONTROL);
    EXPECT_EQ(stored("report", {{"sets", 0}}), Value{"Second"});
    EXPECT_EQ(stored("report", {{"sets", 1}}), Value{"First"});
}

} // namespace
} // namespace attune
