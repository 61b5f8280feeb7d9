// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/template/reader/element_reader.hpp"

#include <pugixml.hpp>

#include <string_view>
#include <vector>

namespace attune {

/// The one element that a kind of file of ours has at its top.
struct XmlRoot {
    const char* name; ///< "template"
    const char* ns;   ///< "urn:attune:template:1"
};

/// What a ReadSession may be given: a file that is too long is not even looked at.
[[nodiscard]] std::string_view readable(std::string_view xml);

/// The root of the tree in `xml`; null, with the reasons reported, when the bytes are no file of this kind: more than
/// 1 MiB, deeper than 32 levels, not UTF-8, a DOCTYPE, another root, a newer format. `document` owns the tree.
[[nodiscard]] pugi::xml_node read_tree(std::string_view xml, pugi::xml_document& document, ReadSession& session,
                                       const XmlRoot& expected);

/// In the order of the file.
void sort_by_place(std::vector<FileProblem>& problems);

} // namespace attune
