// SPDX-License-Identifier: Apache-2.0
#include "core/practice/pack_install.hpp"

#include "core/error.hpp"
#include "tests/unit/practice/pack_fixture.hpp"

#include <gtest/gtest.h>

#include <fstream>

namespace attune {
namespace {

using test::PackWords;
using test::signed_pack;
using test::unsigned_pack;

std::string joined(const std::vector<std::string>& lines) {
    std::string text;
    for (const auto& line : lines)
        text += line + "\n";
    return text;
}

class PackInstallTest : public testing::Test {
protected:
    void expect_refused(const std::string& archive, std::string_view words) {
        const auto plan = practice_.plan(archive);
        EXPECT_FALSE(plan.can_be_installed());
        EXPECT_NE(joined(plan.problems).find(words), std::string::npos) << "got: " << joined(plan.problems);
        EXPECT_THROW(install(*practice_.packs, plan, plan.questions), Error);
        EXPECT_TRUE(practice_.store->installed().empty());
        EXPECT_TRUE(practice_.store->publishers().empty());
    }
    test::PackPractice practice_;
};

TEST_F(PackInstallTest, AnUnknownPublisherIsAskedForAndApprovedWithThePack) {
    const auto plan = practice_.plan(signed_pack());

    ASSERT_TRUE(plan.can_be_installed()) << joined(plan.problems);
    EXPECT_EQ(plan.questions, std::set{InstallQuestion::publisher});
    EXPECT_EQ(plan.kind, InstallKind::first);
    EXPECT_THROW(install(*practice_.packs, plan, {}), Error);
    EXPECT_EQ(practice_.find("calm"), nullptr);
    EXPECT_TRUE(practice_.store->publishers().empty());

    install(*practice_.packs, plan, {InstallQuestion::publisher});

    ASSERT_NE(practice_.find("calm"), nullptr);
    EXPECT_TRUE(practice_.find("calm")->is_usable());
    ASSERT_EQ(practice_.store->publishers().size(), 1U);
    EXPECT_EQ(practice_.store->publishers()[0].publisher.name, "Morrow Institute");
    EXPECT_NO_THROW((void)practice_.start());
}

TEST_F(PackInstallTest, AnApprovedPublisherIsNotAskedForAgain) {
    practice_.install_anyway(signed_pack());

    const auto plan = practice_.plan(signed_pack({.id = "walk", .prefix = "wk", .title = "A walk"}));

    EXPECT_TRUE(plan.questions.empty());
}

TEST_F(PackInstallTest, WhatNobodySignedIsAskedForWhenItCameAsAFile) {
    EXPECT_EQ(practice_.plan(unsigned_pack()).questions, std::set{InstallQuestion::not_signed});

    const TempFolder folder;
    for (const auto& [name, bytes] : test::pack_files()) {
        std::filesystem::create_directories((folder / "calm" / name).parent_path());
        std::ofstream{folder / "calm" / name} << bytes;
    }
    const auto own = plan_install(*practice_.packs, folder / "calm");
    ASSERT_TRUE(own.can_be_installed()) << joined(own.problems);
    EXPECT_TRUE(own.questions.empty());
    install(*practice_.packs, own, {});
    EXPECT_FALSE(practice_.store->find("calm")->publisher);
}

TEST_F(PackInstallTest, EveryMistakeOfAPackIsSaidAndNothingIsKept) {
    const auto plan =
        practice_.plan(signed_pack({.fields = R"(<scale id="a" label="A"/><text id="a" label="A"/>)",
                                    .in_manifest = R"(<examples file="worked.xml"/>)"}));

    EXPECT_FALSE(plan.can_be_installed());
    expect_refused(
        signed_pack({.fields = R"(<scale id="a" label="A"/><text id="b" label="B" required="nosuch"/>)"}),
        "nosuch");
    expect_refused(
        signed_pack({.fields = R"(<scale id="a" label="A"/><text id="b" label="B" required="nosuch"/>)"}),
        "min");
    expect_refused("no archive", "is no zip file");
}

TEST_F(PackInstallTest, ANewerFormatSaysWhichItAsksForAndWhichIsKnown) {
    auto files = test::pack_files();
    files["pack.xml"].replace(files["pack.xml"].find("urn:attune:pack:1"), 17, "urn:attune:pack:2");
    expect_refused(write_pack_archive(files),
                   "asks for format 2 (urn:attune:pack:2); this version of Attune knows format 1");

    files = test::pack_files();
    auto& form = files["templates/session.xml"];
    form.replace(form.find("urn:attune:template:1"), 21, "urn:attune:template:7");
    expect_refused(write_pack_archive(files), "asks for format 7 (urn:attune:template:7)");

    files = test::pack_files(
        {.in_manifest = R"(<native library="native/a.so" abi="2"><output id="a" type="text"/></native>)"});
    files["native/a.so"] = "ELF";
    expect_refused(write_pack_archive(files), "asks for ABI 2; this version of Attune knows ABI 1");
}

TEST_F(PackInstallTest, ThePublisherInTheManifestIsTheOneWhoSigned) {
    const auto archive = test::TestPublisher{"Somebody else"}.sign(unsigned_pack());

    expect_refused(archive, "publisher is “Morrow Institute”, and it is signed by “Somebody else”");
}

TEST_F(PackInstallTest, APrefixThatBelongsToAnotherPackIsRefused) {
    expect_refused(signed_pack({.prefix = "emdr"}), "prefix emdr belongs to the pack emdr already");
}

TEST_F(PackInstallTest, APrefixOfARemovedPackWithNotesIsStillItsOwn) {
    practice_.install_anyway(signed_pack());
    (void)practice_.start();
    practice_.store->remove("calm");
    practice_.packs->refresh();

    const auto plan = practice_.plan(signed_pack({.id = "calmer", .title = "Calmer"}));

    EXPECT_NE(joined(plan.problems).find("prefix cm belongs to the pack calm"), std::string::npos);
}

TEST_F(PackInstallTest, TheHeaderCannotBeReplaced) {
    expect_refused(signed_pack({.id = "header", .prefix = "hdr"}),
                   "comes with Attune and cannot be replaced");
}

TEST_F(PackInstallTest, AHigherVersionOfTheSamePublisherIsAnUpdateThatSaysWhatChanged) {
    practice_.install_anyway(signed_pack());

    const auto plan = practice_.plan(signed_pack(
        {.version = "1.1.0",
         .fields =
             R"(<scale id="calm" label="Calm" min="0" max="100"/><number id="breaths" label="Breaths"/>)",
         .more = R"(<series id="calm" label="Calm"><point value="calm"/></series>)"}));

    ASSERT_TRUE(plan.can_be_installed()) << joined(plan.problems);
    EXPECT_EQ(plan.kind, InstallKind::update);
    EXPECT_EQ(plan.version_before, "1.0.0");
    EXPECT_TRUE(plan.questions.empty());
    const auto changes = joined(plan.changes);
    EXPECT_NE(changes.find("new: “Breaths” (a number)"), std::string::npos) << changes;
    EXPECT_NE(changes.find("no longer there: “Topic”"), std::string::npos);
    EXPECT_NE(changes.find("“Calm” now takes 0 to 100 (it took 0 to 10)"), std::string::npos);
    EXPECT_NE(changes.find("new curve: “Calm”"), std::string::npos);
}

TEST_F(PackInstallTest, ALowerVersionIsAQuestion) {
    practice_.install_anyway(signed_pack({.version = "2.0.0"}));

    const auto plan = practice_.plan(signed_pack({.version = "1.9.9"}));

    EXPECT_EQ(plan.kind, InstallKind::older);
    EXPECT_EQ(plan.questions, std::set{InstallQuestion::older_version});
    EXPECT_THROW(install(*practice_.packs, plan, {}), Error);
    EXPECT_EQ(practice_.find("calm")->version, "2.0.0");
    install(*practice_.packs, plan, plan.questions);
    EXPECT_EQ(practice_.find("calm")->version, "1.9.9");
}

TEST_F(PackInstallTest, OneVersionHasOneContent) {
    practice_.install_anyway(signed_pack());

    EXPECT_TRUE(practice_.plan(signed_pack()).can_be_installed());
    const auto other = practice_.plan(signed_pack({.fields = R"(<text id="else" label="Else"/>)"}));
    EXPECT_NE(joined(other.problems).find("is installed already, with other content"), std::string::npos);
}

TEST_F(PackInstallTest, AnotherPublishersPackOfTheSameIdIsAQuestion) {
    practice_.install_anyway(signed_pack());

    const auto same_name = practice_.plan(signed_pack({.version = "1.1.0"}, 8));

    EXPECT_EQ(same_name.kind, InstallKind::other);
    EXPECT_EQ(same_name.questions, (std::set{InstallQuestion::publisher, InstallQuestion::other_publisher}));
    EXPECT_NE(joined(same_name.remarks).find("You approved another publisher with this name"),
              std::string::npos);
    EXPECT_EQ(practice_.plan(unsigned_pack({.version = "1.1.0"})).kind, InstallKind::other);
}

TEST_F(PackInstallTest, APackOfTheProgramIsReplacedOnlyWhenAsked) {
    const auto plan =
        practice_.plan(signed_pack({.id = "cbt", .prefix = "cbt", .version = "99.0.0", .title = "Our CBT"}));

    ASSERT_TRUE(plan.can_be_installed()) << joined(plan.problems);
    EXPECT_EQ(plan.kind, InstallKind::other);
    EXPECT_TRUE(plan.questions.contains(InstallQuestion::other_publisher));
    install(*practice_.packs, plan, plan.questions);
    EXPECT_EQ(practice_.find("cbt")->title, "Our CBT");

    practice_.store->remove("cbt");
    practice_.packs->refresh();
    EXPECT_TRUE(practice_.find("cbt")->shipped);
    EXPECT_TRUE(practice_.find("cbt")->offered);
}

TEST_F(PackInstallTest, TheNameOfThoseWhoMadeTheProgramIsRemarkedOn) {
    const auto name = practice_.find("emdr")->publisher;

    EXPECT_NE(
        joined(practice_.plan(signed_pack({.publisher = name})).remarks).find("compare the fingerprint"),
        std::string::npos);
}

TEST_F(PackInstallTest, TheSameFormInTwoPacksIsRefused) {
    practice_.install_anyway(signed_pack());

    const auto plan = practice_.plan(signed_pack({.id = "copy", .prefix = "cp"}));

    EXPECT_NE(joined(plan.problems).find("is the very file that the pack calm has"), std::string::npos);
}

TEST_F(PackInstallTest, APackThatOthersNeedIsNotReplacedByOneThatBreaksThem) {
    practice_.install_anyway(signed_pack());
    practice_.install_anyway(signed_pack({.id = "walk",
                                          .prefix = "wk",
                                          .title = "A walk",
                                          .fields = R"(<computed id="was" label="Was" calculate="cm.calm"/>)",
                                          .in_manifest = R"(<needs pack="calm"/>)"}));
    ASSERT_TRUE(practice_.find("walk")->is_usable());
    const auto update = signed_pack({.version = "2.0.0", .fields = R"(<text id="topic" label="Topic"/>)"});

    EXPECT_NE(joined(practice_.plan(update).problems).find("the pack walk would no longer work with it"),
              std::string::npos);

    practice_.store->turn("walk", PackSwitch::off);
    practice_.packs->refresh();
    EXPECT_TRUE(practice_.plan(update).can_be_installed());
}

} // namespace
} // namespace attune
