// SPDX-License-Identifier: Apache-2.0
// What is asked before the screen is turned, and what the client then sees of it.
#include "core/error.hpp"
#include "core/practice/settings_store.hpp"
#include "core/response/measure_rights.hpp"
#include "gui/measure/kiosk/kiosk_page.hpp"
#include "gui/measure/kiosk/kiosk_question.hpp"
#include "gui/measure/measures_room.hpp"
#include "tests/gui/in_dialog.hpp"
#include "tests/gui/practice_fixture.hpp"

#include <optional>
#include <wx/choice.h>
#include <wx/combobox.h>

namespace attune {
namespace {

class KioskQuestionTest : public PracticeTest {
protected:
    void SetUp() override {
        PracticeTest::SetUp();
        open_practice();
        Client client;
        client.given_name = "Mara";
        client.family_name = "Lindqvist";
        client.preferred_name = "Mimi";
        client_ = workspace().clients.add(client);
        for (const char* measure : {"ecr-rs", "sdq"})
            workspace().measure_rights.confirm(measure, "a licence");
    }
    void TearDown() override {
        close();
        PracticeTest::TearDown();
    }
    MeasuresRoom& room() {
        auto& room = show<MeasuresRoom>(workspace(), client_);
        room.on_kiosk = [this](const KioskRequest& request) { asked_ = request; };
        pump();
        return room;
    }
    KioskPage& kiosk(const std::string& measure, const std::string& about = {}) {
        auto& page = show<KioskPage>(
            workspace(), KioskRequest{.client = client_, .measure = measure, .rater = {}, .about = about});
        page.on_handed_in = [this](ResponseId id) { handed_in_ = id; };
        pump();
        return page;
    }
    void answer_all(KioskPage& page, double value) {
        page.model().begin();
        while (page.model().stage() == KioskViewModel::Stage::question)
            page.model().choose(value);
        pump();
    }
    /// Everything that can be read on `window`.
    static wxString words_on(const wxWindow* window) {
        wxString words = window->GetLabel() + "\n" + window->GetToolTipText() + "\n" + window->GetName() + "\n";
        for (const wxWindow* child : window->GetChildren())
            words += words_on(child);
        return words;
    }

