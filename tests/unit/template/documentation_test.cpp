// SPDX-License-Identifier: Apache-2.0
// Every example of docs/packs/template-language.md is read, so that none goes stale.
#include "core/template/functions.hpp"
#include "sample.hpp"

#include <gtest/gtest.h>

#include <set>

namespace attune {
namespace {

std::vector<std::string> examples() {
    const std::string page =
        sample::file(std::filesystem::path{ATTUNE_SOURCE_DIR} / "docs/packs/template-language.md");
    std::vector<std::string> found;
    for (std::size_t at = page.find("```xml\n"); at != std::string::npos; at = page.find("```xml\n", at)) {
        const std::size_t begin = at + 7;
        at = page.find("```", begin);
        found.push_back(page.substr(begin, at - begin));
    }
    return found;
}

/// The fields that the page's fragments speak of.
constexpr std::string_view scaffold = R"xml(
  <choices id="prong"><option value="past" label="Past"/><option value="future" label="Future"/></choices>
  <section id="p8" title="Re-check"><reference id="p8_target" label="Target" to="target"/><scale id="p8_sud" label="SUD" min="0" max="10"/>
    <choice id="p8_choice" label="Counts as"><option value="resolved" label="Resolved"/><option value="reopened" label="Reopened"/></choice></section>
  <block id="work" label="Work" row-label="Target"><section id="w" title="Work">
    <reference id="p3_target" label="Target" to="target"/>
    <table id="p4_sets" label="Sets"><choice id="change" label="Change"><option value="shifting" label="Shifting"/><option value="same" label="Same"/></choice>
      <scale id="sud" label="SUD" min="0" max="10"/></table>
    <computed id="sud_start" label="Start" calculate="first(p4_sets.sud)"/><computed id="sud_last" label="Last" calculate="last(p4_sets.sud)"/>
    <computed id="e_comp" label="Complete" type="yes-no" calculate="sud_last = 0"/></section></block>)xml";

TEST(DocumentationTest, WholeTemplatesAreRead) {
    std::size_t seen = 0;
    for (const std::string& example : examples())
        if (example.starts_with("<template")) {
            EXPECT_EQ(sample::text(sample::read(example).problems), "") << example;
            ++seen;
        }
    EXPECT_GE(seen, 1U);
}

TEST(DocumentationTest, FragmentsTogetherMakeATemplate) {
    const auto header = sample::load(
        R"xml(<section id="s" title="S"><date id="date" label="Date"/></section>)xml", {}, "hdr");
    std::string children{scaffold};
    std::size_t seen = 0;
    for (const std::string& example : examples())
        if (!example.starts_with("<template")) {
            children += example;
            ++seen;
        }

    EXPECT_GE(seen, 4U);
    EXPECT_EQ(sample::text(sample::read(sample::whole(children), {header}).problems), "");
}

/// Names that stand as name="…" in declarations of the schema.
std::set<std::string> declared(const std::string& schema, const std::string& what) {
    std::set<std::string> names;
    const std::string opening = "<xs:" + what + " name=\"";
    for (std::size_t at = schema.find(opening); at != std::string::npos; at = schema.find(opening, at + 1)) {
        const std::size_t begin = at + opening.size();
        names.insert(schema.substr(begin, schema.find('"', begin) - begin));
    }
    return names;
}

TEST(DocumentationTest, EveryElementAttributeAndFunctionHasAnExample) {
    const std::string schema =
        sample::file(std::filesystem::path{ATTUNE_SOURCE_DIR} / "schemas/xml/template.xsd");
    std::string all;
    for (const std::string& example : examples())
        all += example;

    EXPECT_GE(declared(schema, "element").size(), 30U);
    for (const std::string& element : declared(schema, "element"))
        EXPECT_NE(all.find("<" + element), std::string::npos) << element;
    for (const std::string& attribute : declared(schema, "attribute"))
        EXPECT_NE(all.find(" " + attribute + "=\""), std::string::npos) << attribute;
    for (const std::string& function : function_names())
        EXPECT_NE(all.find(function + "("), std::string::npos) << function;
}

} // namespace
} // namespace attune
