// SPDX-License-Identifier: Apache-2.0
#include "gui/progress/report_dialog.hpp"

#include "core/client/client_store.hpp"
#include "core/episode/episode_store.hpp"
#include "core/error.hpp"
#include "core/measure/client_event.hpp"
#include "core/note/note_store.hpp"
#include "gui/platform/row_list.hpp"
#include "gui/platform/style.hpp"
#include "tests/gui/note/page_driver.hpp"
#include "tests/gui/practice_fixture.hpp"
#include "tests/unit/progress/course.hpp"

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
        dialog_ = new ReportDialog{frame_, std::make_unique<ReportViewModel>(read_report_input(
                                               workspace().vault, workspace().notes, workspace().episodes, workspace().clients, client))};
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

TEST_F(ReportDialogTest, AReplacedNameIsGone) {
    pick_choice("report-audience", 2);
    tick("report-labels", true);
    ASSERT_GT(found(), 0U);

    while (found() > 0)
        dialog_->model().replace(0, "a friend");

    EXPECT_TRUE(dialog_->model().may_be_written());
}

TEST_F(ReportDialogTest, CharactersWithoutALetterFormAreTold) {
    const auto state = [&] { return find<Prose>("report-state").words(); };
    const wxString before = state();
    dialog_->show_missing({});
    EXPECT_EQ(state(), before);

    dialog_->show_missing({0xE123});

    EXPECT_TRUE(state().Contains("U+E123")) << state().utf8_string();
}

TEST_F(ReportDialogTest, EveryControlHasAName) {
    EXPECT_TRUE(nameless_controls(dialog_).empty());
    EXPECT_TRUE(shared_mnemonics(dialog_).empty());
}

} // namespace
} // namespace attune
