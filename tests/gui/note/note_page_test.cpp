// SPDX-License-Identifier: Apache-2.0
// The life of a note on its page: saved, checked, signed, added to.
#include "core/caseload/note_alerts_desk.hpp"
#include "core/practice/note_settings.hpp"
#include "gui/note/message_line.hpp"
#include "gui/note/note_page.hpp"
#include "gui/platform/accessible.hpp"
#include "gui/platform/style.hpp"
#include "gui/platform/theme.hpp"
#include "tests/gui/clipped_texts.hpp"
#include "tests/gui/note/note_practice.hpp"
#include "tests/gui/note/page_driver.hpp"

#include <functional>
#include <wx/choice.h>
#include <wx/radiobut.h>
#include <wx/textctrl.h>

namespace attune {
namespace {

class NotePageTest : public GuiTest {
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
        unfold("section.knd.words", "knd.topic");
        unfold("section.knd.numbers", "knd.weight");
    }
    static void unfold(const std::string& section, const std::string& field) {
        if (!is_visible(field))
            press(section);
    }
    void fill_everything() {
        type_into("knd.topic", "Sleep");
        unfold("section.hdr.end_section", "hdr.response");
        type_into("hdr.response", "Calm at the end.");
    }

    NotePractice practice_;
    NoteId note_ = practice_.draft();
    NotePage* page_ = nullptr;
};

TEST_F(NotePageTest, TypingReachesTheVaultAfterAPause) {
    type_into("knd.topic", "Sleep");

    EXPECT_TRUE(pump_until([this] { return practice_.stored(note_, {"knd", {}, "topic"}) == Value{"Sleep"}; }));
}

TEST_F(NotePageTest, ClosingKeepsTheDraft) {
    bool closed = false;
    page_->on_close = [&closed] { closed = true; };
    type_into("knd.topic", "Half a sen");

    press("note.close");

    EXPECT_TRUE(pump_until([&closed] { return closed; }));
    EXPECT_EQ(practice_.stored(note_, {"knd", {}, "topic"}), Value{"Half a sen"});
}

TEST_F(NotePageTest, APageThatIsDestroyedKeepsTheDraft) {
    type_into("knd.topic", "Before the lock");

    close();

    EXPECT_EQ(practice_.stored(note_, {"knd", {}, "topic"}), Value{"Before the lock"});
}

TEST_F(NotePageTest, WhatIsHiddenComesBackWithItsAnswer) {
    EXPECT_FALSE(is_visible("knd.how_deep"));
    EXPECT_FALSE(is_visible("section.knd.rows"));
    click_radio("knd.deep.yes");
    ASSERT_TRUE(is_visible("knd.how_deep"));
    EXPECT_TRUE(is_visible("section.knd.rows"));
    type_into("knd.how_deep", "Very");

    click_radio("knd.deep.no");
    EXPECT_FALSE(is_visible("knd.how_deep"));
    click_radio("knd.deep.yes");

    EXPECT_TRUE(is_visible("knd.how_deep"));
    EXPECT_EQ(find<wxTextCtrl>("knd.how_deep").GetValue(), "Very");
}

TEST_F(NotePageTest, F8GoesToWhatIsMissingAndSaysSo) {
    ASSERT_TRUE(accessible_description(&find<wxTextCtrl>("knd.topic")).empty());

    page_->next_to_fill();
    pump();

    EXPECT_TRUE(pump_until([] { return find<wxTextCtrl>("knd.topic").HasFocus(); }));
    EXPECT_FALSE(accessible_description(&find<wxTextCtrl>("knd.topic")).empty());
    page_->next_to_fill();
    EXPECT_TRUE(pump_until([] { return find_window("hdr.response") != nullptr && find_window("hdr.response")->HasFocus(); }));
}

TEST_F(NotePageTest, ARuleSpeaksBelowItsField) {
    hook_key(&find<wxRadioButton>("knd.sud.0"), '9');

    EXPECT_TRUE(accessible_description(&find<wxRadioButton>("knd.sud.9")).Contains("very high"));
}

TEST_F(NotePageTest, AMessageAboveDoesNotMoveTheFieldThatHasTheFocus) {
    auto& weight = find<wxTextCtrl>("knd.weight");
    auto& seen = find<wxTextCtrl>("knd.seen");
    seen.SetFocus(); // it is in sight from here on, however large the letters
    pump();
    weight.SetFocus();
    pump();
    type_into("knd.weight", "heavy");
    EXPECT_TRUE(accessible_description(&weight).empty()) << "nothing is said at a keystroke";
    const int before = seen.GetScreenPosition().y;

    seen.SetFocus();
    for (int i = 0; i < 20; ++i)
        pump();

    EXPECT_FALSE(accessible_description(&weight).empty());
    EXPECT_EQ(seen.GetScreenPosition().y, before);
}

TEST_F(NotePageTest, SigningIsRefusedUntilEverythingIsThere) {
    Answering dialog{wxID_OK};

    press("note.sign");
    EXPECT_EQ(dialog.asked(), 0) << "it goes to the first answer that is missing";
    EXPECT_EQ(practice_.row(note_).state, NoteState::draft);

    fill_everything();
    press("note.sign");
    EXPECT_EQ(dialog.asked(), 1);
    EXPECT_EQ(practice_.row(note_).state, NoteState::signed_off);
}

TEST_F(NotePageTest, BeforeSigningItSaysWhatAGoodNoteWouldStillHave) {
    fill_everything();
    wxString said;
    Answering dialog{wxID_CANCEL, [&](wxDialog*) { said = find<Prose>("sign.quality").words(); }};

    press("note.sign");

    EXPECT_NE(said.Find("No goal is named."), wxNOT_FOUND) << said;
    EXPECT_NE(said.Find("There is no line about risk."), wxNOT_FOUND) << said;
    EXPECT_EQ(said.Find("response"), wxNOT_FOUND) << said;
    EXPECT_EQ(practice_.row(note_).state, NoteState::draft);
}

TEST_F(NotePageTest, ASignedNoteIsReadOnlyAndTakesAddenda) {
    fill_everything();
    {
        Answering dialog{wxID_OK};
        press("note.sign");
    }

    unfold("section.knd.words", "knd.topic");
    EXPECT_FALSE(find<wxTextCtrl>("knd.topic").IsEditable());
    EXPECT_EQ(find<wxTextCtrl>("knd.topic").GetValue(), "Sleep");
    {
        Answering dialog{wxID_OK, [](wxDialog*) {
                             type_into("addendum.text", "The client called later.");
                             press("addendum.add");
                         }};
        press("note.sign");
    }

    const auto addenda = practice_.notes->addenda(note_);
    ASSERT_EQ(addenda.size(), 1U);
    EXPECT_EQ(addenda.front().text, "The client called later.");
    EXPECT_TRUE(is_visible("note.addenda"));
}

TEST_F(NotePageTest, ASignedNoteCanBeReadAtFullContrastAndByKeyboard) {
    fill_everything();
    pick_choice("knd.place", 2);
    hook_key(&find<wxRadioButton>("knd.sud.0"), '8');
    {
        Answering dialog{wxID_OK};
        press("note.sign");
    }
    unfold("section.knd.words", "knd.topic");
    unfold("section.knd.numbers", "knd.weight");

    auto& place = find<wxTextCtrl>("knd.place");
    EXPECT_EQ(place.GetValue(), "The second of many places");
    EXPECT_TRUE(place.IsEnabled());
    EXPECT_FALSE(place.IsEditable());
    place.SetFocus();
    EXPECT_TRUE(pump_until([&place] { return place.HasFocus(); }));
    auto& eight = find<wxRadioButton>("knd.sud.8");
    EXPECT_TRUE(eight.IsEnabled());
    EXPECT_TRUE(eight.GetValue());
    EXPECT_EQ(nameless_controls(page_), std::vector<std::string>{});
}

TEST_F(NotePageTest, ASignedScaleStaysAsItIs) {
    fill_everything();
    hook_key(&find<wxRadioButton>("knd.sud.0"), '8');
    {
        Answering dialog{wxID_OK};
        press("note.sign");
    }
    unfold("section.knd.words", "knd.topic");
    unfold("section.knd.numbers", "knd.weight");

    click_radio("knd.sud.3");
    EXPECT_TRUE(find<wxRadioButton>("knd.sud.8").GetValue());
    hook_key(&find<wxRadioButton>("knd.sud.8"), '2');
    EXPECT_TRUE(find<wxRadioButton>("knd.sud.8").GetValue());
    EXPECT_EQ(practice_.stored(note_, {"knd", {}, "sud"}), Value{8});
}

TEST_F(NotePageTest, ANoteOpensWhereSomethingIsToBeFilled) {
    close();
    page_ = &show<NotePage>(practice_.workspace, note_);

    EXPECT_TRUE(pump_until([] { return find<wxTextCtrl>("knd.topic").HasFocus(); }));
}

TEST_F(NotePageTest, ASignedNoteOpensOnItsModality) {
    fill_everything();
    {
        Answering dialog{wxID_OK};
        press("note.sign");
    }
    close();
    page_ = &show<NotePage>(practice_.workspace, note_);

    EXPECT_TRUE(pump_until([] { return is_visible("knd.topic") && find<wxTextCtrl>("knd.topic").HasFocus(); }));
    EXPECT_FALSE(is_visible("hdr.date"));
}

TEST_F(NotePageTest, ASectionCanBeAskedForByItsName) {
    EXPECT_TRUE(page_->show_section("hdr.end_section"));
    EXPECT_TRUE(pump_until([] { return is_visible("hdr.response"); }));
    EXPECT_FALSE(page_->show_section("hdr.no_such_section"));
}

TEST_F(NotePageTest, ASectionSaysWhatOfItIsNotValidated) {
    const auto* words = dynamic_cast<FlowText*>(wxWindow::FindWindowByName("evidence", page_));

    ASSERT_NE(words, nullptr);
    EXPECT_TRUE(words->words().StartsWith("[A] Proposals of this pack, not validated: ")) << words->words();
    EXPECT_TRUE(words->words().Contains("Weight")) << words->words();
}

TEST_F(NotePageTest, EveryControlHasANameAndNoMnemonicIsSharedTwice) {
    click_radio("knd.deep.yes");
    unfold("section.knd.rows", "knd.sets.add");
    press("knd.sets.add");

    EXPECT_EQ(nameless_controls(page_), std::vector<std::string>{});
    EXPECT_EQ(shared_mnemonics(page_), std::vector<std::string>{});
}

TEST_F(NotePageTest, AModalityThatIsTickedIsOffered) {
    unfold("section.hdr.session_section", "hdr.date");
    tick("hdr.modalities.walk", true);

    EXPECT_TRUE(is_visible("note-bar"));
}

TEST_F(NotePageTest, BeginsWithTheFormatOfThePracticeAndOfTheForm) {
    const auto shown = [] { return find<wxChoice>("note.format").GetStringSelection(); };
    EXPECT_EQ(shown(), "SOAP");
    NoteSettingsStore store{practice_.test.database()};
    NoteSettings settings = store.load();
    settings.format = NoteFormat::birp;
    store.save(settings);
    close();
    open();
    EXPECT_EQ(shown(), "BIRP");

    settings.formats["kinds.session"] = NoteFormat::dap;
    store.save(settings);
    close();
    open();

    EXPECT_EQ(shown(), "DAP");
}

TEST_F(NotePageTest, AnotherFormatIsChosenForThisLookAlone) {
    pick_choice("note.format", 2);

    EXPECT_EQ(NoteSettingsStore{practice_.test.database()}.load().format, NoteFormat::soap);
}

/// A client whose PHQ-9 rose from 8 to 18, with the packs that ship.
class NoteAlertsPageTest : public GuiTest {
protected:
    void SetUp() override {
        GuiTest::SetUp();
        practice_.notes->ask_alerts_of(std::make_unique<NoteAlertsDesk>(practice_.test.vault(), *practice_.shelf));
        practice_.episodes->add({.client = practice_.client, .title = "Outpatient", .started = day(2)});
        give(day(2), 1);
        give(day(8), 2);
        note_ = practice_.start(day(9), "emdr.session");
        open();
    }
    void TearDown() override {
        close();
        GuiTest::TearDown();
    }
    static Date day(unsigned number) {
        return Date{std::chrono::year{2027}, std::chrono::March, std::chrono::day{number}};
    }
    void give(Date on, double each) {
        const auto instrument = practice_.shelf->measures().find("phq-9");
        ItemAnswers answers(instrument->items.size(), Answer::of(each));
        answers[8] = Answer::of(0);
        practice_.desk.record({.client = practice_.client, .instrument = instrument, .day = on, .answers = answers});
    }
    void open() {
        page_ = &show<NotePage>(practice_.workspace, note_);
        pump();
    }

