// SPDX-License-Identifier: Apache-2.0
// How text and form share the window.
#include "gui/platform/splitter.hpp"
#include "gui/platform/tab_row.hpp"
#include "tests/gui/studio/studio_page_fixture.hpp"

#include <initializer_list>

namespace attune {
namespace {

class StudioHalvesTest : public StudioPageFixture {};

TEST_F(StudioHalvesTest, TheHalvesStandAtTheSamePlaceWhateverSizesTheWindowWentThrough) {
    const auto sash = [this](std::initializer_list<int> widths) {
        frame_->SetClientSize(frame_->FromDIP(wxSize{*widths.begin(), 772}));
        pump();
        page_ = &show<StudioPage>(practice_.workspace, house_.folder, house_.recovery, PackDraft::Access::edit);
        for (const int width : widths) {
            frame_->SetClientSize(frame_->FromDIP(wxSize{width, 772}));
            settle();
        }
        const int at = find<Splitter>("studio.halves").GetSashPosition();
        close();
        return at;
    };

    const int at_once = sash({1200});
    EXPECT_NEAR(at_once, frame_->FromDIP(1200) * 514 / 1000, 2);
    EXPECT_EQ(sash({1040, 1200}), at_once);
    EXPECT_EQ(sash({1200, 1040, 1200}), at_once);
    EXPECT_EQ(sash({800, 1200}), at_once) << "one side at a time, then both";
    EXPECT_EQ(sash({1200, 800, 1200}), at_once);
}

TEST_F(StudioHalvesTest, TheShareThatWasDraggedIsKeptAndADoubleClickTakesItBack) {
    frame_->SetClientSize(frame_->FromDIP(wxSize{1200, 772}));
    open();
    auto& halves = find<Splitter>("studio.halves");
    const int usual = halves.GetSashPosition();
    const int dragged_to = halves.GetClientSize().x * 4 / 10;
    const auto send = [&](wxEventType type, int at) {
        wxSplitterEvent event{type, &halves};
        event.SetSashPosition(at);
        halves.GetEventHandler()->ProcessEvent(event);
        return event.GetSashPosition();
    };
    halves.SetSashPosition(send(wxEVT_SPLITTER_SASH_POS_CHANGING, dragged_to));
    send(wxEVT_SPLITTER_SASH_POS_CHANGED, dragged_to);
    send(wxEVT_SPLITTER_SASH_POS_CHANGED, 10); // as wx does by itself in a window without room
    close();

    open();
    auto& again = find<Splitter>("studio.halves");
    EXPECT_NEAR(again.GetSashPosition(), dragged_to, 2);
    wxSplitterEvent twice{wxEVT_SPLITTER_DOUBLECLICKED, &again};
    again.GetEventHandler()->ProcessEvent(twice);
    EXPECT_EQ(again.GetSashPosition(), usual);
}

TEST_F(StudioHalvesTest, NarrowWindowsShowXmlOrForm) {
    frame_->SetClientSize(frame_->FromDIP(wxSize{872, 672}));
    open();
    picture("studio-narrow");
    EXPECT_TRUE(is_visible("studio.text"));
    EXPECT_FALSE(is_visible("studio.values"));

    find<TabRow>("studio.sides").choose(1);
    settle();
    picture("studio-narrow-form");

    EXPECT_FALSE(is_visible("studio.text"));
    EXPECT_TRUE(is_visible("hs.tension_in"));
}

} // namespace
} // namespace attune
