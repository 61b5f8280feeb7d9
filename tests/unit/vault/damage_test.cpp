// SPDX-License-Identifier: Apache-2.0
#include "core/vault/connection.hpp"
#include "core/vault/database_check.hpp"
#include "tests/unit/error_kind.hpp"
#include "tests/unit/vault/flip.hpp"
#include "tests/unit/vault/folder_image.hpp"
#include "tests/unit/vault/raw_vault.hpp"
#include "tests/unit/vault_fixture.hpp"

#include <gtest/gtest.h>

namespace attune {
namespace {

constexpr std::uintmax_t page = 4096;

/// A vault with some pages of text, closed. The key is derived once, so that thousands of damages are cheap.
class DamageTest : public testing::Test {
protected:
    void SetUp() override {
        test_.database().execute("CREATE TABLE thing (id INTEGER PRIMARY KEY, a TEXT NOT NULL) STRICT");
        for (int i = 0; i < 10; ++i)
            add(std::string(2000, 'x'));
        test_.close();
        raw_ = std::make_unique<RawVault>(test_);
        database_ = raw_->file;
    }
    void add(const std::string& text) {
        Change change{test_.database()};
        Statement{test_.database(), "INSERT INTO thing (a) VALUES (?1)"}.bind(text).run();
        change.record({.action = "thing.add", .object = "thing", .object_id = 1, .fields = "a"});
        change.commit();
    }
    /// What verification says of the file as it lies there; the words of the error when it does not even
    /// open.
    std::vector<VerifyProblem> problems() const {
        try {
            const auto file =
                open_database(database_, database_key_text(raw_->vault_key, raw_->keyring.database_salt),
                              ConnectionUse::check_file);
            return check_database(*file, [](double) { return true; });
        } catch (const Error& error) {
            return {{"pages", error.what()}};
        }
    }
    void copy_while_open(const std::filesystem::path& to) const {
        std::filesystem::create_directory(to);
        for (const char* name : {"vault.db", "vault.db-wal", "keyring"})
            std::filesystem::copy_file(test_.path() / name, to / name);
        replace_file(to / "lock", "");
    }
    Thrown open_thrown() {
        return thrown_by([&] { test_.open(); });
    }
    TestVault test_;
    std::unique_ptr<RawVault> raw_;
    std::filesystem::path database_;
};

TEST_F(DamageTest, EveryPageReportsAFlippedBit) {
    ASSERT_TRUE(problems().empty());
    const std::uintmax_t pages = std::filesystem::file_size(database_) / page;
    ASSERT_GT(pages, 8U);
    for (std::uintmax_t number = 0; number < pages; ++number)
        for (const std::uintmax_t offset : {20U, 1200U, 4010U, 4090U}) {
            flip(database_, number * page + offset, 0x10);
            EXPECT_FALSE(problems().empty()) << "page " << number + 1 << " offset " << offset;
            flip(database_, number * page + offset, 0x10);
        }
    EXPECT_TRUE(problems().empty());
}

TEST_F(DamageTest, TheSaltInTheFileIsNotNeeded) {
    for (std::uintmax_t offset = 0; offset < 16; ++offset)
        flip(database_, offset, 0xff);

    EXPECT_TRUE(problems().empty());
    EXPECT_FALSE(open_thrown().kind);
    EXPECT_EQ(query_integer(test_.database(), "SELECT count(*) FROM thing"), 10);
}

TEST_F(DamageTest, ADamagedFirstPageIsRefusedAndNothingChanges) {
    flip(database_, 100);
    const FolderImage before = image_of(test_.folder.path());

    EXPECT_EQ(open_thrown(), ErrorKind::vault_damaged);
    EXPECT_EQ(image_of(test_.folder.path()), before);
}

TEST_F(DamageTest, ADamagedPageIsReportedWhenItIsRead) {
    test_.open();
    const std::int64_t root =
        query_integer(test_.database(), "SELECT rootpage FROM sqlite_schema WHERE name = 'thing'");
    test_.close();
    flip(database_, static_cast<std::uintmax_t>(root - 1) * page + 1000);
    test_.open();

    EXPECT_EQ(
        thrown_by([&] { static_cast<void>(query_integer(test_.database(), "SELECT count(*) FROM thing")); }),
        ErrorKind::vault_damaged);
    EXPECT_FALSE(test_.vault().verify_all({}).empty());
}

TEST_F(DamageTest, ACutOrLengthenedFileIsFound) {
    const std::uintmax_t size = std::filesystem::file_size(database_);
    for (const std::uintmax_t shorter : {std::uintmax_t{100}, page, 3 * page, size - 10}) {
        const std::string whole = read_file(database_, 1 << 24);
        std::filesystem::resize_file(database_, size - shorter);
        const Thrown thrown = open_thrown();
        const bool found = thrown.kind
                               ? thrown == ErrorKind::vault_damaged || thrown == ErrorKind::vault_rolled_back
                               : !test_.vault().verify_all({}).empty();
        EXPECT_TRUE(found) << shorter << " " << thrown;
        test_.close();
        replace_file(database_, whole);
    }
    std::filesystem::resize_file(database_, size + page);
    EXPECT_FALSE(problems().empty());
}

TEST_F(DamageTest, PagesThatChangedPlacesAreFound) {
    std::string content = read_file(database_, 1 << 24);
    std::swap_ranges(content.begin() + 5 * 4096, content.begin() + 6 * 4096, content.begin() + 7 * 4096);
    replace_file(database_, content);

    EXPECT_FALSE(problems().empty());
}

TEST_F(DamageTest, AWalThatLostCommitsIsFoundWhereverItWasHit) {
    test_.open();
    for (int i = 0; i < 5; ++i)
        add("late");
    const std::filesystem::path copy = test_.folder / "Copy.attune";
    copy_while_open(copy); // what a crash leaves
    const std::string wal = read_file(copy / "vault.db-wal", 1 << 24);
    ASSERT_GT(wal.size(), 6 * (page + 24));
    const std::filesystem::path state = test_.folder / "state-at-crash";
    std::filesystem::copy(test_.folder / "state", state, std::filesystem::copy_options::recursive);
    const auto open_copy = [&] {
        return thrown_by([&] {
            static_cast<void>(Vault::open(copy, TestVault::user,
                                          Passphrase{std::string{TestVault::passphrase}},
                                          {.state_folder = state, .clock = &test_.clock}));
        });
    };
    for (std::uintmax_t frame = 0; 32 + frame * (page + 24) < wal.size(); ++frame) {
        flip(copy / "vault.db-wal", 32 + frame * (page + 24) + 24 + 2000);
        const FolderImage before = image_of(copy);
        EXPECT_EQ(open_copy(), ErrorKind::vault_rolled_back) << "frame " << frame;
        EXPECT_EQ(image_of(copy), before) << "frame " << frame;
        replace_file(copy / "vault.db-wal", wal);
    }
    std::filesystem::remove(copy / "vault.db-wal");
    EXPECT_EQ(open_copy(), ErrorKind::vault_rolled_back);
    replace_file(copy / "vault.db-wal", wal);
    EXPECT_FALSE(open_copy().kind);
}

TEST_F(DamageTest, AFlippedKeyringIsToldApartFromAWrongPassphrase) {
    const std::uintmax_t size = std::filesystem::file_size(test_.path() / "keyring");
    for (std::uintmax_t offset = 0; offset < size; offset += 37) {
        flip(test_.path() / "keyring", offset);
        EXPECT_EQ(open_thrown(), ErrorKind::keyring_damaged) << offset;
        flip(test_.path() / "keyring", offset);
    }
}

} // namespace
} // namespace attune
