// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/template/reader/reader.hpp"
#include "core/template/reader/source_text.hpp"

#include <pugixml.hpp>

#include <cstddef>
#include <initializer_list>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace attune {

/// What a strict document may be.
struct XmlLimits {
    std::size_t bytes = std::size_t{256} << 10U;
    int depth = 8;
    std::size_t attributes = 64; ///< of one element
    std::size_t problems = 100;
};

/// One XML file, parsed, that holds no trick: UTF-8 throughout, no DOCTYPE, no processing instructions, no
/// entities but the five, one root in the expected namespace, no prefixes, no attribute twice, not too deep.
/// pugixml accepts most of these silently, so they are checked here; all mistakes are kept, with places.
class StrictXml {
public:
    /// `file` is for messages only.
    StrictXml(std::string bytes, std::string file, std::string_view root, std::string_view namespace_uri,
              const XmlLimits& limits = {});
    StrictXml(const StrictXml&) = delete;
    StrictXml& operator=(const StrictXml&) = delete;

    /// Null when the file is no such document.
    [[nodiscard]] pugi::xml_node root() const noexcept { return root_; }
    [[nodiscard]] const std::vector<FileProblem>& problems() const noexcept { return problems_; }

    void add_problem(const pugi::xml_node& element, std::string message);
    /// At the value of an attribute, where the element has it.
    void add_problem(const pugi::xml_node& element, std::string_view attribute, std::string message);
    /// Where the element begins.
    [[nodiscard]] SourcePlace place(const pugi::xml_node& element) const;
    /// Where an attribute's value begins; the element's place where it has no such attribute.
    [[nodiscard]] SourcePlace place(const pugi::xml_node& element, std::string_view attribute) const;
    /// Reports attributes that are not among the known ones; those marked "!" must be there.
    void check_attributes(const pugi::xml_node& element, std::initializer_list<std::string_view> known);
    /// Reports children that are not among the known elements, and text beside them.
    void check_children(const pugi::xml_node& element, std::initializer_list<std::string_view> known);
    /// The text of an element that holds nothing else, blanks at line ends and around taken away.
    [[nodiscard]] std::string text(const pugi::xml_node& element);

private:
    void add_problem_at(std::ptrdiff_t offset, std::string element, std::string message);
    bool check_bytes(const XmlLimits& limits);
    bool parse();
    void check_top();
    void check_tree(const XmlLimits& limits);
    void check_names(const pugi::xml_node& element, const XmlLimits& limits);
    bool check_root(std::string_view root, std::string_view namespace_uri);

    std::string bytes_; ///< kept: places of elements are offsets in it
    std::string file_;
    std::size_t max_problems_;
    SourceText source_;
    std::vector<FileProblem> problems_;
    pugi::xml_document document_;
    pugi::xml_node root_;
};

} // namespace attune
