// SPDX-License-Identifier: Apache-2.0
#include "gui/studio/field_snippet.hpp"

#include "core/modality/authoring/made_id.hpp"
#include "core/modality/pack.hpp"
#include "tests/unit/studio/studio_fixture.hpp"

#include <gtest/gtest.h>

namespace attune {
namespace {

TEST(FieldSnippetTest, IdsFollowTheLabel) {
    EXPECT_EQ(made_id("Tension now"), "tension_now");
    EXPECT_EQ(made_id("3 Łódź, (Ü)"), "lodz_u");
    EXPECT_EQ(made_id("何"), "");
    EXPECT_EQ(made_id(std::string(80, 'a')).size(), 40U);
}

TEST(FieldSnippetTest, OptionsOfOneNameGetValuesOfTheirOwn) {
    const auto xml = to_xml({.element = "choice", .id = "x", .label = "X", .options = {"Yes", "YES", "何"}});

    EXPECT_NE(xml.find("value=\"yes\""), std::string::npos);
    EXPECT_NE(xml.find("value=\"option_1\" label=\"YES\""), std::string::npos);
    EXPECT_NE(xml.find("value=\"option_2\""), std::string::npos) << xml;
}

TEST(FieldSnippetTest, SignsOfXmlInWordsAreWrittenAsSuch) {
    const auto xml = to_xml({.element = "text", .id = "x", .label = "A < B & \"C\"", .options = {}});

    EXPECT_EQ(xml, R"(<text id="x" label="A &lt; B &amp; &quot;C&quot;"/>)");
}

/// Every kind makes a template that the reader takes.
TEST(FieldSnippetTest, EveryKindCanBeReadAsItIsWritten) {
    for (const auto& kind : field_kind_words()) {
        const auto field =
            to_xml({.element = kind.element, .id = "new_one", .label = "New", .options = {"One", "Two"}});
        const auto xml = with(house_template, "  </section>", field + "\n  </section>");
        const auto packs = packs_that_ship();
        ReadScope scope{.pack = "house", .prefix = "hs", .others = {}};
        for (const auto& pack : packs)
            if (pack.id == "header")
                scope.others = pack.templates;

        const auto read = read_template(xml, "session.xml", scope);

        for (const auto& problem : read.problems)
            ADD_FAILURE() << kind.element << ": " << to_string(problem);
    }
}

struct Place {
    const char* before; ///< the caret stands behind these words
    const char* after;  ///< and the field goes behind these
    std::size_t indent;
};

TEST(FieldSnippetTest, AFieldGoesWhereFieldsMayStand) {
    const Place places[] = {{"title=\"Settl", "say=\"subjective\">", 4},
                            {"<choice id=\"bre", "</choice>", 4},
                            {"value=\"high\" label", "</choice>", 4},
                            {"<long-text id=\"arr", "relevant=\"tension_in ge 1\"/>", 4},
                            {"<text id=\"wha", "label=\"What we tried\"/>", 6}};
    for (const auto& place : places) {
        const auto caret = house_template.find(place.before) + std::string{place.before}.size();

        const auto point = insert_point(house_template, caret);

        EXPECT_EQ(point.offset, house_template.find(place.after) + std::string{place.after}.size())
            << place.before;
        EXPECT_EQ(point.indent, place.indent) << place.before;
    }
}

TEST(FieldSnippetTest, NoTextIsTooBrokenToInsertInto) {
    for (const std::string xml : {"", "<", "<template", "<a><b c=\"", "</", "<!--", "plain"})
        for (std::size_t at = 0; at <= xml.size() + 2; ++at)
            EXPECT_LE(insert_point(xml, at).offset, xml.size());
}

} // namespace
} // namespace attune
