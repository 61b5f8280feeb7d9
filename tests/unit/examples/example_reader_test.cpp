// SPDX-License-Identifier: Apache-2.0
// What an example file may hold, how pack.xml names it, and that hostile ones are refused.
#include "core/text/digest.hpp"
#include "tests/unit/examples/calm_pack.hpp"

#include <gtest/gtest.h>

#include <cstdlib>

namespace attune {
namespace {

const std::string head = R"(<examples xmlns="urn:attune:example:1" template="calm.session">)";

std::string file_with(const std::string& inside) {
    return head + inside + "</examples>";
}
std::string session_with(const std::string& steps) {
    return file_with("<example id=\"A\"><session>" + steps + "</session></example>");
}
std::string problems_of(const std::string& xml) {
    std::string lines;
    for (const auto& problem : read_examples(xml, "worked.xml").problems)
        lines += to_string(problem) + "\n";
    return lines;
}

TEST(ExampleReaderTest, ReadsEverything) {
    const auto read = read_examples(
        "\xEF\xBB\xBF" +
            file_with("<!-- why --><example id=\"DBT-3\" title=\" A  title \">"
                      "<entry register=\"worry\" id=\"w\"><set field=\"name\" value=\"R\"/></entry>"
                      "<session date=\"2027-03-09\"><set field=\"a\" value=\"\"/>"
                      "<expect field=\"a\" missing=\"yes\"/></session></example>"),
        "worked.xml");

    ASSERT_TRUE(read.problems.empty()) << to_string(read.problems.front());
    ASSERT_EQ(read.examples.size(), 1U);
    const Example& example = read.examples.front();
    EXPECT_EQ(example.id, "DBT-3");
    EXPECT_EQ(example.title, "A title");
    EXPECT_EQ(example.template_id, "calm.session");
    ASSERT_EQ(example.steps.size(), 2U);
    EXPECT_EQ(example.steps[0].kind, ExampleStep::Kind::entry);
    EXPECT_EQ(example.steps[0].steps.at(0).word("value"), "R");
    EXPECT_EQ(example.steps[1].word("date"), "2027-03-09");
    EXPECT_TRUE(example.steps[1].steps.at(1).says_yes("missing"));
}

struct Refused {
    const char* name;
    std::string xml;
    const char* words;
};

void PrintTo(const Refused& refused, std::ostream* stream) {
    *stream << refused.name;
}

std::string repeated(std::size_t times, const std::string& text) {
    std::string all;
    for (std::size_t i = 0; i < times; ++i)
        all += text;
    return all;
}

std::string many_examples() {
    std::string all;
    for (int i = 0; i <= 500; ++i)
        all += "<example id=\"A" + std::to_string(i) + "\"><session/></example>";
    return file_with(all);
}

const Refused refused_files[] = {
    {"empty", "", "is empty"},
    {"no_xml", "hello", "text outside"},
    {"other_root", "<template xmlns=\"urn:attune:template:1\"/>", "was expected"},
    {"doctype", "<!DOCTYPE examples>" + session_with(""), "DOCTYPE"},
    {"entities", "<!DOCTYPE e [<!ENTITY a \"aa\">]>" + session_with(""), "DOCTYPE"},
    {"unknown_entity", file_with("<example id=\"A\" title=\"&nbsp;\"><session/></example>"), "entity &nbsp;"},
    {"instruction", "<?php x ?>" + session_with(""), "processing instructions"},
    {"not_utf8", file_with("<example id=\"A\" title=\"caf\xE9\"><session/></example>"), "UTF-8"},
    {"deep", file_with(repeated(2000, "<a>") + repeated(2000, "</a>")), "nested deeper than 8"},
    {"large", file_with(std::string((std::size_t{1} << 20U) + 1, ' ')), "larger than 1024 KiB"},
    {"no_template", "<examples xmlns=\"urn:attune:example:1\"/>", "attribute template is missing"},
    {"no_example", file_with(""), "at least one <example>"},
    {"no_session", file_with("<example id=\"A\"/>"), "at least one <session>"},
    {"no_id", file_with("<example><session/></example>"), "attribute id is missing"},
    {"bad_id", file_with("<example id=\"1 a\"><session/></example>"), "a letter first"},
    {"same_id", file_with(repeated(2, "<example id=\"A\"><session/></example>")), "a second example A"},
    {"sample", file_with("<example id=\"A\" sample=\"true\"><session/></example>"), "sample=\"true\": yes or no was expected"},
    {"two_samples",
     file_with("<example id=\"A\" sample=\"yes\"><session/></example><example id=\"B\" sample=\"yes\"><session/></example>"),
     "a second sample of calm.session; the first is A"},
    {"many_examples", many_examples(), "more than 500 examples"},
    {"many_sessions", file_with("<example id=\"A\">" + repeated(201, "<session/>") + "</example>"),
     "more than 200 sessions"},
    {"unknown_element", file_with("<example id=\"A\"><sesion/><session/></example>"),
     "unknown element <sesion>"},
    {"unknown_step", session_with("<sett field=\"a\" value=\"b\"/>"), "unknown element <sett>"},
    {"text", session_with("hello"), "text where only elements"},
    {"set_without_value", session_with("<set field=\"a\"/>"), "attribute value is missing"},
    {"day", file_with("<example id=\"A\"><session date=\"9 March\"/></example>"), "a day was expected"},
    {"nothing_expected", session_with("<expect/>"), "an attribute that says what is expected is missing"},
    {"no_verdict", session_with("<expect field=\"a\"/>"), "what is expected of it is missing: one of value"},
    {"only_within", session_with("<expect field=\"a\" within=\"1\"/>"), "what is expected of it is missing"},
    {"other_subject", session_with("<expect rule=\"a\" value=\"1\"/>"),
     "value does not belong to an expectation of rule; beside it may stand: fires, severity, contains"},
    {"two_subjects", session_with("<expect rule=\"a\" prompt=\"b\" fires=\"no\"/>"),
     "prompt does not belong"},
    {"unknown_word", session_with("<expect field=\"a\" valeu=\"1\"/>"), "valeu does not belong"},
    {"not_yes", session_with("<expect field=\"a\" missing=\"true\"/>"), "yes or no was expected"},
    {"fires", session_with("<expect rule=\"a\" fires=\"often\"/>"), "yes, no or how often was expected"},
    {"severity", session_with("<expect rule=\"a\" severity=\"loud\"/>"), "information, caution, critical"},
    {"kind", session_with("<expect problem=\"a\" kind=\"bad\"/>"), "one of required, constraint"},
    {"format", session_with("<expect narrative=\"soup\" contains=\"a\"/>"), "soap, dap, birp"},
    {"within", session_with("<expect field=\"a\" value=\"1\" within=\"-1\"/>"), "a number, 0 or more"},
};

class RefusedExampleFileTest : public testing::TestWithParam<Refused> {};

TEST_P(RefusedExampleFileTest, SaysWhy) {
    const auto lines = problems_of(GetParam().xml);

    EXPECT_NE(lines.find(GetParam().words), std::string::npos) << lines;
}

INSTANTIATE_TEST_SUITE_P(Each, RefusedExampleFileTest, testing::ValuesIn(refused_files),
                         [](const auto& each) { return std::string{each.param.name}; });

TEST(ExampleReaderTest, NamesThePlaceOfEachMistakeAndKeepsTheOtherExamples) {
    const auto read =
        read_examples(file_with("\n<example id=\"A\"><session>\n  <expect fieldd=\"a\"/></session></example>"
                                "\n<example id=\"B\"><session/></example>\n<example/>"),
                      "worked.xml");

    ASSERT_GE(read.problems.size(), 2U);
    EXPECT_EQ(read.problems[0].line, 3);
    EXPECT_EQ(read.problems[0].column, 3);
    EXPECT_EQ(read.problems[1].line, 5);
    ASSERT_EQ(read.examples.size(), 1U);
    EXPECT_EQ(read.examples[0].id, "B");
}

const std::string good = "<example id=\"A-1\"><session/></example>";

TEST(PackExamplesTest, AreNamedByTheManifestWithTheirHash) {
    const test::CalmPack pack{good};
    pack.name_files("<examples file=\"examples/worked.xml\" sha256=\"" + std::string(64, '0') + "\"/>");
    EXPECT_NE(pack.words().find("calm/examples/worked.xml:1:1: is not the file that pack.xml was made for"),
              std::string::npos);

    const auto bytes = head.substr(0, head.size() - 1) + ">\n" + good + "\n</examples>";
    pack.name_files("<examples file=\"examples/worked.xml\" sha256=\"" + sha256_hex(bytes) + "\"/>");
    EXPECT_EQ(pack.words(), "");
}

TEST(PackExamplesTest, FileThatIsNotNamedIsAMistake) {
    const test::CalmPack pack{good};
    pack.write("examples/more.xml", file_with(good));

    EXPECT_EQ(pack.words(),
              "calm/pack.xml:1:1: examples/more.xml lies in the folder but is not named here; add "
              "<examples file=\"examples/more.xml\"/>\n");
}

TEST(PackExamplesTest, FileThatIsNamedMustBeThere) {
    const test::CalmPack pack{good};
    pack.name_files("<examples file=\"examples/worked.xml\"/><examples file=\"examples/more.xml\"/>");

    EXPECT_EQ(pack.words(), "calm/examples/more.xml:1:1: is not there\n");
}

TEST(PackExamplesTest, IdsAreUniqueInThePackWithDashAndUnderscoreAsOne) {
    const test::CalmPack pack{good};
    pack.write("examples/more.xml", file_with("<example id=\"A_1\"><session/></example>"));
    pack.name_files("<examples file=\"examples/worked.xml\"/><examples file=\"examples/more.xml\"/>");

    EXPECT_NE(pack.words().find("a second example A_1; the first is in calm/examples/worked.xml"),
              std::string::npos)
        << pack.words();
}

TEST(PackExamplesTest, SayWhichTemplateIsMissing) {
    const test::CalmPack own{good, R"(template="calm.sesion")"};
    EXPECT_EQ(own.words(),
              "calm/examples/worked.xml:2:1: A-1: template=\"calm.sesion\": this pack has no such "
              "template; did you mean calm.session?\n");

    const test::CalmPack other{good, R"(template="calm.session" with="nowhere.session")"};
    EXPECT_EQ(other.words(), "calm/examples/worked.xml:2:1: A-1: with=\"nowhere.session\": no other pack at "
                             "hand has this template\n");
}

TEST(PackExamplesTest, AreNotPlayedWhileTheFormsHaveMistakes) {
    const test::CalmPack pack{
        "<example id=\"A\"><session><expect field=\"mood\" value=\"1\"/></session></example>"};
    pack.write("templates/session.xml", "<template xmlns=\"urn:attune:template:1\"/>");

    EXPECT_TRUE(pack.check().problems.empty());
    EXPECT_EQ(pack.check().held, 0U);
    EXPECT_NE(pack.words(), "");
}

TEST(PackExamplesTest, AreNotOpenedWhenAPackIsRead) {
    const test::CalmPack pack{"this is no example"};

    EXPECT_TRUE(read_pack(pack.folder(), test::CalmPack::others()).is_usable());
    EXPECT_FALSE(pack.check().problems.empty());
}

/// Whether xmllint finds the file valid against the schema that the project ships.
bool is_valid_by_schema(const std::filesystem::path& file) {
    const std::string command = "xmllint --nonet --noout --schema '" + std::string{ATTUNE_SOURCE_DIR} +
                                "/schemas/xml/example.xsd' '" + file.string() + "' 2>/dev/null";
    return std::system(command.c_str()) == 0;
}

TEST(ExampleSchemaTest, ShippedExamplesAreValid) {
    std::size_t seen = 0;
    for (const Pack& pack : test::CalmPack::others())
        for (const PackFile& file : pack.examples) {
            EXPECT_TRUE(is_valid_by_schema(pack.contents->folder() / file.name)) << pack.id << "/" << file.name;
            ++seen;
        }
    EXPECT_GE(seen, 1U);
}

TEST(ExampleSchemaTest, AgreesWithTheReaderOnMistakes) {
    const TempFolder folder;
    const auto file = folder / "worked.xml";
    for (const Refused& each : refused_files) {
        const std::string_view name = each.name;
        if (name != "no_template" && name != "no_example" && name != "bad_id" && name != "same_id" &&
            name != "unknown_step" && name != "set_without_value" && name != "day" && name != "not_yes" &&
            name != "kind" && name != "severity" && name != "format" && name != "within" && name != "fires")
            continue;
        std::ofstream{file, std::ios::binary | std::ios::trunc} << each.xml;
        EXPECT_FALSE(is_valid_by_schema(file)) << name;
    }
    std::ofstream{file, std::ios::binary | std::ios::trunc} << file_with(good);
    EXPECT_TRUE(is_valid_by_schema(file));
}

} // namespace
} // namespace attune
