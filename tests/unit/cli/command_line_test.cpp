// SPDX-License-Identifier: Apache-2.0
// The command line as scripts use it: the real program, in a folder of its own.
#include "tests/unit/cli/command_line.hpp"

#include <algorithm>
#include <string>

namespace attune {
namespace {

using nlohmann::json;

TEST_F(CommandLineTest, TheExampleOfTheManualBecomesASignedNote) {
    make_practice_with_mara();
    write("values.json", example_of_the_manual());

    const Ended added = run("note add " + vault() + " --client 1 --template emdr.session --sign --json --values '" +
                            (folder_ / "values.json").string() + "'");
    ASSERT_EQ(added.code, 0) << added.errors;
    EXPECT_EQ(added.document()["state"], "signed");

    const Ended amended = run("note amend " + vault() + " --note 1 --text 'Rang on Friday.' --json");
    ASSERT_EQ(amended.code, 0) << amended.errors;
    EXPECT_EQ(amended.document()["signature"], "holds");
    EXPECT_EQ(amended.document()["addenda"][0]["text"], "Rang on Friday.");

    const json target = run("register list " + vault() + " --client 1 --pack emdr --json").document()[0];
    EXPECT_EQ(target["fields"]["name"], "The stairwell");
    EXPECT_EQ(target["state"], "assessed");
    EXPECT_EQ(target["carried"]["first_sud0"], 8);

    EXPECT_NE(run("note show " + vault() + " --note 1 --format soap").out.find("I am in danger"), std::string::npos);
    EXPECT_EQ(run("vault verify " + vault() + " --json").document()["whole"], true);
}

TEST_F(CommandLineTest, DocumentsHoldValuesAndNotListsOfOne) {
    make_practice_with_mara();

    const json client = run("client show " + vault() + " --client 1 --json").document();

    EXPECT_EQ(client["born"], "1992-04-03");
    EXPECT_TRUE(client["phone"].is_null());
}

TEST_F(CommandLineTest, DataOfAClientChangeWhereTheyAreNamed) {
    make_practice_with_mara();
    const std::string change = "client change " + vault() + " --client 1 ";

    const json changed = run(change + "--sex woman --phone '+46 555 0100' --json").document();
    EXPECT_EQ(changed["sex"], "woman");
    EXPECT_EQ(changed["phone"], "+46 555 0100");
    EXPECT_EQ(changed["family_name"], "Lindqvist");
    EXPECT_EQ(changed["born"], "1992-04-03");
    EXPECT_NE(run("client show " + vault() + " --client 1").out.find("Sex: woman"), std::string::npos);

    const Ended refused = run(change + "--sex female");
    EXPECT_EQ(refused.code, 1);
    EXPECT_NE(refused.errors.find("one of woman, man, another, not-recorded"), std::string::npos) << refused.errors;
    EXPECT_TRUE(run(change + "--sex not-recorded --phone '' --json").document()["sex"].is_null());
    EXPECT_EQ(run("client change " + vault() + " --client 9 --sex man").code, 1);
}

TEST_F(CommandLineTest, EntriesOfARegisterAreCalledByTheirLabels) {
    make_practice_with_mara();
    const std::string add = "register add " + vault() + " --client 1 --register ";

    ASSERT_EQ(run(add + "hdr.measure_given --fields '{\"instrument\": \"phq_9\", \"total\": 9}'").code, 0);
    const Ended listed = run("register list " + vault() + " --client 1");
    EXPECT_EQ(listed.out.substr(0, listed.out.find('\n')), "PHQ-9: given");

    const Ended refused = run(add + "emdr.target --fields '{\"name\": \"The stairwell\"}'");
    EXPECT_EQ(refused.code, 1);
    EXPECT_NE(refused.errors.find(": Prong: an answer is required; Order in plan: "), std::string::npos)
        << refused.errors;
}

TEST_F(CommandLineTest, WrongValuesAreAllToldAndLeaveNothingBehind) {
    make_practice_with_mara();
    write("values.json", R"({"phases": ["3"], "p3_sudd0": 8, "hdr.date": "tomorrow", "hdr.format": "by pigeon"})");

    const Ended refused = run("note add " + vault() + " --client 1 --template emdr.session --values '" +
                              (folder_ / "values.json").string() + "'");

    EXPECT_EQ(refused.code, 1);
    for (const char* wrong : {"p3_sudd0", "hdr.date", "hdr.format"})
        EXPECT_NE(refused.errors.find(wrong), std::string::npos) << wrong << " is not in:\n" << refused.errors;
    EXPECT_TRUE(run("note list " + vault() + " --client 1 --json").document().empty());
}

TEST_F(CommandLineTest, ASignatureIsRefusedWhileAnswersAreMissing) {
    make_practice_with_mara();
    write("values.json", R"({"hdr.start": "13:00", "hdr.stop": "13:50"})");
    const Ended draft = run("note add " + vault() + " --client 1 --template cbt.session --values '" +
                            (folder_ / "values.json").string() + "'");
    ASSERT_EQ(draft.code, 0) << draft.errors;

    const Ended refused = run("note sign " + vault() + " --note 1");

    EXPECT_EQ(refused.code, 1);
    EXPECT_NE(refused.errors.find("response"), std::string::npos) << refused.errors;
}

TEST_F(CommandLineTest, ExitCodesTellScriptsWhatHappened) {
    make_practice_with_mara();
    write("wrong", "not the passphrase at all\n");
    write("template.xml", "<template/>");

    EXPECT_EQ(run("client list " + vault()).code, 0);
    EXPECT_EQ(run("client show " + vault() + " --client 99").code, 1);
    EXPECT_EQ(run("client lst " + vault()).code, 2);
    EXPECT_EQ(run("session add " + vault() + " --client 1 --date 31.12.2026").code, 2);
    EXPECT_EQ(run("client list " + vault(), "wrong").code, 3);
    EXPECT_EQ(run("client list '" + (folder_ / "nowhere").string() + "'").code, 3);
    EXPECT_EQ(run("pack check '" + folder_.path().string() + "'").code, 4);
    EXPECT_EQ(run("pack check '" ATTUNE_SOURCE_DIR "/plugins/header'").code, 0);
}

TEST_F(CommandLineTest, PackCheckPlaysTheWorkedExamples) {
    const auto copy = folder_ / "cbt";
    std::filesystem::copy(ATTUNE_SOURCE_DIR "/plugins/cbt", copy, std::filesystem::copy_options::recursive);
    const Ended held = run("pack check '" + copy.string() + "'");
    EXPECT_EQ(held.code, 0) << held.out;
    EXPECT_NE(held.out.find("12 examples hold."), std::string::npos) << held.out;

    const auto file = copy / "examples/worked.xml";
    std::string text = text_of(file);
    const std::string right = R"(<expect field="be_gain" value="22.5"/>)";
    text.replace(text.find(right), right.size(), R"(<expect field="be_gain" value="22"/>)");
    std::ofstream{file, std::ios::binary} << text;
    const Ended refused = run("pack check '" + copy.string() + "'");

    EXPECT_EQ(refused.code, 4);
    EXPECT_NE(refused.out.find("7: warning: CB5: be_gain: 22 was expected, 22.5 came"), std::string::npos) << refused.out;
    EXPECT_NE(refused.out.find("0 errors, 1 warning; 11 of 12 examples hold."), std::string::npos) << refused.out;
    const json document = run("--json pack check '" + copy.string() + "'").document();
    EXPECT_EQ(document["examples"]["count"], 12);
    EXPECT_EQ(document["examples"]["held"], 11);
}

TEST_F(CommandLineTest, AShortPassphraseIsRefusedWithItsReasons) {
    write("short", "apples\n");

    const Ended refused = run("vault create " + vault() + " --practice Lindenhof --user Ana", "short");

    EXPECT_EQ(refused.code, 1);
    EXPECT_NE(refused.errors.find("15"), std::string::npos) << refused.errors;
    EXPECT_FALSE(std::filesystem::exists(folder_ / "Practice.attune"));
}

TEST_F(CommandLineTest, TheDemoIsTheSameForTheSameSeed) {
    const auto told = [this](const char* name, int seed) {
        const std::string place = "'" + (folder_ / name).string() + "'";
        const Ended made = run("demo " + place + " --clients 4 --sessions 8 --until 2026-10-30 --seed " + std::to_string(seed));
        EXPECT_EQ(made.code, 0) << made.errors;
        std::string all = run("client list " + place).out;
        for (const char* client : {"1", "2", "3", "4"})
            all += run("note list " + place + " --client " + client).out + run("progress show " + place + " --client " + client).out;
        return all;
    };

    const std::string first = told("first", 7);

    EXPECT_NE(first.find("SUD by target"), std::string::npos) << first;
    EXPECT_EQ(told("again", 7), first);
    EXPECT_NE(told("other", 8), first);
}

TEST_F(CommandLineTest, SettingsAreShownAndSet) {
    make_practice_with_mara();
    const auto set = [this](const std::string& words) { return run("settings set " + vault() + " " + words); };

    EXPECT_EQ(set("header.session.gap_times 3").code, 0);
    EXPECT_EQ(set("header.session.tasks off").code, 0);
    EXPECT_EQ(set("format.emdr.session dap").code, 0);
    const auto document = nlohmann::json::parse(run("--json settings show " + vault()).out);

    EXPECT_EQ(document["formats"]["emdr.session"], "dap");
    for (const auto& rule : document["rules"]) {
        if (rule["name"] == "header.session.tasks") {
            EXPECT_EQ(rule["on"], false);
        }
        if (rule["name"] == "header.session.gap") {
            EXPECT_EQ(rule["numbers"][0]["value"], 3);
        }
    }
    EXPECT_NE(run("settings show " + vault()).out.find("header.session.leaving_high"), std::string::npos);
    EXPECT_EQ(set("header.session.gap_times default").code, 0);
    EXPECT_EQ(set("header.session.gap_times 200").code, 1);
    EXPECT_EQ(set("header.session.gap_tims 2").code, 2);
    EXPECT_NE(set("header.session.gap_tims 2").errors.find("did you mean header.session.gap_times"), std::string::npos);
    EXPECT_EQ(set("header.session.tasks perhaps").code, 2);
    EXPECT_EQ(set("header.session.risk_gap off").code, 2);
    EXPECT_NE(set("header.session.risk_gap off").errors.find("--even-blocking"), std::string::npos);
    EXPECT_EQ(set("header.session.risk_gap off --even-blocking").code, 0);
}

TEST_F(CommandLineTest, ABackupBecomesAPracticeAgain) {
    make_practice_with_mara();
    std::filesystem::create_directory(folder_ / "backups");
    const Ended saved = run("vault backup " + vault() + " '" + (folder_ / "backups").string() + "' --json");
    ASSERT_EQ(saved.code, 0) << saved.errors;

    const Ended restored =
        run("vault restore '" + saved.document()["backup"].get<std::string>() + "' '" + (folder_ / "Again.attune").string() + "'");

    ASSERT_EQ(restored.code, 0) << restored.errors;
    EXPECT_EQ(run("vault info '" + (folder_ / "Again.attune").string() + "' --json").document()["practice"], "Lindenhof");
}

TEST_F(CommandLineTest, AnOlderStateIsOpenedOnlyAfterItWasConfirmed) {
    make_practice_with_mara();
    const Ended saved = run("vault backup " + vault() + " '" + (folder_ / "backups").string() + "' --json");
    ASSERT_EQ(run("client add " + vault() + " --given Jonas --family Berg").code, 0);
    std::filesystem::rename(folder_ / "Practice.attune", folder_ / "aside");
    ASSERT_EQ(run("vault restore '" + saved.document()["backup"].get<std::string>() + "' " + vault()).code, 0);

    const Ended refused = run("client list " + vault());
    const Ended confirmed = run("vault accept-older " + vault());

    EXPECT_EQ(refused.code, 3);
    EXPECT_NE(refused.errors.find("older"), std::string::npos) << refused.errors;
    EXPECT_EQ(confirmed.code, 0) << confirmed.errors;
    EXPECT_EQ(run("client list " + vault()).code, 0);
}

TEST_F(CommandLineTest, ThePassphraseIsChanged) {
    make_practice_with_mara();
    write("next", "four otters under a lamp\n");
    const std::string change = "vault passphrase " + vault() + " --new-passphrase-file '" + (folder_ / "next").string() + "'";

    EXPECT_EQ(run(change, "next").code, 3);
    const Ended changed = run(change);

    EXPECT_EQ(changed.code, 0) << changed.errors;
    EXPECT_NE(changed.out.find("ackups"), std::string::npos) << "says that backups keep the old one";
    EXPECT_EQ(run("client list " + vault()).code, 3);
    EXPECT_EQ(run("client list " + vault(), "next").code, 0);
}

TEST_F(CommandLineTest, ALostPassphraseIsReplacedWithTheRecoverySheet) {
    const Ended made =
        run("vault create " + vault() + " --practice Lindenhof --user 'Ana Kovač' --key-cost 64/2 --json");
    write("sheet", made.document()["recovery"].get<std::string>() + "\n");
    write("next", "four otters under a lamp\n");
    const std::string recover = "vault recover " + vault() + " --json --recovery-file '" + (folder_ / "sheet").string() +
                                "' --new-passphrase-file '" + (folder_ / "next").string() + "'";

    const Ended recovered = run(recover);

    ASSERT_EQ(recovered.code, 0) << recovered.errors;
    EXPECT_EQ(run("client list " + vault()).code, 3);
    const Ended opened = run("client list " + vault(), "next");
    EXPECT_EQ(opened.code, 0);
    EXPECT_EQ(opened.errors.find("recovery sheet was used"), std::string::npos) << "it was replaced at once";
    EXPECT_EQ(run(recover).code, 3) << "the old sheet";
    write("sheet", recovered.document()["recovery"].get<std::string>() + "\n");
    EXPECT_EQ(run(recover).code, 0);
}

TEST_F(CommandLineTest, ANewSheetEndsTheOldOne) {
    const Ended made =
        run("vault create " + vault() + " --practice Lindenhof --user 'Ana Kovač' --key-cost 64/2 --json");
    write("sheet", made.document()["recovery"].get<std::string>() + "\n");
    write("next", "four otters under a lamp\n");

    const Ended replaced = run("vault recovery-sheet " + vault() + " --json");

    EXPECT_NE(replaced.document()["recovery"], made.document()["recovery"]);
    EXPECT_EQ(run("vault recover " + vault() + " --recovery-file '" + (folder_ / "sheet").string() +
                  "' --new-passphrase-file '" + (folder_ / "next").string() + "'")
                  .code,
              3);
    EXPECT_EQ(run("client list " + vault()).code, 0);
}

TEST_F(CommandLineTest, WhatIsUnsafeAboutThePlaceIsToldAndStopsNothing) {
    make_practice_with_mara();
    std::filesystem::create_directory(folder_ / ".stfolder");
    std::filesystem::permissions(folder_ / "Practice.attune", std::filesystem::perms::owner_all |
                                                                  std::filesystem::perms::others_read);

    const Ended listed = run("client list " + vault());
    const json warnings = run("vault info " + vault() + " --json").document()["warnings"];

    EXPECT_EQ(listed.code, 0);
    EXPECT_NE(listed.errors.find("warning: the practice lies in a folder that another program"), std::string::npos)
        << listed.errors;
    EXPECT_NE(std::find(warnings.begin(), warnings.end(), "synced_folder"), warnings.end()) << warnings;
    EXPECT_NE(std::find(warnings.begin(), warnings.end(), "open_to_others"), warnings.end()) << warnings;
}

TEST_F(CommandLineTest, ASecretFileIsNeverCutAndOthersReadingItIsTold) {
    make_practice_with_mara();
    write("long", std::string(5000, 'x') + "\n");
    std::filesystem::permissions(folder_ / "passphrase", std::filesystem::perms::owner_read |
                                                             std::filesystem::perms::group_read);

    EXPECT_EQ(run("client list " + vault(), "long").code, 2);
    EXPECT_NE(run("client list " + vault()).errors.find("chmod 600"), std::string::npos);
    EXPECT_EQ(run("client list " + vault(), "missing").code, 3);
}

} // namespace
} // namespace attune
