// SPDX-License-Identifier: Apache-2.0
#include "core/modality/strict_xml.hpp"

#include "core/template/reader/format_version.hpp"

#include <fmt/core.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace attune {
namespace {

std::string without_byte_order_mark(std::string bytes) {
    return bytes.starts_with("\xEF\xBB\xBF") ? bytes.substr(3) : std::move(bytes);
}

std::string tidy_lines(std::string_view text) {
    std::string tidy;
    bool blank = false;
    for (const char c : text) {
        const bool is_blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
        if (!is_blank && blank && !tidy.empty())
            tidy.push_back(' ');
        if (!is_blank)
            tidy.push_back(c);
        blank = is_blank;
    }
    return tidy;
}

} // namespace

StrictXml::StrictXml(std::string bytes, std::string file, std::string_view root,
                     std::string_view namespace_uri, const XmlLimits& limits)
    : bytes_{without_byte_order_mark(std::move(bytes))},
      file_{std::move(file)},
      max_problems_{limits.problems},
      source_{bytes_} {
    if (!check_bytes(limits))
        return;
    if (!parse())
        return;
    check_top();
    if (!check_root(root, namespace_uri))
        return;
    check_tree(limits);
    if (problems_.empty())
        root_ = document_.document_element();
}

void StrictXml::add_problem_at(std::ptrdiff_t offset, std::string element, std::string message) {
    if (problems_.size() >= max_problems_)
        return;
    const auto place = source_.place(static_cast<std::size_t>(std::max<std::ptrdiff_t>(offset, 0)));
    problems_.push_back({.file = file_,
                         .line = place.line,
                         .column = place.column,
                         .element = std::move(element),
                         .message = std::move(message)});
}

void StrictXml::add_problem(const pugi::xml_node& element, std::string message) {
    // pugixml points at the name; the element begins one character before.
    add_problem_at(element.offset_debug() - 1, element.path(), std::move(message));
}

SourcePlace StrictXml::place(const pugi::xml_node& element) const {
    return source_.place(static_cast<std::size_t>(std::max<std::ptrdiff_t>(element.offset_debug() - 1, 0)));
}

void StrictXml::add_problem(const pugi::xml_node& element, std::string_view attribute, std::string message) {
    const auto value = source_.attribute_value(static_cast<std::size_t>(element.offset_debug()), attribute);
    const auto offset = value ? static_cast<std::ptrdiff_t>(*value) : element.offset_debug() - 1;
    add_problem_at(offset, element.path(), std::move(message));
}

SourcePlace StrictXml::place(const pugi::xml_node& element, std::string_view attribute) const {
    const auto value = source_.attribute_value(static_cast<std::size_t>(element.offset_debug()), attribute);
    return value ? source_.place(*value) : place(element);
}

bool StrictXml::check_bytes(const XmlLimits& limits) {
    if (bytes_.size() > limits.bytes) {
        add_problem_at(0, "/", fmt::format("the file is larger than {} KiB", limits.bytes / 1024));
        return false;
    }
    for (const auto& problem : check_source(bytes_))
        add_problem_at(static_cast<std::ptrdiff_t>(problem.offset), "/", problem.message);
    return problems_.empty();
}

bool StrictXml::parse() {
    // Everything is kept, so that everything can be refused; `fragment` keeps text beside the root.
    constexpr unsigned int keep_all = pugi::parse_full | pugi::parse_fragment | pugi::parse_trim_pcdata;
    const auto result = document_.load_buffer(bytes_.data(), bytes_.size(), keep_all, pugi::encoding_utf8);
    if (!result)
        add_problem_at(result.offset, "/", fmt::format("not well-formed XML: {}", result.description()));
    return static_cast<bool>(result);
}

void StrictXml::check_top() {
    int roots = 0;
    for (const auto node : document_.children())
        switch (node.type()) {
        case pugi::node_element:
            if (++roots == 2)
                add_problem(node, "a second root element; a file has one");
            break;
        case pugi::node_declaration:
        case pugi::node_comment: break;
        case pugi::node_doctype: add_problem_at(0, "/", "a DOCTYPE is not allowed"); break;
        case pugi::node_pi:
            add_problem_at(node.offset_debug(), "/", "processing instructions are not allowed");
            break;
        default: add_problem_at(node.offset_debug(), "/", "text outside the root element"); break;
        }
}

