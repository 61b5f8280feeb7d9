// SPDX-License-Identifier: Apache-2.0
#include "gui/start/start_page.hpp"

#include "gui/platform/row_list.hpp"
#include "gui/start/create_practice_dialog.hpp"
#include "gui/start/recovery_sheet_panel.hpp"
#include "tests/gui/practice_fixture.hpp"

#include <fstream>
#include <wx/app.h>
#include <wx/choice.h>
#include <wx/stattext.h>

namespace attune {
namespace {

class StartPageTest : public PracticeTest {
protected:
    StartPage& show_page() {
        practices_.emplace(folder_ / "practices");
        practices_->remember({.folder = vault_folder_, .name = "Lindenhof Practice", .opened = clock_.now()});
        auto& page = show<StartPage>(*practices_, surroundings_,
                                     StartPage::Options{.version = "0.1", .make_demo = {}, .demo_passphrase = {},
                                                        .cost = test_cost});
        page.on_open = [this](std::unique_ptr<Vault> vault) { opened_ = std::move(vault); };
        return page;
    }
    void type_passphrase(const std::string& words) { type_into("start-passphrase", words); }
    std::string problem() { return find<Prose>("start-problem").words().utf8_string(); }
    std::filesystem::path write_a_backup() {
        return Vault::open(vault_folder_, "Dr Ana Kovač", Passphrase{std::string{passphrase}}, surroundings_)
            ->backup(folder_ / "backups");
    }
    void TearDown() override {
        opened_.reset();
        PracticeTest::TearDown();
    }

