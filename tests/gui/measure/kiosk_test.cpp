// SPDX-License-Identifier: Apache-2.0
#include "gui/measure/kiosk/kiosk_page.hpp"

#include "core/measure/instrument_shelf.hpp"
#include "core/vault/database.hpp"
#include "gui/measure/measures_room.hpp"
#include "gui/platform/info_bar.hpp"
#include "gui/platform/snapshot.hpp"
#include "gui/shell/main_frame.hpp"
#include "tests/gui/practice_fixture.hpp"

#include <algorithm>
#include <cstdlib>
#include <wx/menu.h>
#include <wx/stattext.h>
#include <wx/uiaction.h>

namespace attune {
namespace {

class KioskTest : public PracticeTest {
protected:
    void SetUp() override {
        PracticeTest::SetUp();
        frame_->Hide();
        practices_.emplace(folder_ / "practices");
        window_ = new MainFrame{
            {.shelf = *shelf_,
             .native = nullptr,
             .surroundings = surroundings_,
             .practices = *practices_,
             .start = {.version = "0.1", .make_demo = {}, .demo_passphrase = {}, .cost = test_cost},
             .makers = [](Workspace& workspace) {
                 return PageMakers{
                     .note = [](wxWindow* parent, NoteId,
                                const NotePageCalls&) { return NotePageHandle{.window = new wxPanel{parent}, .save_now = {}, .run = {}}; },
                     .progress = [](wxWindow* parent, ClientId, const ProgressCalls&) -> wxWindow* {
                         return new wxPanel{parent};
                     },
                     .measures =
                         [&workspace](wxWindow* parent, ClientId client, const MeasuresCalls& calls) {
                             auto* room = new MeasuresRoom{parent, workspace, client};
                             room->on_kiosk = calls.on_kiosk;
                             return MeasuresHandle{.window = room,
                                                   .keep_now = [room] { room->keep_now(); },
                                                   .give = [room] { room->give(); },
                                                   .give_this = {},
                                                   .reload = [room] { room->reload(); }};
                         }};
             }}};
        window_->Show();
        pump();
        unlock();
        Client client;
        client.given_name = "Mara";
        client.family_name = "Lindqvist";
        client_ = window_->workspace().clients.add(client);
        window_->hand_over({.client = client_, .measure = "phq-9", .rater = {}, .about = {}});
        pump();
    }
    void TearDown() override {
        delete window_;
        pump();
        PracticeTest::TearDown();
    }
    void unlock() {
        window_->open(Vault::open(vault_folder_, "Dr Ana Kovač", Passphrase{std::string{passphrase}}, surroundings_));
        pump();
    }
    void keep_picture(const std::string& name) {
        const char* folder = std::getenv("ATTUNE_PICTURES");
        for (int i = 0; folder != nullptr && i < 60; ++i)
            pump();
        if (folder != nullptr)
            save_snapshot(window_, std::filesystem::path{folder} / (name + ".png"));
    }
    /// Answers ten questions with one key each, from the first page on.
    void answer_all(const std::string& digits) {
        press("kiosk-begin");
        pump();
        for (const char digit : digits) {
            press_key(digit);
            pump();
        }
    }

    [[nodiscard]] KioskViewModel& model() const { return find<KioskPage>("kiosk", window_).model(); }
    /// How many answers lie in the vault, of a sheet that is not handed in.
    [[nodiscard]] std::ptrdiff_t answers_kept() const {
        const auto phq = window_->workspace().shelf.measures().find("phq-9");
        const auto draft = window_->workspace().response_drafts.find(*phq, {client_, "phq-9", {}});
        return draft ? std::count_if(draft->answers.begin(), draft->answers.end(),
                                     [](const Answer& answer) { return answer.is_given(); })
                     : 0;
    }
    /// From now on each draft asks for more room than the vault may take.
    void fill_disk() const {
        auto& database = window_->workspace().vault.database();
        database.execute("CREATE TABLE filler (x); PRAGMA max_page_count = 1; CREATE TEMP TRIGGER does_not_fit BEFORE INSERT ON "
                         "response_draft BEGIN INSERT INTO filler VALUES (zeroblob(1000000)); END");
    }
    void empty_disk() const {
        window_->workspace().vault.database().execute(
            "DROP TRIGGER does_not_fit; DROP TABLE filler; PRAGMA max_page_count = 1000000000");
    }
    /// Everything that can be read on `window`.
    static wxString words_on(const wxWindow* window) {
        wxString words = window->GetLabel() + "\n" + window->GetToolTipText() + "\n";
        for (const wxWindow* child : window->GetChildren())
            words += words_on(child);
        return words;
    }

