// SPDX-License-Identifier: Apache-2.0
#include "tests/gui/gui_test.hpp"

#include "gui/platform/accessible.hpp"
#include "gui/platform/card.hpp"
#include "gui/platform/held_key.hpp"
#include "gui/platform/info_bar.hpp"
#include "gui/platform/marks.hpp"
#include "gui/platform/nav_list.hpp"
#include "gui/platform/panes.hpp"
#include "gui/platform/row_list.hpp"
#include "gui/platform/splitter.hpp"
#include "gui/platform/undo.hpp"

#include <cmath>
#include <numeric>
#include <wx/choice.h>
#include <wx/clipbrd.h>
#include <wx/image.h>
#include <wx/sizer.h>
#include <wx/uiaction.h>

namespace attune {
namespace {

class PlatformTest : public GuiTest {};

/// Every part of the house on one page.
class SamplePage : public wxPanel {
public:
    explicit SamplePage(wxWindow* parent)
        : wxPanel{parent} {
        auto* splitter = new Splitter{this, "sample-splitter", "", 152};
        auto* side = new StyledPanel{splitter, "attune-side"};
        nav = new NavList{side, "nav", "Places"};
        nav->set_items({{"today", "Today", "4", {}, {}}, {"clients", "Clients", "", Mark::good, {}}, {"p5", "5 Installation", "1", Mark::critical, "5 Installation, 1 to fill"}});
        auto* side_sizer = new wxBoxSizer{wxVERTICAL};
        side_sizer->Add(nav, wxSizerFlags{}.Expand().Border(wxTOP, 8));
        side->SetSizer(side_sizer);
        auto* page = new wxPanel{splitter};
        splitter->split(side, page, 120, 400, 240);
        auto* sizer = new wxBoxSizer{wxVERTICAL};
        bar = new InfoBar{page, "sample-bar"};
        sizer->Add(bar, wxSizerFlags{}.Expand());
        sizer->Add(text(page, "Tuesday 9 March", FontRole::title), wxSizerFlags{}.Border(wxALL, 16));
        auto* card = new Card{page, "Where things stand"};
        card->add_link("open-progress", "Open progress");
        card->set_note("four series");
        card->add_line();
        card->content()->Add(new StatusText{card, Mark::good, "Recovered"}, wxSizerFlags{}.Border(wxTOP, 8));
        card->content()->Add(new StatusText{card, Mark::caution, "Due since 2 Feb"}, wxSizerFlags{}.Border(wxTOP, 8));
        card->content()->Add(wrapped_text(card, "On opening, Attune checks that the record is as you locked it yesterday at 18:05. Unlocking takes about a second; the delay makes guessing slow for anyone else. On opening, Attune checks that the record is as you locked it.", FontRole::small, Tone::muted), wxSizerFlags{}.Expand().Border(wxTOP, 8));
        sizer->Add(card, wxSizerFlags{}.Expand().Border(wxLEFT | wxRIGHT, 16));
        auto* row = new wxBoxSizer{wxHORIZONTAL};
        row->Add(text_field(page, "name", "Name", "Typed"), wxSizerFlags{1}.CentreVertical());
        choice = new wxChoice{page, wxID_ANY, wxDefaultPosition, wxDefaultSize, 0, nullptr};
        choice->Append("One");
        choice->Append("Two");
        choice->SetSelection(0);
        set_accessible(choice, "choice", "A choice");
        row->Add(choice, wxSizerFlags{}.CentreVertical().Border(wxLEFT, 8));
        auto* plain = push_button(page, "plain", "Open client");
        row->Add(plain, wxSizerFlags{}.CentreVertical().Border(wxLEFT, 8));
        auto* blue = push_button(page, "blue", "Start note");
        suggested(blue);
        row->Add(blue, wxSizerFlags{}.CentreVertical().Border(wxLEFT, 8));
        sizer->Add(row, wxSizerFlags{}.Expand().Border(wxALL, 16));
        notes = text_field(page, "notes", "Notes", "", wxTE_MULTILINE);
        sizer->Add(notes, wxSizerFlags{}.Expand().Border(wxLEFT | wxRIGHT, 16));
        auto* frame = new StyledPanel{page, "attune-framed"};
        list = new RowList{frame, "list", "Appointments", {{"Time", 64}, {"Client", 190, false, true}, {"No", 44, true}, {"Session", 0}, {"Note", 150, false, false, true}}, 40};
        list->cell = [](std::size_t line, std::size_t column) -> RowCell {
            switch (column) {
            case 0: return {"9:00", {}, {}};
            case 1: return {"Ferrer, Lucía", {}, {}};
            case 2: return {wxString::Format("%zu", line), {}, {}};
            case 3: return {"Attachment, in person", {}, {}};
            default: return line % 2 == 0 ? RowCell{"Note signed", Mark::good, Tone::good} : RowCell{"Draft, 2 to fill", Mark::caution, Tone::caution};
            }
        };
        list->set_count(5);
        auto* frame_sizer = new wxBoxSizer{wxVERTICAL};
        frame_sizer->Add(list, wxSizerFlags{1}.Expand().Border(wxALL, 1));
        frame->SetSizer(frame_sizer);
        sizer->Add(frame, wxSizerFlags{1}.Expand().Border(wxALL, 16));
        page->SetSizer(sizer);
        auto* all = new wxBoxSizer{wxVERTICAL};
        all->Add(splitter, wxSizerFlags{1}.Expand());
        SetSizer(all);
    }
    NavList* nav;
    InfoBar* bar;
    wxChoice* choice;
    wxTextCtrl* notes;
    RowList* list;
};

TEST_F(PlatformTest, EveryPartHasANameForScreenReaders) {
    auto& page = show<SamplePage>();
    page.nav->select(1);
    page.list->choose(2);
    picture("platform-light");
    apply_theme(ThemeChoice::dark);
    page.bar->show(InfoKind::information, "Draft restored: the last session did not lock.", "Open draft");
    pump();
    picture("platform-dark");
    apply_theme(ThemeChoice::light);

    EXPECT_EQ(nameless_controls(&page), std::vector<std::string>{});
}

TEST_F(PlatformTest, UndoGoesBackWordByWordAndForwardAgain) {
    auto& page = show<SamplePage>();
    UndoStack stack;
    stack.attach(page.notes);

    page.notes->AppendText("Slept");
    page.notes->AppendText(" better");
    stack.undo();
    EXPECT_EQ(page.notes->GetValue(), "Slept");
    stack.undo();
    EXPECT_EQ(page.notes->GetValue(), "");
    EXPECT_FALSE(stack.can_undo());
    stack.redo();
    stack.redo();

    EXPECT_EQ(page.notes->GetValue(), "Slept better");
}

TEST_F(PlatformTest, UndoSurvivesAFieldThatIsGone) {
    auto& page = show<SamplePage>();
    UndoStack stack;
    auto* field = new wxTextCtrl{&page, wxID_ANY, {}, wxDefaultPosition, wxDefaultSize, wxTE_MULTILINE};
    stack.attach(field);
    field->AppendText("gone");

    field->Destroy();
    pump();
    stack.undo();

    EXPECT_FALSE(stack.can_undo());
}

TEST_F(PlatformTest, ClearingTheStackLeavesNothingToUndo) {
    auto& page = show<SamplePage>();
    UndoStack stack;
    stack.attach(page.notes);
    page.notes->AppendText("secret");

    stack.clear();

    EXPECT_FALSE(stack.can_undo());
    EXPECT_FALSE(stack.can_redo());
}

TEST_F(PlatformTest, TheThemeIsSwitchedForColoursAndWindowsAtOnce) {
    auto& page = show<SamplePage>();
    int told = 0;
    page.Bind(wxEVT_SYS_COLOUR_CHANGED, [&](wxSysColourChangedEvent& event) {
        ++told;
        event.Skip();
    });

    apply_theme(ThemeChoice::dark);
    EXPECT_TRUE(palette().dark);
    EXPECT_TRUE(pump_until([&] { return told > 0; }));
    apply_theme(ThemeChoice::light);

    EXPECT_FALSE(palette().dark);
}

TEST_F(PlatformTest, AMarkFollowsTheTheme) {
    auto& page = show<SamplePage>();
    auto* mark = mark_picture(&page, Mark::information);
    const auto colours = [&] {
        const wxImage image = mark->GetBitmap().ConvertToImage();
        return std::string{reinterpret_cast<const char*>(image.GetData()),
                           static_cast<std::size_t>(image.GetWidth() * image.GetHeight() * 3)};
    };
    const std::string light = colours();

    apply_theme(ThemeChoice::dark);
    EXPECT_TRUE(pump_until([&] { return colours() != light; }));
    apply_theme(ThemeChoice::light);

    EXPECT_TRUE(pump_until([&] { return colours() == light; }));
}

TEST_F(PlatformTest, ANavigationListKeepsItsRowWhenItIsFilledAnew) {
    auto& page = show<SamplePage>();
    page.nav->select(1);

    page.nav->set_items({{"p5", "5 Installation", "", {}, {}}, {"clients", "Clients", "", {}, {}}});

    ASSERT_TRUE(page.nav->selected().has_value());
    EXPECT_EQ(page.nav->items()[*page.nav->selected()].id, "clients");
}

TEST_F(PlatformTest, ACopiedRowHoldsItsCellsWithTabsBetween) {
    auto& page = show<SamplePage>();
    page.list->choose(2);
    wxKeyEvent key{wxEVT_CHAR_HOOK};
    key.SetEventObject(page.list);
    key.m_keyCode = 'C';
    key.SetControlDown(true);

    page.list->GetEventHandler()->ProcessEvent(key);

    const wxClipboardLocker lock;
    wxTextDataObject words;
    ASSERT_TRUE(wxTheClipboard->GetData(words));
    EXPECT_EQ(words.GetText().utf8_string(), "9:00\tFerrer, Lucía\t2\tAttachment, in person\tNote signed");
}

TEST_F(PlatformTest, ColumnsOfAListGrowWithTheLettersAsFarAsThereIsRoom) {
    auto& page = show<SamplePage>();
    const auto widths = [&] {
        std::vector<int> all;
        for (unsigned i = 0; i < page.list->GetColumnCount(); ++i)
            all.push_back(page.list->GetColumn(i)->GetWidth());
        return all;
    };
    const double letters = text_size();
    const auto usual = widths();

    apply_text_size(1.15);
    EXPECT_TRUE(pump_until([&] { return std::abs(widths()[1] - usual[1] * 1.15) <= 1; }));
    EXPECT_NEAR(text_size() / letters, 1.15, 0.01);
    const auto wide = widths();
    apply_text_size(1.6);
    EXPECT_TRUE(pump_until([&] { return widths()[1] > wide[1]; }));
    const auto widest = widths();
    apply_text_size(1.0);
    EXPECT_TRUE(pump_until([&] { return widths() == usual; }));

    EXPECT_LE(std::accumulate(widest.begin(), widest.end(), 0), page.list->GetClientSize().x);
}

TEST_F(PlatformTest, AKeyIsHeldUntilItIsLetGoWhereverTheFocusIs) {
    auto& page = show<SamplePage>();
    HeldKey held{&page};
    std::optional<wxKeyEvent> pressed;
    page.choice->SetFocus();
    page.Bind(wxEVT_CHAR_HOOK, [&](wxKeyEvent& event) { pressed = event; });
    wxUIActionSimulator keys;
    keys.KeyDown('5');
    ASSERT_TRUE(pump_until([&] { return pressed.has_value(); }));

    EXPECT_FALSE(held.is_repeat(*pressed));
    EXPECT_TRUE(held.is_repeat(*pressed));
    page.nav->SetFocus();
    keys.KeyUp('5');
    EXPECT_TRUE(pump_until([&] { return !held.is_repeat(*pressed); }));
}

TEST_F(PlatformTest, ADropDownListTellsItsFocus) {
    auto& page = show<SamplePage>();
    EXPECT_FALSE(is_accessibly_focused(page.choice));

    page.choice->SetFocus();
    EXPECT_TRUE(pump_until([&] { return is_accessibly_focused(page.choice); }));
    page.notes->SetFocus();
    EXPECT_TRUE(pump_until([&] { return !is_accessibly_focused(page.choice); }));
}

TEST_F(PlatformTest, AButtonActsWhenTheCallThatPressedItIsOver) {
    auto& page = show<SamplePage>();
    auto& button = find<wxButton>("blue");
    bool pressed = false;
    button.Bind(wxEVT_BUTTON, [&](wxCommandEvent&) { pressed = true; });
    wxCommandEvent press{wxEVT_BUTTON, button.GetId()};
    press.SetEventObject(&button);

    button.GetEventHandler()->ProcessEvent(press);

    EXPECT_FALSE(pressed) << "an assistive tool would wait for whatever opens now";
    EXPECT_TRUE(pump_until([&] { return pressed; }));
    EXPECT_TRUE(page.IsShown());
}

TEST_F(PlatformTest, TheKeyboardGoesFromPaneToPaneAndBackToWhereItWas) {
    auto& page = show<SamplePage>();
    make_pane(page.nav);
    make_pane(page.notes->GetParent());
    page.nav->SetFocus();
    pump();

    ASSERT_TRUE(go_to_next_pane(&page, false));
    page.notes->SetFocus();
    ASSERT_TRUE(pump_until([&] { return page.notes->HasFocus(); }));
    pump(); // wx tells of a focus before GTK has moved it
    ASSERT_TRUE(go_to_next_pane(&page, true));
    ASSERT_TRUE(pump_until([&] { return !page.notes->HasFocus(); }));
    ASSERT_TRUE(go_to_next_pane(&page, false));

    EXPECT_TRUE(pump_until([&] { return page.notes->HasFocus(); }));
}

TEST_F(PlatformTest, InformationGoesWithItsPageAndACautionStays) {
    auto& page = show<SamplePage>();
    page.bar->show(InfoKind::caution, "Clock: this computer's clock stands before the last entry.");
    page.bar->leave_page();
    EXPECT_TRUE(page.bar->IsShown());

    page.bar->show(InfoKind::information, "Restored: drafts are as they were saved.");
    page.bar->leave_page();
    EXPECT_TRUE(pump_until([&] { return !page.bar->IsShown(); }));
}

TEST_F(PlatformTest, ChoosingARowByTheProgramSendsNothing) {
    auto& page = show<SamplePage>();
    int sent = 0;
    page.list->on_select = [&](std::size_t) { ++sent; };

    page.list->choose(3);
    page.list->set_count(4);
    pump();

    EXPECT_EQ(sent, 0);
    EXPECT_FALSE(page.list->chosen().has_value());
}

} // namespace
} // namespace attune
