// SPDX-License-Identifier: Apache-2.0
// The charts beside the timeline, in a window over a real vault.
#include "gui/progress/progress_room.hpp"

#include "core/demo/invented_answers.hpp"
#include "core/episode/episode_store.hpp"
#include "core/modality/template_shelf.hpp"
#include "core/progress/measure_desk.hpp"
#include "gui/platform/accessible.hpp"
#include "gui/platform/row_list.hpp"
#include "gui/progress/progress_page.hpp"
#include "gui/progress/scene_window.hpp"
#include "gui/progress/special_page.hpp"
#include "tests/gui/note/page_driver.hpp"
#include "tests/gui/practice_fixture.hpp"
#include "tests/unit/progress/course.hpp"

#include <wx/checkbox.h>
#include <wx/choice.h>
#include <wx/stattext.h>

namespace attune {
namespace {

class ProgressRoomTest : public PracticeTest {
protected:
    void SetUp() override {
        PracticeTest::SetUp();
        open_practice();
        client_ = add_client("Lucía", "Ferrer");
        static_cast<void>(workspace().episodes.add({.client = client_, .title = "Outpatient", .started = day(2026, 6, 1)}));
    }
    /// The room borrows the vault: it goes first.
    void TearDown() override {
        close();
        PracticeTest::TearDown();
    }
    void answer(const char* about, Date on, double anxiety, double avoidance) {
        MeasureDesk desk{workspace().vault, workspace().notes, workspace().shelf, workspace().shelf.measures()};
        const auto instrument = desk.instruments().find("ecr-rs");
        if (!desk.rights().may_use(*instrument))
            desk.rights().confirm("ecr-rs", "Permission of 4 May");
        const std::array wanted{WantedScore{"anxiety", anxiety}, WantedScore{"avoidance", avoidance}};
        Response response;
        response.client = client_;
        response.instrument = instrument;
        response.day = on;
        response.about = about;
        response.answers = invented_answers(*instrument, wanted, dice_);
        desk.record(response);
    }
    void answer_twice() {
        answer("partner", day(2026, 6, 16), 5.67, 3.17);
        answer("mother", day(2026, 6, 16), 4.33, 5.5);
        answer("partner", day(2027, 3, 2), 3.67, 2.67);
    }
    void key(int code) {
        wxKeyEvent event{wxEVT_KEY_DOWN};
        event.m_keyCode = code;
        find<SceneWindow>("special-chart").GetEventHandler()->ProcessEvent(event);
        pump();
    }

    ClientId client_{};
    Dice dice_{3};
};

TEST_F(ProgressRoomTest, TheAttachmentMapStandsBesideTheTimelineAndLeadsBack) {
    answer_twice();
    show<ProgressRoom>(workspace(), client_);
    ASSERT_EQ(find<wxChoice>("progress-kind").GetString(1), "Attachment map");

    pick_choice("progress-kind", 1);
    EXPECT_TRUE(pump_until([] { return is_visible("special-chart"); }));
    picture("attachment-map");
    EXPECT_FALSE(is_visible("progress-chart"));
    EXPECT_FALSE(find<wxStaticText>("special-caution").GetLabel().empty());
    pick_choice("special-kind", 0);

    EXPECT_TRUE(pump_until([] { return is_visible("progress-chart"); }));
}

TEST_F(ProgressRoomTest, ThePathIsWalkedByKeyboardAndOpensItsAnswers) {
    answer_twice();
    auto& room = show<ProgressRoom>(workspace(), client_);
    std::optional<ResponseId> opened;
    room.on_open_response = [&](ResponseId response) { opened = response; };
    room.show(SpecialChartKind::attachment_map);
    pump();
    auto& chart = find<SceneWindow>("special-chart");

    key(WXK_END);
    key(WXK_HOME);
    const wxString first = accessible_description(&chart);
    key(WXK_RIGHT);

    EXPECT_NE(accessible_description(&chart), first);
    EXPECT_NE(accessible_description(&chart).Find("3.67"), wxNOT_FOUND) << accessible_description(&chart);
    key(WXK_RETURN);
    EXPECT_TRUE(opened);
}

TEST_F(ProgressRoomTest, ABoxTakesAPersonOffTheMapAndTheTable) {
    answer_twice();
    auto& room = show<ProgressRoom>(workspace(), client_);
    room.show(SpecialChartKind::attachment_map);
    pump();
    const std::size_t rows = find<RowList>("special-table").count();
    const std::size_t items = find<SceneWindow>("special-chart").scene().items.size();
    auto* page = dynamic_cast<SpecialPage*>(find_window("special-page"));
    ASSERT_NE(page, nullptr);

    tick("special-part." + page->model().parts().back().key, false);
    pump();

    EXPECT_LT(find<RowList>("special-table").count(), rows);
    EXPECT_LT(find<SceneWindow>("special-chart").scene().items.size(), items);
    EXPECT_TRUE(nameless_controls(&room).empty());
}

TEST_F(ProgressRoomTest, WithoutDataNoOtherChartIsOffered) {
    show<ProgressRoom>(workspace(), client_);

    EXPECT_EQ(find_window("special-page"), nullptr);
}

} // namespace
} // namespace attune
