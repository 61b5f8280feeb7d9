// SPDX-License-Identifier: Apache-2.0
#include "gui/studio/pack_draft.hpp"

#include "tests/unit/studio/studio_fixture.hpp"

#include <sys/stat.h>

namespace attune {
namespace {

constexpr const char* session = "templates/session.xml";

class PackDraftTest : public testing::Test {
protected:
    PackDraft& open(PackDraft::Access access = PackDraft::Access::edit) {
        draft_.emplace(house_.folder, house_.recovery, access);
        return *draft_;
    }
    [[nodiscard]] std::string on_disk(const std::string& name) const {
        return read_text(house_.folder / name);
    }
    [[nodiscard]] std::vector<std::string> names() const {
        std::vector<std::string> names;
        for (const auto& file : draft_->files())
            names.push_back(file.name);
        return names;
    }

    HouseFolder house_;
    std::optional<PackDraft> draft_;
};

TEST_F(PackDraftTest, ListsTheManifestFirstThenWhatItNames) {
    write_text(house_.folder / "templates/aside.xml", "<x/>");
    write_text(house_.folder / ".hidden.xml", "<x/>");

    open();

    EXPECT_EQ(names(),
              (std::vector<std::string>{"pack.xml", session, "examples/worked.xml", "templates/aside.xml"}));
}

TEST_F(PackDraftTest, AFolderThatIsNotThereIsSaid) {
    EXPECT_EQ(kind_of([&] { PackDraft(house_.root / "nowhere", house_.recovery); }), ErrorKind::bad_input);
}

TEST_F(PackDraftTest, AFolderWithoutAManifestOffersOneToWrite) {
    std::filesystem::remove(house_.folder / "pack.xml");

    auto& draft = open();

    ASSERT_EQ(names().front(), "pack.xml");
    EXPECT_FALSE(draft.find("pack.xml")->on_disk.has_value());
    draft.edit("pack.xml", house_pack);
    draft.save("pack.xml");
    EXPECT_EQ(on_disk("pack.xml"), house_pack);
}

TEST_F(PackDraftTest, SavingPutsTheTextInPlaceAndKeepsTheModeOfTheFile) {
    std::filesystem::permissions(house_.folder / session, std::filesystem::perms{0664});
    auto& draft = open();

    draft.edit(session, house_template + "<!-- more -->");
    EXPECT_TRUE(draft.has_changes());
    draft.save(session);

    EXPECT_FALSE(draft.has_changes());
    EXPECT_EQ(on_disk(session), house_template + "<!-- more -->");
    struct stat what {};
    ASSERT_EQ(stat((house_.folder / session).c_str(), &what), 0);
    EXPECT_EQ(what.st_mode & 0777U, 0664U);
}

TEST_F(PackDraftTest, WhatIsNotSavedIsThereAgain) {
    open().edit(session, "half a templ");
    draft_->keep();
    draft_.reset();

    auto& again = open();

    EXPECT_TRUE(again.was_recovered());
    EXPECT_EQ(again.find(session)->text, "half a templ");
    EXPECT_EQ(on_disk(session), house_template);
    EXPECT_FALSE(again.find(session)->changed_elsewhere);
}

TEST_F(PackDraftTest, NothingIsKeptOfWhatWasSavedOrDropped) {
    open().edit(session, "half a templ");
    draft_->keep();
    draft_->drop_changes();
    draft_.reset();

    EXPECT_FALSE(open().was_recovered());
    EXPECT_TRUE(std::filesystem::is_empty(house_.recovery));
}

TEST_F(PackDraftTest, RestoredTextOverAFileThatChangedSinceIsMarked) {
    open().edit(session, "mine");
    draft_->keep();
    draft_.reset();
    write_text(house_.folder / session, "theirs");

    auto& again = open();

    EXPECT_EQ(again.find(session)->text, "mine");
    EXPECT_TRUE(again.find(session)->changed_elsewhere);
}

TEST_F(PackDraftTest, ADamagedRecoveryFileDoesNotStopTheFolderFromOpening) {
    open().edit(session, "mine");
    draft_->keep();
    draft_.reset();
    for (const auto& file : std::filesystem::directory_iterator{house_.recovery})
        write_text(file.path(), R"({"files": {"templates/session.xml": {"text": 7}, "../x": {"text": "y"}})");

    EXPECT_FALSE(open().was_recovered());
    EXPECT_EQ(draft_->find(session)->text, house_template);
}

TEST_F(PackDraftTest, AFileWrittenElsewhereIsFollowedOrMarked) {
    auto& draft = open();
    draft.edit("pack.xml", "mine");
    write_text(house_.folder / "pack.xml", "theirs");
    write_text(house_.folder / session, "new");

    const auto followed = draft.look_at_disk();

    EXPECT_EQ(followed, std::vector<std::string>{session});
    EXPECT_EQ(draft.find(session)->text, "new");
    EXPECT_EQ(draft.find("pack.xml")->text, "mine");
    EXPECT_TRUE(draft.find("pack.xml")->changed_elsewhere);
}

TEST_F(PackDraftTest, SavingOverAFileWrittenElsewhereIsRefusedUntilItIsChosen) {
    auto& draft = open();
    draft.edit(session, "mine");
    write_text(house_.folder / session, "theirs");

    EXPECT_EQ(kind_of([&] { draft.save(session); }), ErrorKind::bad_input);
    EXPECT_EQ(on_disk(session), "theirs");
    EXPECT_TRUE(draft.find(session)->is_changed());

    draft.save(session, PackDraft::Overwrite::yes);
    EXPECT_EQ(on_disk(session), "mine");
}

TEST_F(PackDraftTest, TakingTheirsGivesUpMine) {
    auto& draft = open();
    draft.edit(session, "mine");
    write_text(house_.folder / session, "theirs");
    draft.look_at_disk();

    draft.take_from_disk(session);

    EXPECT_EQ(draft.find(session)->text, "theirs");
    EXPECT_FALSE(draft.find(session)->changed_elsewhere);
}

TEST_F(PackDraftTest, WhatIsNoTextIsNotEditedAndSaysWhy) {
    write_text(house_.folder / session, "caf\xe9");
    write_text(house_.folder / "examples/worked.xml", std::string(1 << 20, ' ') + "x");

    auto& draft = open();
    draft.edit(session, "lost?");

    EXPECT_NE(draft.find(session)->problem.find("UTF-8"), std::string::npos);
    EXPECT_NE(draft.find("examples/worked.xml")->problem.find("larger than"), std::string::npos);
    EXPECT_FALSE(draft.has_changes());
    EXPECT_EQ(on_disk(session), "caf\xe9");
}

TEST_F(PackDraftTest, ALinkIsNotFollowed) {
    std::filesystem::remove(house_.folder / session);
    std::filesystem::create_symlink("/etc/hostname", house_.folder / session);

    EXPECT_FALSE(open().find(session)->problem.empty());
}

TEST_F(PackDraftTest, LineEndsStayAsTheyCame) {
    write_text(house_.folder / session, "<a>\r\n</a>\r\n");
    auto& draft = open();

    draft.edit(session, draft.find(session)->text + "<!-- -->\r\n");
    draft.save(session);

    EXPECT_EQ(on_disk(session), "<a>\r\n</a>\r\n<!-- -->\r\n");
}

TEST_F(PackDraftTest, OnlyLookedAtNothingIsChangedOrKept) {
    auto& draft = open(PackDraft::Access::look);

    draft.edit(session, "mine");
    draft.keep();

    EXPECT_FALSE(draft.has_changes());
    EXPECT_FALSE(std::filesystem::exists(house_.recovery));
}

TEST_F(PackDraftTest, TheContentsAreTheTextsAsEdited) {
    auto& draft = open();
    draft.edit(session, "edited");

    const auto contents = draft.contents();

    EXPECT_EQ(contents->read(session, 100).bytes, "edited");
    EXPECT_EQ(contents->read("pack.xml", 4096).bytes, house_pack);
    EXPECT_FALSE(contents->read(session, 3).problem.empty());
    EXPECT_EQ(contents->name(), "house");
}

TEST_F(PackDraftTest, AFileThatTheManifestNamesNewlyCanBeWritten) {
    auto& draft = open();
    draft.edit("pack.xml",
               with(house_pack, "<examples", "<template file=\"templates/short.xml\"/>\n  <examples"));

    draft.find_files();

    ASSERT_NE(draft.find("templates/short.xml"), nullptr);
    draft.edit("templates/short.xml", "<template/>");
    draft.save("templates/short.xml");
    EXPECT_EQ(on_disk("templates/short.xml"), "<template/>");
}

} // namespace
} // namespace attune
