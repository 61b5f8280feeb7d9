// SPDX-License-Identifier: Apache-2.0
// The one example of a form that is its sample note.
#include "tests/unit/examples/calm_pack.hpp"

#include <gtest/gtest.h>

namespace attune {
namespace {

constexpr const char* walk = R"(
    <example id="W"><session><set field="mood" value="1"/></session></example>
    <example id="S" sample="yes">
      <entry register="worry" id="rent"><set field="name" value="The rent"/></entry>
      <session><set field="mood" value="4"/><set field="focus" value="rent"/></session>
      <session><set field="mood" value="3"/><set field="topic" value="Money"/><expect field="mood" value="9"/></session>
    </example>)";

TEST(SampleTest, IsTheFormAfterItsLastSession) {
    const test::CalmPack calm{walk};
    const auto pack = read_pack(calm.folder(), test::CalmPack::others());

    const auto form = play_sample(pack, test::CalmPack::others(), "calm.session");

    ASSERT_TRUE(form);
    EXPECT_EQ(form->value({"cm", {}, "mood"}), Value{3});
    EXPECT_EQ(form->value({"cm", {}, "last_mood"}), Value{4});
    EXPECT_EQ(form->value({"hdr", {}, "number"}), Value{2});
    EXPECT_EQ(form->registers_after().entries.at("cm.worry").at(0).fields.at("name"), Value{"The rent"});
    EXPECT_EQ(find_sample(pack, "calm.session")->id, "S");
}

TEST(SampleTest, ThereNeedBeNone) {
    const test::CalmPack calm{R"(<example id="W"><session/></example>)"};
    const auto pack = read_pack(calm.folder(), test::CalmPack::others());

    EXPECT_FALSE(play_sample(pack, test::CalmPack::others(), "calm.session"));
    EXPECT_FALSE(play_sample(pack, test::CalmPack::others(), "calm.other"));
    EXPECT_FALSE(find_sample(pack, "calm.session"));
}

TEST(SampleTest, IsNotShownWithoutTheFormsThatItIsPlayedWith) {
    const test::CalmPack calm{walk, R"(template="calm.session" with="emdr.sesion")"};
    const auto pack = read_pack(calm.folder(), test::CalmPack::others());

    EXPECT_FALSE(play_sample(pack, test::CalmPack::others(), "calm.session"));
}

TEST(SampleTest, IsANoteThatCouldBeSigned) {
    const test::CalmPack calm{R"(
        <example id="S" sample="yes"><session><set field="mood" value="9"/></session></example>)"};

    EXPECT_EQ(calm.words(),
              "calm/examples/worked.xml:3:9: S: a sample must be a note that could be signed; problems: none was "
              "expected; there are 1: cm.why (rule-answer): Why: an answer is required\n");
}

TEST(SampleTest, IsTheOnlyOneOfItsForm) {
    const test::CalmPack calm{walk};
    calm.write("examples/more.xml", R"(<examples xmlns="urn:attune:example:1" template="calm.session">
  <example id="T" sample="yes"><session/></example></examples>)");
    calm.name_files(R"(<examples file="examples/worked.xml"/><examples file="examples/more.xml"/>)");

    const auto words = calm.words();

    EXPECT_NE(words.find("more.xml:2:3: a second sample of calm.session; the first is in calm/examples/worked.xml"),
              std::string::npos)
        << words;
}

} // namespace
} // namespace attune
