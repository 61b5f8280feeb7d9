// SPDX-License-Identifier: Apache-2.0
// A client who is hasty, or holds a key, and a disk that is full meanwhile.
#include "core/measure/instrument_shelf.hpp"
#include "core/response/measure_rights.hpp"
#include "gui/measure/kiosk/kiosk_page.hpp"
#include "tests/gui/practice_fixture.hpp"

#include <wx/stattext.h>

namespace attune {
namespace {

class KioskClientTest : public PracticeTest {
protected:
    void SetUp() override {
        PracticeTest::SetUp();
        open_practice();
        client_ = add_client("Mara", "Lindqvist");
        workspace().measure_rights.confirm("ors", "a licence");
    }
    void TearDown() override {
        close();
        PracticeTest::TearDown();
    }
    KioskPage& begin(const std::string& measure) {
        auto& page = show<KioskPage>(
            workspace(), KioskRequest{.client = client_, .measure = measure, .rater = {}, .about = {}});
        pump();
        page.model().begin();
        pump();
        return page;
    }
    /// A key as the keyboard sends it; keys that are held send the same again.
    static void send(wxWindow& page, int key) {
        wxKeyEvent event{wxEVT_CHAR_HOOK};
        event.SetEventObject(&page);
        event.m_keyCode = key;
        event.m_rawFlags = static_cast<wxUint32>(key); // which place of the keyboard, as GTK says it
        page.GetEventHandler()->ProcessEvent(event);
    }
    static void choose(const std::string& name) {
        auto& button = find<wxToggleButton>(name);
        wxCommandEvent event{wxEVT_TOGGLEBUTTON, button.GetId()};
        event.SetEventObject(&button);
        button.GetEventHandler()->ProcessEvent(event);
    }
    /// Whether the button takes a press of the mouse at that time.
    static bool takes_press(const std::string& name, long milliseconds) {
        auto& button = find<wxWindow>(name);
        wxMouseEvent event{wxEVT_LEFT_DOWN};
        event.SetEventObject(&button);
        event.SetTimestamp(milliseconds);
        return !button.GetEventHandler()->ProcessEvent(event);
    }
    Database& database() { return workspace().vault.database(); }
    void fill_disk() {
        database().execute("CREATE TEMP TRIGGER full_insert BEFORE INSERT ON response_draft "
                           "BEGIN SELECT RAISE(ABORT, 'test'); END");
        database().execute("CREATE TEMP TRIGGER full_update BEFORE UPDATE ON response_draft "
                           "BEGIN SELECT RAISE(ABORT, 'test'); END");
    }
    void free_disk() {
        database().execute("DROP TRIGGER full_insert");
        database().execute("DROP TRIGGER full_update");
    }
    std::size_t answers_kept() {
        std::size_t given = 0;
        for (const DraftKey& key : workspace().response_drafts.of(client_)) {
            const auto draft = workspace().response_drafts.find(*workspace().shelf.measures().find(key.measure), key);
            for (const Answer& answer : draft->answers)
                given += answer.is_given() ? 1 : 0;
        }
        return given;
    }

    ClientId client_{};
};

TEST_F(KioskClientTest, TwoKeysBeforeTheNextQuestionStandsThereAnswerOne) {
    auto& page = begin("phq-9");
    send(page, '1');
    send(page, '2');
    pump();

    EXPECT_EQ(page.model().item(), 1U);
    EXPECT_EQ(answers_kept(), 1U);
    send(page, '3');
    pump();
    EXPECT_EQ(page.model().item(), 2U);
}

TEST_F(KioskClientTest, TwoPressesOfOneAnswerAnswerOneQuestion) {
    auto& page = begin("phq-9");
    choose("kiosk-answer-2");
    choose("kiosk-answer-2");
    pump();

    EXPECT_EQ(page.model().item(), 1U);
    EXPECT_EQ(answers_kept(), 1U);
}

TEST_F(KioskClientTest, AKeyThatIsHeldAnswersOneQuestion) {
    auto& page = begin("phq-9");
    for (int repeat = 0; repeat < 9; ++repeat) {
        send(page, '2');
        pump();
    }

    EXPECT_EQ(page.model().item(), 1U);
    EXPECT_EQ(answers_kept(), 1U);
}

TEST_F(KioskClientTest, TheSecondPressOfADoubleClickIsNotForTheNextQuestion) {
    auto& page = begin("phq-9");
    EXPECT_TRUE(takes_press("kiosk-answer-2", 1000));
    choose("kiosk-answer-2");
    pump();

    EXPECT_FALSE(takes_press("kiosk-answer-2", 1100));
    EXPECT_FALSE(takes_press("kiosk-answer-2", 1200));
    EXPECT_TRUE(takes_press("kiosk-answer-2", 3000));
    EXPECT_EQ(page.model().item(), 1U);
}

TEST_F(KioskClientTest, ADiskThatIsFullIsToldAtOnceAndNothingIsLost) {
    auto& page = begin("phq-9");
    send(page, '1');
    pump();
    EXPECT_FALSE(find<wxWindow>("kiosk-trouble").IsShown());

    fill_disk();
    send(page, '2');
    pump();
    EXPECT_TRUE(find<wxWindow>("kiosk-trouble").IsShown());
    EXPECT_NE(find<wxStaticText>("kiosk-trouble").GetLabel().Find("call your therapist"), wxNOT_FOUND);
    EXPECT_EQ(answers_kept(), 1U);

    free_disk();
    send(page, '3');
    pump();
    EXPECT_FALSE(find<wxWindow>("kiosk-trouble").IsShown());
    EXPECT_EQ(answers_kept(), 3U);
}

TEST_F(KioskClientTest, AMarkThatCannotBeKeptIsToldToo) {
    auto& page = begin("ors");
    fill_disk();
    auto& line = find<wxSlider>("kiosk-line");
    const auto mark = [&](int at) {
        line.SetValue(at);
        wxCommandEvent event{wxEVT_SLIDER, line.GetId()};
        event.SetEventObject(&line);
        line.GetEventHandler()->ProcessEvent(event);
        pump();
    };
    mark(60);
    EXPECT_TRUE(find<wxWindow>("kiosk-trouble").IsShown());

    free_disk();
    mark(61);
    EXPECT_FALSE(find<wxWindow>("kiosk-trouble").IsShown());
    EXPECT_EQ(answers_kept(), 1U);
    EXPECT_EQ(page.model().item(), 0U);
    press("kiosk-next");
    pump();
    EXPECT_EQ(page.model().item(), 1U);
}

} // namespace
} // namespace attune
