// SPDX-License-Identifier: Apache-2.0
#include "core/template/form/answers_json.hpp"

#include "core/error.hpp"

#include "sample.hpp"

#include <gtest/gtest.h>

namespace attune {
namespace {

std::shared_ptr<const Template> part() {
    return sample::load(
        R"xml(<section id="s" title="S"><date id="day" label="Day"/><time id="start" label="Start"/><text id="words" label="Words"/>
        <scale id="sud" label="SUD" min="0" max="10"/><yes-no id="yes" label="Yes"/><multi-choice id="many" label="Many"><option value="a" label="A"/></multi-choice>
        <table id="rows" label="Rows"><date id="words" label="A date with the name of a text"/><number id="x" label="X"/></table></section>
        <block id="work" label="W" row-label="R"><section id="w" title="W"><table id="sets" label="Sets"><time id="when" label="When"/></table></section></block>)xml");
}

NoteAnswers answers() {
    NoteAnswers note;
    Answers& top = note.parts["p"];
    top.values = {{"words", "\"quoted\" \\ \n\t שלום 👍"},
                  {"day", *parse_date("2027-03-09")},
                  {"start", *parse_time("09:05")},
                  {"sud", NotAsked{}},
                  {"yes", false},
                  {"many", TextList{"a"}}};
    top.tables["rows"].resize(2);
    top.tables["rows"][0].values = {{"words", *parse_date("2027-01-01")}, {"x", 0.1}};
    top.tables["work"].resize(1);
    top.tables["work"][0].tables["sets"].resize(1);
    top.tables["work"][0].tables["sets"][0].values["when"] = *parse_time("23:59");
    return note;
}

TEST(AnswersJsonTest, WritesOneCanonicalForm) {
    EXPECT_EQ(write_answers(answers()),
              "{\"p\":{\"day\":\"2027-03-09\",\"many\":[\"a\"],\"rows\":[{\"words\":\"2027-01-01\",\"x\":0.1}"
              ",{}],\"start\":\"09:05\","
              "\"sud\":{\"not_asked\":true},\"words\":\"\\\"quoted\\\" \\\\ \\n\\t שלום "
              "👍\",\"work\":[{\"sets\":[{\"when\":\"23:59\"}]}],\"yes\":false}}");
}

TEST(AnswersJsonTest, ComesBackWithItsTypes) {
    const NoteAnswers note = answers();

    EXPECT_EQ(read_answers(write_answers(note), {part()}), note);
    EXPECT_EQ(write_answers(read_answers(write_answers(note), {part()})), write_answers(note));
}

TEST(AnswersJsonTest, NumbersAreShortAndExact) {
    NoteAnswers note;
    note.parts["p"].values = {{"a", 1e21}, {"b", -0.0}, {"c", 1.0 / 3.0}, {"d", 100}, {"e", Value{}}};
    const std::string json = write_answers(note);

    EXPECT_EQ(json, "{\"p\":{\"a\":1e+21,\"b\":0,\"c\":0.3333333333333333,\"d\":100}}");
    EXPECT_EQ(*read_answers(json, {}).parts["p"].values["c"].get<double>(), 1.0 / 3.0);
}

TEST(AnswersJsonTest, FieldsThatNoTemplateKnowsAreKept) {
    const NoteAnswers read =
        read_answers(R"xml({"q":{"old":"2027-03-09","n":4,"rows":[{"a":true}]}})xml", {part()});

    EXPECT_EQ(read.parts.at("q").values.at("old"), Value{"2027-03-09"});
    EXPECT_EQ(read.parts.at("q").tables.at("rows")[0].values.at("a"), Value{true});
}

TEST(AnswersJsonTest, DamagedJsonIsAnError) {
    for (const char* json : {"", "[", "[]", "{\"p\":3}", "{\"p\":{\"a\":{\"b\":1}}}", "{\"p\":{\"a\":[1]}}"})
        EXPECT_THROW((void)read_answers(json, {part()}), Error) << json;
}

TEST(AnswersJsonTest, WritesOneValueAlone) {
    EXPECT_EQ(write_value(TextList{"a", "b"}), "[\"a\",\"b\"]");
    EXPECT_EQ(read_value("\"14:05\"", part()->sections[0].fields[1]), Value{*parse_time("14:05")});
    EXPECT_TRUE(read_value(write_value({}), part()->sections[0].fields[0]).is_null());
}

} // namespace
} // namespace attune
