// SPDX-License-Identifier: Apache-2.0
#include "gui/shell/main_frame.hpp"

#include "core/episode/episode_store.hpp"
#include "gui/client/client_page.hpp"
#include "gui/client/clients_page.hpp"
#include "gui/platform/error_words.hpp"
#include "gui/platform/memory.hpp"
#include "gui/platform/nav_list.hpp"
#include "gui/platform/row_list.hpp"
#include "gui/platform/snapshot.hpp"
#include "gui/platform/tab_row.hpp"
#include "gui/shell/vault_dialogs.hpp"
#include "tests/gui/practice_fixture.hpp"

#include <cstdlib>
#include <functional>
#include <wx/modalhook.h>

namespace attune {
namespace {

class MainFrameTest : public PracticeTest {
protected:
    void SetUp() override {
        PracticeTest::SetUp();
        frame_->Hide();
        practices_.emplace(folder_ / "practices");
        make_window();
    }
    void make_window() {
        window_ = new MainFrame{
            {.shelf = *shelf_,
             .native = nullptr,
             .surroundings = surroundings_,
             .practices = *practices_,
             .start = {.version = "0.1", .make_demo = {}, .demo_passphrase = {}, .cost = test_cost},
             .makers = [this](Workspace&) {
                 return PageMakers{
                     .note =
                         [this](wxWindow* parent, NoteId, const NotePageCalls&) {
                             return NotePageHandle{.window = new wxPanel{parent},
                                                   .save_now =
                                                       [this] {
                                                           ++saves_;
                                                           if (disk_is_full_)
                                                               throw Error{ErrorKind::no_space, "test: no space"};
                                                       },
                                                   .run = [](NoteCommand) {}};
                         },
                     .progress = [](wxWindow* parent, ClientId, const ProgressCalls&) -> wxWindow* {
                         return new wxPanel{parent};
                     }};
             }}};
        window_->Show();
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
        for (int i = 0; folder != nullptr && i < 80; ++i)
            pump();
        if (folder != nullptr)
            save_snapshot(window_, std::filesystem::path{folder} / (name + ".png"));
    }
    ClientId add(const std::string& given, const std::string& family) {
        Client client;
        client.given_name = given;
        client.family_name = family;
        return window_->workspace().clients.add(client);
    }

