// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gui/platform/info_bar.hpp"
#include "gui/platform/memory.hpp"
#include "gui/platform/row_list.hpp"
#include "gui/studio/studio_page.hpp"
#include "tests/gui/note/page_driver.hpp"
#include "tests/unit/studio/studio_fixture.hpp"

#include <string>
#include <wx/stc/stc.h>

namespace attune {

/// The Studio with the pack of an invented practice in it.
class StudioPageFixture : public GuiTest {
protected:
    void SetUp() override {
        GuiTest::SetUp();
        remember("studio.plain", 0);
        frame_->SetClientSize(frame_->FromDIP(wxSize{1128, 772}));
    }
    StudioPage& open(PackDraft::Access access = PackDraft::Access::edit) {
        page_ = &show<StudioPage>(practice_.workspace, house_.folder, house_.recovery, access);
        settle();
        return *page_;
    }
    static void settle() {
        for (int i = 0; i < 10; ++i)
            pump();
    }
    wxStyledTextCtrl& text() { return find<wxStyledTextCtrl>("studio.text"); }
    /// Replaces words in the editor as typing would, and waits until they are read.
    void type(const std::string& from, const std::string& to) {
        const auto now = text().GetText().utf8_string();
        const auto at = static_cast<int>(now.find(from));
        ASSERT_GE(at, 0) << from;
        text().SetTargetStart(at);
        text().SetTargetEnd(at + static_cast<int>(from.size()));
        text().ReplaceTarget(wxString::FromUTF8(to));
    }
    [[nodiscard]] std::size_t rows() { return find<RowList>("studio.problems").count(); }
    [[nodiscard]] std::string place() {
        return find<wxStaticText>("studio.place").GetLabelText().utf8_string();
    }
    [[nodiscard]] std::string bar() { return find<InfoBar>("studio-bar").sentence().utf8_string(); }
    /// Spoils the sum in the template; the line in which it stands.
    int spoil() {
        type("steps.tension)\"/>", "steps.tensoin)\"/>");
        EXPECT_TRUE(pump_until([this] { return rows() > 0; }));
        return line_of_words(house_template, "id=\"drop\"");
    }

    NotePractice practice_{packs_that_ship()};
    HouseFolder house_;
    StudioPage* page_ = nullptr;
};

} // namespace attune
