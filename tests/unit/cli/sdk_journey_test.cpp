// SPDX-License-Identifier: Apache-2.0
// From the installed SDK to a value in a note: what the author of a native pack does, and then the practice.
#include "tests/unit/cli/command_line.hpp"
#include "tests/unit/modality/installed_sdk.hpp"

namespace attune {
namespace {

class SdkJourneyTest : public CommandLineTest, public testing::WithParamInterface<test::Toolchain> {};

TEST_P(SdkJourneyTest, ExampleIsBuiltSignedInstalledApprovedAndAnswersInANote) {
    const auto path = [this](const char* name) { return "'" + (folder_ / name).string() + "'"; };
    make_practice_with_mara();
    const test::InstalledSdk sdk;
    const auto built = sdk.build_example(GetParam());

    const Ended key = run("pack key " + path("example.key") + " --publisher 'Example Practice' --json --new-passphrase-file " +
                          path("passphrase"));
    ASSERT_EQ(key.code, 0) << key.errors;
    const std::string fingerprint = key.document()["fingerprint"];
    const Ended signed_pack = run("pack sign '" + sdk.example().string() + "' --key " + path("example.key") + " --output " +
                                  path("calm.attunepack"));
    ASSERT_EQ(signed_pack.code, 0) << signed_pack.errors << signed_pack.out << built;
    const Ended installed = run("pack install " + vault() + " " + path("calm.attunepack") + " --accept-publisher '" +
                                fingerprint + "'");
    ASSERT_EQ(installed.code, 0) << installed.errors;
    const Ended approved = run("pack approve " + vault() + " calm --fingerprint '" + fingerprint + "'");
    ASSERT_EQ(approved.code, 0) << approved.errors;
    write("values.json", R"({"cm.log": [{"activation": 2}, {"activation": 5}, {"activation": 1}]})");
    const Ended added = run("note add " + vault() + " --client 1 --template calm.session --json --values " + path("values.json"));
    ASSERT_EQ(added.code, 0) << added.errors;
    const Ended shown = run("note show " + vault() + " --note " + std::to_string(added.document()["id"].get<int>()) + " --json");

    ASSERT_EQ(shown.code, 0) << shown.errors;
    EXPECT_NE(shown.out.find("3.5"), std::string::npos) << shown.out;
}

INSTANTIATE_TEST_SUITE_P(Compilers, SdkJourneyTest, testing::ValuesIn(test::toolchains),
                         [](const auto& each) { return std::string{each.param.name}; });

} // namespace
} // namespace attune
