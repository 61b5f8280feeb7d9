// SPDX-License-Identifier: Apache-2.0
#include "core/template/form/typed_values.hpp"

#include "sample.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace attune {
namespace {

class TypedValuesTest : public testing::Test {
protected:
    TypedValues read(std::string_view json) { return read_values(json, {header_, part_}); }
    const Answers& part(const TypedValues& read) { return read.answers.parts.at("emdr"); }

    std::shared_ptr<const Template> header_ = sample::load(
        R"xml(<section id="s" title="S"><date id="date" label="Date"/><time id="start" label="Start"/><text id="both" label="Both"/><scale id="state_out" label="Out" min="0" max="10"/></section>)xml",
        {}, "hdr");
    std::shared_ptr<const Template> part_ = sample::load(
        R"xml(<section id="s" title="S"><multi-choice id="phases" label="Phases"><option value="4" label="Desensitization"/></multi-choice>
           <text id="both" label="Both"/><yes-no id="told" label="Told"/><number id="n" label="N"/><computed id="c" label="C" calculate="n"/></section>
           <block id="work" label="Work" row-label="Target"><section id="w" title="W"><scale id="p3_sud0" label="SUD" min="0" max="10"/>
             <choice id="p6_scan" label="Scan"><option value="pleasant" label="Pleasant only"/></choice>
             <table id="p4_sets" label="Sets"><number id="passes" label="Passes"/><scale id="sud" label="SUD" min="0" max="10"/></table></section></block>
           <alias id="p7_state" of="hdr.state_out"/>)xml",
        {header_}, "emdr");
};

TEST_F(TypedValuesTest, NamesMayBeWrittenInEveryForm) {
    for (const char* name : {"p3_sud0", "p3.sud0", "emdr.p3.sud0", "emdr.p3_sud0", "emdr_p3_sud0"}) {
        const TypedValues values = read(std::string{"{\""} + name + "\": 8}");
        EXPECT_TRUE(values.problems.empty()) << name;
        EXPECT_EQ(part(values).tables.at("work").at(0).values.at("p3_sud0"), Value{8}) << name;
    }
    for (const char* name : {"hdr.date", "hdr_date", "date"}) {
        const TypedValues values = read(std::string{"{\""} + name + "\": \"2027-03-09\"}");
        EXPECT_EQ(values.answers.parts.at("hdr").values.at("date"), Value{*parse_date("2027-03-09")}) << name;
    }
    EXPECT_EQ(read(R"xml({"emdr":{"n":3}})xml").answers.parts.at("emdr").values.at("n"), Value{3});
    EXPECT_EQ(read(R"xml({"p7_state":4})xml").answers.parts.at("hdr").values.at("state_out"), Value{4});
}

TEST_F(TypedValuesTest, ReadsBlocksTablesAndWords) {
    const TypedValues values = read(R"xml({"phases":["Desensitization"],"told":"yes","start":"9:30",
        "work":[{"p3.sud0":"not asked","p6_scan":"pleasant ONLY","p4_sets":[{"passes":24},{"passes":30,"sud":2}]},{"p3_sud0":5}]})xml");

    EXPECT_EQ(values.problems, std::vector<std::string>{});
    EXPECT_EQ(part(values).values.at("phases"), (Value{TextList{"4"}}));
    EXPECT_EQ(part(values).values.at("told"), Value{true});
    const auto& work = part(values).tables.at("work");
    EXPECT_TRUE(work[0].values.at("p3_sud0").is_not_asked());
    EXPECT_EQ(work[0].values.at("p6_scan"), Value{"pleasant"});
    EXPECT_EQ(work[0].tables.at("p4_sets")[1].values.at("sud"), Value{2});
    EXPECT_EQ(work[1].values.at("p3_sud0"), Value{5});
}

TEST_F(TypedValuesTest, ReportsEverythingAtOnce) {
    const TypedValues values =
        read(R"xml({"p3_sud":1,"phases":["9"],"told":3,"date":"tomorrow","c":1,"both":"x","n":"many",
        "work":[{"p4_sets":[{"pases":1}]}]})xml");

    const auto says = [&](std::string_view text) {
        return std::any_of(values.problems.begin(), values.problems.end(),
                           [&](const auto& each) { return each.find(text) != std::string::npos; });
    };
    EXPECT_TRUE(says("p3_sud: there is no such field; did you mean p3_sud0?"));
    EXPECT_TRUE(says("phases: \"9\" is no option; expected is one of 4"));
    EXPECT_TRUE(says("told: 3 was found, yes or no was expected"));
    EXPECT_TRUE(says("date: \"tomorrow\" was found, a day like"));
    EXPECT_TRUE(says("c: this is computed"));
    EXPECT_TRUE(says("both: both hdr and emdr have such a field"));
    EXPECT_TRUE(says("n: \"many\" was found, a number was expected"));
    EXPECT_TRUE(says("work[0].p4_sets[0].pases: there is no such column; did you mean passes?"));
    EXPECT_EQ(values.problems.size(), 8U);
    EXPECT_EQ(read("{").problems.size(), 1U);
    EXPECT_EQ(read("[]").problems.size(), 1U);
}

TEST_F(TypedValuesTest, NullClears) {
    EXPECT_TRUE(part(read(R"xml({"n":null})xml")).values.at("n").is_null());
}

TEST_F(TypedValuesTest, NamesOfTheForemostPartsAreMeantBeforeThoseOfOthers) {
    const auto other = sample::load(
        R"xml(<section id="s" title="S"><yes-no id="told" label="Told"/><text id="alone" label="Alone"/></section>)xml", {}, "cbt");

    const auto read = read_values(R"({"told": true, "alone": "here"})", {header_, part_, other}, 2);

    EXPECT_TRUE(read.problems.empty());
    EXPECT_EQ(part(read).values.at("told"), Value{true});
    EXPECT_FALSE(read.answers.parts.at("cbt").values.contains("told"));
    EXPECT_EQ(read.answers.parts.at("cbt").values.at("alone"), Value{"here"});
    EXPECT_FALSE(read_values(R"({"told": true})", {header_, part_, other}).problems.empty());
}

} // namespace
} // namespace attune