    std::optional<PracticeShelf> practices_;
    MainFrame* window_ = nullptr;
    ClientId client_{};
};

TEST_F(KioskTest, NothingOfTheRecordIsOnScreenWhileTheClientAnswers) {
    EXPECT_TRUE(window_->is_handed_over());
    EXPECT_EQ(window_->GetMenuBar(), nullptr);
    EXPECT_EQ(window_->clients(), nullptr);
    for (const char* gone : {"nav", "clients-page", "today-page", "settings-page", "client-name"})
        EXPECT_EQ(find_window(gone, window_), nullptr) << gone;
    EXPECT_EQ(window_->GetTitle(), "Attune");
    keep_picture("kiosk-welcome");
    press("kiosk-begin");
    pump();
    keep_picture("kiosk-question");
    EXPECT_EQ(nameless_controls(window_), std::vector<std::string>{});
}

TEST_F(KioskTest, HandingInKeepsTheAnswersAndLocks) {
    answer_all("1120111101");
    keep_picture("kiosk-review");
    press("kiosk-hand-in");
    ASSERT_TRUE(pump_until([&] { return find_window("kiosk-thanks", window_) != nullptr; }));

    EXPECT_TRUE(window_->is_locked());
    keep_picture("kiosk-thanks");
    press("kiosk-leave");
    ASSERT_TRUE(pump_until([&] { return !window_->is_handed_over(); }));
    EXPECT_TRUE(window_->is_locked());
    EXPECT_NE(window_->GetMenuBar(), nullptr);

    unlock();
    const auto responses = window_->workspace().responses.readable(client_);
    ASSERT_EQ(responses.size(), 1U);
    EXPECT_EQ(responses.front().mode, ResponseMode::screen);
    EXPECT_EQ(responses.front().answers.at(2).value, 2);
    EXPECT_NE(find<InfoBar>("info-bar", window_).sentence().Find("handed in PHQ-9"), wxNOT_FOUND);
}

TEST_F(KioskTest, TheTherapistIsToldOfASafetyAnswerAndTheClientIsNot) {
    answer_all("1111111131");
    for (const char* word : {"risk", "safety", "danger"})
        EXPECT_EQ(find_window(word, window_), nullptr);
    press("kiosk-hand-in");
    ASSERT_TRUE(pump_until([&] { return find_window("kiosk-thanks", window_) != nullptr; }));
    press("kiosk-leave");
    ASSERT_TRUE(pump_until([&] { return !window_->is_handed_over(); }));

    unlock();

    EXPECT_TRUE(find<InfoBar>("info-bar", window_).sentence().StartsWith("Safety:"));
    keep_picture("kiosk-told");
}

TEST_F(KioskTest, EscapeLocksAndKeepsWhatWasAnswered) {
    answer_all("12");

    press_key(WXK_ESCAPE);

    ASSERT_TRUE(pump_until([&] { return find_window("kiosk-thanks", window_) != nullptr; }));
    EXPECT_TRUE(window_->is_locked());
    press("kiosk-leave");
    ASSERT_TRUE(pump_until([&] { return !window_->is_handed_over(); }));
    unlock();
    const auto phq = window_->workspace().shelf.measures().find("phq-9");
    const auto draft = window_->workspace().response_drafts.find(*phq, {client_, "phq-9", {}});
    ASSERT_TRUE(draft.has_value());
    EXPECT_EQ(draft->answers.at(1).value, 2);
    EXPECT_TRUE(window_->workspace().responses.readable(client_).empty());
}

TEST_F(KioskTest, ClosingTheWindowLocksInsteadOfLeadingBack) {
    answer_all("12");

    window_->Close();

    ASSERT_TRUE(pump_until([&] { return find_window("kiosk-thanks", window_) != nullptr; }));
    EXPECT_TRUE(window_->is_locked());
}

TEST_F(KioskTest, ShortcutsOfTheProgramDoNothing) {
    press("kiosk-begin");
    pump();

    for (const int key : {'Q', 'W', 'L', 'K', 'N', 'M'})
        press_key(key, wxMOD_CONTROL);
    press_key('2', wxMOD_ALT);
    press_key(WXK_F1);
    pump();

    EXPECT_TRUE(window_->is_handed_over());
    EXPECT_FALSE(window_->is_locked());
    EXPECT_NE(find_window("kiosk-question", window_), nullptr);
}

TEST_F(KioskTest, AnAnswerCanBeChangedAndRefused) {
    answer_all("12");
    press_key(WXK_BACK);
    pump();
    press_key('0');
    pump();
    press("kiosk-decline");
    pump();

    for (int i = 0; i < 7; ++i) {
        press_key('1');
        pump();
    }
    press("kiosk-hand-in");
    ASSERT_TRUE(pump_until([&] { return find_window("kiosk-thanks", window_) != nullptr; }));
    press("kiosk-leave");
    ASSERT_TRUE(pump_until([&] { return !window_->is_handed_over(); }));
    unlock();
    const auto responses = window_->workspace().responses.readable(client_);
    ASSERT_EQ(responses.size(), 1U);
    EXPECT_EQ(responses.front().answers.at(1).value, 0);
    EXPECT_EQ(responses.front().answers.at(2).kind, Answer::Kind::missing);
}

TEST_F(KioskTest, ADoubleClickAnswersOneQuestion) {
    press("kiosk-begin");
    pump();
    const auto over = [](const char* name) {
        const wxRect where = find<wxWindow>(name).GetScreenRect();
        return wxPoint{where.x + where.width / 2, where.y + where.height / 2};
    };
    wxUIActionSimulator mouse;
    mouse.MouseMove(over("kiosk-answer-1"));
    pump();

    mouse.MouseDblClick();
    ASSERT_TRUE(pump_until([&] { return model().item() > 0; }));
    pump();

    EXPECT_EQ(model().item(), 1U);
    EXPECT_EQ(answers_kept(), 1);
}

TEST_F(KioskTest, AFullDiskIsToldAtOnceInPlainWordsAndNothingIsLost) {
    press("kiosk-begin");
    fill_disk();

    press_key('1');

    const auto& trouble = find<wxStaticText>("kiosk-trouble", window_);
    ASSERT_TRUE(trouble.IsShown());
    EXPECT_NE(trouble.GetLabel().Find("call your therapist"), wxNOT_FOUND);
    EXPECT_TRUE(find_window("kiosk-disk", window_)->IsShown());
    for (const char* of_the_record : {"Mara", "Lindqvist", "PHQ", "Kova"})
        EXPECT_EQ(words_on(window_).Find(of_the_record), wxNOT_FOUND) << of_the_record;
    keep_picture("kiosk-trouble");
    press_key('2');
    press_key(WXK_ESCAPE);
    pump();
    EXPECT_FALSE(window_->is_locked()) << "what is on screen would be lost";
    EXPECT_EQ(answers_kept(), 0);

    empty_disk();

    ASSERT_TRUE(pump_until([&] { return !find_window("kiosk-trouble", window_)->IsShown(); })) << "it tries again by itself";
    EXPECT_FALSE(find_window("kiosk-disk", window_)->IsShown());
    EXPECT_EQ(answers_kept(), 2);
}

TEST_F(KioskTest, WhatCannotBeHandedInStaysAndIsHandedInLater) {
    answer_all("1120111101");
    auto& database = window_->workspace().vault.database();
    database.execute("CREATE TEMP TRIGGER fails BEFORE INSERT ON response BEGIN SELECT RAISE(ABORT, 'test'); END");

    press("kiosk-hand-in");

    EXPECT_NE(find<wxStaticText>("kiosk-trouble", window_).GetLabel().Find("handed in"), wxNOT_FOUND);
    EXPECT_FALSE(find_window("kiosk-disk", window_)->IsShown()) << "it is not the disk";
    EXPECT_FALSE(window_->is_locked());
    database.execute("DROP TRIGGER fails");
    press("kiosk-hand-in");
    ASSERT_TRUE(pump_until([&] { return find_window("kiosk-thanks", window_) != nullptr; }));
    press("kiosk-leave");
    ASSERT_TRUE(pump_until([&] { return !window_->is_handed_over(); }));
    unlock();
    ASSERT_EQ(window_->workspace().responses.readable(client_).size(), 1U);
    EXPECT_EQ(window_->workspace().responses.readable(client_).front().answers.at(2).value, 2);
}

} // namespace
} // namespace attune
