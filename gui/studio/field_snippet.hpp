// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace attune {

/// A question to be written into a template.
struct FieldSnippet {
    std::string element; ///< "scale"
    std::string id;
    std::string label;
    std::vector<std::string> options; ///< labels of choices, or of columns of a table
};

/// What somebody chooses among who inserts a field: the element and what it is called.
struct FieldKindWords {
    std::string element;
    std::string words; ///< "One of several", English
};
[[nodiscard]] const std::vector<FieldKindWords>& field_kind_words();
/// Whether the element takes options.
[[nodiscard]] bool takes_options(std::string_view element);
/// The element as XML, lines parted by "\n"; signs of XML in its words are written as such.
[[nodiscard]] std::string to_xml(const FieldSnippet& snippet);

/// Where a field that is inserted at a caret may stand.
struct InsertPoint {
    std::size_t offset = 0;
    std::size_t indent = 0; ///< blanks before each of its lines
};
/// After the field, or inside the section, table or register, in which `offset` stands. The text need not be
/// well formed; where nothing fits it is the end of the line.
[[nodiscard]] InsertPoint insert_point(std::string_view xml, std::size_t offset);

} // namespace attune
