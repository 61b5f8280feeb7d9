// SPDX-License-Identifier: Apache-2.0
#include "gui/measure/kiosk_page.hpp"

#include "core/measure/instrument_shelf.hpp"
#include "gui/measure/measures_room.hpp"
#include "gui/platform/info_bar.hpp"
#include "gui/platform/snapshot.hpp"
#include "gui/shell/main_frame.hpp"
#include "tests/gui/practice_fixture.hpp"

#include <cstdlib>
#include <wx/menu.h>

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
    const auto responses = window_->workspace().responses.of(client_);
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
    EXPECT_TRUE(window_->workspace().responses.of(client_).empty());
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
    const auto responses = window_->workspace().responses.of(client_);
    ASSERT_EQ(responses.size(), 1U);
    EXPECT_EQ(responses.front().answers.at(1).value, 0);
    EXPECT_EQ(responses.front().answers.at(2).kind, Answer::Kind::missing);
}

} // namespace
} // namespace attune
