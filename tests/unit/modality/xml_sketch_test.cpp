// SPDX-License-Identifier: Apache-2.0
#include "core/modality/authoring/xml_sketch.hpp"

#include <gtest/gtest.h>

namespace attune {
namespace {

using Kind = XmlSpot::Kind;
using Path = std::vector<std::string>;

/// The spot at "|", which is taken out.
XmlSpot spot(std::string xml) {
    const auto at = xml.find('|');
    xml.erase(at, 1);
    return spot_at(xml, at);
}

TEST(XmlSketchTest, TellsWhereTheCaretStands) {
    EXPECT_EQ(spot("<a><b|").kind, Kind::element);
    EXPECT_EQ(spot("<a><|").path, (Path{"a", ""}));
    EXPECT_EQ(spot("<a><b |").kind, Kind::attribute);
    EXPECT_EQ(spot("<a><b id=\"x\" la|").kind, Kind::attribute);
    EXPECT_EQ(spot("<a><b id=\"x|").kind, Kind::value);
    EXPECT_EQ(spot("<a><b id='x|y'/>").attribute, "id");
    EXPECT_EQ(spot("<a>words|").kind, Kind::text);
    EXPECT_EQ(spot("<a></|").kind, Kind::closing);
    EXPECT_EQ(spot("<a><!-- <b |").kind, Kind::elsewhere);
    EXPECT_EQ(spot("<?xml |").kind, Kind::elsewhere);
}

TEST(XmlSketchTest, KnowsTheElementsAround) {
    EXPECT_EQ(spot("<a><b/><c><d></d>|").path, (Path{"a", "c"}));
    EXPECT_EQ(spot("<a><b><c></b>|").path, (Path{"a"})) << "an element left open ends with the one around it";
    EXPECT_EQ(spot("<a><b x=\"1\" <c y=\"|").path, (Path{"a", "b", "c"})) << "a tag without end ends at the next";
}

TEST(XmlSketchTest, GivesWhatIsWrittenOfTheTag) {
    const auto here = spot("<a><scale id=\"sud\" min=\"|\"/></a>");

    EXPECT_EQ(here.tag.value("id"), "sud");
    EXPECT_EQ(here.attribute, "min");
    EXPECT_EQ(here.word, std::string{"<a><scale id=\"sud\" min=\""}.size());
}

TEST(XmlSketchTest, SketchesWhatCanBeSeen) {
    const auto elements = sketch_elements("<a id='1'><b id=\"2\" label=\"x <c id=\"3\"/>");

    ASSERT_EQ(elements.size(), 3U);
    EXPECT_EQ(elements[1].value("id"), "2");
    EXPECT_EQ(elements[2].name, "c");
    EXPECT_EQ(elements[2].parent, 1U);
}

TEST(XmlSketchTest, EveryPrefixOfEveryTextIsBorne) {
    const std::string xml = "<?xml?><!DOCTYPE x><a b='c' d=\"e\" f = g><!-- h --><i/>j &k; </l></a><m =\"\"/n>'\"<<>>=/";
    for (std::size_t end = 0; end <= xml.size(); ++end)
        for (std::size_t at = 0; at <= end; ++at)
            EXPECT_LE(spot_at(xml.substr(0, end), at).word, end);
}

} // namespace
} // namespace attune
