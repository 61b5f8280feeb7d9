// SPDX-License-Identifier: Apache-2.0
// Each lint about scales, series and numbers, with a template that has it and one beside it that has not.
#include "tests/unit/modality/checked_pack.hpp"

#include <gtest/gtest.h>

namespace attune::test {
namespace {

constexpr const char* rested = R"xml(<section id="s" title="Rest" say="subjective"><scale id="rested" label="Rested" min="0" max="10">
<anchor value="0" label="not"/><anchor value="10" label="fully"/></scale></section>)xml";

std::string with_series(const std::string& attributes, const std::string& value = "rested") {
    return found_in(std::string{rested} + R"xml(<series id="r" label="Rested" )xml" + attributes + R"xml(><point value=")xml" +
                    value + R"xml("/></series>)xml");
}

TEST(PackCheckMeasuresTest, ScaleWithoutWordsAtAnEnd) {
    EXPECT_EQ(found_in_section(R"xml(<scale id="rested" label="Rested" min="0" max="10"><anchor value="0" label="not"/>
        <anchor value="5" label="half"/></scale>)xml"),
              "scale-ends at scale rested");
    EXPECT_EQ(found_in(rested), "");
}

TEST(PackCheckMeasuresTest, ScaleInATableNeedsNoAnchors) {
    EXPECT_EQ(found_in_section(R"xml(<table id="t" label="Nights"><scale id="rested" label="Rested" min="0" max="10"/></table>)xml"),
              "");
}

TEST(PackCheckMeasuresTest, SeriesWithoutDirection) {
    EXPECT_EQ(with_series(R"xml(min="0" max="10" evidence="A" source="Ours")xml"), "series-direction at series r");
    EXPECT_EQ(with_series(R"xml(min="0" max="10" evidence="A" source="Ours" better="neither")xml"), "");
}

TEST(PackCheckMeasuresTest, SeriesWithoutSource) {
    EXPECT_EQ(with_series(R"xml(min="0" max="10" better="higher" evidence="A")xml"), "series-source at series r");
    EXPECT_EQ(with_series(R"xml(min="0" max="10" better="higher" evidence="A" source="Ours")xml"), "");
}

TEST(PackCheckMeasuresTest, SeriesOfAScaleWithoutRange) {
    EXPECT_EQ(with_series(R"xml(unit="points" better="higher" evidence="A" source="Ours")xml"), "series-range at series r");
    EXPECT_EQ(with_series(R"xml(unit="points" better="higher" evidence="A" source="Ours")xml", "days-between(add-days(today(), -1), today())"), "");
}

TEST(PackCheckMeasuresTest, SeriesWithoutUnit) {
    const std::string value = "days-between(add-days(today(), -1), today())";
    EXPECT_EQ(with_series(R"xml(better="higher" evidence="A" source="Ours")xml", value), "series-unit at series r");
    EXPECT_EQ(with_series(R"xml(better="higher" evidence="A" source="Ours" unit="days")xml", value), "");
}

TEST(PackCheckMeasuresTest, EvidenceThatPointsNowhere) {
    EXPECT_EQ(found_in_section(R"xml(<text id="bed" label="Bed" evidence="L"/>)xml"), "no-source at text bed");
    EXPECT_EQ(found_in_section(R"xml(<text id="bed" label="Bed" evidence="L" source="Ade 2020"/>)xml"), "");
    EXPECT_EQ(found_in_section(R"xml(<text id="bed" label="Bed" evidence="A"/>)xml"), "");
}

TEST(PackCheckMeasuresTest, CutOffWithoutSource) {
    const auto with = [](const char* attributes) {
        return found_in(std::string{rested} + R"xml(<rule id="r" severity="caution" )xml" + attributes +
                        ">The client is hardly rested. Ask about the nights.</rule>");
    };
    EXPECT_EQ(with(R"xml(when="rested lt 3")xml"), "cut-off-source at rule r");
    EXPECT_EQ(with(R"xml(when="rested lt 3" evidence="A")xml"), "");
    EXPECT_EQ(with(R"xml(when="is-missing(rested)")xml"), "");
}

TEST(PackCheckMeasuresTest, ParameterThatNothingReads) {
    const auto with = [](const char* condition) {
        return found_in(std::string{rested} +
                        R"xml(<parameter id="low" label="Rested less than" default="3" evidence="A"/><rule id="r" severity="caution" when=")xml" +
                        condition + R"xml(">The client is hardly rested. Ask about the nights.</rule>)xml");
    };
    EXPECT_EQ(with("is-missing(rested)"), "parameter-unused at parameter low");
    EXPECT_EQ(with("rested lt low"), "");
}

TEST(PackCheckMeasuresTest, ParameterWithoutSource) {
    const auto with = [](const char* evidence) {
        return found_in(std::string{rested} + R"xml(<parameter id="low" label="Rested less than" default="3")xml" + evidence +
                        R"xml(/><rule id="r" severity="caution" when="rested lt low">The client is hardly rested. Ask about the nights.</rule>)xml");
    };
    EXPECT_EQ(with(""), "cut-off-source at parameter low");
    EXPECT_EQ(with(" evidence=\"A\""), "");
}

} // namespace
} // namespace attune::test
