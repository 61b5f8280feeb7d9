// SPDX-License-Identifier: Apache-2.0
// Every measure of docs/packs/measures.md is read, and together they show every element and attribute that there is.
#include "sample_measure.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <regex>
#include <sstream>

namespace attune {
namespace {

std::string file(const char* name) {
    std::ostringstream text;
    text << std::ifstream{std::string{ATTUNE_SOURCE_DIR} + "/" + name, std::ios::binary}.rdbuf();
    return text.str();
}

std::vector<std::string> measures_on_the_page() {
    const auto page = file("docs/packs/measures.md");
    std::vector<std::string> found;
    for (std::size_t at = page.find("```xml\n"); at != std::string::npos; at = page.find("```xml\n", at + 1)) {
        const auto begin = at + 7;
        found.push_back(page.substr(begin, page.find("\n```", begin) - begin));
    }
    return found;
}

TEST(MeasureDocumentationTest, EveryMeasureOnThePageIsRead) {
    const auto measures = measures_on_the_page();

    EXPECT_GE(measures.size(), 2U);
    for (const auto& each : measures)
        EXPECT_EQ(sample::text(read_instrument(each, "measures.md", "own").problems), "");
}

TEST(MeasureDocumentationTest, EveryElementAndAttributeHasAnExample) {
    const auto schema = file("schemas/xml/measure.xsd");
    std::string all;
    for (const auto& each : measures_on_the_page())
        all += each;
    const std::regex declared{"<xs:(element|attribute) name=\"([a-z-]+)\""};
    std::size_t seen = 0;

    for (auto found = std::sregex_iterator{schema.begin(), schema.end(), declared}; found != std::sregex_iterator{}; ++found, ++seen) {
        const auto name = (*found)[2].str();
        const auto wanted = (*found)[1] == "element" ? "<" + name : " " + name + "=\"";
        EXPECT_NE(all.find(wanted), std::string::npos) << "no example of " << wanted;
    }
    EXPECT_GE(seen, 80U);
}

TEST(MeasureDocumentationTest, TheWholeMeasureScoresAsItSays) {
    const auto calm = sample::read(measures_on_the_page().at(0));

    const auto found = score(*calm, sample::answers("2 2 0 0"), {});
    EXPECT_EQ(found.scales[0].value, 7);
    EXPECT_EQ(sample::band(found.scales[0]), "high");
    EXPECT_FALSE(sample::has_flag(found, ScoreFlag::Kind::safety));
}

} // namespace
} // namespace attune
