// SPDX-License-Identifier: Apache-2.0
// What no worked example of a pack exercises is named; of a shipped pack there is nothing.
#include "core/modality/example/example_coverage.hpp"
#include "tests/unit/examples/calm_pack.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace attune {
namespace {

std::vector<std::string> left_of(const Pack& pack) {
    std::vector<std::string> names;
    for (const auto& each : find_unexercised(pack, test::CalmPack::others()))
        names.push_back(std::string{to_word(each.kind)} + " " + each.name);
    return names;
}
std::vector<std::string> left_by(const std::string& examples) {
    const test::CalmPack calm{examples};
    return left_of(read_pack(calm.folder(), test::CalmPack::others()));
}

TEST(ExampleCoverageTest, NamesWhatNoExampleExercises) {
    using Names = std::vector<std::string>;

    EXPECT_EQ(left_by(R"(<example id="A"><session/></example>)"),
              (Names{"computed field far", "computed field third", "computed field chosen", "computed field calm", "computed field last_mood",
                     "computed field pace", "carried value worry.seen", "state worry.new", "state worry.known", "rule tense", "rule long", "rule stop", "series mood",
                     "series weight"}));
    EXPECT_EQ(left_by(R"(<example id="A">
                  <entry register="worry" id="w"><set field="name" value="W"/></entry>
                  <session><set field="mood" value="9"/><set field="topic" value="Rain"/><set field="signs" value="a"/>
                    <set field="focus" value="w"/><set field="walks[0].km" value="6"/></session>
                  <session><set field="mood" value="1"/><set field="focus" value="w"/><set field="slept" value="no"/>
                    <native id="pace" value="2"/><set field="walks[0].km" value="2"/></session></example>)"),
              (Names{"state worry.new", "prompt walk"}));
}

TEST(ExampleCoverageTest, SeesAFormAsItWasWhenSomethingWasExpected) {
    const auto left = left_by(R"(<example id="A"><session><set field="mood" value="9"/>
        <expect rule="tense" fires="yes"/><set field="mood" value="1"/></session></example>)");

    EXPECT_EQ(std::ranges::count(left, "rule tense"), 0);
}

/// One test for each shipped pack, named after it.
class ShippedCoverageTest : public testing::TestWithParam<std::string> {};

TEST_P(ShippedCoverageTest, EveryThingIsExercised) {
    const auto& packs = test::CalmPack::others();
    const auto pack = std::ranges::find(packs, GetParam(), &Pack::id);
    ASSERT_NE(pack, packs.end());

    for (const auto& each : find_unexercised(*pack, packs))
        ADD_FAILURE() << each.template_id << ":" << each.line << ": no example exercises the " << to_word(each.kind)
                      << " " << each.name;
}

std::vector<std::string> approaches() {
    std::vector<std::string> ids;
    for (const Pack& pack : test::CalmPack::others())
        if (pack.id != "header") // its parts are tested by name in unit_clinical
            ids.push_back(pack.id);
    return ids;
}
INSTANTIATE_TEST_SUITE_P(Each, ShippedCoverageTest, testing::ValuesIn(approaches()),
                         [](const auto& each) { return each.param; });

} // namespace
} // namespace attune
