// SPDX-License-Identifier: Apache-2.0
// schemas/xml/measure.xsd and the reader are of one mind wherever the schema can say it.
#include "sample_measure.hpp"

#include "tests/unit/temp_folder.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <fstream>
#include <sstream>
#include <sys/wait.h>
#include <utility>

namespace attune {
namespace {

namespace fs = std::filesystem;

std::string bytes_of(const fs::path& file) {
    std::ifstream stream{file, std::ios::binary};
    std::ostringstream bytes;
    bytes << stream.rdbuf();
    return bytes.str();
}

/// What xmllint says against the file; empty: it is valid.
std::string validate(const fs::path& file) {
    const std::string command = std::string{"xmllint --nonet --noout --schema '"} + ATTUNE_SOURCE_DIR +
                                "/schemas/xml/measure.xsd' '" + file.string() + "' 2>&1";
    FILE* pipe = popen(command.c_str(), "r"); // NOLINT: a fixed command over files of the test
    if (pipe == nullptr)
        throw std::runtime_error{"xmllint cannot be started; install libxml2-utils"};
    std::string text;
    std::array<char, 512> piece{};
    while (std::fgets(piece.data(), piece.size(), pipe) != nullptr)
        text += piece.data();
    const int status = pclose(pipe);
    if (!WIFEXITED(status) || WEXITSTATUS(status) == 127 || text.find("failed to compile") != std::string::npos)
        throw std::runtime_error{"xmllint did not run: " + text};
    return WEXITSTATUS(status) == 0 ? "" : text;
}

TEST(MeasureSchemaTest, ShippedMeasuresPassBoth) {
    std::size_t seen = 0;
    for (const auto& entry : fs::directory_iterator{fs::path{ATTUNE_SOURCE_DIR} / "plugins/measures/measures"}) {
        EXPECT_EQ(validate(entry.path()), "");
        EXPECT_EQ(sample::text(read_instrument(bytes_of(entry.path()), entry.path().filename(), "measures").problems), "");
        ++seen;
    }
    EXPECT_GE(seen, 1U);
}

class SchemaMistakeTest : public testing::TestWithParam<std::pair<const char*, const char*>> {};

/// One change to the PHQ-9, which both must refuse.
TEST_P(SchemaMistakeTest, IsRefusedByBoth) {
    const TempFolder folder;
    auto xml = bytes_of(fs::path{ATTUNE_SOURCE_DIR} / "plugins/measures/measures/phq-9.xml");
    const auto& [of, instead] = GetParam();
    const auto at = xml.find(of);
    ASSERT_NE(at, std::string::npos) << of;
    xml.replace(at, std::string_view{of}.size(), instead);
    const auto file = folder.path() / "changed.xml";
    std::ofstream{file} << xml;

    EXPECT_NE(validate(file), "");
    EXPECT_EQ(read_instrument(xml, "changed.xml", "measures").result, nullptr);
}

INSTANTIATE_TEST_SUITE_P(
    Phq9, SchemaMistakeTest,
    testing::Values(std::pair{R"(id="phq-9")", R"(id="PHQ-9")"}, std::pair{R"(version="1.0.0")", R"(version="1.0")"},
                    std::pair{R"(role="outcome")", R"(role="main")"}, std::pair{R"( role="outcome")", ""},
                    std::pair{R"(loinc="44249-1")", R"(loinc="442491")"}, std::pair{"<title>PHQ-9</title>", ""},
                    std::pair{R"(class="FREE")", R"(class="NONE")"}, std::pair{R"(<licence class="FREE" evidence="S")", R"(<licence class="FREE")"},
                    std::pair{R"(min="0" max="3")", R"(min="none" max="3")"}, std::pair{R"(<option value="0" label="none"/>)", R"(<option value="0"/>)"},
                    std::pair{R"(<item id="2")", R"(<item id="1")"}, std::pair{R"(topic="sleep")", R"(topic="")"},
                    std::pair{R"(counts="false")", R"(counts="no")"}, std::pair{R"(kind="sum")", R"(kind="total")"},
                    std::pair{R"(rule="prorate")", R"(rule="guess")"}, std::pair{R"(<missing rule="prorate" allowed="2" evidence="S")", R"(<missing rule="prorate" allowed="2")"},
                    std::pair{R"(op="ge")", R"(op="&gt;")"}, std::pair{R"(purpose="screen")", R"(purpose="test")"},
                    std::pair{R"(<band id="minimal" label="minimal" from="0" to="4"/>)", R"(<band id="minimal" label="minimal" from="0"/>)"},
                    std::pair{R"(group="clinical")", R"(group="ill")"}, std::pair{R"(<level id="none")", R"(<stage id="none")"},
                    std::pair{R"(strength="blocking")", R"(strength="strong")"}, std::pair{"<remark", "<hint"},
                    std::pair{R"(better="lower")", R"(best="lower")"}));

} // namespace
} // namespace attune
