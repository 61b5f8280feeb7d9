// SPDX-License-Identifier: Apache-2.0
#include "core/practice/pack_store.hpp"

#include "core/error.hpp"
#include "tests/unit/error_kind.hpp"
#include "tests/unit/practice/pack_fixture.hpp"

#include <gtest/gtest.h>

namespace attune {
namespace {

using test::signed_pack;

class PackStoreTest : public testing::Test {
protected:
    [[nodiscard]] std::string actions() {
        Statement select{practice_.vault.database(), "SELECT action FROM audit WHERE object IN ('pack', 'publisher') "
                                                     "ORDER BY seq"};
        std::string all;
        while (select.step())
            all += select.text(0) + " ";
        return all;
    }
    test::PackPractice practice_;
};

TEST_F(PackStoreTest, WhatWasInstalledIsThereAfterUnlocking) {
    const auto archive = signed_pack();
    practice_.install_anyway(archive);

    practice_.reopen();

    const auto installed = practice_.store->find("calm");
    ASSERT_TRUE(installed);
    EXPECT_EQ(installed->version, "1.0.0");
    EXPECT_EQ(installed->publisher->name, "Morrow Institute");
    EXPECT_EQ(installed->installed_by, practice_.vault.vault().user());
    EXPECT_EQ(practice_.store->archive_of(*installed), archive);
    EXPECT_TRUE(practice_.find("calm")->is_usable());
}

TEST_F(PackStoreTest, LockedThereAreOnlyThePacksOfTheProgram) {
    practice_.install_anyway(signed_pack());
    practice_.store->turn("emdr", PackSwitch::off);
    practice_.packs->refresh();

    practice_.lock();

    EXPECT_EQ(practice_.find("calm"), nullptr);
    EXPECT_TRUE(practice_.find("emdr")->offered);
    practice_.vault.open();
    practice_.open_stores();
    EXPECT_NE(practice_.find("calm"), nullptr);
    EXPECT_FALSE(practice_.find("emdr")->offered);
}

TEST_F(PackStoreTest, EveryChangeIsAudited) {
    practice_.install_anyway(signed_pack());
    practice_.store->turn("calm", PackSwitch::off);
    practice_.store->turn("calm", PackSwitch::on);
    practice_.store->turn("emdr", PackSwitch::off);
    practice_.store->remove("calm");
    practice_.store->revoke(test::TestPublisher{"Morrow Institute"}.who().key);

    EXPECT_EQ(actions(), "publisher.approve pack.install pack.off pack.on pack.off pack.remove publisher.revoke ");
    EXPECT_TRUE(practice_.vault.vault().verify_all({}).empty());
}

TEST_F(PackStoreTest, APackWithoutNotesIsForgottenWhenItIsRemoved) {
    practice_.install_anyway(signed_pack());

    practice_.store->remove("calm");

    EXPECT_FALSE(practice_.store->find("calm"));
    practice_.packs->refresh();
    EXPECT_EQ(practice_.find("calm"), nullptr);
    EXPECT_EQ(thrown_by([&] { practice_.store->remove("calm"); }), ErrorKind::not_found);
}

TEST_F(PackStoreTest, TheHeaderStaysOn) {
    EXPECT_EQ(thrown_by([&] { practice_.store->turn("header", PackSwitch::off); }), ErrorKind::bad_input);
}

TEST_F(PackStoreTest, ARevokedPublisherIsAskedForAgain) {
    practice_.install_anyway(signed_pack());
    const auto key = test::TestPublisher{"Morrow Institute"}.who().key;

    practice_.store->revoke(key);

    EXPECT_FALSE(practice_.store->is_approved(key));
    EXPECT_EQ(practice_.plan(signed_pack({.version = "1.1.0"})).questions, std::set{InstallQuestion::publisher});
    EXPECT_TRUE(practice_.store->publishers()[0].revoked_at);
    EXPECT_EQ(thrown_by([&] { practice_.store->revoke(key); }), ErrorKind::not_found);
    practice_.install_anyway(signed_pack({.version = "1.1.0"}));
    EXPECT_TRUE(practice_.store->is_approved(key));
}

TEST_F(PackStoreTest, AnArchiveThatWasSwappedInTheVaultIsNotUsed) {
    practice_.install_anyway(signed_pack());
    const auto other = signed_pack({.fields = R"(<text id="else" label="Else"/>)"}, 9);
    Change change{practice_.vault.database()};
    Statement swap{practice_.vault.database(), "UPDATE installed_pack SET archive = ?1"};
    swap.bind(Bytes{other.begin(), other.end()}).run();
    change.record({.action = "test", .object = "pack", .object_id = 1, .fields = ""});
    change.commit();

    practice_.packs->refresh();

    ASSERT_NE(practice_.find("calm"), nullptr);
    EXPECT_FALSE(practice_.find("calm")->is_usable());
    EXPECT_NE(practice_.find("calm")->problems[0].message.find("install it again"), std::string::npos);
    EXPECT_EQ(practice_.shelf.find("calm.session"), nullptr);
}

TEST_F(PackStoreTest, CountsTheNotesOfAPack) {
    practice_.install_anyway(signed_pack());
    EXPECT_EQ(practice_.store->use_of("calm").notes, 0);
    (void)practice_.start();
    (void)practice_.start();
    (void)practice_.start("emdr.session");

    EXPECT_EQ(practice_.store->use_of("calm").notes, 2);
    EXPECT_EQ(practice_.store->use_of("calm").since, practice_.vault.clock.today());
}

} // namespace
} // namespace attune
