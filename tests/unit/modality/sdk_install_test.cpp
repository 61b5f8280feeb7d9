// SPDX-License-Identifier: Apache-2.0
// The SDK as an author has it: installed somewhere, used from outside the tree with nothing else of Attune.
#include "core/modality/native/native_values.hpp"
#include "core/modality/pack.hpp"
#include "core/modality/shipped_packs.hpp"
#include "core/text/digest.hpp"
#include "tests/unit/modality/attack_fixture.hpp"
#include "tests/unit/modality/installed_sdk.hpp"

#include <gtest/gtest.h>

#include <sstream>

namespace attune {
namespace {

namespace fs = std::filesystem;

/// What the example's library answers to activation 2, 5, 1; a text that says why not where it gives none.
std::string answer_of(const fs::path& folder) {
    const auto packs = read_packs({shipped_packs_folder()});
    const auto pack = read_pack(folder, packs);
    if (!pack.is_usable())
        return to_string(pack.problems.front());
    const auto library = pack.contents->read(pack.library, std::size_t{8} << 20U);
    if (!library.problem.empty())
        return pack.library + " " + library.problem;
    NativeValues native{{pack}, plugin_host_file(), {sha256_hex(library.bytes)}, test::patient_limits()};
    NoteAnswers note;
    for (const int activation : {2, 5, 1}) {
        Answers row;
        row.values["activation"] = activation;
        note.parts["cm"].tables["log"].push_back(row);
    }
    const auto result = native.run(native.gather({pack.templates, note, {}, {}}));
    if (!result.notices.empty())
        return result.notices.front().detail;
    const auto found = result.values.find("cm.mean_step");
    return found != result.values.end() && found->second == Value{3.5} ? "3.5" : "another value";
}

class SdkToolchainTest : public testing::TestWithParam<test::Toolchain> {};

TEST_P(SdkToolchainTest, ExampleBuildsOutsideTheTreeAndAnswers) {
    const test::InstalledSdk sdk;

    const auto said = sdk.build_example(GetParam());

    EXPECT_EQ(answer_of(sdk.example()), "3.5") << sdk.said() << said;
    EXPECT_EQ(said.find(ATTUNE_SOURCE_DIR), std::string::npos) << "something of the source tree was used:\n" << said;
}

INSTANTIATE_TEST_SUITE_P(Compilers, SdkToolchainTest, testing::ValuesIn(test::toolchains),
                         [](const auto& each) { return std::string{each.param.name}; });

TEST(SdkInstallTest, PkgConfigBuildsTheExampleWithoutCMake) {
    const test::InstalledSdk sdk;

    const auto said = test::output_of(
        "cd '" + sdk.example().string() + "' && export PKG_CONFIG_PATH='" + sdk.prefix().string() +
        "/lib/pkgconfig' && cc -std=c11 -O2 -fPIC -fvisibility=hidden $(pkg-config --cflags attune-sdk) native/calm.c "
        "$(pkg-config --libs attune-sdk) -lm -shared -o native/libcalm.so");

    EXPECT_EQ(said, "");
    EXPECT_EQ(answer_of(sdk.example()), "3.5");
}

TEST(SdkInstallTest, InstalledTreeMayBeMoved) {
    const test::TemporaryFolder folder;
    const test::InstalledSdk sdk;
    fs::rename(sdk.prefix(), folder.path() / "elsewhere");

    const auto flags = test::output_of("PKG_CONFIG_PATH='" + (folder.path() / "elsewhere/lib/pkgconfig").string() +
                                       "' pkg-config --variable=includedir attune-sdk");

    EXPECT_TRUE(fs::exists(fs::path{flags.substr(0, flags.find('\n'))} / "attune_plugin.h")) << flags;
}

TEST(SdkInstallTest, SchemasDescribeTheInstalledExample) {
    const test::InstalledSdk sdk;
    const auto schemas = sdk.prefix() / "share/attune/schemas";

    for (const auto& [schema, file] : {std::pair{"pack.xsd", "pack.xml"},
                                       {"template.xsd", "templates/session.xml"},
                                       {"example.xsd", "examples/worked.xml"}}) {
        const auto said = test::output_of("xmllint --nonet --noout --schema '" + (schemas / schema).string() + "' '" +
                                          (sdk.example() / file).string() + "'");

        EXPECT_NE(said.find("validates"), std::string::npos) << said;
    }
}

TEST(SdkInstallTest, NothingOfTheProgramIsAmongIt) {
    const test::InstalledSdk sdk;

    for (const auto& each : fs::recursive_directory_iterator{sdk.prefix()})
        if (each.is_regular_file()) {
            const auto kind = each.path().extension().string();
            EXPECT_TRUE(std::string{".h .hpp .c .cpp .cmake .map .pc .xsd .xml .txt .md"}.find(kind) !=
                        std::string::npos)
                << each.path();
        }
}

/// Each block of the page is the file of the example that the words before it name, byte for byte.
TEST(SdkInstallTest, PageOnNativeLibrariesShowsTheExampleAsItIs) {
    const test::InstalledSdk sdk;
    std::istringstream lines{test::read_file(fs::path{ATTUNE_SOURCE_DIR} / "docs/packs/native.md")};
    std::string announced;
    int shown = 0;
    for (std::string line; std::getline(lines, line);) {
        if (const auto at = line.find("`calm/"); at != std::string::npos)
            announced = line.substr(at + 6, line.find('`', at + 1) - at - 6);
        if (!line.starts_with("```") || announced.empty())
            continue;
        std::string text;
        while (std::getline(lines, line) && line != "```")
            text += line + "\n";
        EXPECT_EQ(text, test::read_file(sdk.example() / announced)) << announced;
        announced.clear();
        ++shown;
    }
    EXPECT_EQ(shown, 5);
}

} // namespace
} // namespace attune
