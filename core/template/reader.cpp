// SPDX-License-Identifier: Apache-2.0
#include "core/template/reader.hpp"

#include "core/template/format_version.hpp"
#include "core/template/program.hpp"
#include "core/template/suggestion.hpp"
#include "core/template/template_draft.hpp"
#include "core/template/template_reader.hpp"
#include "core/text/digest.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace attune {
namespace {

constexpr std::size_t largest_file = 1024 * 1024;
constexpr int deepest = 32;
constexpr const char* our_namespace = "urn:attune:template:1";

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
bool check_root(const pugi::xml_document& document, ReadSession& session) {
    const pugi::xml_node root = document.document_element();
    if (!root) {
        session.problem_at(0, "the file has no element; expected is <template>");
        return false;
    }
    for (const pugi::xml_node node : document.children()) {
        if (node.type() == pugi::node_doctype)
            session.problem_at(static_cast<std::size_t>(std::max<std::ptrdiff_t>(0, node.offset_debug())),
                               "a DOCTYPE is not allowed in a template");
        if (node.type() == pugi::node_element && node != root)
            session.problem(node, "a second root; a file holds one <template>");
    }
    if (const pugi::xml_node node = too_deep(root); node) {
        session.problem_at(static_cast<std::size_t>(node.offset_debug()),
                           fmt::format("elements lie deeper than {} levels", deepest));
        return false;
    }
    if (std::string_view{root.name()} != "template") {
        session.problem(root, "expected is <template>");
        return false;
    }
    const std::string_view asked = root.attribute("xmlns").value();
    if (const auto newer = newer_format(asked, our_namespace))
        session.problem(root, *newer);
    else if (asked != our_namespace)
        session.problem(root, fmt::format("expected is xmlns=\"{}\"", our_namespace));
    return session.problems.empty();
}

/// The element that begins in a line and has an id; for messages that come from the finished model.
pugi::xml_node element_at(pugi::xml_node root, const SourceText& source, int line, const std::string& id) {
    return root.find_node([&](const pugi::xml_node& node) {
        return node.type() == pugi::node_element &&
               source.line(static_cast<std::size_t>(node.offset_debug())) == line &&
               (id.empty() || id == node.attribute("id").value());
    });
}

/// At the attribute that the message begins with (`in="…" names …`, `to: …`), else at the element.
void report(ReadSession& session, const pugi::xml_node& root, int line, const std::string& id,
            const std::string& message) {
    const pugi::xml_node found = element_at(root, session.source, line, id);
    const pugi::xml_node node = found ? found : root;
    const std::string attribute = message.substr(0, message.find_first_of("=: "));
    const auto element = static_cast<std::size_t>(node.offset_debug());
    if (const auto value = session.source.attribute_value(element, attribute))
        session.problem_at(*value, node, message);
    else
        session.problem(node, message);
}

void check_field_reference(const Field& field, const Program& program, ReadSession& session,
                           const pugi::xml_node& root) {
    for (const Field& column : field.columns)
        check_field_reference(column, program, session, root);
    if (field.kind != FieldKind::reference || field.reference_to.empty() ||
        program.layout.find_register(field.reference_to) >= 0)
        return;
    std::vector<std::string> names;
    for (const RegisterLayout& each : program.layout.registers)
        names.push_back(each.full_id);
    report(session, root, field.line_in_file, field.id,
           fmt::format("to: there is no register {}{}", field.reference_to,
                       did_you_mean(field.reference_to, names)));
}

void check_references(const Template& made, const Program& program, ReadSession& session,
                      const pugi::xml_node& root) {
    for (const Section& section : made.sections)
        for (const Field& field : section.fields)
            check_field_reference(field, program, session, root);
    for (const Register& each : made.registers)
        for (const Field& field : each.fields)
            check_field_reference(field, program, session, root);
}

/// Fields of a register see one another, as in the small form in which an entry is written.
void check_entry_names(Template& made, ReadSession& session, const pugi::xml_node& root) {
    for (Register& each : made.registers) {
        Template small;
        small.prefix = each.id;
        Section section;
        section.id = "fields";
        small.sections.push_back(std::move(section));
        small.sections.front().fields.swap(each.fields); // lent, as they are many and large
        const Program program{{&small}, 0};
        small.sections.front().fields.swap(each.fields);
        for (const ProgramProblem& problem : program.problems) {
            if (problem.expression != nullptr)
                session.expression_problem(problem.expression, problem.at, problem.message);
            else
                report(session, root, problem.line, problem.id, problem.message);
        }
    }
}

/// Binds all names against the pack's own templates and those it may name.
void check_names(const std::shared_ptr<Template>& made, const ReadScope& scope, ReadSession& session,
                 const pugi::xml_node& root) {
    std::vector<const Template*> parts;
    for (const auto& other : scope.others)
        if (other != nullptr && other->prefix != made->prefix)
            parts.push_back(other.get());
    parts.push_back(made.get());
    const Program program{parts, static_cast<int>(parts.size()) - 1};
    check_references(*made, program, session, root);
    check_entry_names(*made, session, root);
    for (const ProgramProblem& problem : program.problems) {
        if (problem.expression != nullptr)
            session.expression_problem(problem.expression, problem.at, problem.message);
        else
            report(session, root, problem.line, problem.id, problem.message);
    }
}

void sort_by_place(std::vector<FileProblem>& problems) {
    std::stable_sort(problems.begin(), problems.end(), [](const FileProblem& a, const FileProblem& b) {
        return std::pair{a.line, a.column} < std::pair{b.line, b.column};
    });
}

/// The document's tree; null, with the reasons reported, when the bytes are no file of ours.
pugi::xml_node parse(std::string_view xml, pugi::xml_document& document, ReadSession& session) {
    for (SourceProblem& problem : check_source(xml))
        session.problem_at(problem.offset, std::move(problem.message));
    if (!session.problems.empty())
        return {};
    const pugi::xml_parse_result parsed = document.load_buffer(
        xml.data(), xml.size(), pugi::parse_default | pugi::parse_doctype, pugi::encoding_utf8);
    if (parsed.status == pugi::status_no_document_element) {
        session.problem_at(0, "the file has no element; expected is <template>");
        return {};
    }
    if (!parsed) {
        session.problem_at(static_cast<std::size_t>(std::max<std::ptrdiff_t>(0, parsed.offset)),
                           fmt::format("this is no well-formed XML: {}", parsed.description()));
        return {};
    }
    return check_root(document, session) ? document.document_element() : pugi::xml_node{};
}

/// What there is of the template; null when the bytes are no file of ours.
std::shared_ptr<const Template> read_into(ReadSession& session, std::string_view xml, const ReadScope& scope) {
    if (xml.size() > largest_file) {
        session.problem_at(0, fmt::format("the file holds {} bytes; {} is the limit", xml.size(), largest_file));
        return nullptr;
    }
    pugi::xml_document document;
    const pugi::xml_node root = parse(xml, document, session);
    if (!root)
        return nullptr;
    auto made = std::make_shared<Template>();
    made->pack = scope.pack;
    made->prefix = scope.prefix;
    TemplateReader{session, *made}.read(root);
    check_names(made, scope, session, root);
    made->xml = xml;
    if (session.problems.empty())
        made->hash = sha256_hex(xml);
    return made;
}

/// A file that is too long is not even looked at.
std::string_view source_of(std::string_view xml) {
    return xml.size() > largest_file ? std::string_view{} : xml;
}

} // namespace

std::string to_string(const FileProblem& problem) {
    return fmt::format("{}:{}:{}: {}", problem.file, problem.line, problem.column, problem.message);
}

ReadTemplate read_template(std::string_view xml, const std::string& file, const ReadScope& scope) {
    ReadSession session{source_of(xml), file};
    auto result = read_into(session, xml, scope);
    sort_by_place(session.problems);
    if (!session.problems.empty())
        result = nullptr;
    return {.result = std::move(result), .problems = std::move(session.problems)};
}

TemplateDraft read_draft(std::string_view xml, const ReadScope& scope) {
    ReadSession session{source_of(xml), {}};
    auto made = read_into(session, xml, scope);
    return {.made = std::move(made), .is_sound = session.problems.empty()};
}

} // namespace attune
