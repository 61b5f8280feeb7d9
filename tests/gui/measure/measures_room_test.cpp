// SPDX-License-Identifier: Apache-2.0
#include "gui/measure/measures_room.hpp"

#include "core/measure/instrument_shelf.hpp"
#include "gui/measure/choose_client_dialog.hpp"
#include "gui/measure/entry/measure_entry_page.hpp"
#include "gui/measure/measures_panel.hpp"
#include "gui/measure/measures_view_model.hpp"
#include "gui/platform/row_list.hpp"
#include "gui/shell/today_view_model.hpp"
#include "tests/gui/measure/gives_reason.hpp"
#include "tests/gui/practice_fixture.hpp"
#include "tests/unit/caseload/sample_practice.hpp"

#include <algorithm>
#include <utility>
#include <vector>
#include <wx/dialog.h>
#include <wx/modalhook.h>
#include <wx/msgdlg.h>

namespace attune {
namespace {

class MeasuresRoomTest : public PracticeTest {
protected:
    void SetUp() override {
        PracticeTest::SetUp();
        open_practice();
        client_ = add_client("Mara", "Lindqvist");
        add_session(client_, "13:00");
    }
    ResponseId record(const std::string& digits, int weeks_ago = 0) {
        Response response;
        response.client = client_;
        response.instrument = workspace().shelf.measures().find("phq-9");
        response.day = std::chrono::sys_days{clock_.today()} - std::chrono::days{7 * weeks_ago};
        for (const char digit : digits)
            response.answers.push_back(digit == '-' ? Answer{} : Answer::of(digit - '0'));
        return workspace().responses.record(response);
    }
    MeasuresRoom& open() {
        auto& room = show<MeasuresRoom>(workspace(), client_);
        pump();
        return room;
    }

