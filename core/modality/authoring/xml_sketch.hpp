// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace attune {

/// An element as far as it is written, in a text that need not be well formed: half of it is still being
/// typed.
struct SketchedElement {
    std::string name;
    std::vector<std::pair<std::string, std::string>> attributes;
    std::size_t at = 0;        ///< offset of its "<"
    std::size_t parent = npos; ///< index; npos at the top

    static constexpr std::size_t npos = static_cast<std::size_t>(-1);
    /// Empty when it is not there.
    [[nodiscard]] std::string_view value(std::string_view attribute) const;
};

/// Every element that begins in `xml`, in the order of the text.
[[nodiscard]] std::vector<SketchedElement> sketch_elements(std::string_view xml);

/// Where somebody stands who types at an offset.
struct XmlSpot {
    enum class Kind {
        text,      ///< between tags
        element,   ///< in the name of an opening tag
        closing,   ///< in the name of a closing tag
        attribute, ///< in a tag, where the name of an attribute may stand
        value,     ///< in the value of an attribute
        elsewhere  ///< in a comment, a declaration, or after a "="
    };
    Kind kind = Kind::elsewhere;
    std::vector<std::string>
        path;                     ///< the elements around it, the root first; in a tag it is the last of them
    std::vector<std::string> ids; ///< of the same elements, empty where one has none
    SketchedElement tag;          ///< in a tag: what is written of it before the spot
    std::string attribute;        ///< in a value: whose
    std::size_t word = 0;         ///< offset at which the name, value or text under the spot begins
};
[[nodiscard]] XmlSpot spot_at(std::string_view xml, std::size_t offset);

} // namespace attune
