// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/cli/command_line.hpp"

namespace attune {
namespace {

class ReportCommandTest : public CommandLineTest {
protected:
    ReportCommandTest() {
        make_practice_with_mara();
        std::string values = example_of_the_manual();
        const std::string title = "The stairwell";
        values.replace(values.find(title), title.size(), "Mara on the stairwell");
        const Ended added = run("note add " + vault() + " --client 1 --template emdr.session --sign --values '" +
                                write("session.json", values).string() + "'");
        EXPECT_EQ(added.code, 0) << added.errors;
    }
    Ended report(const std::string& words) {
        return run("--json report " + vault() + " --client 1 --out '" + file().string() + "' " + words);
    }
    [[nodiscard]] std::filesystem::path file() const { return folder_ / "report.pdf"; }
};

TEST_F(ReportCommandTest, EachReportIsWrittenForItsOwnerAlone) {
    for (const char* audience : {"client", "referrer", "supervision"}) {
        std::filesystem::remove(file());
        const Ended made = report(std::string{"--for "} + audience);

        ASSERT_EQ(made.code, 0) << made.out << made.errors;
        EXPECT_EQ(made.document()["written"], true);
        EXPECT_EQ(text_of(file()).substr(0, 5), "%PDF-");
        EXPECT_EQ(std::filesystem::status(file()).permissions(),
                  std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
    }
}

TEST_F(ReportCommandTest, AReportWaitsUntilNamesAreSettled) {
    const Ended stopped = report("--for supervision --labels");

    ASSERT_EQ(stopped.code, 4) << stopped.out;
    EXPECT_FALSE(std::filesystem::exists(file()));
    ASSERT_FALSE(stopped.document()["found"].empty());
    EXPECT_EQ(stopped.document()["found"][0]["found"], "Mara");
    EXPECT_EQ(stopped.document()["found"][0]["kind"], "the client's name");

    EXPECT_EQ(report("--for supervision --labels --replace Mara=She").code, 0);
    EXPECT_TRUE(std::filesystem::exists(file()));
    EXPECT_EQ(report("--for supervision --labels --confirm Mara").code, 0);
}

TEST_F(ReportCommandTest, ChartsAreDrawnWhereTheClientHasThem) {
    ASSERT_EQ(report("--for referrer --chart target-ladder").code, 0);
    const auto with_chart = std::filesystem::file_size(file());
    ASSERT_EQ(report("--for referrer").code, 0);
    EXPECT_GT(with_chart, std::filesystem::file_size(file()));
    std::filesystem::remove(file());

    const Ended unknown = report("--for referrer --chart ladder --chart pie");
    const Ended absent = report("--for referrer --chart diary-heat");

    EXPECT_EQ(unknown.code, 2);
    EXPECT_NE(unknown.errors.find("there is no chart ladder, pie; the charts are attachment-map, target-ladder"), std::string::npos)
        << unknown.errors;
    EXPECT_EQ(absent.code, 1);
    EXPECT_NE(absent.errors.find("nothing for the chart diary-heat; there is "), std::string::npos) << absent.errors;
    EXPECT_FALSE(std::filesystem::exists(file()));
}

TEST_F(ReportCommandTest, TheReferrerGetsNoWordsOfTheRecordUnlessAskedFor) {
    EXPECT_EQ(report("--for referrer --chart target-ladder").code, 0) << "no title, so no name to settle";
    EXPECT_EQ(report("--for referrer --labels").code, 0) << "the client's own name may stand in a report for the referrer";
    EXPECT_EQ(report("--for supervision").code, 0);
    EXPECT_EQ(report("--for supervision --chart target-ladder --labels").code, 4);
}

TEST_F(ReportCommandTest, WrongChoicesAreTold) {
    EXPECT_EQ(report("--for everybody").code, 2);
    EXPECT_EQ(report("--for supervision --with-name").code, 2);
    EXPECT_EQ(report("--for client --replace Mara").code, 2);
    EXPECT_EQ(report("--for client --paper a5").code, 2);
    EXPECT_EQ(run("report " + vault() + " --client 9 --for client --out '" + file().string() + "'").code, 1);
    EXPECT_FALSE(std::filesystem::exists(file()));
}

} // namespace
} // namespace attune
