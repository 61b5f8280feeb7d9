// SPDX-License-Identifier: Apache-2.0
#include "gui/progress/report_dialog.hpp"

#include "core/client/client_store.hpp"
#include "core/episode/episode_store.hpp"
#include "core/error.hpp"
#include "core/note/note_store.hpp"
#include "core/response/client_event.hpp"
#include "gui/platform/row_list.hpp"
#include "gui/platform/snapshot.hpp"
#include "gui/platform/style.hpp"
#include "gui/platform/theme.hpp"
#include "gui/progress/document_printout.hpp"
#include "tests/gui/clipped_texts.hpp"
#include "tests/gui/in_dialog.hpp"
#include "tests/gui/note/page_driver.hpp"
#include "tests/gui/practice_fixture.hpp"
#include "tests/unit/report/special_course.hpp"

#include <cstdlib>
#include <filesystem>
#include <wx/button.h>
#include <wx/checkbox.h>

namespace attune {
namespace {

class ReportDialogTest : public PracticeTest {
protected:
    void SetUp() override {
        PracticeTest::SetUp();
        open_practice();
        add_client("Annika", "Brandtner");
        const ClientId client = add_client("Mara", "Lindqvist");
        static_cast<void>(workspace().episodes.add({.client = client, .title = "Outpatient", .started = day(2027, 1, 5)}));
        for (const Date session : {day(2027, 1, 26), day(2027, 2, 2), day(2027, 2, 9)}) {
            const NoteId note = workspace().notes.start({.client = client, .template_id = "cbt.session", .date = session});
            Form form = workspace().notes.open_form(note);
            form.set({"hdr", {}, "attendance"}, Value{"attended"});
            form.set({"cbt", {}, "mood"}, Value{40});
            workspace().notes.save(note, form);
        }
        ClientEventStore{workspace().vault}.add(
            {.client = client, .label = "Quarrel with Annika Brandtner", .first = day(2027, 2, 1)});
        show_for(read_report_input(workspace().vault, workspace().notes, workspace().episodes, workspace().clients, client));
    }
    void show_for(ReportInput input) {
        if (dialog_ != nullptr)
            dialog_->Destroy();
        dialog_ = new ReportDialog{frame_, std::make_unique<ReportViewModel>(std::move(input))};
        dialog_->Show();
        pump();
    }
    void TearDown() override {
        dialog_->Destroy();
        pump();
        PracticeTest::TearDown();
    }
    [[nodiscard]] std::size_t found() { return find<RowList>("report-findings").count(); }

