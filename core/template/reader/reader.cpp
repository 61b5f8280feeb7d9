// SPDX-License-Identifier: Apache-2.0
#include "core/template/reader/reader.hpp"

#include "core/template/expression/program.hpp"
#include "core/template/reader/template_draft.hpp"
#include "core/template/reader/template_reader.hpp"
#include "core/template/reader/xml_tree.hpp"
#include "core/template/suggestion.hpp"
#include "core/text/digest.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace attune {
namespace {

constexpr XmlRoot our_root{.name = "template", .ns = "urn:attune:template:1"};

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

/// What there is of the template; null when the bytes are no file of ours.
std::shared_ptr<const Template> read_into(ReadSession& session, std::string_view xml, const ReadScope& scope) {
    pugi::xml_document document;
    const pugi::xml_node root = read_tree(xml, document, session, our_root);
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

} // namespace

std::string to_string(const FileProblem& problem) {
    return fmt::format("{}:{}:{}: {}", problem.file, problem.line, problem.column, problem.message);
}

ReadTemplate read_template(std::string_view xml, const std::string& file, const ReadScope& scope) {
    ReadSession session{readable(xml), file};
    auto result = read_into(session, xml, scope);
    sort_by_place(session.problems);
    if (!session.problems.empty())
        result = nullptr;
    return {.result = std::move(result), .problems = std::move(session.problems)};
}

TemplateDraft read_draft(std::string_view xml, const ReadScope& scope) {
    ReadSession session{readable(xml), {}};
    auto made = read_into(session, xml, scope);
    return {.made = std::move(made), .is_sound = session.problems.empty()};
}

} // namespace attune
