// SPDX-License-Identifier: Apache-2.0
// What check_pack says of a pack as a whole, and where.
#include "tests/unit/modality/checked_pack.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

namespace attune::test {
namespace {

constexpr const char* sound = R"xml(<section id="s" title="Rest" say="subjective"><text id="bed" label="Bed"/></section>)xml";

TEST(PackCheckTest, FindsNothingInASoundPack) {
    EXPECT_EQ(found_in(sound), "");
}

TEST(PackCheckTest, PointsAtANameInsideAnExpression) {
    const PackFinding finding =
        CheckedPack{R"xml(<section id="s" title="Rest" say="subjective"><text id="bed" label="Bed"/>
  <text id="why" label="Why"
        relevant="is-missing(bed) or not is-missing(bde)"/></section>)xml"}
            .finding("mistake");

    EXPECT_EQ(finding.severity, PackFinding::Severity::error);
    EXPECT_EQ(finding.file, "rest/templates/session.xml");
    EXPECT_EQ(finding.line, 5);
    EXPECT_EQ(finding.column, 53);
    EXPECT_EQ(finding.element, "text why");
    EXPECT_NE(finding.problem.find("there is no field bde"), std::string::npos) << finding.problem;
    EXPECT_EQ(finding.expected, "did you mean bed?");
}

TEST(PackCheckTest, PointsAtTheAttributeThatNamesNothing) {
    const PackFinding finding = CheckedPack{std::string{sound} + R"xml(
<rule id="r" severity="information" at="bde" when="is-missing(bed)">The bed was not spoken of.</rule>)xml"}
                                    .finding("mistake");

    EXPECT_EQ(finding.line, 4);
    EXPECT_EQ(finding.column, 41);
    EXPECT_EQ(finding.element, "rule r");
}

TEST(PackCheckTest, PointsAtTheTransitionToAStateThatIsNotThere) {
    const PackFinding finding = CheckedPack{
        R"xml(<section id="s" title="Rest" say="subjective"><reference id="about" label="About" to="worry"/></section>
<register id="worry" label="Worry" plural="Worries" title="name"><text id="name" label="Name"/>
<state id="new" label="new" start="true"><on event="met" to="knwon"/></state>
<state id="known" label="known" done="true"/>
<pass id="p" by="about"><event id="met" when="true"/></pass></register>)xml"}
                                    .finding("mistake");

    EXPECT_EQ(finding.line, 5);
    EXPECT_EQ(finding.column, 62);
    EXPECT_EQ(finding.expected, "did you mean known?");
}

TEST(PackCheckTest, SaysACycleWithItsPath) {
    const PackFinding finding = CheckedPack{
        R"xml(<section id="s" title="Rest" say="subjective"><computed id="a" label="A" calculate="b + 1"/>
<computed id="b" label="B" calculate="a + 1"/></section>)xml"}
                                    .finding("mistake");

    EXPECT_NE(finding.problem.find("a"), std::string::npos);
    EXPECT_EQ(finding.severity, PackFinding::Severity::error);
    EXPECT_EQ(finding.line, 3);
}

TEST(PackCheckTest, SearchesATemplateWithMistakesForWhatNeedsNoNames) {
    CheckedPack pack{R"xml(<section id="s" title="Rest" say="subjective"><text id="bed" label="bed"/>
<text id="why" label="Why" relevant="bde"/></section>)xml"};

    EXPECT_EQ(pack.codes(), "label-case at text bed\nmistake at text why");
}

TEST(PackCheckTest, PutsAnExampleThatDoesNotHoldAtItsPlace) {
    CheckedPack pack{sound};
    pack.file("examples/worked.xml", R"xml(<examples xmlns="urn:attune:example:1" template="rest.session">
  <example id="E1" title="Bed"><session>
    <set field="bed" value="Hard"/><expect field="bed" value="Soft"/>
  </session></example></examples>)xml");
    const PackFinding finding = pack.finding("example");

    EXPECT_EQ(finding.severity, PackFinding::Severity::warning);
    EXPECT_EQ(finding.file, "rest/examples/worked.xml");
    EXPECT_EQ(finding.line, 3);
}

TEST(PackCheckTest, MissesWorkedExamples) {
    CheckedPack pack{sound};
    pack.manifest(R"xml(<evidence>Ours.</evidence><template file="templates/session.xml"/>)xml");

    EXPECT_EQ(pack.finding("no-examples").element, "pack");
    EXPECT_EQ(CheckedPack{sound}.finding("no-examples").code, "");
}

TEST(PackCheckTest, MissesWhereThePackComesFrom) {
    CheckedPack pack{sound};
    pack.manifest(R"xml(<template file="templates/session.xml"/><examples file="examples/worked.xml"/>)xml");

    EXPECT_EQ(pack.codes(), "no-evidence at pack");
}

TEST(PackCheckTest, FindsFilesThatTheManifestDoesNotName) {
    CheckedPack pack{sound};
    pack.file("templates/old.xml", "<template/>").file("native/librest.so", "ELF").file("native/rest.c", "int x;");

    EXPECT_EQ(pack.codes(), "unnamed-file at pack\nunnamed-file at pack");
    EXPECT_NE(pack.finding("unnamed-file").problem.find("templates/old.xml"), std::string::npos);
}

TEST(PackCheckTest, PointsAtWhatTheLibraryIsSaidToGet) {
    CheckedPack pack{sound};
    pack.file("pack.xml", R"xml(<pack xmlns="urn:attune:pack:1" id="rest" prefix="rs" version="1.0.0" language="en">
<title>Rest</title><publisher>Lindenhof</publisher><licence>CC0</licence><evidence>Ours.</evidence>
<template file="templates/session.xml"/><examples file="examples/worked.xml"/>
<native library="native/librest.so" abi="1">
  <input field="bed" words="the bed"/>
  <input words="the chair" field="chair"/>
  <output id="depth" type="number"/></native></pack>)xml");
    const PackFinding finding = pack.finding("mistake");

    EXPECT_EQ(finding.file, "rest/pack.xml");
    EXPECT_EQ(finding.line, 6);
    EXPECT_EQ(finding.column, 35);
}

TEST(PackCheckTest, PointsAtTheFieldThatTakesWhatNobodyGives) {
    const PackFinding finding = CheckedPack{R"xml(<section id="s" title="Rest" say="subjective">
<computed id="depth" label="Depth"
          native="depth"/></section>)xml"}
                                    .finding("mistake");

    EXPECT_EQ(finding.file, "rest/templates/session.xml");
    EXPECT_EQ(finding.element, "computed depth");
    EXPECT_EQ(finding.line, 5);
    EXPECT_EQ(finding.column, 19);
}

TEST(PackCheckTest, PointsAtTheAttributeOfTheManifest) {
    CheckedPack pack{sound};
    pack.file("pack.xml", R"xml(<pack xmlns="urn:attune:pack:1" id="rest" prefix="rs"
      version="1.0" language="en"><title>Rest</title><publisher>Lindenhof</publisher><licence>CC0</licence>
<template file="templates/session.xml"/></pack>)xml");
    const PackFinding finding = pack.finding("mistake");

    EXPECT_EQ(finding.line, 2);
    EXPECT_EQ(finding.column, 16);
}

TEST(PackCheckTest, LivesThroughTheStoredCorpusOfHostileTemplates) {
    std::size_t seen = 0;
    for (const auto& each : std::filesystem::directory_iterator{ATTUNE_SOURCE_DIR "/tests/fuzz/corpus/template"}) {
        std::ifstream stream{each.path(), std::ios::binary};
        CheckedPack pack{sound};
        pack.file("templates/session.xml", {std::istreambuf_iterator<char>{stream}, {}});
        for (const PackFinding& finding : pack.findings()) {
            EXPECT_GE(finding.line, 1) << each.path();
            EXPECT_GE(finding.column, 1) << each.path();
            EXPECT_FALSE(finding.problem.empty()) << each.path();
        }
        ++seen;
    }
    EXPECT_GE(seen, 5U);
}

TEST(PackCheckTest, EndsOnATemplateThatIsMadeToKeepItBusy) {
    std::string fields;
    std::string condition = "true";
    for (int field = 0; field < 60; ++field) {
        fields += "<choice id=\"c" + std::to_string(field) + "\" label=\"C" + std::to_string(field) +
                  "\"><option value=\"a\" label=\"A\"/><option value=\"b\" label=\"B\"/><option value=\"c\" label=\"C\"/></choice>";
        condition += " and (c" + std::to_string(field) + " = 'a' or previous(c" + std::to_string(field) + ") = 'b')";
    }
    for (int field = 0; field < 400; ++field)
        fields += "<text id=\"t" + std::to_string(field) + "\" label=\"T" + std::to_string(field) + "\" relevant=\"" + condition + "\"/>";

    // What cannot be tried to the end counts as possible.
    EXPECT_EQ(found_in_section(fields).find("never-shown"), std::string::npos);
}

TEST(PackCheckTest, ReportsAFolderWithoutAManifestOnce) {
    EXPECT_EQ(check_pack(read_pack(PackSource{.contents = memory_contents("rest", {}), .shipped = false}, {}), {}).size(), 1U);
}

} // namespace
} // namespace attune::test