bool StrictXml::check_root(std::string_view root, std::string_view namespace_uri) {
    const auto element = document_.document_element();
    if (!element) {
        add_problem_at(0, "/", fmt::format("the file is empty; <{}> was expected", root));
        return false;
    }
    const std::string_view asked = element.attribute("xmlns").value();
    const bool is_expected = element.name() == root && asked == namespace_uri;
    if (const auto newer = newer_format(asked, namespace_uri); newer && element.name() == root)
        add_problem(element, *newer);
    else if (!is_expected)
        add_problem(element, fmt::format("<{} xmlns=\"{}\"> was expected", root, namespace_uri));
    return is_expected;
}

void StrictXml::check_tree(const XmlLimits& limits) {
    // A loop, not a recursion: depth is what the file's author chose.
    auto node = document_.document_element();
    const auto top = node;
    int depth = 1;
    while (true) {
        if (node.type() == pugi::node_pi)
            add_problem_at(node.offset_debug(), node.parent().path(),
                           "processing instructions are not allowed");
        if (node.type() == pugi::node_element)
            check_names(node, limits);
        if (depth > limits.depth) {
            add_problem_at(node.offset_debug(), top.path(),
                           fmt::format("nested deeper than {} levels", limits.depth));
            return;
        }
        if (node.first_child()) {
            node = node.first_child();
            ++depth;
            continue;
        }
        while (node != top && !node.next_sibling()) {
            node = node.parent();
            --depth;
        }
        if (node == top)
            return;
        node = node.next_sibling();
    }
}

void StrictXml::check_names(const pugi::xml_node& element, const XmlLimits& limits) {
    if (std::string_view{element.name()}.find(':') != std::string_view::npos)
        add_problem(element, "prefixes are not understood");
    std::set<std::string_view> seen;
    std::size_t count = 0;
    for (const auto attribute : element.attributes()) {
        const std::string_view name = attribute.name();
        if (++count > limits.attributes)
            return add_problem(element, fmt::format("more than {} attributes", limits.attributes));
        if (!seen.insert(name).second)
            add_problem(element, fmt::format("attribute {} stands there twice", name));
        if (name == "xmlns" && element.parent().type() != pugi::node_document)
            add_problem(element, "only the root names a namespace");
    }
}

void StrictXml::check_attributes(const pugi::xml_node& element,
                                 std::initializer_list<std::string_view> known) {
    std::vector<std::string_view> names;
    for (auto name : known) {
        const bool is_needed = name.ends_with('!');
        name = name.substr(0, name.size() - (is_needed ? 1 : 0));
        names.push_back(name);
        if (is_needed && !element.attribute(std::string{name}.c_str()))
            add_problem(element, fmt::format("attribute {} is missing", name));
    }
    for (const auto attribute : element.attributes()) {
        const std::string_view name = attribute.name();
        if (name != "xmlns" && std::ranges::find(names, name) == names.end())
            add_problem(element,
                        fmt::format("unknown attribute {}; known are: {}", name, fmt::join(names, ", ")));
    }
}

void StrictXml::check_children(const pugi::xml_node& element, std::initializer_list<std::string_view> known) {
    for (const auto child : element.children()) {
        const bool is_text = child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata;
        if (is_text && known.size() > 0)
            add_problem(element, "text where only elements belong");
        if (child.type() != pugi::node_element || std::ranges::find(known, child.name()) != known.end())
            continue;
        if (known.size() == 0)
            add_problem(child, fmt::format("unknown element <{}>; nothing was expected inside <{}>",
                                           child.name(), element.name()));
        else
            add_problem(child, fmt::format("unknown element <{}>; known are: {}", child.name(),
                                           fmt::join(known, ", ")));
    }
}

std::string StrictXml::text(const pugi::xml_node& element) {
    check_children(element, {});
    std::string whole;
    for (const auto child : element.children())
        if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata)
            whole += child.value();
    return tidy_lines(whole);
}

} // namespace attune