    ClientId client_{};
    std::optional<KioskRequest> asked_;
    std::optional<ResponseId> handed_in_;
};

TEST_F(KioskQuestionTest, AnInstrumentPerPersonIsNotHandedOverBeforeThePersonIsNamed) {
    wxString refused;
    InDialog in{[&](wxDialog& dialog) {
        if (dialog.GetName() == "give-dialog") {
            find<wxTextCtrl>("give-find", &dialog).SetValue("ecr-rs");
            pump();
            press("give-kiosk");
            return;
        }
        EXPECT_TRUE(find<wxComboBox>("kiosk-about", &dialog).HasFocus());
        press("dialog-ok");
        refused = find<wxStaticText>("dialog-problem", &dialog).GetLabel();
        find<wxComboBox>("kiosk-about", &dialog).SetValue("  my   sister ");
        EXPECT_EQ(nameless_controls(&dialog), std::vector<std::string>{});
        EXPECT_EQ(shared_mnemonics(&dialog), std::vector<std::string>{});
        picture_of(dialog, "kiosk-question-asked");
        press("dialog-ok");
    }};

    room().give();

    ASSERT_TRUE(asked_.has_value());
    EXPECT_EQ(in.count, 2);
    EXPECT_EQ(refused, "Say whom the answers are about.");
    EXPECT_EQ(asked_->about, "my sister");
    EXPECT_EQ(asked_->measure, "ecr-rs");
}

TEST_F(KioskQuestionTest, AMeasureOfOneSheetAboutNobodyAsksNothing) {
    InDialog in{[&](wxDialog& dialog) {
        find<wxTextCtrl>("give-find", &dialog).SetValue("phq-9");
        pump();
        press("give-kiosk");
    }};

    room().give();

    ASSERT_TRUE(asked_.has_value());
    EXPECT_EQ(in.count, 1);
}

TEST_F(KioskQuestionTest, WhoAnswersIsAskedWhereThereAreSheetsForSeveral) {
    const KioskQuestion question{workspace(), client_, "sdq"};
    EXPECT_TRUE(question.is_needed());
    ASSERT_GT(question.raters().size(), 1U);

    EXPECT_EQ(question.chosen(question.raters().back().id, "ignored").rater, question.raters().back().id);
    EXPECT_EQ(question.chosen(question.raters().back().id, "ignored").about, "");
}

TEST_F(KioskQuestionTest, WhatIsAnsweredPerPersonCanBeHandedIn) {
    auto& page = kiosk("ecr-rs", "mother");
    EXPECT_NE(words_on(&page).Find("mother"), wxNOT_FOUND);
    picture("kiosk-about-welcome");

    answer_all(page, 4);
    press("kiosk-hand-in");

    ASSERT_TRUE(pump_until([&] { return handed_in_.has_value(); }));
    const Response kept = workspace().responses.load(*handed_in_);
    EXPECT_EQ(kept.about, "mother");
    EXPECT_EQ(kept.mode, ResponseMode::screen);
}

TEST_F(KioskQuestionTest, TheScreenIsNotTurnedWithoutThePerson) {
    EXPECT_THROW((KioskViewModel{workspace(), {.client = client_, .measure = "ecr-rs", .rater = {}, .about = {}}}), Error);
}

TEST_F(KioskQuestionTest, AnswersAboutOnePersonNeverBecomeAnothers) {
    kiosk("ecr-rs", "mother").model().begin();
    find<KioskPage>("kiosk").model().choose(5);
    pump();
    close();

    const KioskQuestion question{workspace(), client_, "ecr-rs"};
    EXPECT_EQ(question.request().about, "mother");
    EXPECT_TRUE(question.problems("client", "mother").empty());
    ASSERT_EQ(question.problems("client", "father").size(), 1U);
    EXPECT_NE(question.problems("client", "father").front().find("about mother"), std::string::npos);
    EXPECT_THROW((KioskViewModel{workspace(), {.client = client_, .measure = "ecr-rs", .rater = {}, .about = "father"}}),
                 Error);
    EXPECT_EQ((KioskViewModel{workspace(), {.client = client_, .measure = "ecr-rs", .rater = {}, .about = "mother"}}).about(),
              "mother");
}

TEST_F(KioskQuestionTest, LookingAtTheFirstPageLeavesNoDraftBehind) {
    EXPECT_TRUE(kiosk("ecr-rs", "mother").model().keep());
    close();

    EXPECT_TRUE(workspace().response_drafts.of(client_).empty());
}

TEST_F(KioskQuestionTest, NoNameStandsOnAnyPageUnlessThePracticeChoseIt) {
    auto& page = kiosk("phq-9");
    const auto shows_no_name = [&] {
        const wxString words = words_on(&page);
        for (const char* name : {"Mara", "Mimi", "Lindqvist"})
            EXPECT_EQ(words.Find(name), wxNOT_FOUND) << name << " in " << words;
    };
    EXPECT_EQ(find_window("kiosk-greeting", &page), nullptr);
    shows_no_name();
    page.model().begin();
    pump();
    shows_no_name();
    answer_all(page, 1);
    shows_no_name();
}

TEST_F(KioskQuestionTest, AGreetingSaysTheFirstNameAndNothingElseOfTheRecord) {
    Settings settings = workspace().settings.load();
    settings.kiosk_greeting = KioskGreeting::by_name;
    workspace().settings.save(settings);

    auto& page = kiosk("phq-9");

    EXPECT_EQ(find<wxStaticText>("kiosk-greeting", &page).GetLabel(), "Hello Mimi");
    picture("kiosk-greeting");
    EXPECT_EQ(words_on(&page).Find("Lindqvist"), wxNOT_FOUND);
    page.model().begin();
    pump();
    EXPECT_EQ(words_on(&page).Find("Mimi"), wxNOT_FOUND);
}

TEST_F(KioskQuestionTest, WhatIsHandedInTwiceIsRecordedOnce) {
    auto& page = kiosk("phq-9");
    answer_all(page, 1);

    EXPECT_TRUE(page.model().hand_in().has_value());
    EXPECT_FALSE(page.model().hand_in().has_value());

    EXPECT_EQ(workspace().responses.readable(client_).size(), 1U);
}

} // namespace
} // namespace attune
