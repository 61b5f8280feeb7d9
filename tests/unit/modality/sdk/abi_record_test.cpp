// SPDX-License-Identifier: Apache-2.0
// The ABI of each major version stands in a record beside this file. Within a major version it never changes: a
// change that this test shows is either taken back or becomes a new extension with an id and a header of its own.
#include "core/text/digest.hpp"
#include "tests/unit/modality/attack_fixture.hpp"

#include <attune_plugin.h>
#include <gtest/gtest.h>

#include <cctype>
#include <filesystem>
#include <regex>
#include <sstream>
#include <string>

namespace attune {
namespace {

namespace fs = std::filesystem;

/// The declarations of a C header, one a line, without comments, blanks as they may and preprocessor lines other
/// than the definitions of the ABI's own constants.
std::string declarations(const fs::path& header) {
    auto text = std::regex_replace(test::read_file(header), std::regex{R"(/\*[^]*?\*/|//[^\n]*)"}, " ");
    text = std::regex_replace(text, std::regex{R"(#ifdef __cplusplus[^]*?#endif)"}, " ");
    std::istringstream lines{text};
    std::string constants;
    std::string code;
    const std::regex constant{R"(#define (ATTUNE_[A-Z0-9_]+)\s+(.*\S)\s*)"};
    for (std::string line; std::getline(lines, line);) {
        std::smatch found;
        if (std::regex_match(line, found, constant) && found.str(1) == "ATTUNE_ABI_MINOR")
            continue; // counts new extensions
        if (std::regex_match(line, found, constant))
            constants += found.str(1) + " = " + found.str(2) + "\n";
        else if (!line.starts_with('#'))
            code += line + " ";
    }
    std::string statements;
    int depth = 0;
    for (const char c : std::regex_replace(code, std::regex{R"(\s+)"}, " ")) {
        depth += c == '{' ? 1 : c == '}' ? -1 : 0;
        statements += c;
        if (c == ';' && depth == 0)
            statements += '\n';
    }
    return constants + std::regex_replace(statements, std::regex{R"((^|\n) +)"}, "$1");
}

std::string abi() {
    const fs::path sdk{ATTUNE_SOURCE_DIR "/plugins/sdk"};
    return declarations(sdk / "attune_plugin.h") + declarations(sdk / "ext/derive.h");
}

TEST(AbiRecordTest, DeclarationsOfThisMajorAreThoseThatWereRecorded) {
    const auto record = fs::path{ATTUNE_SOURCE_DIR "/tests/unit/modality/sdk"} /
                        ("abi_" + std::to_string(ATTUNE_ABI_MAJOR) + ".txt");
    ASSERT_TRUE(fs::exists(record)) << "a new major needs a record of its own: write\n" << abi();

    EXPECT_EQ(abi(), test::read_file(record))
        << "libraries out there were built for the record. Take the change back, or offer it as a new extension.";
}

TEST(AbiRecordTest, FingerprintOfMajorOneStands) {
    // Beside the record, so that editing both by mistake is noticed as well.
    const auto record = test::read_file(ATTUNE_SOURCE_DIR "/tests/unit/modality/sdk/abi_1.txt");

    EXPECT_EQ(sha256_hex(record), "26c5fd1e463f04bd0a9690ce40aad38f1b90fa57d3d6765a5f263c0c27e23c5e");
}

} // namespace
} // namespace attune
