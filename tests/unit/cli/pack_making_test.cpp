// SPDX-License-Identifier: Apache-2.0
// Making, checking and previewing packs, as authors do it.
#include "tests/unit/cli/command_line.hpp"

namespace attune {
namespace {

using nlohmann::json;

class PackMakingTest : public CommandLineTest {
protected:
    void SetUp() override {
        const Ended made = run("pack new calm --title 'A calm hour' --folder " + path("."));
        ASSERT_EQ(made.code, 0) << made.errors;
    }
    [[nodiscard]] std::string path(const std::string& name) const { return "'" + (folder_ / name).string() + "'"; }
    void replace(const std::string& name, const std::string& from, const std::string& to) const {
        std::string text = text_of(folder_ / name);
        const auto at = text.find(from);
        ASSERT_NE(at, std::string::npos) << from;
        text.replace(at, from.size(), to);
        std::ofstream{folder_ / name, std::ios::binary} << text;
    }
};

TEST_F(PackMakingTest, NewPackIsCleanAtOnce) {
    const Ended checked = run("pack check " + path("calm"));

    EXPECT_EQ(checked.code, 0) << checked.out;
    EXPECT_NE(checked.out.find("No mistakes: A calm hour 0.1.0"), std::string::npos) << checked.out;
}

TEST_F(PackMakingTest, NewNeverOverwrites) {
    replace("calm/pack.xml", "A calm hour", "Mine");

    EXPECT_EQ(run("pack new calm --folder " + path(".")).code, 1);
    EXPECT_NE(text_of(folder_ / "calm/pack.xml").find("Mine"), std::string::npos);
}

TEST_F(PackMakingTest, NewSaysAllThatIsWrong) {
    const Ended refused = run("pack new 'Calm hour' --title '" + std::string(101, 'a') + "'");

    EXPECT_EQ(refused.code, 2);
    EXPECT_NE(refused.errors.find("as in calm_hour"), std::string::npos) << refused.errors;
    EXPECT_NE(refused.errors.find("longer than 100"), std::string::npos) << refused.errors;
}

TEST_F(PackMakingTest, CheckTellsPlaceAndAdviceToPeopleAndPrograms) {
    replace("calm/templates/session.xml", "when=\"eased lt 0\"", "when=\"eazed lt 0\"");
    const Ended checked = run("pack check " + path("calm"));
    const json document = run("--json pack check " + path("calm")).document();

    EXPECT_EQ(checked.code, 4);
    EXPECT_NE(checked.out.find("error: rule tenser: there is no field eazed\n    did you mean eased?"), std::string::npos)
        << checked.out;
    ASSERT_EQ(document["problems"].size(), 1U);
    const json& problem = document["problems"][0];
    EXPECT_EQ(problem["severity"], "error");
    EXPECT_EQ(problem["code"], "mistake");
    EXPECT_EQ(problem["file"], "calm/templates/session.xml");
    EXPECT_EQ(problem["element"], "rule tenser");
    EXPECT_EQ(problem["expected"], "did you mean eased?");
    EXPECT_GT(problem["column"], 1);
}

TEST_F(PackMakingTest, PreviewWritesAPageAndAPictureOfEachForm) {
    const Ended shown = run("--json pack preview " + path("calm") + " --format soap --output " + path("out"));

    ASSERT_EQ(shown.code, 0) << shown.errors;
    EXPECT_EQ(shown.document()["files"].size(), 2U);
    const std::string page = text_of(folder_ / "out/calm.session.html");
    EXPECT_NE(page.find("With the answers of the pack&#39;s sample note."), std::string::npos);
    EXPECT_NE(page.find("<h3>SOAP</h3>"), std::string::npos);
    EXPECT_EQ(page.find("<h3>DAP</h3>"), std::string::npos);
    EXPECT_TRUE(text_of(folder_ / "out/calm.session.png").starts_with("\x89PNG"));
}

TEST_F(PackMakingTest, PreviewIsEmptyWhenAskedOrWithoutASample) {
    ASSERT_EQ(run("pack preview " + path("calm") + " --empty --output " + path("empty")).code, 0);
    EXPECT_NE(text_of(folder_ / "empty/calm.session.html").find("Without answers."), std::string::npos);

    replace("calm/examples/worked.xml", " sample=\"yes\">", ">");
    ASSERT_EQ(run("pack preview " + path("calm") + " --output " + path("none")).code, 0);
    EXPECT_NE(text_of(folder_ / "none/calm.session.html").find("no example of this form has sample"), std::string::npos);
}

TEST_F(PackMakingTest, ArchivesAreCheckedAndPreviewedAsTheyAre) {
    ASSERT_EQ(run("pack key " + path("my.key") + " --publisher 'My practice' --new-passphrase-file " + path("passphrase")).code, 0);
    const Ended signed_pack = run("pack sign " + path("calm") + " --key " + path("my.key") + " --output " + path("calm.attunepack"));
    ASSERT_EQ(signed_pack.code, 0) << signed_pack.errors;
    std::filesystem::remove_all(folder_ / "calm");

    EXPECT_EQ(run("pack check " + path("calm.attunepack")).code, 0);
    EXPECT_EQ(run("pack preview " + path("calm.attunepack") + " --output " + path("out")).code, 0);
    EXPECT_TRUE(std::filesystem::exists(folder_ / "out/calm.session.png"));
}

TEST_F(PackMakingTest, PreviewOfWhatIsNoGoodSaysWhy) {
    std::ofstream{folder_ / "no.attunepack"} << "no archive";

    EXPECT_EQ(run("pack preview " + path("no.attunepack") + " --output " + path("out")).code, 4);
    EXPECT_EQ(run("pack check " + path("no.attunepack")).code, 4);
    EXPECT_EQ(run("pack preview " + path("nowhere") + " --output " + path("out")).code, 4);
    const Ended other = run("pack preview " + path("calm") + " --template other --output " + path("out"));
    EXPECT_EQ(other.code, 2);
    EXPECT_NE(other.errors.find("it has session"), std::string::npos) << other.errors;
    EXPECT_EQ(run("pack preview " + path("calm") + " --format soup --output " + path("out")).code, 2);
}

} // namespace
} // namespace attune