    NotePractice practice_{packs_that_ship()};
    NoteId note_{};
    NotePage* page_ = nullptr;
};

TEST_F(NoteAlertsPageTest, AlertsAreAskedForInTheirWordsAndTheAnswerIsKeptWithTheDraft) {
    ASSERT_TRUE(is_visible("hdr.alerts[0].answer"));
    ASSERT_TRUE(is_visible("hdr.alerts[1].answer"));
    EXPECT_EQ(find_window("hdr.alerts[0].alert"), nullptr) << "what the program says is no field";
    EXPECT_EQ(find_window("hdr.alerts[0].key"), nullptr);
    EXPECT_EQ(find_window("hdr.alerts.add"), nullptr) << "rows are the program's";
    const wxString said = accessible_description(find_window("hdr.alerts[0].answer"));
    EXPECT_NE(said.Find("Red: PHQ-9 rose from 8 to 16, 8 March 2027. 8 points worse since the start"), wxNOT_FOUND)
        << said.utf8_string();
    EXPECT_EQ(nameless_controls(page_), std::vector<std::string>{});

    type_into("hdr.alerts[0].answer", "Discussed; safety plan reviewed.");
    hook_key(find_window("hdr.alerts[0].answer"), WXK_RETURN, wxMOD_CONTROL);
    hook_key(find_window("hdr.alerts[0].answer"), WXK_DELETE, wxMOD_ALT);
    close(); // as a lock does

    const FieldPath answer{"hdr", {{"alerts", 0}}, "answer"};
    EXPECT_EQ(practice_.stored(note_, answer), Value{"Discussed; safety plan reviewed."});
    EXPECT_EQ(practice_.notes->open_form(note_).row_count({"hdr", {}, "alerts"}), 2U);
    open();
    EXPECT_EQ(find<wxTextCtrl>("hdr.alerts[0].answer").GetValue(), "Discussed; safety plan reviewed.");
    picture("note-alerts");
}

TEST_F(NoteAlertsPageTest, AnAlertStandsBeforeWhatElseTheSectionAsksAndIsNotCut) {
    for (const ThemeChoice theme : {ThemeChoice::light, ThemeChoice::dark})
        for (const int width : {872, 1128, 1500}) {
            close();
            apply_theme(theme);
            frame_->SetClientSize(frame_->FromDIP(wxSize{width, 700}));
            open();

            const auto& answer = find<wxTextCtrl>("hdr.alerts[0].answer");
            EXPECT_LT(answer.GetScreenPosition().y, find<wxWindow>("hdr.date").GetScreenPosition().y);
            EXPECT_TRUE(pump_until([this] { return clipped_texts(*page_).empty(); }))
                << width << ": " << testing::PrintToString(clipped_texts(*page_));
            picture("note-alerts-" + std::to_string(width) + (theme == ThemeChoice::dark ? "-dark" : ""));
        }
    apply_theme(ThemeChoice::light);
}

TEST_F(NoteAlertsPageTest, TheFootSaysWhatIsLeftInWordsThatThereIsRoomFor) {
    for (const int width : {1400, 872, 700, 1400}) {
        frame_->SetClientSize(frame_->FromDIP(wxSize{width, 700}));
        pump();

        const auto& sign = find<wxButton>("note.sign");
        const auto& next = find<wxButton>("note.next-to-fill");
        const auto& preview = find<wxButton>("note.preview");
        EXPECT_TRUE(pump_until([&] {
            const wxWindow* foot = sign.GetParent();
            return sign.GetRect().GetRight() <= foot->GetClientSize().x - foot->FromDIP(16) &&
                   next.GetRect().GetRight() < preview.GetRect().GetLeft();
        })) << width << ": " << next.GetRect().GetRight() << ", " << preview.GetRect().GetLeft() << ", "
            << sign.GetRect().GetRight();
    }
    EXPECT_TRUE(is_visible("note.left-to-fill")) << "the words are back where there is room";
}

TEST_F(NoteAlertsPageTest, WithoutAnAlertNothingIsAsked) {
    close();
    note_ = practice_.start(day(7), "emdr.session");
    open();

    EXPECT_EQ(find_window("hdr.alerts[0].answer"), nullptr);
    EXPECT_TRUE(is_visible("hdr.date"));
}

TEST_F(NoteAlertsPageTest, TheSignedNoteShowsAlertAndAnswer) {
    type_into("hdr.alerts[0].answer", "Discussed.");
    close();
    practice_.edit(note_, [](Form& form) {
        form.set({"hdr", {}, "attendance"}, "missed");
        form.set({"hdr", {}, "next"}, "Call tomorrow.");
    });
    practice_.notes->sign(note_, practice_.notes->open_form(note_));
    open();

    wxString words;
    const std::function<void(const wxWindow*)> read = [&](const wxWindow* window) {
        words += window->GetLabel() + "\n";
        for (const wxWindow* child : window->GetChildren())
            read(child);
    };
    read(page_);
    words.Replace("\n", " ");
    EXPECT_NE(words.Find("PHQ-9 rose from 8 to 16"), wxNOT_FOUND) << words.utf8_string();
    EXPECT_EQ(find<wxTextCtrl>("hdr.alerts[0].answer").GetValue(), "Discussed.");
    picture("note-alerts-signed");
}

} // namespace
} // namespace attune