    std::optional<PracticeShelf> practices_;
    MainFrame* window_ = nullptr;
    int saves_ = 0;
    bool disk_is_full_ = false;
};

TEST_F(MainFrameTest, EveryPageHasNamesAndOwnMnemonics) {
    unlock();
    add("Mara", "Lindqvist");

    for (const MainPlace place : {MainPlace::today, MainPlace::clients, MainPlace::caseload, MainPlace::modalities, MainPlace::settings}) {
        window_->go_to(place);
        pump();
        keep_picture("shell-" + std::to_string(static_cast<int>(place)));
        EXPECT_EQ(nameless_controls(window_), std::vector<std::string>{}) << static_cast<int>(place);
        EXPECT_EQ(shared_mnemonics(window_), std::vector<std::string>{}) << static_cast<int>(place);
    }
}

TEST_F(MainFrameTest, AnEmptyPracticeOffersItsFirstClient) {
    unlock();
    window_->go_to(MainPlace::today);
    pump();
    EXPECT_NE(find<wxButton>("today-empty-button", window_).GetLabelText().Find("first client"), wxNOT_FOUND);

    add("Mara", "Lindqvist");
    window_->go_to(MainPlace::today);
    pump();

    EXPECT_EQ(find<wxButton>("today-empty-button", window_).GetLabelText().Find("first client"), wxNOT_FOUND);
}

TEST_F(MainFrameTest, WhoCameWithTheSheetSetsANewPassphraseWithoutTheOldOne) {
    window_->open(Vault::open_with_recovery(vault_folder_, "Dr Ana Kovač", recovery_code_, surroundings_));
    pump();
    constexpr const char* next = "eleven quiet herons at dusk";
    {
        ChangePassphraseDialog dialog{window_, window_->workspace().vault};
        EXPECT_EQ(find_window("passphrase-old", &dialog), nullptr);
        dialog.CallAfter([] {
            type_into("passphrase-new", next);
            type_into("passphrase-again", next);
            press("passphrase-change");
        });

        EXPECT_EQ(dialog.ShowModal(), wxID_OK);
    }

    window_->lock(MainFrame::LockReason::asked);
    EXPECT_NO_THROW(
        static_cast<void>(Vault::open(vault_folder_, "Dr Ana Kovač", Passphrase{std::string{next}}, surroundings_)));
}

TEST_F(MainFrameTest, LockingShowsTheStartPageAndClosesTheVault) {
    unlock();

    EXPECT_TRUE(window_->lock(MainFrame::LockReason::asked));

    EXPECT_TRUE(window_->is_locked());
    EXPECT_TRUE(window_->start_page()->IsShown());
    EXPECT_EQ(find_window("nav", window_), nullptr);
    open_practice(); // would be busy if the vault were still open
}

TEST_F(MainFrameTest, TheTitleNeverNamesAClient) {
    unlock();
    const ClientId mara = add("Mara", "Lindqvist");

    window_->go_to(MainPlace::clients);
    window_->clients()->open_client(mara);
    pump();

    EXPECT_EQ(window_->GetTitle(), "Attune");
}

TEST_F(MainFrameTest, F1ShowsTheManualsPageAboutThisPlace) {
    unlock();
    window_->go_to(MainPlace::settings);

    window_->show_help();
    ASSERT_TRUE(pump_until([] { return find_window("help-text") != nullptr; }));
    EXPECT_TRUE(find<wxTextCtrl>("help-text").GetValue().StartsWith("Keeping")) << find<wxTextCtrl>("help-text").GetValue();
    EXPECT_FALSE(find<wxTextCtrl>("help-text").IsEditable());
    EXPECT_EQ(nameless_controls(find_window("help-window")), std::vector<std::string>{});
}

TEST_F(MainFrameTest, TheMenusOfferOnlyWhatCanBeDoneHere) {
    const auto enabled = [this](const wxString& menu, const wxString& item) {
        window_->UpdateWindowUI(wxUPDATE_UI_RECURSE);
        wxMenuBar* bar = window_->GetMenuBar();
        return bar->IsEnabled(bar->FindMenuItem(menu, item));
    };
    EXPECT_FALSE(window_->GetMenuBar()->IsEnabledTop(4)) << "the note menu while locked";
    unlock();
    EXPECT_TRUE(window_->GetMenuBar()->IsEnabledTop(4));
    EXPECT_FALSE(enabled("Note", "Save now"));
    EXPECT_FALSE(enabled("Client", "New note"));
    EXPECT_TRUE(enabled("Client", wxString::FromUTF8("New client…")));

    const ClientId mara = add("Mara", "Lindqvist");
    window_->go_to(MainPlace::clients);
    window_->clients()->open_client(mara);
    EXPECT_TRUE(enabled("Client", "New note"));
    window_->clients()->client_page()->begin_note("emdr.session");
    ASSERT_TRUE(pump_until([this] { return window_->clients()->shows_note(); }));
    EXPECT_TRUE(enabled("Note", "Save now"));
    EXPECT_FALSE(enabled("Client", "New note"));
}

TEST_F(MainFrameTest, LocksWhenNobodyIsThere) {
    unlock();
    const int minutes = window_->workspace().settings.load().idle_minutes;

    clock_.pass(std::chrono::minutes{minutes} - std::chrono::minutes{1});
    window_->check_idle();
    EXPECT_FALSE(window_->is_locked());
    clock_.pass(std::chrono::minutes{1});
    window_->check_idle();

    EXPECT_TRUE(window_->is_locked());
}

TEST_F(MainFrameTest, TheFirstPauseWorksInTheLog) {
    unlock();
    add("Mara", "Lindqvist");
    const std::filesystem::path log = vault_folder_ / "vault.db-wal";
    ASSERT_GT(std::filesystem::file_size(log), 0U);

    clock_.pass(std::chrono::minutes{1});
    window_->check_idle();

    EXPECT_EQ(std::filesystem::file_size(log), 0U);
    EXPECT_FALSE(window_->is_locked());
}

TEST_F(MainFrameTest, LockingSavesTheOpenDraft) {
    unlock();
    const ClientId mara = add("Mara", "Lindqvist");
    window_->go_to(MainPlace::clients);
    window_->clients()->open_client(mara);
    window_->clients()->client_page()->begin_note("emdr.session");
    ASSERT_TRUE(pump_until([this] { return window_->clients()->shows_note(); }));
    saves_ = 0;

    window_->lock(MainFrame::LockReason::asked);

    EXPECT_EQ(saves_, 1);
}

/// Answers every dialog and counts them.
class Answerer : public wxModalDialogHook {
public:
    Answerer() { Register(); }
    ~Answerer() override { Unregister(); }
    int asked = 0;

protected:
    int Enter(wxDialog*) override {
        ++asked;
        return wxID_OK;
    }
};

TEST_F(MainFrameTest, AFullDiskKeepsTheNoteOnScreenAndSaysSo) {
    unlock();
    const ClientId mara = add("Mara", "Lindqvist");
    window_->go_to(MainPlace::clients);
    window_->clients()->open_client(mara);
    window_->clients()->client_page()->begin_note("emdr.session");
    ASSERT_TRUE(pump_until([this] { return window_->clients()->shows_note(); }));
    const Answerer answerer;
    disk_is_full_ = true;

    EXPECT_FALSE(window_->lock(MainFrame::LockReason::asked));

    EXPECT_EQ(answerer.asked, 1);
    EXPECT_FALSE(window_->is_locked());
    disk_is_full_ = false;
}

TEST_F(MainFrameTest, TheWindowComesBackWhereItWas) {
    window_->SetClientSize(1100, 720);
    ASSERT_TRUE(pump_until([this] { return window_->GetClientSize() == wxSize(1100, 720); }));
    window_->Close(true);
    pump();
    window_ = nullptr;

    make_window();

    EXPECT_EQ(window_->GetClientSize(), wxSize(1100, 720));
}

TEST_F(MainFrameTest, EveryKindOfFailureHasWordsThatSayWhatToDo) {
    for (int kind = static_cast<int>(ErrorKind::wrong_passphrase); kind <= static_cast<int>(ErrorKind::internal); ++kind) {
        const ErrorWords words = words_for(static_cast<ErrorKind>(kind));
        EXPECT_FALSE(words.what.empty()) << kind;
        EXPECT_TRUE(words.what.EndsWith(".")) << kind;
    }
}

TEST_F(MainFrameTest, TodaySaysWhichMeasuresAreDueForThoseWhoComeAndLeadsToThem) {
    unlock();
    const ClientId mara = add("Mara", "Lindqvist");
    const ClientId away = add("Jonah", "Brandt");
    auto& episodes = window_->workspace().episodes;
    for (const ClientId client : {mara, away}) {
        const EpisodeId episode = episodes.add(
            {.id = {}, .client = client, .title = "Outpatient", .level_of_care = {}, .started = clock_.today(), .ended = {},
             .end_reason = {}});
        if (client == mara)
            episodes.add_session({.id = {}, .episode = episode, .client = client, .date = clock_.today(),
                                  .start = parse_time("13:00"), .stop = {}, .attendance = Attendance::planned,
                                  .approach = "EMDR"});
    }
    window_->go_to(MainPlace::clients);
    window_->go_to(MainPlace::today);
    pump();

    auto& card = find<wxWindow>("today-due", window_);
    wxString words;
    const std::function<void(wxWindow*)> read = [&](wxWindow* window) {
        words += window->GetLabel() + "\n";
        for (wxWindow* child : window->GetChildren())
            read(child);
    };
    read(&card);
    EXPECT_NE(words.Find("Lindqvist"), wxNOT_FOUND) << words.utf8_string();
    EXPECT_NE(words.Find("PHQ-9"), wxNOT_FOUND) << words.utf8_string();
    EXPECT_EQ(words.Find("Brandt"), wxNOT_FOUND) << "does not come today";
    EXPECT_EQ(find_window("today-give-1", window_), nullptr);

    press("today-give-0");

    ASSERT_TRUE(pump_until([this] { return find_window("client-page", window_) != nullptr; }));
    EXPECT_EQ(find<TabRow>("client-tabs", window_).selected(), static_cast<std::size_t>(ClientTab::measures));
}

} // namespace
} // namespace attune