    std::optional<PracticeShelf> practices_;
    std::unique_ptr<Vault> opened_;
};

/// Enter as the text field reports it.
void press_enter(const std::string& field) {
    auto& text = find<wxTextCtrl>(field);
    wxCommandEvent event{wxEVT_TEXT_ENTER, text.GetId()};
    event.SetEventObject(&text);
    text.ProcessWindowEvent(event);
    pump();
}

TEST_F(StartPageTest, TheLastPracticeIsChosenWithItsUsers) {
    auto& page = show_page();

    EXPECT_EQ(find<wxStaticText>("start-title").GetLabel(), "Unlock Lindenhof Practice");
    EXPECT_EQ(find<wxChoice>("start-user").GetStringSelection(), wxString::FromUTF8("Dr Ana Kovač"));
    EXPECT_EQ(nameless_controls(&page), std::vector<std::string>{});
    EXPECT_EQ(shared_mnemonics(&page), std::vector<std::string>{});
    picture("start");
}

TEST_F(StartPageTest, TheRightPassphraseOpens) {
    show_page();

    type_passphrase(passphrase);
    press("start-unlock");

    ASSERT_TRUE(pump_until([this] { return opened_ != nullptr; }));
    EXPECT_EQ(opened_->practice(), "Lindenhof Practice");
}

TEST_F(StartPageTest, AWrongPassphraseSaysSoAndKeepsThePage) {
    show_page();

    type_passphrase("seven lanterns under the water");
    press("start-unlock");

    ASSERT_TRUE(pump_until([this] { return !problem().empty(); }));
    EXPECT_EQ(problem().substr(0, 49), "That passphrase does not open this practice. Type");
    EXPECT_EQ(opened_, nullptr);
    picture("start-wrong");
}

TEST_F(StartPageTest, ADamagedKeyringIsNamedBeforeAnyPassphrase) {
    std::ofstream{vault_folder_ / "keyring"} << "not a keyring";

    show_page();

    EXPECT_NE(problem().find("keyring"), std::string::npos);
    EXPECT_FALSE(find_window("start-unlock")->IsShownOnScreen());
}

TEST_F(StartPageTest, APracticeThatIsOpenElsewhereSaysWhereToGo) {
    show_page();
    open_practice();

    type_passphrase(passphrase);
    press("start-unlock");

    ASSERT_TRUE(pump_until([this] { return !problem().empty(); }));
    EXPECT_NE(problem().find("another window"), std::string::npos);
}

TEST_F(StartPageTest, APracticeThatIsNotInTheListIsPutThere) {
    auto& page = show_page();
    practices_->forget(vault_folder_);

    page.choose(vault_folder_);

    ASSERT_EQ(practices_->practices().size(), 1U);
    EXPECT_EQ(practices_->practices().front().name, "Lindenhof Practice");
    EXPECT_TRUE(find_window("practices")->IsShownOnScreen());
}

TEST_F(StartPageTest, ABackupBecomesAPracticeThatIsChosen) {
    const auto backup = write_a_backup();
    auto& page = show_page();

    page.restore(backup, folder_ / "Restored.attune");

    ASSERT_TRUE(pump_until([&] { return practices_->practices().size() == 2; }));
    EXPECT_EQ(practices_->practices().front().folder.filename(), "Restored.attune");
    EXPECT_EQ(problem(), "");
    EXPECT_EQ(find<wxStaticText>("start-title").GetLabel(), "Unlock Lindenhof Practice");
    picture("start-restored");
}

TEST_F(StartPageTest, ABackupIsNeverWrittenOverAPractice) {
    const auto backup = write_a_backup();
    auto& page = show_page();

    page.restore(backup, vault_folder_);

    ASSERT_TRUE(pump_until([this] { return !problem().empty(); }));
    EXPECT_EQ(problem(), "This folder exists already. Choose another name or place.");
}

TEST_F(StartPageTest, ABackupThatWasChangedIsNotRestored) {
    const auto backup = write_a_backup();
    std::ofstream{backup / "vault.db", std::ios::app} << "x";
    auto& page = show_page();

    page.restore(backup, folder_ / "Restored.attune");

    ASSERT_TRUE(pump_until([this] { return !problem().empty(); }));
    EXPECT_NE(problem().find("Nothing was restored"), std::string::npos);
    EXPECT_FALSE(std::filesystem::exists(folder_ / "Restored.attune"));
    EXPECT_EQ(find<wxStaticText>("start-title").GetLabel(), "Unlock Lindenhof Practice");
}

TEST_F(StartPageTest, AFolderThatIsNoBackupSaysSo) {
    auto& page = show_page();

    page.restore(folder_, folder_ / "Restored.attune");

    ASSERT_TRUE(pump_until([this] { return !problem().empty(); }));
    EXPECT_NE(problem().find("not a backup"), std::string::npos);
}

TEST_F(StartPageTest, CreatingTakesThreeStepsAndEndsWithTheSheetKept) {
    PracticeShelf practices{folder_ / "practices"};
    auto* dialog = new CreatePracticeDialog{frame_, practices, surroundings_, test_cost};
    dialog->Show();
    pump();
    EXPECT_EQ(shared_mnemonics(dialog), std::vector<std::string>{});

    press("create-next");
    EXPECT_EQ(find<Prose>("create-problem").words(), "Fill in the name of the practice.");
    type_into("create-name", "Seaside");
    type_into("create-folder", (folder_ / "Seaside.attune").string());
    press("create-next");
    type_into("create-user", "Noa Berg");
    type_into("create-passphrase", "short");
    press("create-next");
    EXPECT_FALSE(find<Prose>("create-problem").words().empty());
    type_into("create-passphrase", "eleven quiet herons at dusk");
    press_enter("create-passphrase");
    EXPECT_EQ(find<Prose>("create-problem").words(), "Type the passphrase a second time.");
    type_into("create-again", "eleven quiet herons at dusk");
    picture("create-2");
    press_enter("create-again");
    ASSERT_TRUE(pump_until([&] { return find_window("recovery-code", dialog)->IsShownOnScreen(); }));
    press("create-next");
    EXPECT_FALSE(find<Prose>("create-problem").words().empty());

    const std::string code = find<wxTextCtrl>("recovery-code").GetValue().utf8_string();
    auto* sheet = dynamic_cast<RecoverySheetPanel*>(find_window("recovery-code")->GetParent());
    sheet->save_to((folder_ / "sheet.txt").string());
    const auto groups = recovery_groups(code);
    std::string flat;
    for (const auto& group : groups)
        flat += (flat.empty() ? "" : " ") + group;
    const auto [first, second] = groups_to_repeat(flat);
    type_into("recovery-first", groups.at(first));
    type_into("recovery-second", groups.at(second));

    EXPECT_TRUE(sheet->is_done());
    EXPECT_TRUE(std::filesystem::exists(folder_ / "Seaside.attune" / "vault.db"));
    dialog->Destroy();
    pump();
}

TEST_F(StartPageTest, TheRecoverySheetOpensWithoutAPassphrase) {
    practices_.emplace(folder_ / "practices");
    StartViewModel model{*practices_, surroundings_};
    model.deliver = [](std::function<void()> action) { wxTheApp->CallAfter(std::move(action)); };
    model.on_open = [this](std::unique_ptr<Vault> vault) { opened_ = std::move(vault); };
    model.choose(vault_folder_);

    model.unlock_with_recovery("Dr Ana Kovač", recovery_code_);

    EXPECT_TRUE(pump_until([this] { return opened_ != nullptr; }));
}

} // namespace
} // namespace attune
