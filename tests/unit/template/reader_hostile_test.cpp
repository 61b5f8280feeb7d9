// SPDX-License-Identifier: Apache-2.0
#include "sample.hpp"

#include <gtest/gtest.h>

namespace attune {
namespace {

void expect_refused(const std::string& bytes, std::string_view reason) {
    const ReadTemplate read = sample::read(bytes);
    EXPECT_EQ(read.result, nullptr);
    EXPECT_NE(sample::text(read.problems).find(reason), std::string::npos)
        << "expected: " << reason << "\nfound: " << sample::text(read.problems);
}

TEST(ReaderHostileTest, RefusesWhatIsNoXml) {
    expect_refused("", "no element");
    expect_refused("PK\x03\x04 not xml", "control character");
    expect_refused("just words", "no element");
    expect_refused("<template", "no well-formed XML");
    expect_refused(sample::whole("<section id='s' title='S'>"), "no well-formed XML");
}

TEST(ReaderHostileTest, RefusesBytesThatAreNoText) {
    expect_refused(sample::whole("<summary>caf\xE9</summary>"), "this is no UTF-8");
    expect_refused(sample::whole("<summary>\xED\xA0\x80</summary>"), "this is no UTF-8");
    expect_refused(sample::whole("<summary>\xC0\xAF</summary>"), "this is no UTF-8");
    expect_refused(sample::whole(std::string{"<summary>a\0b</summary>", 22}), "control character 0");
    expect_refused(sample::whole("<summary>bell \x07</summary>"), "control character 7");
    expect_refused(sample::whole("<summary>&#0;</summary>"), "no character that a text may hold");
    expect_refused(sample::whole("<summary>&#x1F;</summary>"), "no character that a text may hold");
    expect_refused(sample::whole("<summary>&#xD800;</summary>"), "no character that a text may hold");
    expect_refused("\xFF\xFE<\0t\0", "no UTF-8");
    expect_refused("<?xml version='1.0' encoding='ISO-8859-1'?>" + sample::whole(""), "another encoding");
}

TEST(ReaderHostileTest, AcceptsUtf8WithMarkAndCarriageReturns) {
    std::string text = "\xEF\xBB\xBF<?xml version=\"1.0\" encoding=\"utf-8\"?>\r\n" +
                       sample::whole("<summary>שלום 👍</summary>\r\n");

    EXPECT_EQ(sample::text(sample::read(text).problems), "");
}

TEST(ReaderHostileTest, RefusesEntitiesAndDoctypes) {
    expect_refused("<!DOCTYPE t [<!ENTITY lol \"lol\"><!ENTITY lol2 \"&lol;&lol;\">]>" +
                       sample::whole("<summary>&lol2;</summary>"),
                   "a DOCTYPE is not allowed");
    expect_refused("<!DOCTYPE t SYSTEM \"file:///etc/passwd\">" + sample::whole(""),
                   "a DOCTYPE is not allowed");
    expect_refused(sample::whole("<summary>&file;</summary>"), "the entity &file; is not known");
    expect_refused(sample::whole("<summary>a & b</summary>"), "write &amp;");
    EXPECT_EQ(sample::problems_of("<!-- a & b, <!DOCTYPE x> --><summary><![CDATA[a & b]]></summary>"), "");
}

TEST(ReaderHostileTest, RefusesOtherTreesThanOneOfOurs) {
    expect_refused(sample::whole("") + sample::whole(""), "a second root");
    expect_refused("<template id='a' version='1.0.0' language='en'><title>T</title></template>",
                   "expected is xmlns");
    expect_refused(
        "<template xmlns='urn:other' id='a' version='1.0.0' language='en'><title>T</title></template>",
        "expected is xmlns");
    expect_refused("<form xmlns='urn:attune:template:1'/>", "expected is <template>");
    expect_refused(sample::whole("<section id='s' id='t' title='S'/>"), "the attribute id stands twice");
}

TEST(ReaderHostileTest, RefusesAMillionLevelsWithoutFalling) {
    std::string deep;
    for (int i = 0; i < 1'000'000; ++i)
        deep += "<a>";
    expect_refused(deep, "is the limit"); // 3 MB: too large already
    expect_refused(sample::whole(deep.substr(0, 1'000'000)), "no well-formed XML");
    std::string closed;
    for (int i = 0; i < 140'000; ++i)
        closed += "<a>";
    for (int i = 0; i < 140'000; ++i)
        closed += "</a>";
    expect_refused(sample::whole(closed), "deeper than 32 levels");
}

TEST(ReaderHostileTest, RefusesManyAttributesAndLargeFiles) {
    std::string attributes;
    for (int i = 0; i < 70; ++i)
        attributes += " a" + std::to_string(i) + "='1'";
    expect_refused(sample::whole("<section id='s' title='S'" + attributes + "/>"), "more than 64 attributes");
    expect_refused(sample::whole("<summary>" + std::string(1024 * 1024, 'x') + "</summary>"),
                   "1048576 is the limit");
}

TEST(ReaderHostileTest, AnyCutOrFlippedByteIsAnAnswerAndNoCrash) {
    std::vector<std::filesystem::path> files = sample::files("tests/data/templates/good");
    ASSERT_FALSE(files.empty());
    const std::string whole = sample::file(files.front());
    for (std::size_t cut = 0; cut < whole.size(); cut += 7)
        (void)sample::read(whole.substr(0, cut));
    for (std::size_t at = 0; at < whole.size(); at += 3) {
        std::string flipped = whole;
        flipped[at] = static_cast<char>(flipped[at] ^ static_cast<char>(1U << (at % 8)));
        (void)sample::read(flipped);
    }
    SUCCEED();
}

} // namespace
} // namespace attune
