// SPDX-License-Identifier: Apache-2.0
#include "core/modality/authoring/xml_vocabulary.hpp"

#include "core/error.hpp"
#include "core/modality/authoring/schema_text.hpp"

#include <fmt/core.h>
#include <pugixml.hpp>

#include <algorithm>
#include <map>

namespace attune {

/// Reads the part of XML Schema that ours are written in: named types, groups, extensions, enumerations.
class SchemaReader {
public:
    explicit SchemaReader(std::string_view name) {
        const auto text = schema_text(name);
        if (!document_.load_buffer(text.data(), text.size()))
            throw Error{ErrorKind::internal, fmt::format("the schema {} cannot be read", name)};
        schema_ = document_.document_element();
    }

    XmlVocabulary read() {
        made_.elements_.emplace_back();
        for (const auto& node : schema_.children("xs:element"))
            add_child(0, node);
        return std::move(made_);
    }

private:
    [[nodiscard]] pugi::xml_node named(const char* kind, std::string_view name) const {
        return schema_.find_child([&](const pugi::xml_node& node) {
            return std::string_view{node.name()} == kind && name == node.attribute("name").value();
        });
    }

    void add_child(std::size_t parent, const pugi::xml_node& element) {
        const std::string name = element.attribute("name").value();
        auto& siblings = made_.elements_[parent].children;
        if (std::ranges::find(siblings, name, &std::pair<std::string, std::size_t>::first) != siblings.end())
            return;
        const std::string type = element.attribute("type").value();
        const auto known = by_type_.find(type);
        if (!type.empty() && known != by_type_.end()) {
            siblings.emplace_back(name, known->second);
            return;
        }
        const auto index = made_.elements_.size();
        siblings.emplace_back(name, index);
        made_.elements_.emplace_back();
        if (!type.empty())
            by_type_[type] = index;
        add_content(index, type.empty() ? element : named("xs:complexType", type));
    }

    /// Takes everything that a type, group or attribute group holds into the element.
    void add_content(std::size_t into, const pugi::xml_node& holder) {
        for (const auto& node : holder.children()) {
            const std::string_view kind = node.name();
            if (kind == "xs:element") {
                add_child(into, node);
            } else if (kind == "xs:attribute") {
                made_.elements_[into].attributes.push_back(attribute(node));
            } else if (kind == "xs:group" || kind == "xs:attributeGroup") {
                add_content(into, named(node.name(), node.attribute("ref").value()));
            } else {
                if (kind == "xs:extension")
                    add_content(into, named("xs:complexType", node.attribute("base").value()));
                add_content(into, node);
            }
        }
    }

    [[nodiscard]] AttributeWords attribute(const pugi::xml_node& node) const {
        AttributeWords made{.name = node.attribute("name").value(),
                            .type = node.attribute("type").value(),
                            .required = std::string_view{node.attribute("use").value()} == "required",
                            .values = {}};
        const auto type = made.type.empty() ? node.child("xs:simpleType") : named("xs:simpleType", made.type);
        for (const auto& value : type.child("xs:restriction").children("xs:enumeration"))
            made.values.emplace_back(value.attribute("value").value());
        return made;
    }

    pugi::xml_document document_;
    pugi::xml_node schema_;
    std::map<std::string, std::size_t> by_type_;
    XmlVocabulary made_;
};

const AttributeWords* ElementWords::attribute(std::string_view name) const {
    const auto found = std::ranges::find(attributes, name, &AttributeWords::name);
    return found == attributes.end() ? nullptr : &*found;
}

PackFileKind kind_of_pack_file(std::string_view name) {
    if (name == "pack.xml")
        return PackFileKind::manifest;
    if (name.starts_with("examples/"))
        return PackFileKind::examples;
    if (name.starts_with("measures/"))
        return PackFileKind::measure;
    return name.starts_with("locale/") ? PackFileKind::locale : PackFileKind::form;
}

const XmlVocabulary& XmlVocabulary::of(PackFileKind kind) {
    static const XmlVocabulary manifest = SchemaReader{"pack"}.read();
    static const XmlVocabulary form = SchemaReader{"template"}.read();
    static const XmlVocabulary measure = SchemaReader{"measure"}.read();
    static const XmlVocabulary examples = SchemaReader{"example"}.read();
    static const XmlVocabulary locale = SchemaReader{"locale"}.read();
    switch (kind) {
    case PackFileKind::manifest: return manifest;
    case PackFileKind::measure: return measure;
    case PackFileKind::examples: return examples;
    case PackFileKind::locale: return locale;
    case PackFileKind::form: break;
    }
    return form;
}

const ElementWords* XmlVocabulary::find(std::span<const std::string> path) const {
    std::size_t at = 0;
    for (const auto& name : path) {
        const auto& children = elements_[at].children;
        const auto child = std::ranges::find(children, name, &std::pair<std::string, std::size_t>::first);
        if (child == children.end())
            return nullptr;
        at = child->second;
    }
    return &elements_[at];
}

} // namespace attune
