// SPDX-License-Identifier: Apache-2.0
// Each lint about words, with a template that has it and one beside it that has not.
#include "tests/unit/modality/checked_pack.hpp"

#include <gtest/gtest.h>

namespace attune::test {
namespace {

TEST(PackCheckWordingTest, LongLabel) {
    const auto with = [](std::size_t length) {
        return found_in_section(R"xml(<text id="bed" label="B)xml" + std::string(length - 1, 'e') + R"xml("/>)xml");
    };
    EXPECT_EQ(with(46), "long-label at text bed");
    EXPECT_EQ(with(45), "");
}

TEST(PackCheckWordingTest, LongLabelCountsCharactersNotBytes) {
    std::string label = "B";
    for (int i = 0; i < 44; ++i)
        label += "ü";
    EXPECT_EQ(found_in_section(R"xml(<text id="bed" label=")xml" + label + R"xml("/>)xml"), "");
}

TEST(PackCheckWordingTest, LabelThatBeginsSmall) {
    EXPECT_EQ(found_in_section(R"xml(<text id="bed" label="bed"/>)xml"), "label-case at text bed");
    EXPECT_EQ(found_in_section(R"xml(<text id="bed" label="Bed"/>)xml"), "");
}

TEST(PackCheckWordingTest, LabelWithASignAtItsEnd) {
    EXPECT_EQ(found_in_section(R"xml(<text id="bed" label="Bed:"/>)xml"), "label-end at text bed");
    EXPECT_EQ(found_in_section(R"xml(<text id="bed" label="Bed?"/>)xml"), "");
}

TEST(PackCheckWordingTest, LabelOfAColumn) {
    EXPECT_EQ(found_in_section(R"xml(<table id="nights" label="Nights"><text id="bed" label="bed"/></table>)xml"),
              "label-case at text bed");
    EXPECT_EQ(found_in_section(R"xml(<table id="nights" label="Nights"><text id="bed" label="Bed"/></table>)xml"), "");
}

TEST(PackCheckWordingTest, TwoFieldsOfOneLabel) {
    EXPECT_EQ(found_in_section(R"xml(<text id="a" label="Bed"/><text id="b" label="Bed "/>)xml"),
              "same-label at text b");
    EXPECT_EQ(found_in_section(R"xml(<text id="a" label="Bed"/><text id="b" label="Beds"/>)xml"), "");
}

TEST(PackCheckWordingTest, OneLabelInTwoSectionsIsNoMatter) {
    EXPECT_EQ(found_in(R"xml(<section id="s" title="Night" say="subjective"><text id="a" label="Bed"/></section>
        <section id="t" title="Day" say="subjective"><text id="b" label="Bed"/></section>)xml"),
              "");
}

TEST(PackCheckWordingTest, TwoSectionsOfOneTitle) {
    EXPECT_EQ(found_in(R"xml(<section id="s" title="Night" say="subjective"><text id="a" label="Bed"/></section>
        <section id="t" title="Night" say="subjective"><text id="b" label="Bed"/></section>)xml"),
              "same-label at section t");
}

TEST(PackCheckWordingTest, OptionTwice) {
    const auto with = [](const char* label) {
        return found_in_section(R"xml(<choice id="bed" label="Bed"><option value="a" label="Hard"/><option value="b" label=")xml" +
                                std::string{label} + R"xml("/></choice>)xml");
    };
    EXPECT_EQ(with("hard"), "same-option at option b");
    EXPECT_EQ(with("Harder"), "");
}

TEST(PackCheckWordingTest, HintThatRepeatsTheLabel) {
    EXPECT_EQ(found_in_section(R"xml(<text id="bed" label="Bed" hint="Bed."/>)xml"), "hint-is-label at text bed");
    EXPECT_EQ(found_in_section(R"xml(<text id="bed" label="Bed" hint="Bed or couch."/>)xml"), "");
}

TEST(PackCheckWordingTest, TemplateWithoutSummary) {
    CheckedPack pack{""};
    pack.file("templates/session.xml",
              R"xml(<template xmlns="urn:attune:template:1" id="session" version="1.0.0" language="en">
<title>Rest</title><section id="s" title="Rest" say="subjective"><text id="bed" label="Bed"/></section></template>)xml");
    EXPECT_EQ(pack.codes(), "no-summary at template session");
}

TEST(PackCheckWordingTest, MessageThatSaysTooLittle) {
    const auto with = [](const char* message) {
        return found_in(R"xml(<section id="s" title="Rest" say="subjective"><text id="bed" label="Bed"/></section>
            <rule id="r" severity="information" when="is-missing(bed)">)xml" +
                        std::string{message} + "</rule>");
    };
    EXPECT_EQ(with("No bed."), "short-message at rule r");
    EXPECT_EQ(with("Where the client slept is open."), "");
}

TEST(PackCheckWordingTest, MessageThatBlames) {
    const auto with = [](const char* message) {
        return found_in(R"xml(<section id="s" title="Rest" say="subjective"><text id="bed" label="Bed"/></section>
            <rule id="r" severity="information" when="is-missing(bed)">)xml" +
                        std::string{message} + "</rule>");
    };
    EXPECT_EQ(with("Invalid bed, fill it in again."), "harsh-word at rule r");
    EXPECT_EQ(with("The client speaks of invalids and terrors."), "");
}

TEST(PackCheckWordingTest, PlaceIsTheAttribute) {
    const PackFinding finding = CheckedPack{R"xml(<section id="s" title="Rest" say="subjective">
  <text id="bed" label="bed"/></section>)xml"}
                                    .finding("label-case");

    EXPECT_EQ(finding.file, "rest/templates/session.xml");
    EXPECT_EQ(finding.line, 4);
    EXPECT_EQ(finding.column, 25);
    EXPECT_FALSE(finding.expected.empty());
}

} // namespace
} // namespace attune::test
