// SPDX-License-Identifier: Apache-2.0
#include "core/vault/backup.hpp"

#include "core/text/digest.hpp"
#include "core/vault/connection.hpp"
#include "tests/unit/error_kind.hpp"
#include "tests/unit/vault/flip.hpp"
#include "tests/unit/vault/folder_image.hpp"
#include "tests/unit/vault_fixture.hpp"

#include <gtest/gtest.h>

namespace attune {
namespace {

class BackupTest : public testing::Test {
protected:
    void SetUp() override {
        test_.database().execute("CREATE TABLE thing (id INTEGER PRIMARY KEY, a TEXT NOT NULL) STRICT");
        add("planted text in a backup");
        std::filesystem::create_directory(test_.path() / "attachments" / "ab");
        replace_file(test_.path() / "attachments" / "ab" / "abcd", "sealed bytes");
        backup_ = test_.vault().backup(test_.folder / "backups");
    }
    void add(const std::string& text) {
        Change change{test_.database()};
        Statement{test_.database(), "INSERT INTO thing (a) VALUES (?1)"}.bind(text).run();
        change.record({.action = "thing.add", .object = "thing", .object_id = 1, .fields = "a"});
        change.commit();
    }
    Thrown restoring() {
        return thrown_by([&] { restore_backup(backup_, test_.folder / "Back.attune"); });
    }
    TestVault test_;
    std::filesystem::path backup_;
};

TEST_F(BackupTest, RestoresToAVaultWithTheSameContent) {
    add("after the backup");
    restore_backup(backup_, test_.folder / "Back.attune");

    const Surroundings another_machine{.state_folder = test_.folder / "state2", .clock = &test_.clock};
    const auto restored = Vault::open(test_.folder / "Back.attune", TestVault::user,
                                      Passphrase{std::string{TestVault::passphrase}}, another_machine);

    EXPECT_EQ(query_text(restored->database(), "SELECT group_concat(a) FROM thing"),
              "planted text in a backup");
    EXPECT_EQ(read_file(restored->folder() / "attachments" / "ab" / "abcd", 100), "sealed bytes");
    EXPECT_TRUE(restored->verify_all({}).empty());
}

TEST_F(BackupTest, OnTheSameMachineTheRestoredVaultMustBeConfirmed) {
    test_.close();
    restore_backup(backup_, test_.folder / "Back.attune");

    EXPECT_EQ(thrown_by([&] {
                  static_cast<void>(Vault::open(test_.folder / "Back.attune", TestVault::user,
                                                Passphrase{std::string{TestVault::passphrase}},
                                                test_.surroundings()));
              }),
              ErrorKind::vault_rolled_back);
}

TEST_F(BackupTest, HoldsNoPlainTextAndOnlyTheUserCanReadIt) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator{backup_}) {
        EXPECT_EQ(static_cast<unsigned>(entry.status().permissions()) & 077U, 0U) << entry.path();
        if (entry.is_regular_file()) {
            EXPECT_EQ(read_file(entry.path(), 1 << 24).find("planted text"), std::string::npos)
                << entry.path();
        }
    }
}

TEST_F(BackupTest, TwoInOneSecondGetNamesOfTheirOwn) {
    const std::filesystem::path second = test_.vault().backup(test_.folder / "backups");

    EXPECT_NE(second, backup_);
    EXPECT_TRUE(std::filesystem::exists(second / "manifest"));
}

TEST_F(BackupTest, AnyChangeToItIsFoundWhenItIsRestored) {
    for (const auto& [name, image] : image_of(backup_)) {
        if (!std::filesystem::is_regular_file(backup_ / name))
            continue;
        const std::uintmax_t size = std::filesystem::file_size(backup_ / name);
        for (const std::uintmax_t offset : {std::uintmax_t{0}, size / 2, size - 1}) {
            flip(backup_ / name, offset);
            EXPECT_EQ(restoring(), ErrorKind::vault_damaged) << name << " " << offset;
            EXPECT_FALSE(std::filesystem::exists(test_.folder / "Back.attune"));
            flip(backup_ / name, offset);
        }
    }
    EXPECT_FALSE(restoring().kind);
}

TEST_F(BackupTest, RestoringOverSomethingOrFromNothingIsRefused) {
    EXPECT_EQ(thrown_by([&] { restore_backup(backup_, test_.path()); }), ErrorKind::vault_exists);
    EXPECT_EQ(thrown_by([&] { restore_backup(test_.folder / "nowhere", test_.folder / "B.attune"); }),
              ErrorKind::vault_missing);
    EXPECT_EQ(thrown_by([&] { restore_backup(test_.path(), test_.folder / "B.attune"); }),
              ErrorKind::vault_missing);
}

TEST_F(BackupTest, ADamagedVaultIsNotBackedUp) {
    test_.vault().checkpoint();
    const std::int64_t root =
        query_integer(test_.database(), "SELECT rootpage FROM sqlite_schema WHERE name = 'thing'");
    test_.close();
    flip(test_.path() / "vault.db", static_cast<std::uintmax_t>(root - 1) * 4096 + 1000);
    test_.open();
    const FolderImage before = image_of(test_.folder / "backups");

    EXPECT_EQ(thrown_by([&] { static_cast<void>(test_.vault().backup(test_.folder / "backups")); }),
              ErrorKind::vault_damaged);
    EXPECT_EQ(image_of(test_.folder / "backups"), before);
}

TEST_F(BackupTest, InsideTheVaultItselfItIsRefused) {
    const FolderImage before = image_of(test_.path() / "attachments");

    for (const std::filesystem::path& place :
         {test_.path(), test_.path() / "attachments", test_.path() / "attachments" / ".." / "more"})
        EXPECT_EQ(thrown_by([&] { static_cast<void>(test_.vault().backup(place)); }), ErrorKind::bad_input);
    EXPECT_EQ(image_of(test_.path() / "attachments"), before);
    EXPECT_NO_THROW(static_cast<void>(test_.vault().backup(test_.path().string() + " backups")));
}

/// Adds a line to the manifest, with the checksum put right: anyone can do that.
void add_to_manifest(const std::filesystem::path& backup, const std::string& line) {
    std::string text = read_file(backup / "manifest", 1 << 20);
    text.resize(text.rfind("check "));
    text += line + "\n";
    replace_file(backup / "manifest", text + "check " + sha256_hex(text) + "\n");
}

TEST_F(BackupTest, AFileThatNoBackupHoldsIsRefused) {
    const std::string manifest = read_file(backup_ / "manifest", 1 << 20);
    replace_file(backup_ / "vault.db-wal", "old pages");
    const std::string digest = file_sha256(backup_ / "vault.db-wal");
    for (const std::string& line :
         {"file " + digest + " 9 vault.db-wal", "file " + digest + " 9 attachments/../lock",
          "file " + digest + " 9 /etc/motd", "file " + digest + " 9 ../../motd",
          manifest.substr(manifest.find("file "), manifest.find('\n', manifest.find("file ")) -
                                                      manifest.find("file "))}) {
        replace_file(backup_ / "manifest", manifest);
        add_to_manifest(backup_, line);

        EXPECT_EQ(restoring(), ErrorKind::vault_damaged) << line;
        EXPECT_FALSE(std::filesystem::exists(test_.folder / "Back.attune"));
    }
}

} // namespace
} // namespace attune