    ClientId client_{};
};

TEST_F(MeasuresRoomTest, ACorrectionAsksWhyAndKeepsWhatStoodThere) {
    const ResponseId id = record("1111111110");
    auto& room = open();

    room.correct(id);
    pump();
    ASSERT_TRUE(room.shows_sheet());
    press_key('3');
    const GivesReason gives{"misread the first line"};
    press_key(WXK_RETURN, wxMOD_CONTROL);

    ASSERT_TRUE(pump_until([&] { return find_window("response") != nullptr; }));
    const auto revisions = workspace().responses.revisions(id);
    ASSERT_EQ(revisions.size(), 2U);
    EXPECT_EQ(revisions[0].response.answers.at(0).value, 1);
    EXPECT_EQ(revisions[1].response.answers.at(0).value, 3);
    EXPECT_EQ(revisions[1].reason, "misread the first line");
    EXPECT_EQ(find<wxStaticText>("response-score").GetLabel(), "11");
    press("response-version-1");
    ASSERT_TRUE(pump_until([&] { return find<wxStaticText>("response-score").GetLabel() == "9"; }));
    EXPECT_EQ(find_window("response-correct"), nullptr);
    picture("measure-response-version");
    close();
}

TEST_F(MeasuresRoomTest, ACorrectionKeepsEveryTotalThatWasStated) {
    Response response;
    response.client = client_;
    response.instrument = workspace().shelf.measures().find("dass-21");
    response.day = clock_.today();
    response.answers.assign(21, Answer::of(1));
    response.stated = {{"depression", 16}, {"anxiety", 14}, {"stress", 12}};
    const ResponseId id = workspace().responses.record(response);
    auto& room = open();

    room.correct(id);
    pump();
    ASSERT_TRUE(room.shows_sheet());
    press_key('2');
    const GivesReason gives{"misread the first line"};
    press_key(WXK_RETURN, wxMOD_CONTROL);

    ASSERT_TRUE(pump_until([&] { return find_window("response") != nullptr; }));
    EXPECT_EQ(workspace().responses.revisions(id).back().response.stated, response.stated);
    close();
}

TEST_F(MeasuresRoomTest, AHalfTypedCorrectionIsOfferedAgainAtTheClientThatTheResponseWentTo) {
    const ResponseId id = record("1111111110");
    const ClientId other = add_client("Łukasz", "Nowak");
    MeasureEntryViewModel half{workspace(), {.client = client_, .measure = {}, .corrects = id}};
    half.sheet().choose(0, 3);
    ASSERT_TRUE(half.keep());

    workspace().measure_desk.move(id, other, "wrong record");

    const MeasureEntryViewModel moved{workspace(), {.client = other, .measure = {}, .corrects = id}};
    EXPECT_TRUE(moved.was_restored());
    EXPECT_EQ(moved.sheet().answer(0).value, 3);
    EXPECT_EQ(MeasuresViewModel(workspace(), other).drafts().size(), 1U);
    EXPECT_TRUE(MeasuresViewModel(workspace(), client_).drafts().empty());
}

TEST_F(MeasuresRoomTest, TheSheetsOfTwoPeopleAreToldApartInTheListAndOnToday) {
    workspace().measure_rights.confirm("sdq", "Free for care use");
    const auto episode = workspace().episodes.current(client_);
    for (const char* rater : {"parent", "teacher"})
        workspace().measure_plans.choose(episode->id, {.measure = "sdq", .rater = rater, .at_start = true});

    const MeasuresViewModel measures{workspace(), client_};
    std::vector<std::string> titles;
    for (const auto& due : measures.due())
        titles.push_back(due.title);
    const TodayViewModel today{workspace()};

    for (const char* title : {"SDQ, by parent", "SDQ, by teacher"}) {
        EXPECT_EQ(std::count(titles.begin(), titles.end(), title), 1) << title;
        ASSERT_EQ(today.due().size(), 1U);
        EXPECT_NE(today.due().front().words.find(title), std::string::npos) << today.due().front().words;
    }
}

TEST_F(MeasuresRoomTest, AWithdrawnResponseLeavesTheListUntilItIsAskedFor) {
    const ResponseId id = record("1111111110");
    auto& room = open();
    room.read(id);
    pump();

    const GivesReason gives{"entered twice"};
    press("response-withdraw");
    pump();
    room.show_list();
    pump();

    EXPECT_EQ(find<RowList>("measures-list").count(), 0U);
    EXPECT_EQ(workspace().responses.listed(client_, ResponseStore::Withdrawn::show).size(), 1U);
    close();
}

/// Reads what a message says and leaves it.
class GoesBack : public wxModalDialogHook {
public:
    GoesBack() { Register(); }
    ~GoesBack() override { Unregister(); }
    wxString message;

protected:
    int Enter(wxDialog* dialog) override {
        message = dynamic_cast<wxMessageDialog&>(*dialog).GetMessage();
        return wxID_OK;
    }
};

TEST_F(MeasuresRoomTest, WhatCannotBeReadAnyMoreIsListedAndTakesNothingElseAway) {
    const ResponseId old = record("1111111110", 2);
    make_unreadable(workspace().vault.database(), "phq-9");
    record("2222222201");
    auto& room = open();

    const auto& lines = find<MeasuresPanel>("measures").model().lines();
    ASSERT_EQ(lines.size(), 2U);
    EXPECT_EQ(lines[0].state, "Kept");
    EXPECT_EQ(lines[1].state, "Not readable");
    EXPECT_EQ(lines[1].measure, "PHQ-9");
    EXPECT_EQ(lines[1].by, "Client");
    GoesBack told;
    room.read(old);
    pump();
    EXPECT_NE(told.message.Find("cannot be read by this version of Attune"), wxNOT_FOUND) << told.message;
    EXPECT_TRUE(find<RowList>("measures-list").IsShownOnScreen());
    close();
}

TEST_F(MeasuresRoomTest, WhatIsDueIsGivenByItsLink) {
    auto& room = open();

    press("measures-give-phq-9");

    ASSERT_TRUE(pump_until([&] { return room.shows_sheet(); }));
    EXPECT_EQ(room.sheet()->model().instrument().id, "phq-9");
    close();
}

TEST_F(MeasuresRoomTest, ASheetThatWasLeftIsOfferedToGoOn) {
    auto& room = open();
    room.give("gad-7");
    pump();
    press_key('2');
    room.show_list();
    pump();

    press("measures-continue-gad-7");

    ASSERT_TRUE(pump_until([&] { return room.shows_sheet(); }));
    EXPECT_EQ(room.sheet()->model().sheet().answer(0).value, 2);
    close();
}

TEST_F(MeasuresRoomTest, ASafetyAnswerStandsFirst) {
    record("2222222220", 8);
    const ResponseId id = record("1111111121");
    auto& room = open();

    room.read(id);
    pump();

    EXPECT_NE(find_window("response-safety"), nullptr);
    picture("measure-result");
    EXPECT_EQ(nameless_controls(&room), std::vector<std::string>{});
    EXPECT_EQ(shared_mnemonics(&room), std::vector<std::string>{});
    close();
}

TEST_F(MeasuresRoomTest, TheListShowsScoresDueAndPlan) {
    for (int week = 6; week >= 1; --week)
        record("111111111" + std::to_string(week % 3), week);
    auto& room = open();

    EXPECT_EQ(find<RowList>("measures-list").count(), 6U);
    EXPECT_NE(find_window("measures-plan"), nullptr);
    EXPECT_EQ(nameless_controls(&room), std::vector<std::string>{});
    EXPECT_EQ(shared_mnemonics(&room), std::vector<std::string>{});
    picture("measures-list");
    close();
}

TEST_F(MeasuresRoomTest, DownGoesFromTheNameIntoTheListOfClients) {
    add_client("\xC5\x81ukasz", "Nowak");
    add_client("Noor", "Haddad");
    ChooseClientDialog dialog{frame_, workspace(), client_, "Whose is it?"};
    dialog.Show();
    pump();
    auto& search = find<wxTextCtrl>("choose-client-find", &dialog);
    auto& list = find<RowList>("choose-client-list", &dialog);
    EXPECT_FALSE(find<wxButton>("choose-client-act", &dialog).IsEnabled());
    search.SetFocus();
    pump();

    press_key(WXK_DOWN);
    pump();

    EXPECT_EQ(list.chosen(), 0U);
    EXPECT_EQ(dialog.client_name(), "Haddad, Noor");
    EXPECT_TRUE(find<wxButton>("choose-client-act", &dialog).IsEnabled());
}

TEST_F(MeasuresRoomTest, ThePlanSaysWhichMeasureGoesOnAndWhatNewEpisodesTake) {
    Client child = *workspace().clients.find(client_);
    child.born = std::chrono::sys_days{clock_.today()} - std::chrono::days{9 * 366};
    workspace().clients.update(child);
    Response response;
    response.client = client_;
    response.instrument = workspace().shelf.measures().find("cpss-5");
    response.day = clock_.today();
    response.index_event = "The accident";
    response.answers = ItemAnswers(response.instrument->items.size(), Answer::of(1));
    workspace().responses.record(response);
    workspace().measure_rights.confirm("cats-2", "Letter of the authors");
    const MeasuresViewModel model{workspace(), client_};

    open();

    EXPECT_NE(find_window("measures-plan-cpss-5"), nullptr);
    EXPECT_EQ(find_window("measures-plan-cats-2"), nullptr);
    ASSERT_EQ(model.plan().front().planned.measure, "cpss-5");
    EXPECT_EQ(model.plan().front().origin, "begun with it; new episodes take CATS-2");
    picture("measures-plan-goes-on");
    close();
}

/// Chooses the client of this name in the first dialog and says why in the second.
class ChoosesClient : public wxModalDialogHook {
public:
    explicit ChoosesClient(std::string name)
        : name_{std::move(name)} {
        Register();
    }
    ~ChoosesClient() override { Unregister(); }
    [[nodiscard]] const std::vector<std::string>& titles() const { return titles_; }
    int Enter(wxDialog* dialog) override {
        titles_.push_back(dialog->GetTitle().utf8_string());
        if (auto* reason = dynamic_cast<wxTextCtrl*>(find_window("reason", dialog))) {
            reason->SetValue("Put into the wrong record");
            return wxID_OK;
        }
        auto& search = find<wxTextCtrl>("choose-client-find", dialog);
        search.SetValue(wxString::FromUTF8(name_));
        pump();
        return wxID_OK;
    }

private:
    std::string name_;
    std::vector<std::string> titles_;
};

TEST_F(MeasuresRoomTest, AResponseInTheWrongRecordIsMovedWithItsReason) {
    const ClientId other = add_client("\xC5\x81ukasz", "Nowak");
    const ResponseId id = record("1111111110");
    auto& room = open();
    room.read(id);
    pump();

    const ChoosesClient chooses{"Nowak"};
    press("response-move");
    pump();

    ASSERT_EQ(chooses.titles().size(), 2U);
    EXPECT_TRUE(workspace().responses.readable(client_).empty());
    ASSERT_EQ(workspace().responses.readable(other).size(), 1U);
    const auto revisions = workspace().responses.revisions(id);
    ASSERT_EQ(revisions.size(), 2U);
    EXPECT_EQ(revisions[1].act, ResponseAct::moved);
    EXPECT_EQ(revisions[1].reason, "Put into the wrong record");
    EXPECT_EQ(revisions[1].response.answers, revisions[0].response.answers);
    EXPECT_EQ(find<RowList>("measures-list").count(), 0U) << "the list of the client, without it";
    close();
}

} // namespace
} // namespace attune
