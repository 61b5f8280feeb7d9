// SPDX-License-Identifier: Apache-2.0
#include "core/modality/authoring/xml_vocabulary.hpp"

#include "core/template/reader/field_reader.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace attune {
namespace {

using Path = std::vector<std::string>;

const ElementWords& element(PackFileKind kind, const Path& path) {
    const auto* found = XmlVocabulary::of(kind).find(path);
    if (found == nullptr)
        throw std::runtime_error{"no such element: " + path.back()};
    return *found;
}

std::vector<std::string> children(const ElementWords& words) {
    std::vector<std::string> names;
    for (const auto& [name, index] : words.children)
        names.push_back(name);
    return names;
}

TEST(XmlVocabularyTest, EveryKindOfFileHasItsRoot) {
    EXPECT_EQ(children(element(PackFileKind::manifest, {"pack"})).front(), "title");
    EXPECT_EQ(children(element(PackFileKind::form, {"template"})).front(), "title");
    EXPECT_EQ(children(element(PackFileKind::examples, {"examples"})), std::vector<std::string>{"example"});
    EXPECT_EQ(XmlVocabulary::of(PackFileKind::locale).find(Path{})->children.size(), 1U);
    EXPECT_EQ(XmlVocabulary::of(PackFileKind::form).find(Path{"pack"}), nullptr);
    EXPECT_EQ(kind_of_pack_file("measures/phq-9.xml"), PackFileKind::measure);
    EXPECT_EQ(children(element(PackFileKind::measure, {"measure"})).front(), "title");
    EXPECT_EQ(children(element(PackFileKind::measure, {"measure", "remark", "all", "any", "all"})).front(), "count");
}

TEST(XmlVocabularyTest, SectionsTakeEveryFieldThatTheReaderKnows) {
    const auto fields = children(element(PackFileKind::form, {"template", "section"}));

    for (const auto& name : FieldReader::element_names())
        EXPECT_NE(std::ranges::find(fields, name), fields.end()) << name;
    EXPECT_EQ(fields.size(), FieldReader::element_names().size());
}

TEST(XmlVocabularyTest, GroupsAndExtensionsAreFollowed) {
    const auto& scale = element(PackFileKind::form, {"template", "block", "section", "table", "scale"});
    ASSERT_NE(scale.attribute("min"), nullptr);
    EXPECT_TRUE(scale.attribute("min")->required);
    EXPECT_EQ(scale.attribute("relevant")->type, "expression");
    EXPECT_EQ(scale.attribute("evidence")->values, (std::vector<std::string>{"S", "L", "A", "U"}));
    EXPECT_EQ(element(PackFileKind::form, {"template", "register", "pass", "event"}).children.size(), 1U);
    EXPECT_NE(element(PackFileKind::form, {"template", "rule"}).attribute("when"), nullptr);
}

TEST(XmlVocabularyTest, FilesAreToldByTheirName) {
    EXPECT_EQ(kind_of_pack_file("pack.xml"), PackFileKind::manifest);
    EXPECT_EQ(kind_of_pack_file("templates/session.xml"), PackFileKind::form);
    EXPECT_EQ(kind_of_pack_file("locale/de.xml"), PackFileKind::locale);
    EXPECT_EQ(kind_of_pack_file("examples/worked.xml"), PackFileKind::examples);
}

} // namespace
} // namespace attune
