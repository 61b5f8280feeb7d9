// SPDX-License-Identifier: Apache-2.0
#include "core/modality/manifest.hpp"
#include "tests/unit/modality/attack_fixture.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>

namespace attune {
namespace {

namespace fs = std::filesystem;

const std::string root =
    R"(<pack xmlns="urn:attune:pack:1" id="calm" prefix="cm" version="1.0.0" language="en">)";
const std::string words = "<title>Calm</title><publisher>P</publisher><licence>L</licence>";
const std::string good = root + words + R"(<template file="templates/session.xml"/></pack>)";

/// All messages of a manifest, a line each.
std::string problems_of(const std::string& xml) {
    std::string lines;
    for (const auto& problem : read_manifest(xml, "calm/pack.xml").pack.problems)
        lines += to_string(problem) + "\n";
    return lines;
}

TEST(ManifestTest, ReadsEverything) {
    const auto manifest = read_manifest(
        root +
            "<title> A calm \n  hour </title><short-title>Calm</short-title><publisher>P</publisher>"
            "<licence>L</licence><evidence>Seen &amp; read.</evidence><needs pack=\"header\"/>"
            "<template file=\"templates/session.xml\"/>"
            "<native library=\"native/libcalm.so\" abi=\"1\"><input field=\"work.sets.sud\" course=\"true\" "
            "words=\"SUD\"/><output id=\"pace\" type=\"text\"/></native></pack>",
        "calm/pack.xml");

    ASSERT_TRUE(manifest.pack.problems.empty()) << to_string(manifest.pack.problems.front());
    EXPECT_EQ(manifest.pack.id, "calm");
    EXPECT_EQ(manifest.pack.prefix, "cm");
    EXPECT_EQ(manifest.pack.version, "1.0.0");
    EXPECT_EQ(manifest.pack.title, "A calm hour");
    EXPECT_EQ(manifest.pack.short_title, "Calm");
    EXPECT_EQ(manifest.pack.evidence, "Seen & read.");
    EXPECT_EQ(manifest.needs, std::vector<std::string>{"header"});
    ASSERT_EQ(manifest.templates.size(), 1U);
    EXPECT_EQ(manifest.templates[0].name, "templates/session.xml");
    ASSERT_EQ(manifest.libraries.size(), 1U);
    ASSERT_EQ(manifest.pack.inputs.size(), 1U);
    EXPECT_EQ(manifest.pack.inputs[0].field, "work.sets.sud");
    EXPECT_TRUE(manifest.pack.inputs[0].whole_course);
    ASSERT_EQ(manifest.pack.outputs.size(), 1U);
    EXPECT_EQ(manifest.pack.outputs[0].kind, FieldKind::text);
}

TEST(ManifestTest, TitleServesAsShortTitle) {
    EXPECT_EQ(read_manifest(good, "p").pack.short_title, "Calm");
}

TEST(ManifestTest, AcceptsWindowsLineEndsAndByteOrderMark) {
    EXPECT_EQ(problems_of("\xEF\xBB\xBF<?xml version=\"1.0\" encoding=\"UTF-8\"?>\r\n" + good + "\r\n"), "");
}

TEST(ManifestTest, SaysAllMistakesWithTheirPlaces) {
    const auto lines =
        problems_of("<pack xmlns=\"urn:attune:pack:1\" id=\"Calm\" prefix=\"cm\" version=\"1\">\n"
                    "  <title>Calm</title>\n  <colour/>\n  <template file=\"a.xml\" x=\"1\"/>\n</pack>");

    EXPECT_NE(lines.find("calm/pack.xml:1:1: attribute language is missing"), std::string::npos) << lines;
    EXPECT_NE(lines.find("id=\"Calm\""), std::string::npos) << lines;
    EXPECT_NE(lines.find("version=\"1\""), std::string::npos) << lines;
    EXPECT_NE(lines.find("<publisher> is missing"), std::string::npos) << lines;
    EXPECT_NE(lines.find("calm/pack.xml:3:3"), std::string::npos) << lines;
    EXPECT_NE(lines.find("unknown element <colour>"), std::string::npos) << lines;
    EXPECT_NE(lines.find("calm/pack.xml:4:3"), std::string::npos) << lines;
    EXPECT_NE(lines.find("unknown attribute x"), std::string::npos) << lines;
}

struct Hostile {
    const char* name;
    std::string xml;
    const char* expected;
};

void PrintTo(const Hostile& hostile, std::ostream* stream) {
    *stream << hostile.name;
}

std::string with(const std::string& inside) {
    return root + words + inside + "</pack>";
}
std::string template_named(const std::string& name) {
    return with("<template file=\"" + name + "\"/>");
}

std::string nested(int depth) {
    std::string xml = root;
    for (int level = 0; level < depth; ++level)
        xml += "<a>";
    return xml;
}

std::string closed(int depth) {
    auto xml = nested(depth);
    for (int level = 0; level < depth; ++level)
        xml += "</a>";
    return xml + "</pack>";
}

std::string many_attributes() {
    std::string xml = "<pack xmlns=\"urn:attune:pack:1\"";
    for (int number = 0; number < 5000; ++number)
        xml += " a" + std::to_string(number) + "=\"\"";
    return xml + "/>";
}

const Hostile hostile_files[] = {
    {"empty", "", "is empty"},
    {"blank", " \n ", "is empty"},
    {"no_xml", "this is a letter", "text outside"},
    {"text_before", "hello " + good, "text outside"},
    {"text_after", good + " hello", "text outside"},
    {"unclosed", root, "not well-formed"},
    {"unclosed_deep", nested(1000), "not well-formed"},
    {"other_root", "<template xmlns=\"urn:attune:template:1\"/>", "was expected"},
    {"other_namespace", "<pack xmlns=\"urn:attune:park:1\"/>", "was expected"},
    {"newer_format", "<pack xmlns=\"urn:attune:pack:2\"/>", "asks for format 2"},
    {"two_roots", good + good, "second root"},
    {"doctype", "<!DOCTYPE pack>" + good, "DOCTYPE"},
    {"billion_laughs",
     "<!DOCTYPE p [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]>" + with("<evidence>&b;</evidence>"),
     "DOCTYPE"},
    {"external_entity", "<!DOCTYPE p [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>" + good, "DOCTYPE"},
    {"unknown_entity", with("<evidence>&nbsp;</evidence>"), "entity &nbsp;"},
    {"nul_by_number", with("<evidence>z&#0;</evidence>"), "no character"},
    {"surrogate_by_number", with("<evidence>&#xD800;</evidence>"), "no character"},
    {"instruction", "<?php echo 1 ?>" + good, "processing instructions"},
    {"instruction_inside", with("<?x y?>"), "processing instructions"},
    {"not_utf8", with("<evidence>caf\xE9</evidence>"), "UTF-8"},
    {"encoded_surrogate", with("<evidence>\xED\xA0\x80</evidence>"), "UTF-8"},
    {"nul", with(std::string("<evidence>\0</evidence>", 22)), "control character"},
    {"other_encoding", "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>" + good, "another encoding"},
    {"utf16", std::string("\xFF\xFE<\0p\0", 6), "UTF-8"},
    {"attribute_twice", "<pack xmlns=\"urn:attune:pack:1\" id=\"a\" id=\"b\"/>", "twice"},
    {"prefixes", with("<x:title xmlns:x=\"urn:x\">T</x:title>"), "prefixes"},
    {"other_namespace_inside", with("<needs xmlns=\"urn:x\" pack=\"header\"/>"), "only the root"},
    {"deep", closed(2000), "nested deeper than 8"},
    {"many_attributes", many_attributes(), "more than 64 attributes"},
    {"large", with("<evidence>" + std::string(300'000, 'a') + "</evidence>"), "larger than 256 KiB"},
    {"long_text", with("<evidence>" + std::string(20'000, 'a') + "</evidence>"), "longer than"},
    {"text_between", root + words + "and so on</pack>", "text where only elements"},
    {"element_in_text", root + "<title>A <b>bold</b> pack</title></pack>", "unknown element <b>"},
    {"second_title", with("<title>B</title>"), "a second <title>"},
    {"no_template", with(""), "at least one <template>"},
    {"absolute", template_named("/etc/passwd"), "a name in the pack"},
    {"parent", template_named("../other/session.xml"), "a name in the pack"},
    {"parent_inside", template_named("templates/../../x.xml"), "a name in the pack"},
    {"dot", template_named("./session.xml"), "a name in the pack"},
    {"hidden", template_named(".ssh"), "a name in the pack"},
    {"backslash", template_named("templates\\..\\x.xml"), "a name in the pack"},
    {"drive", template_named("c:/x.xml"), "a name in the pack"},
    {"double_slash", template_named("templates//x.xml"), "a name in the pack"},
    {"slash_at_end", template_named("templates/"), "a name in the pack"},
    {"upper_case", template_named("Session.xml"), "a name in the pack"},
    {"blank_in_name", template_named("a b.xml"), "a name in the pack"},
    {"newline_in_name", template_named("a&#10;b.xml"), "a name in the pack"},
    {"percent", template_named("%2e%2e/x.xml"), "a name in the pack"},
    {"five_parts", template_named("a/b/c/d/e.xml"), "a name in the pack"},
    {"long_name", template_named(std::string(65, 'a')), "a name in the pack"},
    {"empty_name", template_named(""), "a name in the pack"},
    {"file_twice", with("<template file=\"a.xml\"/><template file=\"a.xml\"/>"), "named twice"},
    {"needs_itself", with("<needs pack=\"calm\"/><template file=\"a.xml\"/>"), "need itself"},
    {"short_hash", with("<template file=\"a.xml\" sha256=\"12ab\"/>"), "64 lower-case"},
    {"version_of_four",
     "<pack xmlns=\"urn:attune:pack:1\" id=\"a\" prefix=\"a\" language=\"en\" version=\"1.0.0.0\"/>",
     "three numbers"},
    {"other_abi", with("<native library=\"a.so\" abi=\"2\"><output id=\"a\" type=\"text\"/></native>"),
     "ABI 1"},
    {"two_libraries",
     with("<native library=\"a.so\" abi=\"1\"><output id=\"a\" type=\"text\"/></native>"
          "<native library=\"b.so\" abi=\"1\"><output id=\"b\" type=\"text\"/></native>"),
     "one native library"},
    {"library_outside",
     with("<native library=\"/lib/x.so\" abi=\"1\"><output id=\"a\" type=\"text\"/></native>"),
     "a name in the pack"},
    {"no_outputs", with("<native library=\"a.so\" abi=\"1\"/>"), "at least one <output>"},
    {"output_type", with("<native library=\"a.so\" abi=\"1\"><output id=\"a\" type=\"code\"/></native>"),
     "number or text"},
    {"input_name",
     with("<native library=\"a.so\" abi=\"1\"><input field=\"a/b\" words=\"w\"/><output id=\"a\" "
          "type=\"text\"/></native>"),
     "a field"},
    {"input_without_words",
     with("<native library=\"a.so\" abi=\"1\"><input field=\"a\"/><output id=\"a\" type=\"text\"/></native>"),
     "words is missing"},
};

class HostileManifestTest : public testing::TestWithParam<Hostile> {};

TEST_P(HostileManifestTest, IsRefusedWithWordsThatSayWhy) {
    const auto lines = problems_of(GetParam().xml);

    EXPECT_NE(lines.find(GetParam().expected), std::string::npos) << lines;
}

INSTANTIATE_TEST_SUITE_P(Each, HostileManifestTest, testing::ValuesIn(hostile_files),
                         [](const auto& each) { return std::string{each.param.name}; });

TEST(ManifestTest, KeepsAtMostAHundredProblems) {
    std::string inside;
    for (int number = 0; number < 1000; ++number)
        inside += "<x/>";

    EXPECT_EQ(read_manifest(with(inside), "p").pack.problems.size(), 100U);
}

/// Whether xmllint finds the file valid against the schema that the project ships.
bool is_valid_by_schema(const fs::path& file) {
    const std::string command = "xmllint --nonet --noout --schema '" + std::string{ATTUNE_SOURCE_DIR} +
                                "/schemas/xml/pack.xsd' '" + file.string() + "' 2>/dev/null";
    return std::system(command.c_str()) == 0;
}

TEST(PackSchemaTest, ShippedPacksAreValid) {
    for (const auto& pack : read_packs({ATTUNE_PACKS_DIR}))
        EXPECT_TRUE(is_valid_by_schema(pack.contents->folder() / "pack.xml")) << pack.id;
}

TEST(PackSchemaTest, AgreesWithTheReaderOnMistakes) {
    const test::TemporaryFolder folder;
    for (const auto* name :
         {"parent", "absolute", "file_twice", "version_of_four", "other_abi", "two_libraries", "no_outputs",
          "output_type", "input_without_words", "text_between", "no_template"}) {
        const auto* const found = std::ranges::find(hostile_files, std::string_view{name}, &Hostile::name);
        test::write_file(folder.path() / "pack.xml", found->xml);

        EXPECT_FALSE(is_valid_by_schema(folder.path() / "pack.xml")) << name;
    }
    test::write_file(folder.path() / "pack.xml", good);
    EXPECT_TRUE(is_valid_by_schema(folder.path() / "pack.xml"));
}

} // namespace
} // namespace attune
