// SPDX-License-Identifier: Apache-2.0
#include "core/modality/pack_files.hpp"
#include "tests/unit/modality/attack_fixture.hpp"
#include "core/text/digest.hpp"

#include <gtest/gtest.h>

#include <sys/stat.h>

namespace attune {
namespace {

namespace fs = std::filesystem;

class PackFilesTest : public testing::Test {
protected:
    test::TemporaryFolder folder_;
    fs::path pack_ = folder_.path() / "calm";

    void SetUp() override {
        test::write_file(pack_ / "templates/session.xml", "inside");
        test::write_file(folder_.path() / "secret.xml", "outside");
    }
    [[nodiscard]] FileBytes read(std::string_view name, std::size_t limit = 1024) const {
        return read_pack_file(pack_, name, limit);
    }
};

TEST_F(PackFilesTest, ReadsAFileInAFolder) {
    const auto file = read("templates/session.xml");

    EXPECT_EQ(file.problem, "");
    EXPECT_EQ(file.bytes, "inside");
}

TEST_F(PackFilesTest, RefusesALinkToAFile) {
    fs::create_symlink(folder_.path() / "secret.xml", pack_ / "session.xml");

    EXPECT_NE(read("session.xml").problem.find("link"), std::string::npos);
    EXPECT_EQ(read("session.xml").bytes, "");
}

TEST_F(PackFilesTest, RefusesALinkOnTheWay) {
    fs::create_directory_symlink(folder_.path(), pack_ / "more");

    EXPECT_NE(read("more/secret.xml").problem.find("link"), std::string::npos);
}

TEST_F(PackFilesTest, RefusesWhatIsNoRegularFile) {
    ASSERT_EQ(::mkfifo((pack_ / "pipe.xml").c_str(), 0600), 0);

    EXPECT_NE(read("pipe.xml").problem.find("no regular file"), std::string::npos);
    EXPECT_NE(read("templates").problem.find("no regular file"), std::string::npos);
}

TEST_F(PackFilesTest, CountsTheBytesThatCome) {
    EXPECT_EQ(read("templates/session.xml", 6).problem, "");
    EXPECT_NE(read("templates/session.xml", 5).problem.find("larger than"), std::string::npos);
}

TEST_F(PackFilesTest, OpensNothingByATrickyName) {
    EXPECT_NE(read("../secret.xml").problem, "");
    EXPECT_NE(read((folder_.path() / "secret.xml").string()).problem, "");
    EXPECT_NE(read("").problem, "");
}

TEST_F(PackFilesTest, SaysWhatIsMissing) {
    EXPECT_EQ(read("templates/other.xml").problem, "is not there");
}

TEST(Sha256Test, AgreesWithAKnownValue) {
    EXPECT_EQ(sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

} // namespace
} // namespace attune
