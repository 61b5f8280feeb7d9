// SPDX-License-Identifier: Apache-2.0
#include "gui/studio/studio_page.hpp"

#include "gui/platform/accessible.hpp"
#include "gui/platform/style.hpp"
#include "gui/platform/tab_row.hpp"
#include "gui/platform/theme.hpp"
#include "gui/studio/insert_field_dialog.hpp"
#include "tests/gui/studio/studio_page_fixture.hpp"

namespace attune {
namespace {

constexpr const char* session = "templates/session.xml";

class StudioPageTest : public StudioPageFixture {};

TEST_F(StudioPageTest, ShowsTheXmlTheFormAndNoProblems) {
    open();
    picture("studio");

    EXPECT_EQ(text().GetText().utf8_string(), house_template);
    EXPECT_TRUE(is_visible("hs.tension_in"));
    EXPECT_EQ(rows(), 0U);
    EXPECT_NE(find<wxStaticText>("studio.line").GetLabelText().Find("House note, version 0.4.0, saved"),
              wxNOT_FOUND);
    EXPECT_EQ(nameless_controls(page_), std::vector<std::string>{});
    EXPECT_EQ(shared_mnemonics(page_), std::vector<std::string>{});
}

TEST_F(StudioPageTest, AMistakeAppearsWithItsLineAndMendingRestoresTheForm) {
    open();
    const int line = spoil();
    picture("studio-mistake");

    auto& list = find<RowList>("studio.problems");
    EXPECT_EQ(list.cell(0, 0).text, wxString::Format("%d", line));
    EXPECT_NE(list.cell(0, 2).text.Find("tensoin"), wxNOT_FOUND);
    EXPECT_TRUE(is_visible("studio.form-state"));
    EXPECT_TRUE(is_visible("hs.tension_in"));
    EXPECT_NE(text().MarkerGet(line - 1) & 1, 0);

    type("steps.tensoin)\"/>", "steps.tension)\"/>");
    EXPECT_TRUE(pump_until([this] { return rows() == 0; }));
    EXPECT_FALSE(is_visible("studio.form-state"));
    EXPECT_EQ(text().MarkerGet(line - 1) & 1, 0);
}

TEST_F(StudioPageTest, F8AndARowLeadToThePlace) {
    open();
    const int line = spoil();
    text().GotoPos(0);

    hook_key(&text(), WXK_F8);
    settle();
    EXPECT_EQ(place().rfind("Line " + std::to_string(line) + ",", 0), 0U) << place();

    page_->model().choose("pack.xml");
    find<RowList>("studio.problems").on_activate(0);
    settle();
    EXPECT_EQ(page_->model().current().name, session);
    EXPECT_EQ(place().rfind("Line " + std::to_string(line) + ",", 0), 0U) << place();
}

TEST_F(StudioPageTest, ValuesSurviveWhatIsTypedIntoTheXml) {
    open();
    page_->model().form().edit({"hs", {}, "tension_in"}, 7);
    page_->model().form().edit({"hs", {}, "arrived"}, "Out of breath");

    type("Tension now", "Tension at the start");
    ASSERT_TRUE(pump_until([this] {
        return page_->model().form().form().field({"hs", {}, "tension_in"}).label == "Tension at the start";
    }));
    settle();

    EXPECT_EQ(page_->model().form().form().answer({"hs", {}, "tension_in"}), Value{7});
    EXPECT_EQ(find<wxTextCtrl>("hs.arrived").GetValue(), "Out of breath");
}

TEST_F(StudioPageTest, PlainTextShowsTheSameAndIsRemembered) {
    open();
    type("Tension now", "Tension");

    page_->toggle_plain();
    settle();
    picture("studio-plain");
    auto& plain = find<wxTextCtrl>("studio.text");
    EXPECT_EQ(plain.GetValue().utf8_string(), with(house_template, "Tension now", "Tension"));
    EXPECT_EQ(remembered("studio.plain"), 1);
    EXPECT_FALSE(accessible_name(&plain).empty());

    plain.SetValue(wxString::FromUTF8(with(house_template, "Tension now", "Strain")));
    EXPECT_TRUE(pump_until([this] {
        return page_->model().form().form().field({"hs", {}, "tension_in"}).label == "Strain";
    }));
    page_->toggle_plain();
    EXPECT_EQ(text().GetText().utf8_string(), with(house_template, "Tension now", "Strain"));
}

TEST_F(StudioPageTest, PlainTextUndoesWhatWasTyped) {
    open();
    page_->toggle_plain();
    auto& plain = find<wxTextCtrl>("studio.text");
    plain.SetInsertionPointEnd();
    plain.WriteText("<!-- more -->");

    page_->undo();
    EXPECT_EQ(plain.GetValue().utf8_string(), house_template);
    page_->redo();
    EXPECT_EQ(plain.GetValue().utf8_string(), house_template + "<!-- more -->");
}

TEST_F(StudioPageTest, EachFileKeepsItsUndo) {
    open();
    type("Tension now", "Tension");
    page_->model().choose("pack.xml");
    EXPECT_EQ(text().GetText().utf8_string(), house_pack);
    page_->model().choose(session);
    page_->undo();

    EXPECT_EQ(text().GetText().utf8_string(), house_template);
    EXPECT_EQ(page_->model().current().text, house_template);
}

TEST_F(StudioPageTest, SavingWritesTheFileAndSaysSo) {
    open();
    type("Tension now", "Tension");
    EXPECT_NE(find<wxChoice>("studio.file").GetStringSelection().Find("session.xml"), wxNOT_FOUND);

    hook_key(&text(), 'S', wxMOD_CONTROL);
    settle();

    EXPECT_EQ(read_text(house_.folder / session), with(house_template, "Tension now", "Tension"));
    EXPECT_NE(find<wxStaticText>("studio.line").GetLabelText().Find(", saved"), wxNOT_FOUND);
}

TEST_F(StudioPageTest, WhatIsNotSavedComesBackAfterTheWindowWentAway) {
    open();
    type("Tension now", "Tension");
    close();
    EXPECT_EQ(read_text(house_.folder / session), house_template);

    open();

    EXPECT_EQ(text().GetText().utf8_string(), with(house_template, "Tension now", "Tension"));
    EXPECT_NE(bar().find("Restored"), std::string::npos) << bar();
}

TEST_F(StudioPageTest, AFileChangedElsewhereIsAskedAbout) {
    open();
    type("Tension now", "Mine");
    write_text(house_.folder / session, with(house_template, "Tension now", "Theirs"));

    page_->look_at_disk();
    settle();
    EXPECT_NE(bar().find("Changed elsewhere"), std::string::npos) << bar();
    page_->save();
    EXPECT_EQ(read_text(house_.folder / session), with(house_template, "Tension now", "Theirs"))
        << "nothing is written over";

    page_->model().overwrite();
    EXPECT_EQ(read_text(house_.folder / session), with(house_template, "Tension now", "Mine"));
}

TEST_F(StudioPageTest, OnlyLookedAtCannotBeTypedInto) {
    open(PackDraft::Access::look);

    EXPECT_TRUE(text().GetReadOnly());
    EXPECT_NE(bar().find("Only to look at"), std::string::npos) << bar();
    for (const auto* button : {"studio.save", "studio.insert", "studio.install"})
        EXPECT_FALSE(find<wxButton>(button).IsEnabled()) << button;
}

TEST_F(StudioPageTest, WhatCannotBeEditedSaysWhy) {
    write_text(house_.folder / session, "caf\xe9");
    open();

    EXPECT_TRUE(is_visible("studio.blocked"));
    EXPECT_FALSE(is_visible("studio.text"));
    EXPECT_NE(find<Prose>("studio.blocked").words().Find("UTF-8"), wxNOT_FOUND);
    page_->model().choose("pack.xml");
    EXPECT_TRUE(is_visible("studio.text"));
}

TEST_F(StudioPageTest, TheSampleIsReadInEveryFormat) {
    open();
    ASSERT_TRUE(page_->model().fill_from_sample());
    settle();
    picture("studio-sample");

    find<TabRow>("studio.views").choose(1);
    settle();
    auto& prose = find<wxTextCtrl>("studio.prose");
    EXPECT_NE(prose.GetValue().Find("Breath: High in the chest."), wxNOT_FOUND) << prose.GetValue();
    auto& format = find<wxChoice>("studio.format");
    for (int i = 0; i < static_cast<int>(format.GetCount()); ++i) {
        pick_choice("studio.format", i);
        EXPECT_FALSE(prose.GetValue().empty()) << format.GetString(static_cast<unsigned>(i));
    }
    picture("studio-text");
}

TEST_F(StudioPageTest, WhatSpeaksUpIsListed) {
    open();
    page_->model().form().add_row({"hs", {}, "steps"});
    page_->model().form().edit({"hs", {{"steps", 0}}, "tension"}, 9);

    find<TabRow>("studio.views").choose(2);
    settle();
    picture("studio-voices");

    auto& list = find<RowList>("studio.voices");
    std::string all;
    for (std::size_t row = 0; row < list.count(); ++row)
        all += (list.cell(row, 1).text + ": " + list.cell(row, 2).text + "\n").utf8_string();
    EXPECT_NE(all.find("hs.still_high: Tension is still 9."), std::string::npos) << all;
}

TEST_F(StudioPageTest, InstallingOffersThePackAtOnceAndAChangeLater) {
    open();
    bool told = false;
    page_->on_installed = [&] { told = true; };
    EXPECT_EQ(practice_.workspace.shelf.find("house.session"), nullptr);
    {
        Answering answers{wxID_OK};
        page_->install();
        EXPECT_EQ(answers.asked(), 1);
    }

    EXPECT_TRUE(told);
    ASSERT_NE(practice_.workspace.shelf.find("house.session"), nullptr);
    const NoteId note = practice_.draft("house.session");
    EXPECT_EQ(practice_.notes->open_form(note).parts().back()->full_id(), "house.session");

    type("Tension now", "Tension at the start");
    type("version=\"0.4.0\"", "version=\"0.5.0\"");
    page_->model().choose("pack.xml");
    type("version=\"0.4.0\"", "version=\"0.5.0\"");
    {
        Answering answers{wxID_OK};
        page_->install();
    }
    EXPECT_EQ(practice_.workspace.shelf.find("house.session")->version, "0.5.0");
    picture("studio-installed");
    EXPECT_EQ(practice_.notes->open_form(note).parts().back()->version, "0.4.0") << "the draft keeps its own";
}

TEST_F(StudioPageTest, WhatHasMistakesIsNotInstalled) {
    open();
    spoil();
    text().GotoPos(0);

    page_->install();
    settle();

    EXPECT_EQ(practice_.workspace.shelf.find("house.session"), nullptr);
    EXPECT_NE(bar().find("Not installed"), std::string::npos) << bar();
    EXPECT_NE(place(), "Line 1, column 1");
}

TEST_F(StudioPageTest, InsertsAFieldBehindTheOneAtTheCaret) {
    open();
    text().GotoPos(static_cast<int>(house_template.find("label=\"Breath\"")));
    Answering answers{wxID_OK, [](wxDialog* dialog) {
                          find<wxTextCtrl>("insert.label", dialog).SetValue("Warmth in the hands");
                          EXPECT_EQ(find<wxTextCtrl>("insert.id", dialog).GetValue(), "warmth_in_the_hands");
                          wxCommandEvent pressed{wxEVT_BUTTON, wxID_OK};
                          find<wxButton>("insert.insert", dialog).GetEventHandler()->ProcessEvent(pressed);
                      }};

    page_->insert_field();

    ASSERT_TRUE(pump_until([] { return find_window("hs.warmth_in_the_hands") != nullptr; }));
    EXPECT_NE(text().GetText().Find(
                  "</choice>\n    <scale id=\"warmth_in_the_hands\" label=\"Warmth in the hands\""),
              wxNOT_FOUND);
}

TEST_F(StudioPageTest, OffersNamesWhileTyping) {
    open();
    const auto at = static_cast<int>(house_template.find("tension_in ge 6"));
    text().SetFocus();
    text().SetTargetStart(at);
    text().SetTargetEnd(at + 15);
    text().ReplaceTarget("ten");
    text().GotoPos(at + 3);
    settle();

    hook_key(&text(), WXK_SPACE, wxMOD_CONTROL);
    ASSERT_TRUE(text().AutoCompActive());
    picture("studio-offers");
    text().AutoCompComplete();
    settle();

    EXPECT_NE(text().GetText().Find("required=\"tension_in\""), wxNOT_FOUND);
    EXPECT_EQ(text().GetCurrentPos(), at + 10);
}

TEST_F(StudioPageTest, CtrlDGoesToTheFormAndBack) {
    open();
    text().SetFocus();
    text().GotoPos(static_cast<int>(house_template.find("id=\"arrived\"")));
    page_->model().form().edit({"hs", {}, "tension_in"}, 3);
    settle();

    page_->cross();
    EXPECT_TRUE(pump_until([] { return wxWindow::FindFocus() == find_window("hs.arrived"); }));
    text().GotoPos(0);
    page_->cross();
    settle();

    EXPECT_EQ(place(),
              "Line " + std::to_string(line_of_words(house_template, "id=\"arrived\"")) + ", column 1");
}

TEST_F(StudioPageTest, FindsWordsRoundTheEnd) {
    open();
    text().GotoPos(text().GetLength());
    page_->find();
    type_into("studio.find", "tension now");

    press("studio.find-next");
    picture("studio-find");

    EXPECT_EQ(text().GetSelectedText(), "Tension now");
}

TEST_F(StudioPageTest, AFoundPlaceLeavesTheBeginningsOfLinesInSight) {
    open();
    const int line = spoil();
    const int begin = text().PositionFromLine(line - 1);
    const int sight = text().GetClientSize().x - text().FromDIP(24);
    int end = text().GetLineEndPosition(line - 1);
    while (end > begin && text().PointFromPosition(end).x + text().GetXOffset() >= sight)
        --end;
    ASSERT_GT(end, begin + 8) << "fewer than eight letters of a line are in sight";
    const auto word = text().GetTextRange(std::max(begin + 2, end - 12), end).utf8_string();
    text().GotoPos(begin);
    page_->find();
    type_into("studio.find", word);

    press("studio.find-next");

    ASSERT_EQ(text().GetSelectionEnd(), end) << "these words stand elsewhere too: " << word;
    EXPECT_EQ(text().GetXOffset(), 0);
}

TEST_F(StudioPageTest, KeepsItsColoursInTheDark) {
    apply_theme(ThemeChoice::dark);
    open();
    spoil();
    picture("studio-dark");

    EXPECT_EQ(text().StyleGetBackground(wxSTC_STYLE_DEFAULT), palette().base);
    apply_theme(ThemeChoice::light);
    settle();
    EXPECT_EQ(text().StyleGetBackground(wxSTC_STYLE_DEFAULT), palette().base);
}

} // namespace
} // namespace attune
