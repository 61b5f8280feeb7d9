// SPDX-License-Identifier: Apache-2.0
#include "gui/progress/progress_page.hpp"

#include "core/note/note_store.hpp"
#include "gui/platform/accessible.hpp"
#include "gui/platform/row_list.hpp"
#include "gui/platform/theme.hpp"
#include "gui/platform/style.hpp"
#include "gui/progress/chart_window.hpp"
#include "gui/progress/client_view.hpp"
#include "tests/gui/clipped_texts.hpp"
#include "tests/gui/in_dialog.hpp"
#include "tests/gui/practice_fixture.hpp"
#include "tests/gui/progress/example_course.hpp"
#include "tests/unit/progress/measures.hpp"

#include <algorithm>
#include <filesystem>

#include <wx/checkbox.h>
#include <wx/choice.h>
#include <wx/filedlg.h>
#include <wx/modalhook.h>
#include <wx/tglbtn.h>

namespace attune {
namespace {

class ProgressPageTest : public GuiTest {
protected:
    static int widest_words(const wxWindow& root) {
        int widest = 0;
        for (const wxWindow* child : root.GetChildren())
            widest = std::max({widest, dynamic_cast<const wxStaticText*>(child) == nullptr ? 0 : child->GetSize().x,
                               widest_words(*child)});
        return widest;
    }
    ProgressPage& show_page() {
        return show<ProgressPage>(
            std::make_unique<ProgressViewModel>(example_course(), day(2027, 2, 1), day(2026, 11, 10)));
    }
    ChartWindow& chart() { return find<ChartWindow>("progress-chart"); }
    void key(int code) {
        wxKeyEvent event{wxEVT_KEY_DOWN};
        event.m_keyCode = code;
        event.SetEventObject(&chart());
        chart().GetEventHandler()->ProcessEvent(event);
        pump();
    }
    void press_toggle(const std::string& id) {
        auto& button = find<wxToggleButton>(id);
        wxCommandEvent event{wxEVT_TOGGLEBUTTON, button.GetId()};
        event.SetEventObject(&button);
        button.GetEventHandler()->ProcessEvent(event);
        pump();
    }
};

TEST_F(ProgressPageTest, TheKeyboardWalksFromValueToValueAndEachMoveIsSaid) {
    ProgressPage& page = show_page();
    chart().SetFocus();
    page.model().enter();
    pump();

    EXPECT_EQ(accessible_description(&chart()).utf8_string(),
              "19 January, session 9. Low mood 9. 9 below the start: improvement.");
    key(WXK_LEFT);
    EXPECT_EQ(accessible_description(&chart()).utf8_string(),
              "12 January, session 8. Low mood 10. 8 below the start: improvement.");
    key(WXK_HOME);
    EXPECT_EQ(accessible_description(&chart()).utf8_string(), "10 November, session 1. Low mood 18. start.");
    key(WXK_DOWN);
    EXPECT_EQ(accessible_description(&chart()).utf8_string(),
              "24 November, session 3. SUD by target 8, The stairwell. start.");
    key(WXK_END);
    key(WXK_RIGHT);
    EXPECT_EQ(page.model().focus(), (PointRef{1, 0, 4}));
}

TEST_F(ProgressPageTest, PlusMinusAndNoughtZoomAroundThePoint) {
    ProgressPage& page = show_page();
    page.model().enter();
    const AxisWindow all = page.model().window();
    const double at = page.model().chart().model.panels[0].lines[0].points[8].x;

    key('+');
    EXPECT_TRUE(page.model().is_zoomed());
    EXPECT_LT(page.model().window().final - page.model().window().first, all.final - all.first);
    EXPECT_LE(page.model().window().first, at);
    EXPECT_GE(page.model().window().final, at);
    key('-');
    EXPECT_FALSE(page.model().is_zoomed());
    key('+');
    key('0');
    EXPECT_EQ(page.model().window(), all);
}

TEST_F(ProgressPageTest, WalkingOutOfTheZoomedPartTakesItAlong) {
    ProgressPage& page = show_page();
    page.model().enter();
    key('+');
    key('+');

    key(WXK_HOME);

    ASSERT_TRUE(page.model().focus());
    const double first = page.model().chart().model.panels[0].lines[0].points[0].x;
    EXPECT_LE(page.model().window().first, first);
    EXPECT_GE(page.model().window().final, first);
    EXPECT_TRUE(chart().layout().panels[0].lines[0].points[0]) << "drawn in the part that is seen";
}

TEST_F(ProgressPageTest, OneScaleHoldsFiveLinesAndSaysWhatItLeavesOut) {
    ProgressPage& page = show_page();

    page.model().set_scale(TimelineScale::shared_up_better);
    pump();

    ASSERT_EQ(chart().layout().panels.size(), 1U);
    EXPECT_EQ(page.model().chart().lines[0].size(), most_shared_lines);
    EXPECT_FALSE(page.model().chart().refused.empty());
}

TEST_F(ProgressPageTest, EnterOpensTheNoteAndEscLetsGo) {
    ProgressPage& page = show_page();
    std::optional<NoteId> opened;
    page.on_open_note = [&](NoteId note) { opened = note; };
    page.model().enter();

    key(WXK_RETURN);
    EXPECT_EQ(opened, NoteId{9});
    key(WXK_ESCAPE);
    EXPECT_FALSE(page.model().focus());
    EXPECT_NE(accessible_description(&chart()).utf8_string().find("From 18 on 10 November to 9 on 19 January"),
              std::string::npos);
}

TEST_F(ProgressPageTest, AGapIsPassedOverAndShownAsOneInTheTable) {
    ProgressPage& page = show_page();
    page.model().focus_on({0, 0, 3});
    key(WXK_RIGHT);
    EXPECT_EQ(page.model().focus(), (PointRef{0, 0, 5}));

    press_toggle("progress-as-table");
    auto& table = find<RowList>("progress-table");

    ASSERT_TRUE(table.IsShown());
    EXPECT_FALSE(chart().IsShownOnScreen());
    EXPECT_EQ(table.count(), page.model().table().size());
    EXPECT_EQ(table.cell(4, 4).text, "no value");
    EXPECT_EQ(table.cell(8, 0).text, "2027-01-19");
    EXPECT_EQ(table.cell(8, 5).text, "9 points, improvement");
    picture("progress-table");
}

TEST_F(ProgressPageTest, ABoxHidesItsSeriesInChartAndTable) {
    ProgressPage& page = show_page();
    const std::size_t before = page.model().table().size();
    auto& box = find<wxCheckBox>("show-emdr.sud");

    box.SetValue(false);
    wxCommandEvent event{wxEVT_CHECKBOX, box.GetId()};
    event.SetInt(0);
    event.SetEventObject(&box);
    box.GetEventHandler()->ProcessEvent(event);
    pump();

    EXPECT_EQ(chart().layout().panels.size(), 3U);
    EXPECT_EQ(page.model().table().size(), before - 10);
}

TEST_F(ProgressPageTest, WhyThisLabelFollowsTheFocus) {
    ProgressPage& page = show_page();
    auto& choice = find<wxChoice>("why-line");

    page.model().focus_on({1, 1, 0});
    pump();

    EXPECT_EQ(choice.GetStringSelection(), "SUD by target, Phone call");
    EXPECT_EQ(page.model().verdict().words, "8 points, improvement");
    picture("progress");
}

TEST_F(ProgressPageTest, EveryControlHasANameAndMnemonicsAreUnique) {
    ProgressPage& page = show_page();

    EXPECT_EQ(nameless_controls(&page), std::vector<std::string>{});
    EXPECT_EQ(shared_mnemonics(&page), std::vector<std::string>{});
}

TEST_F(ProgressPageTest, DarkFollowsTheTheme) {
    show_page().model().focus_on({0, 0, 7});
    apply_theme(ThemeChoice::dark);
    pump();
    picture("progress-dark");
    EXPECT_TRUE(palette().dark);
    apply_theme(ThemeChoice::light);
    pump();
    EXPECT_FALSE(palette().dark);
}

TEST_F(ProgressPageTest, ANarrowWindowTurnsTheListIntoAMenuAndPutsWhyBelow) {
    ProgressPage& page = show_page();
    EXPECT_TRUE(find_window("progress-series")->IsShown());

    wxGetTopLevelParent(&page)->SetClientSize(820, 640);

    EXPECT_TRUE(pump_until([] { return !find_window("progress-series")->IsShown(); }));
    EXPECT_TRUE(find_window("progress-choose")->IsShown());
    EXPECT_GT(find_window("progress-why")->GetPosition().y, 300);
    EXPECT_TRUE(pump_until([&] { return clipped_texts(page).empty(); })) << testing::PrintToString(clipped_texts(page));
    EXPECT_GT(widest_words(find<wxWindow>("progress-why")), page.FromDIP(300)) << "squeezed as beside the chart";
    picture("progress-narrow");
}

/// Looks at the screen that is turned to the client, and closes it by a key.
class ClientHook : public wxModalDialogHook {
public:
    ClientHook() { Register(); }
    ~ClientHook() override { Unregister(); }
    std::function<void(ClientView&)> look = [](ClientView&) {};
    int shown = 0;

protected:
    int Enter(wxDialog* dialog) override {
        auto* view = dynamic_cast<ClientView*>(dialog);
        if (view == nullptr)
            return wxID_NONE;
        ++shown;
        view->Show();
        pump();
        look(*view);
        view->Hide();
        return wxID_CANCEL;
    }
};

TEST_F(ProgressPageTest, WhatIsTurnedToTheClientIsTheLineThatIsExplained) {
    ProgressPage& page = show_page();
    page.model().focus_on({1, 1, 0});
    pump();
    ClientHook hook;
    hook.look = [](ClientView& view) {
        EXPECT_EQ(view.screen().title, "SUD by target, Phone call");
        EXPECT_EQ(view.screen().direction, "Lower is better.");
        EXPECT_NE(view.screen().now.find(": 1."), std::string::npos);
        view.show_line(0);
        EXPECT_EQ(view.screen().title, "Low mood");
        EXPECT_EQ(nameless_controls(&view), std::vector<std::string>{});
        EXPECT_EQ(view.GetTitle(), "Attune");
        for (int i = 0; i < 20; ++i)
            pump();
        EXPECT_TRUE(pump_until([&] { return clipped_texts(view).empty(); })) << testing::PrintToString(clipped_texts(view));
        picture_of(view, "client-view");
        view.ShowFullScreen(false);
        view.SetClientSize(view.FromDIP(wxSize{900, 640}));
        apply_theme(ThemeChoice::dark);
        EXPECT_TRUE(pump_until([&] { return clipped_texts(view).empty(); })) << testing::PrintToString(clipped_texts(view));
        picture_of(view, "client-view-dark-narrow");
        apply_theme(ThemeChoice::light);
    };

    press("progress-client");

    EXPECT_EQ(hook.shown, 1);
}

/// Answers the warning and the file dialog.
class ExportHook : public wxModalDialogHook {
public:
    explicit ExportHook(std::string path, int answer = wxID_OK)
        : path_{std::move(path)},
          answer_{answer} {
        Register();
    }
    ~ExportHook() override { Unregister(); }
    int dialogs = 0;

protected:
    int Enter(wxDialog* dialog) override {
        ++dialogs;
        if (auto* file = dynamic_cast<wxFileDialog*>(dialog)) {
            EXPECT_TRUE(file->GetFilename().StartsWith("progress.") || file->GetFilename().empty());
            file->SetPath(wxString::FromUTF8(path_));
        }
        return answer_;
    }

private:
    std::string path_;
    int answer_;
};

TEST_F(ProgressPageTest, TheKeyboardAndTheMouseReadWhereAMeasureWasDueAndNotGiven) {
    MeasureSeries measure = low_mood({18, 16, 14, 12});
    measure.points[2] = {.date = measure.points[2].date, .rater = "client", .is_missed = true};
    TimelineInput input;
    input.sessions = weekly_sessions(4);
    input.measures.push_back(std::move(measure));
    ProgressPage& page =
        show<ProgressPage>(std::make_unique<ProgressViewModel>(build_timeline(input), day(2027, 2, 1), day(2026, 11, 10)));
    chart().SetFocus();
    page.model().enter();
    pump();

    key(WXK_LEFT);

    const std::string said = "24 November, session 3. Low mood due 24 November, not given. a gap: no line leads over it.";
    EXPECT_EQ(accessible_description(&chart()).utf8_string(), said);
    EXPECT_EQ(page.model().response_of(*page.model().focus()), ResponseId{});
    EXPECT_EQ(page.model().spoken({0, 0, 2}), said);
    EXPECT_EQ(page.model().table().at(2).value, "due, not given");
    key(WXK_LEFT);
    EXPECT_EQ(accessible_description(&chart()).utf8_string(),
              "17 November, session 2. Low mood 16, much. 2 below the start: not reliable, 6 are needed.");
}

TEST_F(ProgressPageTest, ExportHoldsTheNumbersThatAreShown) {
    const Bytes bytes = show_page().model().exported(ExportKind::csv, {});
    const std::string content{bytes.begin(), bytes.end()};

    EXPECT_EQ(content.find("date,session,series,line,value,unit,change_from_start,gap\r\n"), 0U);
    EXPECT_NE(content.find("2027-01-19,9,Low mood,,9,points,-9,\r\n"), std::string::npos);
}

TEST_F(ProgressPageTest, WhoKeepsTheCourseInTheVaultGetsNoFile) {
    ProgressPage& page = show_page();
    ExportHook hook{"/nowhere/progress.pdf", wxID_CANCEL};

    page.export_as(ExportKind::pdf);

    EXPECT_EQ(hook.dialogs, 1);
}

TEST_F(ProgressPageTest, WithoutValuesASentenceSaysWhatWouldBeHere) {
    show<ProgressPage>(std::make_unique<ProgressViewModel>(Timeline{}, day(2027, 2, 1), std::nullopt));

    EXPECT_NE(find_window("progress-empty"), nullptr);
    EXPECT_EQ(find_window("progress-chart"), nullptr);
}

class ProgressOfNotesTest : public PracticeTest {
protected:
    NoteId write_mood(ClientId client, Date date, double mood) {
        NoteStore& notes = workspace().notes;
        const NoteId note = notes.start({.client = client, .template_id = "cbt.session", .date = date});
        Form form = notes.open_form(note);
        form.set({"hdr", {}, "attendance"}, Value{"attended"});
        form.set({"cbt", {}, "mood"}, Value{mood});
        notes.save(note, form);
        return note;
    }
};

TEST_F(ProgressOfNotesTest, ShowsWhatTheNotesOfTheVaultHold) {
    open_practice();
    const ClientId client = add_client("Mara", "Lindqvist");
    write_mood(client, day(2027, 2, 23), 40);
    write_mood(client, day(2027, 3, 2), 55);

    ProgressPage& page = show<ProgressPage>(workspace(), client);

    const auto rows = page.model().table();
    ASSERT_EQ(rows.size(), 2U);
    EXPECT_EQ(rows[0].series, "Mood");
    EXPECT_EQ(rows[1].value, "55");
    EXPECT_EQ(rows[1].change, "15 points, improvement");
    EXPECT_EQ(rows[1].session, "2");

    write_mood(client, day(2027, 3, 9), 60);
    page.reload();
    EXPECT_EQ(page.model().table().size(), 3U);
    close();
}

} // namespace
} // namespace attune
