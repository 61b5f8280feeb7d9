// SPDX-License-Identifier: Apache-2.0
// Every pack.xml of docs/packs is read, and together they show every element and attribute that there is.
#include "core/modality/manifest.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>

namespace attune {
namespace {

std::string file(const char* name) {
    std::ostringstream text;
    text << std::ifstream{std::filesystem::path{ATTUNE_SOURCE_DIR} / name, std::ios::binary}.rdbuf();
    return text.str();
}

/// Blocks of XML on the pages whose root is this element.
std::vector<std::string> examples(const std::string& root) {
    std::vector<std::string> found;
    for (const char* name : {"docs/packs/packs.md", "docs/packs/native.md", "docs/packs/tutorial.md"}) {
        const std::string page = file(name);
        for (std::size_t at = page.find("```xml"); at != std::string::npos; at = page.find("```xml", at)) {
            const std::size_t begin = page.find('\n', at) + 1;
            at = page.find("\n```", begin);
            const std::string block = page.substr(begin, at - begin);
            const std::size_t first = block.find('<', block.starts_with("<?xml") ? 2 : 0);
            std::size_t element = first;
            while (block.compare(element, 4, "<!--") == 0)
                element = block.find('<', block.find("-->", element));
            if (element != std::string::npos && block.compare(element, root.size() + 2, "<" + root + " ") == 0)
                found.push_back(block);
        }
    }
    return found;
}

std::set<std::string> declared(const std::string& schema, const std::string& what) {
    std::set<std::string> names;
    const std::string opening = "<xs:" + what + " name=\"";
    for (std::size_t at = schema.find(opening); at != std::string::npos; at = schema.find(opening, at + 1)) {
        const std::size_t begin = at + opening.size();
        names.insert(schema.substr(begin, schema.find('"', begin) - begin));
    }
    return names;
}

void expect_all_shown(const char* schema_file, const std::string& root) {
    const std::string schema = file(schema_file);
    std::string all;
    for (const std::string& example : examples(root))
        all += example;
    for (const std::string& element : declared(schema, "element"))
        EXPECT_NE(all.find("<" + element), std::string::npos) << "no example of <" << element << ">";
    for (const std::string& attribute : declared(schema, "attribute"))
        EXPECT_NE(all.find(" " + attribute + "=\""), std::string::npos) << "no example of " << attribute << "=\"\"";
}

TEST(PackDocumentationTest, EveryManifestIsRead) {
    const auto manifests = examples("pack");

    EXPECT_GE(manifests.size(), 3U);
    for (const std::string& each : manifests)
        for (const FileProblem& problem : read_manifest(each, "pack.xml").pack.problems)
            ADD_FAILURE() << to_string(problem) << "\n" << each;
}

TEST(PackDocumentationTest, EveryElementAndAttributeOfPackXmlHasAnExample) {
    expect_all_shown("schemas/xml/pack.xsd", "pack");
}

TEST(PackDocumentationTest, EveryCodeOfPackCheckIsExplained) {
    const std::string page = file("docs/packs/packs.md") + file("docs/packs/measures.md");
    std::size_t codes = 0;
    for (const auto& entry : std::filesystem::directory_iterator{std::filesystem::path{ATTUNE_SOURCE_DIR} / "core/modality/check"}) {
        const std::string name = entry.path().filename().string();
        if (!name.starts_with("pack_check") || !name.ends_with(".cpp"))
            continue;
        const std::string source = file(("core/modality/check/" + name).c_str());
        const std::regex code{"(?:warn\\(|\\? |: |code = |, )\"([a-z]+-[a-z]+(?:-[a-z]+)?)\""};
        for (auto found = std::sregex_iterator{source.begin(), source.end(), code}; found != std::sregex_iterator{}; ++found, ++codes)
            EXPECT_NE(page.find("`" + (*found)[1].str() + "`"), std::string::npos) << (*found)[1];
    }
    EXPECT_GE(codes, 25U);
}

TEST(PackDocumentationTest, EveryElementAndAttributeOfALocaleHasAnExample) {
    expect_all_shown("schemas/xml/locale.xsd", "locale");
}

} // namespace
} // namespace attune
