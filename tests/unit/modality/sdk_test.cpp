// SPDX-License-Identifier: Apache-2.0
#include "core/modality/native_values.hpp"
#include "core/modality/pack.hpp"
#include "core/modality/shipped_packs.hpp"
#include "core/text/digest.hpp"
#include "tests/unit/modality/attack_fixture.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <sstream>

extern "C" const char* attune_test_extension_in_c(void);
const char* attune_test_extension_in_cpp();

namespace attune {
namespace {

namespace fs = std::filesystem;

/// What a command prints, and its status at the end of what it prints when that is not 0.
std::string output_of(const std::string& command) {
    std::string output;
    std::FILE* pipe = ::popen((command + " 2>&1").c_str(), "r");
    std::array<char, 4096> piece{};
    while (const auto got = std::fread(piece.data(), 1, piece.size(), pipe))
        output.append(piece.data(), got);
    const int status = ::pclose(pipe);
    return status == 0 ? output : output + "status " + std::to_string(status);
}

TEST(SdkTest, HeadersSayTheSameInCAndInCpp) {
    EXPECT_STREQ(attune_test_extension_in_c(), attune_test_extension_in_cpp());
}

TEST(SdkTest, ShippedLibrariesExportTheirEntryAlone) {
    for (const auto& pack : read_packs({shipped_packs_folder()})) {
        if (pack.library.empty())
            continue;
        std::istringstream lines{output_of("nm -D --defined-only '" + (pack.contents->folder() / pack.library).string() + "'")};
        std::string address;
        std::string type;
        std::string name;
        std::string rest;
        lines >> address >> type >> name >> rest;

        EXPECT_EQ(name, "attune_plugin_entry") << pack.id;
        EXPECT_EQ(rest, "") << pack.id;
    }
}

TEST(SdkTest, HostLinksNothingThatHoldsSecrets) {
    const auto needed = output_of("readelf -d '" + plugin_host_file().string() + "'");

    EXPECT_NE(needed.find("libseccomp"), std::string::npos) << needed;
    for (const auto* library : {"sqlcipher", "sqlite", "libwx", "sodium", "gtk", "crypto"})
        EXPECT_EQ(needed.find(library), std::string::npos) << library;
}

TEST(SdkTest, HostStartedByHandSaysWhatItIs) {
    EXPECT_NE(output_of("'" + plugin_host_file().string() + "' 3<&-").find("started by Attune"),
              std::string::npos);
}

/// Writes the files that docs/packs/native.md shows: each is announced by its name in backquotes.
void write_example(const fs::path& folder) {
    std::istringstream lines{test::read_file(fs::path{ATTUNE_SOURCE_DIR} / "docs/packs/native.md")};
    std::string announced;
    for (std::string line; std::getline(lines, line);) {
        if (const auto at = line.find("`calm/"); at != std::string::npos)
            announced = line.substr(at + 1, line.find('`', at + 1) - at - 1);
        if (!line.starts_with("```") || announced.empty())
            continue;
        std::string text;
        while (std::getline(lines, line) && line != "```")
            text += line + "\n";
        test::write_file(folder / announced, text);
        announced.clear();
    }
}

TEST(SdkTest, CppExampleOfTheManualCompiles) {
    const test::TemporaryFolder folder;
    write_example(folder.path());

    EXPECT_EQ(output_of("c++ -std=c++20 -Wall -Wextra -fsyntax-only -I '" ATTUNE_SOURCE_DIR
                        "/plugins/sdk' '" +
                        (folder.path() / "calm/native/calm.cpp").string() + "'"),
              "");
}

TEST(SdkTest, ExampleOfTheManualBuildsWithTheInstalledSdkAndRuns) {
    const test::TemporaryFolder folder;
    const auto place = folder.path().string();
    write_example(folder.path());
    const auto installed =
        output_of("cmake --install '" ATTUNE_BINARY_DIR "' --component sdk --prefix '" + place + "/sdk'");
    ASSERT_TRUE(fs::exists(folder.path() / "sdk/include/attune-sdk/attune_plugin.h")) << installed;
    const auto built =
        output_of("cmake -G Ninja -S '" + place + "/calm' -B '" + place + "/build' -DCMAKE_PREFIX_PATH='" + place +
                  "/sdk' && cmake --build '" + place + "/build'");
    const auto pack = read_pack(folder.path() / "calm", {});
    ASSERT_TRUE(pack.is_usable()) << to_string(pack.problems.front());
    ASSERT_TRUE(fs::exists(pack.contents->folder() / pack.library)) << built;

    NativeValues native{
        {pack}, plugin_host_file(), {sha256_hex(pack.contents->read(pack.library, std::size_t{8} << 20U).bytes)}, test::patient_limits()};
    NoteAnswers note;
    for (const int activation : {2, 5, 1}) {
        Answers row;
        row.values["activation"] = activation;
        note.parts["cm"].tables["log"].push_back(row);
    }
    const auto result = native.run(native.gather({pack.templates, note, {}, {}}));

    ASSERT_TRUE(result.notices.empty()) << result.notices.front().detail;
    EXPECT_EQ(result.values.at("cm.mean_step"), Value{3.5});
}

} // namespace
} // namespace attune
