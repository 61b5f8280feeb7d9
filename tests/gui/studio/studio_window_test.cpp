// SPDX-License-Identifier: Apache-2.0
#include "core/modality/template_shelf.hpp"
#include "gui/platform/memory.hpp"
#include "gui/platform/nav_list.hpp"
#include "gui/shell/main_frame.hpp"
#include "gui/shell/new_pack_dialog.hpp"
#include "gui/studio/studio_page.hpp"
#include "tests/gui/note/page_driver.hpp"
#include "tests/gui/practice_fixture.hpp"
#include "tests/unit/studio/studio_fixture.hpp"

#include <optional>

namespace attune {
namespace {

constexpr const char* session = "templates/session.xml";

/// The whole window, with the real Studio in it.
class StudioWindowTest : public PracticeTest {
protected:
    void SetUp() override {
        PracticeTest::SetUp();
        remember("studio.plain", 1);
        frame_->Hide();
        practices_.emplace(folder_ / "practices");
        window_ = new MainFrame{
            {.shelf = *shelf_,
             .native = nullptr,
             .surroundings = surroundings_,
             .practices = *practices_,
             .start = {.version = "0.1", .make_demo = {}, .demo_passphrase = {}, .cost = test_cost},
             .makers = [this](Workspace& workspace) { return makers(workspace); }}};
        window_->Show();
        unlock();
    }
    void TearDown() override {
        delete window_;
        pump();
        PracticeTest::TearDown();
    }
    PageMakers makers(Workspace& workspace) {
        PageMakers made;
        made.note = [](wxWindow* parent, NoteId, const NotePageCalls&) {
            return NotePageHandle{
                .window = new wxPanel{parent}, .save_now = [] {}, .run = [](NoteCommand) {}};
        };
        made.progress = [](wxWindow* parent, ClientId, const ProgressCalls&) -> wxWindow* {
            return new wxPanel{parent};
        };
        made.studio = [this, &workspace](wxWindow* parent, const StudioRequest& request,
                                         StudioPageCalls calls) {
            studio_ =
                new StudioPage{parent, workspace, request.folder, request.recovery, PackDraft::Access::edit};
            studio_->on_close = std::move(calls.on_close);
            studio_->on_installed = std::move(calls.on_installed);
            auto* page = studio_;
            return StudioPageHandle{.window = page,
                                    .keep = [page] { page->keep(); },
                                    .look_at_disk = [page] { page->look_at_disk(); },
                                    .is_plain = [page] { return page->is_plain(); },
                                    .run = [](StudioCommand) {}};
        };
        return made;
    }
    void unlock() {
        window_->open(
            Vault::open(vault_folder_, "Dr Ana Kovač", Passphrase{std::string{passphrase}}, surroundings_));
        settle();
    }
    static void settle() {
        for (int i = 0; i < 10; ++i)
            pump();
    }

    HouseFolder house_;
    std::optional<PracticeShelf> practices_;
    MainFrame* window_ = nullptr;
    StudioPage* studio_ = nullptr;
};

TEST_F(StudioWindowTest, LockingKeepsWhatIsNotSaved) {
    window_->open_studio(house_.folder, StudioRequest::Access::edit);
    settle();
    ASSERT_TRUE(window_->shows_studio());
    find<wxTextCtrl>("studio.text").SetValue("half a template");

    ASSERT_TRUE(window_->lock(MainFrame::LockReason::asked));
    EXPECT_EQ(find_window("studio.text"), nullptr);
    EXPECT_EQ(read_text(house_.folder / session), house_template);
    unlock();
    window_->open_studio(house_.folder, StudioRequest::Access::edit);
    settle();

    EXPECT_EQ(find<wxTextCtrl>("studio.text").GetValue(), "half a template");
}

TEST_F(StudioWindowTest, TheNavigationLeadsOutAndBackToTheList) {
    window_->open_studio(house_.folder, StudioRequest::Access::edit);
    settle();

    window_->go_to(MainPlace::today);
    EXPECT_FALSE(is_visible("studio.text"));
    window_->go_to(MainPlace::modalities);
    EXPECT_TRUE(is_visible("studio.text"));
    find<NavList>("nav").on_activate(3);
    settle();

    EXPECT_FALSE(window_->shows_studio());
    EXPECT_TRUE(is_visible("modality-list"));
}

TEST_F(StudioWindowTest, ANewPackIsWrittenAndHasNothingToMend) {
    window_->go_to(MainPlace::modalities);
    NewPackDialog dialog{window_, window_->workspace()};
    find<wxTextCtrl>("new-pack.title", &dialog).SetValue("Calm hour");
    EXPECT_EQ(find<wxTextCtrl>("new-pack.id", &dialog).GetValue(), "calm_hour");
    const auto make = [&] {
        wxCommandEvent pressed{wxEVT_BUTTON, wxID_OK};
        find<wxButton>("new-pack.make", &dialog).GetEventHandler()->ProcessEvent(pressed);
    };

    find<wxTextCtrl>("new-pack.place", &dialog).SetValue("nowhere");
    make();
    EXPECT_FALSE(find<wxStaticText>("new-pack.trouble", &dialog).GetLabelText().empty());
    find<wxTextCtrl>("new-pack.place", &dialog).SetValue(wxString::FromUTF8(house_.root.string()));
    make();
    ASSERT_EQ(dialog.folder(), house_.root / "calm_hour");
    window_->open_studio(dialog.folder(), StudioRequest::Access::edit);
    settle();

    EXPECT_EQ(studio_->model().errors(), 0U);
    EXPECT_EQ(studio_->model().form_state(), TrialState::current);
}

TEST_F(StudioWindowTest, WhatIsInstalledStandsInTheListAtOnce) {
    window_->open_studio(house_.folder, StudioRequest::Access::edit);
    settle();
    {
        Answering answers{wxID_OK};
        studio_->install();
    }

    EXPECT_NE(window_->workspace().shelf.find("house.session"), nullptr);
    const auto forms = window_->workspace().shelf.forms();
    EXPECT_TRUE(
        std::ranges::any_of(forms, [](const auto& form) { return form->full_id() == "house.session"; }));
}

} // namespace
} // namespace attune
