// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace attune {

/// An attribute that an element may have.
struct AttributeWords {
    std::string name;
    std::string type; ///< name of its type in the schema ("expression"); empty: one of its own
    bool required = false;
    std::vector<std::string> values; ///< the words that it may hold; empty where any may stand
};

/// What may stand in an element.
struct ElementWords {
    std::vector<AttributeWords> attributes;
    std::vector<std::pair<std::string, std::size_t>> children; ///< name, and index in the vocabulary

    [[nodiscard]] const AttributeWords* attribute(std::string_view name) const;
};

enum class PackFileKind { manifest, form, measure, examples, locale };
/// By the name of a file below a pack's folder.
[[nodiscard]] PackFileKind kind_of_pack_file(std::string_view name);

/// Which elements and attributes may stand where in a kind of pack file, as its schema says: one table for
/// the editors of others and for ours.
class XmlVocabulary {
public:
    /// Made when first asked for, and kept.
    [[nodiscard]] static const XmlVocabulary& of(PackFileKind kind);

    /// The element that the names lead to, the root first; null where the schema knows no such path. No
    /// names: what stands outside the root.
    [[nodiscard]] const ElementWords* find(std::span<const std::string> path) const;

private:
    friend class SchemaReader;
    std::vector<ElementWords> elements_; ///< the first has the root as its only child
};

} // namespace attune
