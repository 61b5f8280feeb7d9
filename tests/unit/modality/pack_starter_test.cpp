// SPDX-License-Identifier: Apache-2.0
// A new pack is good from its first minute, and never takes the place of something.
#include "core/modality/authoring/pack_starter.hpp"

#include "core/error.hpp"
#include "core/modality/check/pack_check.hpp"
#include "core/modality/example/example_check.hpp"
#include "core/modality/shipped_packs.hpp"
#include "tests/unit/modality/command_output.hpp"
#include "tests/unit/temp_folder.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

namespace attune {
namespace {

namespace fs = std::filesystem;

const std::vector<Pack>& others() {
    static const std::vector<Pack> packs = read_packs({shipped_packs_folder()});
    return packs;
}

std::string findings_of(const PackWishes& wishes) {
    const PackSource source{.contents = memory_contents(wishes.id, starter_pack(wishes)), .shipped = false};
    std::string all;
    for (const PackFinding& each : check_pack(read_pack(source, others()), others()))
        all += to_string(each) + "\n    " + each.expected + "\n";
    return all;
}

TEST(PackStarterTest, NewPackHasNothingToMend) {
    EXPECT_EQ(findings_of({.id = "calm_hour", .title = {}, .publisher = {}}), "");
    EXPECT_EQ(findings_of({.id = "calm_hour", .title = {}, .publisher = {}, .kind = PackWishes::Kind::native}), "");
}

TEST(PackStarterTest, NewPackHasASampleAndExamplesThatHold) {
    const PackWishes wishes{.id = "calm_hour", .title = "Calm", .publisher = "Lindenhof"};
    const Pack pack = read_pack(PackSource{.contents = memory_contents(wishes.id, starter_pack(wishes)), .shipped = false}, others());
    const ExampleReport report = check_examples(pack, others());

    EXPECT_EQ(pack.title, "Calm");
    EXPECT_EQ(pack.publisher, "Lindenhof");
    EXPECT_EQ(report.examples, 3U);
    EXPECT_EQ(report.held, 3U);
    EXPECT_TRUE(play_sample(pack, others(), "calm_hour.session").has_value());
}

TEST(PackStarterTest, TitleIsMadeFromTheId) {
    const PackWishes wishes{.id = "calm_hour", .title = {}, .publisher = {}};
    const Pack pack = read_pack(PackSource{.contents = memory_contents(wishes.id, starter_pack(wishes)), .shipped = false}, others());

    EXPECT_EQ(pack.title, "Calm hour");
}

TEST(PackStarterTest, SignsInTitleAndPublisherStayWhatTheyAre) {
    const PackWishes wishes{.id = "calm", .title = R"(Calm & "quiet" <hours> \ ??/)", .publisher = "Ruiz & Sons",
                            .kind = PackWishes::Kind::native};
    const Pack pack = read_pack(PackSource{.contents = memory_contents(wishes.id, starter_pack(wishes)), .shipped = false}, others());

    EXPECT_EQ(findings_of(wishes), "");
    EXPECT_EQ(pack.title, wishes.title);
    EXPECT_EQ(pack.publisher, wishes.publisher);
    EXPECT_NE(starter_pack(wishes).at("native/calm.cpp").find(R"(Calm & \"quiet\" <hours> \\ \?\?/)"), std::string::npos);
}

TEST(PackStarterTest, ExplainsIdsThatCannotBe) {
    for (const char* id : {"", "Calm", "calm hour", "1calm", "../calm", "a/b", "calm-hour", "çalm"})
        EXPECT_EQ(pack_wish_problems({.id = id, .title = {}, .publisher = {}}, {}).size(), 1U) << id;
    EXPECT_EQ(pack_wish_problems({.id = "this", .title = {}, .publisher = {}}, {}).size(), 1U);
    EXPECT_TRUE(pack_wish_problems({.id = "calm_2", .title = {}, .publisher = {}}, others()).empty());
}

TEST(PackStarterTest, SaysWhoHasAnIdOrPrefixAlready) {
    const auto taken = pack_wish_problems({.id = "se", .title = {}, .publisher = {}}, others());

    ASSERT_EQ(taken.size(), 1U);
    EXPECT_NE(taken.front().find("Somatic Experiencing"), std::string::npos) << taken.front();
    EXPECT_EQ(pack_wish_problems({.id = "emdr", .title = {}, .publisher = {}}, others()).size(), 1U);
}

TEST(PackStarterTest, SaysAllThatIsWrongAtOnce) {
    EXPECT_EQ(pack_wish_problems({.id = "Calm", .title = std::string(101, 'a'), .publisher = "a\nb"}, {}).size(), 3U);
}

TEST(PackStarterTest, WritesIntoANewOrEmptyFolder) {
    const TempFolder folder;
    fs::create_directory(folder / "empty");
    write_new_pack(folder / "new", {{"a/b.txt", "text"}});
    write_new_pack(folder / "empty", {{"a/b.txt", "text"}});

    for (const char* name : {"new", "empty"}) {
        std::ostringstream text;
        text << std::ifstream{folder / name / "a/b.txt"}.rdbuf();
        EXPECT_EQ(text.str(), "text") << name;
    }
}

TEST(PackStarterTest, NeverOverwrites) {
    const TempFolder folder;
    fs::create_directory(folder / "mine");
    std::ofstream{folder / "mine/pack.xml"} << "my own";

    EXPECT_THROW(write_new_pack(folder / "mine", {{"pack.xml", "new"}}), Error);
    EXPECT_THROW(write_new_pack(folder / "mine/pack.xml", {{"pack.xml", "new"}}), Error);
    EXPECT_THROW(write_new_pack(folder / "nowhere/deep", {{"pack.xml", "new"}}), Error);
    fs::create_directory_symlink(folder / "elsewhere", folder / "link");
    EXPECT_THROW(write_new_pack(folder / "link", {{"pack.xml", "new"}}), Error);
    std::ostringstream text;
    text << std::ifstream{folder / "mine/pack.xml"}.rdbuf();
    EXPECT_EQ(text.str(), "my own");
    EXPECT_EQ(std::distance(fs::directory_iterator{folder.path()}, {}), 2) << "something half written was left";
}

/// With the SDK as an author has it, away from sources and build.
TEST(PackStarterTest, NativePackBuildsAgainstTheInstalledSdkAndPassesItsOwnTest) {
    const TempFolder folder;
    write_new_pack(folder / "calm",
                   starter_pack({.id = "calm", .title = "Calm", .publisher = {}, .kind = PackWishes::Kind::native}));
    const std::string sdk = "'" + (folder / "sdk").string() + "'";
    const std::string pack = "'" + (folder / "calm").string() + "'";
    const std::string build = "'" + (folder / "build").string() + "'";

    const auto said = test::output_of("cmake --install '" ATTUNE_BINARY_DIR "' --component sdk --prefix " + sdk +
                                      " && cmake -G Ninja -DCMAKE_CXX_FLAGS='-Wall -Wextra -Wpedantic -Werror'"
                                      " -DCMAKE_PREFIX_PATH=" +
                                      sdk + " -S " + pack + " -B " + build + " && cmake --build " + build +
                                      " && ctest --test-dir " + build + " --output-on-failure");

    EXPECT_NE(said.find("100% tests passed, 0 tests failed out of 1"), std::string::npos) << said;
    EXPECT_TRUE(fs::is_regular_file(folder / "calm/native/libcalm.so")) << said;
}

} // namespace
} // namespace attune
