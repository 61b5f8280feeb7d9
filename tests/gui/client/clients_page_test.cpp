// SPDX-License-Identifier: Apache-2.0
#include "gui/client/clients_page.hpp"

#include "gui/client/client_dialogs.hpp"
#include "gui/platform/nav_list.hpp"
#include "gui/platform/row_list.hpp"
#include "gui/platform/theme.hpp"
#include "tests/gui/in_dialog.hpp"
#include "tests/gui/practice_fixture.hpp"

#include <wx/choice.h>
#include <wx/stattext.h>
#include <wx/modalhook.h>

namespace attune {
namespace {

class ClientsPageTest : public PracticeTest {
protected:
    void SetUp() override {
        PracticeTest::SetUp();
        open_practice();
    }
    ClientsPage& show_page() {
        return show<ClientsPage>(workspace(), PageMakers{.note = [](wxWindow* parent, NoteId, const NotePageCalls&) {
                                                             return NotePageHandle{.window = new wxPanel{parent},
                                                                                   .save_now = [] {},
                                                                                   .run = [](NoteCommand) {}};
                                                         },
                                                         .progress = [](wxWindow* parent, ClientId,
                                                                        const ProgressCalls&) -> wxWindow* {
                                                             return new wxPanel{parent};
                                                         }});
    }
    void choose_filter(ClientFilter filter) {
        auto& choice = find<wxChoice>("client-filter");
        choice.SetSelection(static_cast<int>(filter));
        wxCommandEvent event{wxEVT_CHOICE, choice.GetId()};
        event.SetInt(static_cast<int>(filter));
        event.SetEventObject(&choice);
        choice.GetEventHandler()->ProcessEvent(event);
        pump();
    }
};

/// Fills a dialog while it is modal.
class DialogFiller : public wxModalDialogHook {
public:
    DialogFiller(std::function<void(wxDialog*)> fill)
        : fill_{std::move(fill)} {
        Register();
    }
    ~DialogFiller() override { Unregister(); }

protected:
    int Enter(wxDialog* dialog) override {
        dialog->CallAfter([this, dialog] { fill_(dialog); });
        return wxID_NONE;
    }

private:
    std::function<void(wxDialog*)> fill_;
};

TEST_F(ClientsPageTest, FindingFoldsAccentsAndCase) {
    add_client("Łukasz", "Wójcik");
    add_client("Lucía", "Ferrer");
    show_page();

    choose_filter(ClientFilter::all);
    type_into("client-find", "lukasz");

    EXPECT_EQ(find<RowList>("client-list").count(), 1U);
    EXPECT_EQ(find<wxStaticText>("client-count").GetLabel(), "1 of 2");
}

TEST_F(ClientsPageTest, AnEmptyPracticeOffersToAddTheFirstClient) {
    auto& page = show_page();

    EXPECT_TRUE(find_window("no-client")->IsShown());
    EXPECT_TRUE(find_window("client-list-empty")->IsShown());
    EXPECT_EQ(nameless_controls(&page), std::vector<std::string>{});
    picture("clients-empty");
}

TEST_F(ClientsPageTest, NewClientIsAddedThroughTheDialogAndOpened) {
    auto& page = show_page();
    const DialogFiller filler{[](wxDialog* dialog) {
        find<wxTextCtrl>("client-given", dialog).SetValue("Mara");
        find<wxTextCtrl>("client-family", dialog).SetValue("Lindqvist");
        find<wxTextCtrl>("client-born", dialog).SetValue("1992-05-17");
        EXPECT_TRUE(find<wxChoice>("client-sex", dialog).SetStringSelection("Woman"));
        picture_of(*dialog, "client-dialog");
        EXPECT_EQ(nameless_controls(dialog), std::vector<std::string>{});
        EXPECT_EQ(shared_mnemonics(dialog), std::vector<std::string>{});
        press("dialog-ok");
    }};

    page.new_client();

    ASSERT_NE(page.client_page(), nullptr);
    EXPECT_EQ(find<wxStaticText>("client-name").GetLabel(), "Mara Lindqvist");
    EXPECT_EQ(find<wxStaticText>("client-line").GetLabel().substr(0, 9), "34 years.");
    EXPECT_EQ(find<RowList>("client-list").count(), 1U);
    const auto added = workspace().clients.search("Mara", Archived::hide, workspace().clock.today());
    EXPECT_EQ(workspace().clients.find(added.at(0).id)->sex, Sex::woman);
}

TEST_F(ClientsPageTest, AWrongBirthDateIsSaidInTheDialog) {
    auto& page = show_page();
    bool said = false;
    const DialogFiller filler{[&](wxDialog* dialog) {
        find<wxTextCtrl>("client-given", dialog).SetValue("Mara");
        find<wxTextCtrl>("client-born", dialog).SetValue("17.5.1992");
        press("dialog-ok");
        said = find<Prose>("dialog-problem", dialog).words().Contains("Born must be a day");
        press("dialog-cancel");
    }};

    page.new_client();

    EXPECT_TRUE(said);
    EXPECT_EQ(workspace().clients.count(Archived::show), 0U);
}

TEST_F(ClientsPageTest, EveryTabHasNamesAndOwnMnemonics) {
    const ClientId mara = add_client("Mara", "Lindqvist");
    add_session(mara, "13:00");
    auto& page = show_page();
    page.open_client(mara);

    for (const ClientTab tab : {ClientTab::overview, ClientTab::sessions, ClientTab::record}) {
        page.client_page()->show_tab(tab);
        pump();
        picture("client-tab-" + std::to_string(static_cast<int>(tab)));
        EXPECT_EQ(nameless_controls(&page), std::vector<std::string>{});
        EXPECT_EQ(shared_mnemonics(&page), std::vector<std::string>{});
    }
    apply_theme(ThemeChoice::dark);
    page.client_page()->show_tab(ClientTab::overview);
    picture("client-dark");
    apply_theme(ThemeChoice::light);
}

TEST_F(ClientsPageTest, ArchivingTakesAClientOffTheListAndRestoringBringsThemBack) {
    const ClientId mara = add_client("Mara", "Lindqvist");
    auto& page = show_page();
    choose_filter(ClientFilter::all);
    page.open_client(mara, ClientTab::record);

    press("record-archive");
    ASSERT_TRUE(pump_until([] { return find<RowList>("client-list").count() == 0; }));
    press("record-archive");

    EXPECT_TRUE(pump_until([] { return find<RowList>("client-list").count() == 1; }));
}

TEST_F(ClientsPageTest, APlannedSessionStandsInTheListAndCanBeRemoved) {
    const ClientId mara = add_client("Mara", "Lindqvist");
    add_session(mara, "13:00");
    auto& page = show_page();
    page.open_client(mara, ClientTab::sessions);
    auto& list = find<RowList>("session-list");
    ASSERT_EQ(list.count(), 1U);

    list.choose(0);
    list.on_select(0);
    press("session-remove");

    EXPECT_TRUE(pump_until([&] { return list.count() == 0; }));
    EXPECT_TRUE(workspace().episodes.sessions_of(mara).empty());
}

TEST_F(ClientsPageTest, NewNoteOffersWhatThisClientUsuallyGetsFirst) {
    Client mara;
    mara.given_name = "Mara";
    const ClientId id = workspace().clients.add(mara);
    ClientViewModel model{workspace(), id};
    const auto before = model.forms();
    static_cast<void>(model.start_note("se.session"));

    const auto after = model.forms();

    ASSERT_GT(after.size(), 3U);
    EXPECT_FALSE(before.front().is_usual);
    EXPECT_EQ(after.front().title, "Somatic Experiencing session");
    EXPECT_TRUE(after.front().is_usual);
    EXPECT_FALSE(after.at(1).is_usual);
    EXPECT_EQ(after.at(1).title, before.front().title);
}

TEST_F(ClientsPageTest, ClosingANoteComesBackToItsClient) {
    const ClientId mara = add_client("Mara", "Lindqvist");
    auto& page = show_page();
    page.open_client(mara);

    page.client_page()->begin_note("emdr.session");
    ASSERT_TRUE(pump_until([&] { return page.shows_note(); }));
    page.close_note();

    EXPECT_FALSE(page.shows_note());
    EXPECT_EQ(page.client_page()->model().sessions().size(), 1U);
    EXPECT_EQ(page.client_page()->model().sessions().front().mark, Mark::caution);
}

} // namespace
} // namespace attune
