// SPDX-License-Identifier: Apache-2.0
#include "core/template/reader/xml_tree.hpp"

#include "core/template/reader/format_version.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace attune {
namespace {

constexpr std::size_t largest_file = 1024 * 1024;
constexpr int deepest = 32;

std::string no_element(const XmlRoot& expected) {
    return fmt::format("the file has no element; expected is <{}>", expected.name);
}

/// The first element that lies too deep. Goes without recursion, whatever the depth.
pugi::xml_node too_deep(pugi::xml_node root) {
    int depth = 1;
    for (pugi::xml_node node = root; node;) {
        if (depth > deepest)
            return node;
        if (node.first_child()) {
            node = node.first_child();
            ++depth;
            continue;
        }
        while (node && node != root && !node.next_sibling()) {
            node = node.parent();
            --depth;
        }
        node = node == root ? pugi::xml_node{} : node.next_sibling();
    }
    return {};
}

/// Whether the document is one tree of ours; reports what it is instead.
bool check_root(const pugi::xml_document& document, ReadSession& session, const XmlRoot& expected) {
    const pugi::xml_node root = document.document_element();
    if (!root) {
        session.problem_at(0, no_element(expected));
        return false;
    }
    for (const pugi::xml_node node : document.children()) {
        if (node.type() == pugi::node_doctype)
            session.problem_at(static_cast<std::size_t>(std::max<std::ptrdiff_t>(0, node.offset_debug())),
                               fmt::format("a DOCTYPE is not allowed in a {}", expected.name));
        if (node.type() == pugi::node_element && node != root)
            session.problem(node, fmt::format("a second root; a file holds one <{}>", expected.name));
    }
    if (const pugi::xml_node node = too_deep(root); node) {
        session.problem_at(static_cast<std::size_t>(node.offset_debug()),
                           fmt::format("elements lie deeper than {} levels", deepest));
        return false;
    }
    if (std::string_view{root.name()} != expected.name) {
        session.problem(root, fmt::format("expected is <{}>", expected.name));
        return false;
    }
    const std::string_view asked = root.attribute("xmlns").value();
    if (const auto newer = newer_format(asked, expected.ns))
        session.problem(root, *newer);
    else if (asked != expected.ns)
        session.problem(root, fmt::format("expected is xmlns=\"{}\"", expected.ns));
    return session.problems.empty();
}

} // namespace

std::string_view readable(std::string_view xml) {
    return xml.size() > largest_file ? std::string_view{} : xml;
}

pugi::xml_node read_tree(std::string_view xml, pugi::xml_document& document, ReadSession& session,
                         const XmlRoot& expected) {
    if (xml.size() > largest_file) {
        session.problem_at(0, fmt::format("the file holds {} bytes; {} is the limit", xml.size(), largest_file));
        return {};
    }
    for (SourceProblem& problem : check_source(xml))
        session.problem_at(problem.offset, std::move(problem.message));
    if (!session.problems.empty())
        return {};
    const pugi::xml_parse_result parsed = document.load_buffer(
        xml.data(), xml.size(), pugi::parse_default | pugi::parse_doctype, pugi::encoding_utf8);
    if (parsed.status == pugi::status_no_document_element) {
        session.problem_at(0, no_element(expected));
        return {};
    }
    if (!parsed) {
        session.problem_at(static_cast<std::size_t>(std::max<std::ptrdiff_t>(0, parsed.offset)),
                           fmt::format("this is no well-formed XML: {}", parsed.description()));
        return {};
    }
    return check_root(document, session, expected) ? document.document_element() : pugi::xml_node{};
}

void sort_by_place(std::vector<FileProblem>& problems) {
    std::stable_sort(problems.begin(), problems.end(), [](const FileProblem& a, const FileProblem& b) {
        return std::pair{a.line, a.column} < std::pair{b.line, b.column};
    });
}

} // namespace attune
