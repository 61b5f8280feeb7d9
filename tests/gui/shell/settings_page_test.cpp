// SPDX-License-Identifier: Apache-2.0
#include "core/practice/note_settings.hpp"
#include "gui/platform/style.hpp"
#include "gui/platform/theme.hpp"
#include "gui/shell/settings_page.hpp"
#include "tests/gui/clipped_texts.hpp"
#include "tests/gui/practice_fixture.hpp"

#include <algorithm>
#include <wx/checkbox.h>
#include <wx/choice.h>
#include <wx/modalhook.h>
#include <wx/spinctrl.h>

namespace attune {
namespace {

/// Answers every question with one button, and counts them.
class Answer final : public wxModalDialogHook {
public:
    explicit Answer(int button)
        : button_{button} {
        Register();
    }
    ~Answer() override { Unregister(); }
    Answer(const Answer&) = delete;
    Answer& operator=(const Answer&) = delete;
    [[nodiscard]] int asked() const { return asked_; }

protected:
    int Enter(wxDialog*) override {
        ++asked_;
        return button_;
    }

private:
    int button_;
    int asked_ = 0;
};

class SettingsPageTest : public PracticeTest {
protected:
    void SetUp() override {
        PracticeTest::SetUp();
        open_practice();
        page_ = &show<SettingsPage>(workspace());
    }
    void TearDown() override {
        close();
        PracticeTest::TearDown();
    }
    [[nodiscard]] NoteSettings stored() { return NoteSettingsStore{workspace().vault.database()}.load(); }
    static void tick(const std::string& name, bool value) {
        auto& box = find<wxCheckBox>(name);
        box.SetValue(value);
        wxCommandEvent event{wxEVT_CHECKBOX, box.GetId()};
        event.SetEventObject(&box);
        event.SetInt(value ? 1 : 0);
        box.ProcessWindowEvent(event);
    }
    static void turn(const std::string& name, double value) {
        auto& spin = find<wxSpinCtrlDouble>(name);
        spin.SetValue(value);
        wxSpinDoubleEvent event{wxEVT_SPINCTRLDOUBLE, spin.GetId(), value};
        event.SetEventObject(&spin);
        spin.ProcessWindowEvent(event);
    }
    static void pick(const std::string& name, const wxString& words) {
        auto& choice = find<wxChoice>(name);
        ASSERT_TRUE(choice.SetStringSelection(words)) << words;
        wxCommandEvent event{wxEVT_CHOICE, choice.GetId()};
        event.SetEventObject(&choice);
        event.SetInt(choice.GetSelection());
        choice.ProcessWindowEvent(event);
    }

    SettingsPage* page_ = nullptr;
};

TEST_F(SettingsPageTest, ARuleIsSwitchedOffAndItsNumberSetAtOnce) {
    tick("settings-rule.header.session.tasks", false);
    turn("settings-number.header.session.gap_times", 3);

    EXPECT_TRUE(stored().rules.off.contains("header.session.tasks"));
    EXPECT_EQ(stored().rules.parameters.at("header.session.gap_times"), 3);
    EXPECT_FALSE(find<wxSpinCtrlDouble>("settings-number.header.session.tasks_below").IsEnabled());
}

TEST_F(SettingsPageTest, AsDeliveredTakesTheChangeBack) {
    EXPECT_FALSE(find_window("settings-delivered.header.session.gap")->IsShown());
    turn("settings-number.header.session.gap_times", 3);
    EXPECT_TRUE(find_window("settings-delivered.header.session.gap")->IsShown());

    press("settings-delivered.header.session.gap");

    ASSERT_TRUE(pump_until([] { return !find_window("settings-delivered.header.session.gap")->IsShown(); }));
    EXPECT_EQ(stored(), NoteSettings{});
    EXPECT_EQ(find<wxSpinCtrlDouble>("settings-number.header.session.gap_times").GetValue(), 2);
}

TEST_F(SettingsPageTest, ARuleThatBlocksSigningAsksASecondTime) {
    {
        Answer keep{wxID_NO};
        tick("settings-rule.header.session.risk_gap", false);
        EXPECT_EQ(keep.asked(), 1);
    }
    EXPECT_TRUE(stored().rules.off.empty());
    EXPECT_TRUE(find<wxCheckBox>("settings-rule.header.session.risk_gap").GetValue());

    Answer off{wxID_YES};
    tick("settings-rule.header.session.risk_gap", false);

    EXPECT_TRUE(stored().rules.off.contains("header.session.risk_gap"));
}

TEST_F(SettingsPageTest, RulesOfEveryFormAreThere) {
    pick("settings-rules-form", "EMDR");

    tick("settings-rule.emdr.session.e_stuck", false);

    EXPECT_TRUE(stored().rules.off.contains("emdr.session.e_stuck"));
    EXPECT_EQ(find_window("settings-rule.header.session.gap"), nullptr);
}

TEST_F(SettingsPageTest, OneFormReadsDifferently) {
    pick("settings-format", "BIRP");
    pick("settings-format-of", "EMDR");
    pick("settings-own-format", "DAP");

    EXPECT_EQ(stored().format, NoteFormat::birp);
    EXPECT_EQ(stored().formats.at("emdr.session"), NoteFormat::dap);
    EXPECT_EQ(find<Prose>("settings-own-formats").words(), "EMDR: DAP.");

    pick("settings-own-format", "As the practice");
    EXPECT_TRUE(stored().formats.empty());
}

TEST_F(SettingsPageTest, TheHoursOfUnsignedNotesAreARule) {
    turn("settings-number.attune.note.unsigned_hours", 24);

    EXPECT_EQ(workspace().settings.load().unsigned_hours, 24);
}

TEST_F(SettingsPageTest, TheGreetingOnTheClientsScreenIsOffUntilItIsTicked) {
    EXPECT_FALSE(find<wxCheckBox>("settings-kiosk-greeting").GetValue());

    tick("settings-kiosk-greeting", true);

    EXPECT_EQ(workspace().settings.load().kiosk_greeting, KioskGreeting::by_name);
}

TEST_F(SettingsPageTest, NoWordsAreCutInAnyCardInLightOrDark) {
    const auto is_whole = [&] { return clipped_texts(*page_).empty(); };
    EXPECT_TRUE(pump_until(is_whole)) << testing::PrintToString(clipped_texts(*page_));
    for (const char* card : {"settings-measures", "settings-expected"}) {
        int x = 0;
        int y = 0;
        page_->GetViewStart(&x, &y);
        page_->Scroll(0, y + find<wxWindow>(card).GetScreenPosition().y - page_->GetScreenPosition().y);
        picture(card);
    }
    apply_theme(ThemeChoice::dark);
    EXPECT_TRUE(pump_until(is_whole)) << testing::PrintToString(clipped_texts(*page_));
    picture("settings-dark");
    apply_theme(ThemeChoice::light);
}

TEST_F(SettingsPageTest, EveryControlHasANameAndNoMnemonicIsSharedTwice) {
    picture("settings-rules");

    EXPECT_EQ(nameless_controls(page_), std::vector<std::string>{});
    EXPECT_EQ(shared_mnemonics(page_), std::vector<std::string>{});
}

} // namespace
} // namespace attune
