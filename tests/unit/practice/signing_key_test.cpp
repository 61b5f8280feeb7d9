// SPDX-License-Identifier: Apache-2.0
#include "core/practice/signing_key.hpp"

#include "core/error.hpp"
#include "core/modality/archive/pack_archive.hpp"
#include "tests/unit/error_kind.hpp"
#include "tests/unit/practice/pack_fixture.hpp"
#include "tests/unit/temp_folder.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <sys/stat.h>

namespace attune {
namespace {

constexpr KeyCost lowest{std::size_t{64} << 20U, 2};

Passphrase words(const char* text = "orbit velvet seven kettles") { return Passphrase{std::string{text}}; }

class SigningKeyTest : public testing::Test {
protected:
    TempFolder folder_;
    std::filesystem::path file_ = folder_ / "morrow.key";
};

TEST_F(SigningKeyTest, IsTheSameWhenItIsReadAgain) {
    const auto made = SigningKey::make("Morrow Institute");
    made.save(file_, words(), lowest);

    const auto read = SigningKey::load(file_, words());

    EXPECT_EQ(read.publisher(), made.publisher());
    EXPECT_EQ(read.signer()("message"), made.signer()("message"));
    const auto archive = sign_archive(test::unsigned_pack(), read.publisher(), read.signer());
    EXPECT_TRUE(read_pack_archive(archive, "calm").signature);
}

TEST_F(SigningKeyTest, OnlyItsOwnerCanReadTheFileAndItHoldsNoSecretInClear) {
    const auto made = SigningKey::make("Morrow Institute");
    made.save(file_, words(), lowest);
    struct stat about {};

    ASSERT_EQ(::stat(file_.c_str(), &about), 0);

    EXPECT_EQ(about.st_mode & 0777U, 0600U);
}

TEST_F(SigningKeyTest, AFileThatIsThereIsNeverOverwritten) {
    SigningKey::make("Morrow Institute").save(file_, words(), lowest);

    EXPECT_EQ(thrown_by([&] { SigningKey::make("Another").save(file_, words(), lowest); }), ErrorKind::vault_exists);
    EXPECT_EQ(SigningKey::load(file_, words()).publisher().name, "Morrow Institute");
}

TEST_F(SigningKeyTest, AWrongPassphraseAndAWeakOneAreRefused) {
    const auto key = SigningKey::make("Morrow Institute");
    EXPECT_EQ(thrown_by([&] { key.save(file_, words("short"), lowest); }), ErrorKind::bad_input);
    EXPECT_FALSE(std::filesystem::exists(file_));
    key.save(file_, words(), lowest);

    EXPECT_EQ(thrown_by([&] { (void)SigningKey::load(file_, words("orbit velvet seven kettle")); }),
              ErrorKind::wrong_passphrase);
}

TEST_F(SigningKeyTest, EveryLineThatIsChangedIsFound) {
    SigningKey::make("Morrow Institute").save(file_, words(), lowest);
    std::ifstream stream{file_};
    const std::string good{std::istreambuf_iterator<char>{stream}, {}};
    for (const auto at : {good.find("Morrow"), good.find("key ") + 4, good.find("salt ") + 5,
                          good.find("nonce ") + 6, good.find("sealed ") + 7, good.size() - 2}) {
        auto bad = good;
        bad[at] = bad[at] == '0' ? '1' : bad[at] == 'M' ? 'N' : '0';
        std::ofstream{file_} << bad;
        EXPECT_THROW((void)SigningKey::load(file_, words()), Error) << at;
    }
    std::ofstream{file_} << good.substr(0, good.size() - 1);
    EXPECT_EQ(thrown_by([&] { (void)SigningKey::load(file_, words()); }), ErrorKind::bad_input);
    auto newer = good;
    newer.replace(newer.find("key 1"), 5, "key 2");
    std::ofstream{file_} << newer;
    EXPECT_EQ(thrown_by([&] { (void)SigningKey::load(file_, words()); }), ErrorKind::bad_input);
    EXPECT_EQ(thrown_by([&] { (void)SigningKey::load(folder_ / "nowhere", words()); }), ErrorKind::not_found);
}

TEST_F(SigningKeyTest, TheFirstFormsOfKeyAndSignatureAreRead) {
    const auto samples = std::filesystem::path{ATTUNE_SOURCE_DIR} / "tests/data/packs";

    const auto key = SigningKey::load(samples / "v1.key", words());
    const auto archive = read_pack_archive(samples / "v1.attunepack");

    ASSERT_TRUE(archive.problems.empty()) << archive.problems.front();
    ASSERT_TRUE(archive.signature);
    EXPECT_EQ(archive.signature->publisher, key.publisher());
    EXPECT_EQ(fingerprint_of(key.publisher().key).size(), 29U);
}

TEST_F(SigningKeyTest, TwoKeysOfOneNameDiffer) {
    EXPECT_NE(SigningKey::make("Morrow Institute").publisher().key,
              SigningKey::make("Morrow Institute").publisher().key);
    EXPECT_EQ(thrown_by([] { (void)SigningKey::make(" "); }), ErrorKind::bad_input);
}

} // namespace
} // namespace attune