    ReportDialog* dialog_ = nullptr;
};

TEST_F(ReportDialogTest, ForSupervisionEveryNameIsSettledFirst) {
    pick_choice("report-audience", 2);
    EXPECT_FALSE(is_visible("report-name"));
    tick("report-labels", true);
    ASSERT_GT(found(), 0U);
    EXPECT_FALSE(dialog_->model().may_be_written());
    EXPECT_THROW(static_cast<void>(dialog_->model().pdf()), Error);

    while (found() > 0)
        press("report-confirm");

    EXPECT_TRUE(dialog_->model().may_be_written());
    EXPECT_FALSE(dialog_->model().pdf().bytes.empty());
    press("report-again");
    EXPECT_GT(found(), 0U);
}

TEST_F(ReportDialogTest, WhatMayStandBeforeOneReaderIsAskedAnewForAnother) {
    pick_choice("report-audience", 2);
    tick("report-labels", true);
    while (found() > 0)
        press("report-confirm");

    pick_choice("report-audience", 1);
    pick_choice("report-audience", 2);

    EXPECT_GT(found(), 0U);
    EXPECT_FALSE(dialog_->model().may_be_written());
}

TEST_F(ReportDialogTest, NothingIsPrintedWhileNamesStandInTheText) {
    pick_choice("report-audience", 2);
    tick("report-labels", true);
    ASSERT_GT(found(), 0U);

    EXPECT_THROW(static_cast<void>(dialog_->model().document()), Error);
    press("report-print"); // leads to the names: no dialog of the printer comes up

    while (found() > 0)
        press("report-confirm");
    DocumentPrintout pages{dialog_->model().document()};
    EXPECT_TRUE(pages.HasPage(1));
    EXPECT_FALSE(pages.HasPage(0));
    int first = 0, last = 0, from = 0, to = 0;
    pages.GetPageInfo(&first, &last, &from, &to);
    EXPECT_EQ(first, 1);
    EXPECT_GE(last, 1);
    EXPECT_FALSE(pages.HasPage(last + 1));
    EXPECT_FALSE(pages.OnPrintPage(1)) << "without a printer there is nothing to draw on";
}

TEST_F(ReportDialogTest, AReplacedNameIsGone) {
    pick_choice("report-audience", 2);
    tick("report-labels", true);
    ASSERT_GT(found(), 0U);

    while (found() > 0)
        dialog_->model().replace(0, "a friend");

    EXPECT_TRUE(dialog_->model().may_be_written());
}

TEST_F(ReportDialogTest, TheReferrersReportAsksForTitlesAndTheClientsDoesNot) {
    EXPECT_FALSE(is_visible("report-labels"));
    pick_choice("report-audience", 1);
    EXPECT_TRUE(is_visible("report-labels"));
    EXPECT_EQ(dialog_->model().options().labels, ReportOptions::Labels::numbered);

    tick("report-labels", true);

    EXPECT_EQ(dialog_->model().options().labels, ReportOptions::Labels::as_written);
}

TEST_F(ReportDialogTest, ChartsThatTheClientHasAreOffered) {
    ReportInput input;
    input.course = full_course();
    input.timeline = build_timeline(input.course.timeline);
    input.sessions = input.course.timeline.sessions;
    input.made_on = day(2027, 3, 9);
    show_for(std::move(input));
    for (const SpecialChartKind kind : special_chart_kinds)
        EXPECT_TRUE(is_visible("report-chart-" + std::string{chart_id(kind)})) << chart_id(kind);

    tick("report-chart-target-ladder", true);
    tick("report-chart-body-heat", true);
    tick("report-chart-body-heat", false);

    EXPECT_EQ(dialog_->model().options().charts, std::vector{SpecialChartKind::target_ladder});
    EXPECT_TRUE(nameless_controls(dialog_).empty());
    EXPECT_TRUE(shared_mnemonics(dialog_).empty());
    if (const char* folder = std::getenv("ATTUNE_PICTURES")) {
        for (int i = 0; i < 40; ++i)
            pump();
        save_snapshot(dialog_, std::filesystem::path{folder} / "report-dialog.png");
    }
}

TEST_F(ReportDialogTest, ClientsWithoutChartsAreNotAskedForAny) {
    EXPECT_TRUE(dialog_->model().charts().empty());
}

TEST_F(ReportDialogTest, CharactersWithoutALetterFormAreTold) {
    const auto state = [&] { return find<Prose>("report-state").words(); };
    const wxString before = state();
    dialog_->show_missing({});
    EXPECT_EQ(state(), before);

    dialog_->show_missing({0xE123});

    EXPECT_TRUE(state().Contains("U+E123")) << state().utf8_string();
}

TEST_F(ReportDialogTest, NoWordsAreCutInLightOrDark) {
    const auto is_whole = [&] { return clipped_texts(*dialog_).empty(); };
    EXPECT_TRUE(pump_until(is_whole)) << testing::PrintToString(clipped_texts(*dialog_));
    picture_of(*dialog_, "report-dialog");
    pick_choice("report-audience", 2);
    tick("report-labels", true);
    apply_theme(ThemeChoice::dark);
    EXPECT_TRUE(pump_until(is_whole)) << testing::PrintToString(clipped_texts(*dialog_));
    picture_of(*dialog_, "report-dialog-dark");
    apply_theme(ThemeChoice::light);
}

TEST_F(ReportDialogTest, EveryControlHasAName) {
    EXPECT_TRUE(nameless_controls(dialog_).empty());
    EXPECT_TRUE(shared_mnemonics(dialog_).empty());
}

} // namespace
} // namespace attune
