// SPDX-License-Identifier: Apache-2.0
#include "core/vault/connection.hpp"
#include "tests/fault/small_disk.hpp"
#include "tests/unit/error_kind.hpp"
#include "tests/unit/manual_clock.hpp"
#include "tests/unit/vault/folder_image.hpp"
#include "tests/unit/vault_fixture.hpp"

#include <gtest/gtest.h>

namespace attune {
namespace {

/// A vault on a disk of four mebibytes.
class DiskFullTest : public testing::Test {
protected:
    void SetUp() override {
        vault_ = Vault::create(folder_,
                               {.practice = TestVault::practice,
                                .user = TestVault::user,
                                .credentials = "",
                                .cost = KeyCost{std::size_t{64} << 20, 2}},
                               passphrase(), surroundings())
                     .vault;
        vault_->database().execute("CREATE TABLE thing (id INTEGER PRIMARY KEY, a TEXT NOT NULL) STRICT");
    }
    static Passphrase passphrase() { return Passphrase{std::string{TestVault::passphrase}}; }
    Surroundings surroundings() const { return {.state_folder = elsewhere_ / "state", .clock = &clock_}; }
    void add(std::size_t size) {
        Database& database = vault_->database();
        Change change{database};
        Statement{database, "INSERT INTO thing (a) VALUES (?1)"}.bind(std::string(size, 'n')).run();
        change.record(
            {.action = "thing.add", .object = "thing", .object_id = database.last_row_id(), .fields = "a"});
        change.commit();
    }
    void open() { vault_ = Vault::open(folder_, TestVault::user, passphrase(), surroundings()); }
    std::int64_t rows() { return query_integer(vault_->database(), "SELECT count(*) FROM thing"); }

    SmallDisk disk_{4};
    TempFolder elsewhere_;
    ManualClock clock_;
    std::filesystem::path folder_ = disk_.path() / "Small.attune";
    std::unique_ptr<Vault> vault_;
};

TEST_F(DiskFullTest, SavingSaysSoKeepsWhatWasSavedAndGoesOnWhenThereIsRoom) {
    std::int64_t saved = 0;
    Thrown thrown;
    while (!thrown.kind && saved < 10'000) {
        thrown = thrown_by([&] { add(3000); });
        saved += thrown.kind ? 0 : 1;
    }
    EXPECT_EQ(thrown, ErrorKind::no_space);
    EXPECT_GT(saved, 50);
    EXPECT_EQ(rows(), saved);
    for (int i = 0; i < 5; ++i)
        EXPECT_EQ(thrown_by([&] { add(200'000); }), ErrorKind::no_space);
    EXPECT_EQ(rows(), saved);
    vault_.reset();

    std::filesystem::path bigger = elsewhere_ / "Small.attune";
    std::filesystem::copy(folder_, bigger, std::filesystem::copy_options::recursive);
    vault_ = Vault::open(bigger, TestVault::user, passphrase(), surroundings());

    EXPECT_EQ(rows(), saved);
    EXPECT_TRUE(vault_->verify_all({}).empty());
    EXPECT_NO_THROW(add(3000));
}

TEST_F(DiskFullTest, TheSameVaultGoesOnOnceThereIsRoom) {
    add(3000);
    disk_.fill();
    Thrown thrown;
    std::int64_t saved = 1;
    for (int i = 0; i < 100 && !thrown.kind; ++i) {
        thrown = thrown_by([&] { add(30'000); });
        saved += thrown.kind ? 0 : 1;
    }
    ASSERT_EQ(thrown, ErrorKind::no_space);

    disk_.make_room();

    add(3000);
    EXPECT_EQ(rows(), saved + 1);
    EXPECT_TRUE(vault_->verify_all({}).empty());
}

TEST_F(DiskFullTest, ANewVaultLeavesNothingBehind) {
    disk_.fill();
    const FolderImage before = image_of(disk_.path());

    const Thrown thrown = thrown_by([&] {
        static_cast<void>(Vault::create(
            disk_.path() / "Second.attune",
            {.practice = "Second", .user = "Bo", .credentials = "", .cost = KeyCost{std::size_t{64} << 20, 2}},
            passphrase(), surroundings()));
    });

    EXPECT_EQ(thrown, ErrorKind::no_space);
    EXPECT_EQ(image_of(disk_.path()), before);
}

TEST_F(DiskFullTest, AnOpeningThatFindsNoRoomLeavesTheVaultAsItWas) {
    add(3000);
    vault_.reset();
    disk_.fill();
    const FolderImage before = image_of(folder_);

    EXPECT_EQ(thrown_by([&] { open(); }), ErrorKind::no_space);

    EXPECT_EQ(image_of(folder_), before);
    disk_.make_room();
    open();
    EXPECT_EQ(rows(), 1);
}

TEST_F(DiskFullTest, APassphraseThatCannotBeSavedIsNotChanged) {
    disk_.fill();

    EXPECT_EQ(thrown_by([&] {
                  vault_->change_passphrase(passphrase(),
                                            Passphrase{std::string{"seven otters under a lamp"}});
              }),
              ErrorKind::no_space);

    disk_.make_room();
    vault_.reset();
    EXPECT_NO_THROW(open());
}

TEST_F(DiskFullTest, ABackupThatDoesNotFitLeavesNothingBehind) {
    disk_.fill();
    const Thrown thrown = thrown_by([&] { static_cast<void>(vault_->backup(disk_.path() / "backups")); });

    EXPECT_EQ(thrown, ErrorKind::no_space);
    if (std::filesystem::exists(disk_.path() / "backups")) {
        EXPECT_TRUE(std::filesystem::is_empty(disk_.path() / "backups"));
    }
}

} // namespace
} // namespace attune
